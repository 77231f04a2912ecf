// SPDX-License-Identifier: EUPL-1.2
// classify_bench [OUT.json [POSTS.jsonl...]]: the classifier against one RE2 a rule, RE2::Set and
// Hyperscan, at 100, 1,000 and 10,000 generated rules; A B A B in one run, medians. The posts are
// half of those in the files, and the rules are made of the words of the other half; without files
// both are made up. No rival reads a mistyped word, so ours runs without that (typos = false) and,
// beside it, with. Writes JSON to OUT.
#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>

#include "classifiers/classifier.h"
#include "classifiers/fold.h"
#include "config/json.h"
#include "tests/bench/rivals.h"
#include "tests/bench/speech.h"

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

constexpr int kRounds = 7;
constexpr std::size_t kPosts = 20'000;
constexpr std::size_t kSetRulesMax = 1'000;  // more take minutes, or all memory there is

// One rule in both languages.
struct TwinRule {
  std::string toml;  // without "typos"
  std::string expression;
};

TwinRule make_rule(const wc::bench::RuleWords& words, std::size_t number) {
  const auto& [word, start, first, second] = words;
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
  double typos_ns_a_byte = 0;  // ours, when it reads mistyped words too
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
  std::shared_ptr<const wc::Classifier> exact;
  std::shared_ptr<const wc::Classifier> forgiving;  // reads mistyped words too
  wc::bench::Expressions expressions;
};

std::shared_ptr<const wc::Classifier> build(const std::string& toml) {
  wc::Problems problems;
  auto classifier = wc::Classifier::build({{"topics/stad.toml", "", toml}}, {}, problems);
  if (classifier == nullptr) {
    std::fputs(wc::to_text(problems).c_str(), stderr);
    std::exit(1);
  }
  return classifier;
}

Made make(Figures& figures, wc::bench::Speech& speech) {
  std::string forgiving = "id = \"stad\"\nnl = \"Stad\"\nen = \"City\"\n";
  std::string exact = forgiving;
  Made made;
  for (std::size_t i = 0; i < figures.rules; ++i) {
    const TwinRule rule = make_rule(speech.rule(), i);
    forgiving += rule.toml;
    exact += rule.toml + "typos = false\n";
    made.expressions.push_back(rule.expression);
  }
  made.forgiving = build(forgiving);
  const std::size_t before = heap_bytes();
  const auto start = Clock::now();
  made.exact = build(exact);
  figures.ours.build_ms = seconds_since(start) * 1e3;
  figures.megabytes = static_cast<double>(heap_bytes() - before) / 1e6;
  return made;
}

Figures measure(std::size_t rule_count, wc::bench::Speech& speech,
                const std::vector<wc::Post>& posts) {
  Figures figures;
  figures.rules = rule_count;
  const Made made = make(figures, speech);
  std::vector<Contender> contenders = contenders_of(made.expressions);
  std::vector<double> ours;
  std::vector<double> with_typos;
  std::size_t seen = 0;
  for (int round = 0; round < kRounds; ++round) {
    ours.push_back(classify_seconds(*made.exact, posts, seen));
    with_typos.push_back(classify_seconds(*made.forgiving, posts, seen));
    for (Contender& contender : contenders) run_round(contender, posts);
  }
  const double seconds = median(ours);
  const auto bytes = static_cast<double>(bytes_of(posts, posts.size()));
  figures.ours.ns_a_byte = seconds * 1e9 / bytes;
  figures.typos_ns_a_byte = median(with_typos) * 1e9 / bytes;
  figures.posts_a_second = static_cast<double>(posts.size()) / seconds;
  figures.p999_us = p999_us(*made.exact, posts);
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
  std::printf("    with typos        %.1f ns/byte\n", one.typos_ns_a_byte);
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
    json.key("typos_ns_a_byte").number(one.typos_ns_a_byte);
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
  const std::vector<std::string> files(argv + std::min(argc, 2), argv + argc);
  const auto speech = files.empty() ? wc::bench::made_up() : wc::bench::of_posts(files);
  if (speech == nullptr) return std::fputs("classify_bench: a file has no posts\n", stderr), 1;
  std::vector<wc::Post> posts(kPosts);
  for (wc::Post& post : posts) {
    post.text = speech->post();
    post.lang = "nl";
  }
  std::printf("%zu posts, %.0f bytes on average, %d rounds, medians\n", posts.size(),
              static_cast<double>(bytes_of(posts, posts.size())) / kPosts, kRounds);
  std::vector<Figures> all;
  for (const std::size_t rules : {std::size_t{100}, std::size_t{1'000}, std::size_t{10'000}}) {
    all.push_back(measure(rules, *speech, posts));
    show(all.back());
  }
  std::printf("10,000 rules cost %.1fx of 100\n",
              all.back().ours.ns_a_byte / all.front().ours.ns_a_byte);
  if (argc > 1) std::ofstream(argv[1]) << to_json(all) << '\n';
  return 0;
}
