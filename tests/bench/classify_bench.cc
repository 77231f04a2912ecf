// SPDX-License-Identifier: EUPL-1.2
// classify_bench [FILE.json]: the classifier against one RE2 a rule, RE2::Set and Hyperscan, at
// 100, 1,000 and 10,000 generated rules on generated Dutch posts; A B A B in one run, medians.
// Writes JSON to FILE.
#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <random>

#include "classifiers/classifier.h"
#include "classifiers/fold.h"
#include "config/json.h"
#include "tests/bench/rivals.h"

namespace {

// The thread's own time: other work on the machine is not ours to count.
struct Clock {
  using time_point = double;
  static double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
  }
};
using Texts = std::vector<std::string>;

constexpr int kRounds = 7;
constexpr std::size_t kPosts = 20'000;
constexpr std::size_t kSetRulesMax = 1'000;  // more take minutes, or all memory there is

const Texts kSmall = {"de",  "het", "een", "van", "en",   "is",  "dat",  "niet", "ik",  "te",
                      "op",  "er",  "die", "in",  "voor", "met", "maar", "naar", "wat", "nog",
                      "ook", "bij", "al",  "aan", "hier", "wel", "weer", "om",   "zo",  "hoe"};
const Texts kStems = {
    "straat", "fiets",  "boom",   "park",       "markt",     "huis",  "water",    "licht",  "afval",
    "wagen",  "bus",    "school", "kind",       "buurt",     "brug",  "weg",      "stoep",  "tegel",
    "plein",  "winkel", "feest",  "muziek",     "nacht",     "dag",   "paspoort", "loket",  "brief",
    "balie",  "auto",   "garage", "vergunning", "bezoek",    "zorg",  "hulp",     "taxi",   "stoel",
    "werk",   "geld",   "huur",   "woning",     "bouw",      "dak",   "zon",      "warmte", "pomp",
    "glas",   "papier", "bak",    "zak",        "container", "poep",  "hond",     "kat",    "rat",
    "meeuw",  "gras",   "blad",   "tak",        "wortel",    "riool", "put",      "regen",  "ton"};
// What people talk about when it is not the city: seven posts of ten.
const Texts kPrivate = {"lach",   "film",   "oma",   "taart",   "vriend", "droom",    "zee",
                        "liedje", "koffie", "baas",  "goal",    "trein",  "zomer",    "kleur",
                        "tafel",  "verf",   "nagel", "spiegel", "plant",  "boek",     "pagina",
                        "mening", "slaap",  "hoofd", "hart",    "avond",  "reis",     "berg",
                        "strand", "foto",   "jurk",  "schoen",  "kapper", "computer", "scherm",
                        "spel",   "kaart",  "prijs", "klas",    "examen"};
const Texts kEndings = {"", "", "", "en", "s", "je", "jes", "er", "ing", "heid", "lijk", "baar"};

class Dutch {
 public:
  explicit Dutch(unsigned seed) : random_(seed) {}

  std::string word(const Texts& stems) {
    if (random_() % 100 < 45) return pick(kSmall);
    return compound(random_() % 3, stems);
  }

  // A word of stems and an ending: some 12,000 with one stem more, 700,000 with two.
  std::string compound(std::size_t more, const Texts& stems = kStems) {
    std::string word = pick(stems);
    for (std::size_t i = 0; i < more; ++i) word += pick(stems);
    return word + pick(kEndings);
  }

  std::string post() {
    std::string post;
    const Texts& stems = random_() % 10 < 7 ? kPrivate : kStems;
    const std::size_t bytes = 34 + random_() % 188;  // 134 on average with the last word
    while (post.size() < bytes) {
      if (!post.empty()) post += random_() % 12 == 0 ? ", " : " ";
      post += word(stems);
    }
    post[0] = static_cast<char>(post[0] - 'a' + 'A');
    return post + (random_() % 3 == 0 ? "?" : ".");
  }

 private:
  const std::string& pick(const Texts& texts) { return texts[random_() % texts.size()]; }
  std::mt19937 random_;
};

// One rule in both languages.
struct TwinRule {
  std::string toml;
  std::string expression;
};

TwinRule make_rule(Dutch& dutch, std::size_t number) {
  const std::string word = dutch.compound(1);
  const std::string start = dutch.compound(1);
  const std::string first = dutch.compound(0);
  const std::string second = dutch.compound(1);
  TwinRule rule;
  rule.toml = "[[rule]]\nid = \"r" + std::to_string(number) + "\"\nweight = 0.6\n";
  rule.toml += "words = [\"" + word + "\", \"" + start + "*\"]\n";
  std::string phrase = first + " ... " + second;
  std::string phrase_expression = first + "( [^ ]+){0,4} " + second;
  if (number % 22 == 0) {  // 4.5 % need an expression of their own
    rule.toml +=
        "needs = [\"" + second + "\"]\nexpression = '\\b" + second + " (in|op|bij) [a-z]+'\n";
    phrase_expression = second + " (in|op|bij) [a-z]+";
  } else {
    rule.toml += "phrases = [\"" + phrase + "\"]\n";
  }
  rule.expression = "\\b(" + word + "|" + start + "[^ ]*|" + phrase_expression + ")\\b";
  return rule;
}

// One engine at one number of rules.
struct Engine {
  std::string name;
  double build_ms = 0;
  double ns_a_byte = 0;
};

struct Figures {
  std::size_t rules = 0;
  double megabytes = 0;
  double posts_a_second = 0;
  double p999_us = 0;
  Engine ours{"webcared"};
  std::vector<Engine> rivals;
};

double seconds_since(Clock::time_point start) {
  return Clock::now() - start;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

std::size_t bytes_of(const std::vector<wc::Post>& posts, std::size_t count) {
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < count; ++i) bytes += posts[i].text.size();
  return bytes;
}

double classify_seconds(const wc::Classifier& classifier, const std::vector<wc::Post>& posts,
                        std::size_t& signals) {
  const auto start = Clock::now();
  for (const wc::Post& post : posts) signals += classifier.classify(post).signal ? 1 : 0;
  return seconds_since(start);
}

// A rival with what it took to make it, and the times of its rounds.
struct Contender {
  Engine engine;
  std::unique_ptr<wc::bench::Rival> rival;
  std::size_t posts = 0;  // of a round: few for who is slow
  std::size_t found = 0;  // matches, in the last round
  std::vector<double> seconds = {};
};

template <class Make>
void enter(std::vector<Contender>& contenders, const char* name, std::size_t posts, Make&& make) {
  const auto start = Clock::now();
  std::unique_ptr<wc::bench::Rival> rival = make();
  if (rival == nullptr) return std::printf("  no %s here\n", name), void();
  contenders.push_back({{name, seconds_since(start) * 1e3, 0}, std::move(rival), posts});
}

std::vector<Contender> contenders_of(const wc::bench::Expressions& expressions) {
  const std::size_t rules = expressions.size();
  std::vector<Contender> contenders;
  enter(contenders, "one RE2 a rule", std::max<std::size_t>(20, 200'000 / rules),
        [&] { return wc::bench::one_re2_each(expressions); });
  if (rules <= kSetRulesMax) {
    enter(contenders, "RE2::Set, 512 MB", 2'000'000 / rules,
          [&] { return wc::bench::one_re2_set(expressions); });
  }
  enter(contenders, "Hyperscan", 2'000,
        [&] { return wc::bench::hyperscan(expressions, wc::bench::Tells::kRule); });
  if (rules <= kSetRulesMax) {
    enter(contenders, "Hyperscan, places", 2'000,
          [&] { return wc::bench::hyperscan(expressions, wc::bench::Tells::kPlace); });
  }
  return contenders;
}

void run_round(Contender& contender, const std::vector<wc::Post>& posts) {
  const auto start = Clock::now();
  contender.found = 0;
  contender.posts = std::min(contender.posts, posts.size());
  // Other posts each round: who builds states as it goes would know them otherwise.
  const std::size_t first = contender.seconds.size() * contender.posts;
  for (std::size_t i = 0; i < contender.posts; ++i) {
    wc::Folded text(std::pmr::get_default_resource());
    wc::fold(posts[(first + i) % posts.size()].text, text);
    contender.found += contender.rival->find(std::string(text.text));
  }
  contender.seconds.push_back(seconds_since(start));
}

double p999_us(const wc::Classifier& classifier, const std::vector<wc::Post>& posts) {
  std::vector<double> each;
  each.reserve(posts.size());
  for (const wc::Post& post : posts) {
    const auto start = Clock::now();
    (void)classifier.classify(post);
    each.push_back(seconds_since(start) * 1e6);
  }
  std::sort(each.begin(), each.end());
  return each[each.size() * 999 / 1000];
}

std::size_t heap_bytes() {
  const struct mallinfo2 now = mallinfo2();
  return now.uordblks + now.hblkhd;
}

struct Made {
  std::shared_ptr<const wc::Classifier> classifier;
  wc::bench::Expressions expressions;
};

Made make(Figures& figures) {
  Dutch dutch(static_cast<unsigned>(figures.rules));
  std::string toml = "id = \"stad\"\nnl = \"Stad\"\nen = \"City\"\n";
  Made made;
  for (std::size_t i = 0; i < figures.rules; ++i) {
    const TwinRule rule = make_rule(dutch, i);
    toml += rule.toml;
    made.expressions.push_back(rule.expression);
  }
  wc::Problems problems;
  const std::vector<wc::ConfigFile> files = {{"topics/stad.toml", "", toml}};
  const std::size_t before = heap_bytes();
  const auto start = Clock::now();
  made.classifier = wc::Classifier::build(files, {}, problems);
  figures.ours.build_ms = seconds_since(start) * 1e3;
  figures.megabytes = static_cast<double>(heap_bytes() - before) / 1e6;
  if (made.classifier == nullptr) {
    std::fputs(wc::to_text(problems).c_str(), stderr);
    std::exit(1);
  }
  return made;
}

Figures measure(std::size_t rule_count, const std::vector<wc::Post>& posts) {
  Figures figures;
  figures.rules = rule_count;
  const Made made = make(figures);
  std::vector<Contender> contenders = contenders_of(made.expressions);
  std::vector<double> ours;
  std::size_t seen = 0;
  for (int round = 0; round < kRounds; ++round) {
    ours.push_back(classify_seconds(*made.classifier, posts, seen));
    for (Contender& contender : contenders) run_round(contender, posts);
  }
  const double seconds = median(ours);
  figures.ours.ns_a_byte = seconds * 1e9 / static_cast<double>(bytes_of(posts, posts.size()));
  figures.posts_a_second = static_cast<double>(posts.size()) / seconds;
  figures.p999_us = p999_us(*made.classifier, posts);
  for (Contender& one : contenders) {
    one.engine.ns_a_byte =
        median(one.seconds) * 1e9 / static_cast<double>(bytes_of(posts, one.posts));
    figures.rivals.push_back(one.engine);
  }
  return figures;
}

void show(const Figures& one) {
  std::printf("%6zu rules: build %.0f ms, %.1f MB, %.1f ns/byte, %.0f posts/s, p99.9 %.1f us\n",
              one.rules, one.ours.build_ms, one.megabytes, one.ours.ns_a_byte, one.posts_a_second,
              one.p999_us);
  for (const Engine& rival : one.rivals) {
    std::printf("    %-17s build %.0f ms (%.0fx), %.1f ns/byte (%.1fx)\n", rival.name.c_str(),
                rival.build_ms, rival.build_ms / one.ours.build_ms, rival.ns_a_byte,
                rival.ns_a_byte / one.ours.ns_a_byte);
  }
  std::fflush(stdout);
}

std::string to_json(const std::vector<Figures>& all) {
  wc::JsonWriter json;
  json.object().key("classify").array();
  for (const Figures& one : all) {
    json.object().field("rules", static_cast<std::int64_t>(one.rules));
    json.key("build_ms").number(one.ours.build_ms).key("megabytes").number(one.megabytes);
    json.key("ns_a_byte").number(one.ours.ns_a_byte);
    json.key("posts_a_second").number(one.posts_a_second).key("p999_us").number(one.p999_us);
    json.key("rivals").array();
    for (const Engine& rival : one.rivals) {
      json.object().field("name", rival.name).key("build_ms").number(rival.build_ms);
      json.key("ns_a_byte").number(rival.ns_a_byte);
      json.key("times").number(rival.ns_a_byte / one.ours.ns_a_byte).end();
    }
    json.end().end();
  }
  json.end().end();
  return json.take();
}

}  // namespace

int main(int argc, char** argv) {
  Dutch dutch(14024);
  std::vector<wc::Post> posts(kPosts);
  for (wc::Post& post : posts) {
    post.text = dutch.post();
    post.lang = "nl";
  }
  std::printf("%zu posts, %.0f bytes on average, %d rounds, medians\n", posts.size(),
              static_cast<double>(bytes_of(posts, posts.size())) / kPosts, kRounds);
  std::vector<Figures> all;
  for (const std::size_t rules : {std::size_t{100}, std::size_t{1'000}, std::size_t{10'000}}) {
    all.push_back(measure(rules, posts));
    show(all.back());
  }
  std::printf("10,000 rules cost %.1fx of 100\n",
              all.back().ours.ns_a_byte / all.front().ours.ns_a_byte);
  if (argc > 1) std::ofstream(argv[1]) << to_json(all) << '\n';
  return 0;
}
