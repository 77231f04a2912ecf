// SPDX-License-Identifier: EUPL-1.2
#include "tests/bench/speech.h"

#include <algorithm>
#include <random>

#include "classifiers/fold.h"
#include "classifiers/labelled.h"
#include "config/files.h"

namespace wc::bench {

namespace {

using Texts = std::vector<std::string>;

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

class MadeUp final : public Speech {
 public:
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

  std::string post() override {
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

  RuleWords rule() override { return {compound(1), compound(1), compound(0), compound(1)}; }

 private:
  const std::string& pick(const Texts& texts) { return texts[random_() % texts.size()]; }
  std::mt19937 random_{14024};
};

constexpr std::size_t kContentLetters = 4;  // shorter words are seldom what a rule waits for
constexpr std::size_t kNear = 5;            // words, as "..." of a phrase

class OfPosts final : public Speech {
 public:
  explicit OfPosts(const Texts& texts) {
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (i % 2 == 0) {
        posts_.push_back(texts[i]);
      } else {
        listen(texts[i]);
      }
    }
    std::shuffle(posts_.begin(), posts_.end(), random_);
    std::sort(words_.begin(), words_.end());
    words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  }

  std::string post() override { return posts_[next_++ % posts_.size()]; }
  RuleWords rule() override {
    const auto& [first, second] = pairs_[random_() % pairs_.size()];
    return {any_word(), any_word(), first, second};
  }
  [[nodiscard]] bool speaks() const { return !posts_.empty() && !pairs_.empty(); }

 private:
  const std::string& any_word() { return words_[random_() % words_.size()]; }

  void listen(const std::string& text) {
    Folded folded(std::pmr::get_default_resource());
    fold(text, folded);
    std::vector<std::pair<std::size_t, std::string>> content;  // with its place
    for (std::size_t i = 0; i < folded.word_count(); ++i) {
      const std::string word(folded.word(i));
      const bool plain =
          std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (plain && word.size() >= kContentLetters) content.emplace_back(i, word);
    }
    for (std::size_t i = 0; i < content.size(); ++i) {
      words_.push_back(content[i].second);
      if (i == 0 || content[i].first - content[i - 1].first > kNear) continue;
      pairs_.emplace_back(content[i - 1].second, content[i].second);
    }
  }

  std::mt19937 random_{14024};
  Texts posts_;
  Texts words_;
  std::vector<std::pair<std::string, std::string>> pairs_;
  std::size_t next_ = 0;
};

}  // namespace

std::unique_ptr<Speech> made_up() {
  return std::make_unique<MadeUp>();
}

std::unique_ptr<Speech> of_posts(const std::vector<std::string>& files) {
  Texts texts;
  for (const std::string& file : files) {
    const Result<std::string> bytes = read_file(file);
    if (!bytes) return nullptr;
    for (const Labelled& one : read_labelled(*bytes, "").posts) texts.push_back(one.post.text);
  }
  auto speech = std::make_unique<OfPosts>(texts);
  if (!speech->speaks()) return nullptr;
  return speech;
}

}  // namespace wc::bench
