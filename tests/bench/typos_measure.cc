// SPDX-License-Identifier: EUPL-1.2
// typos_measure FILE.jsonl...: every word of these texts that the shipped rules would read as
// another one, for a person to judge; then the same for a year of the made-up town, and how many
// mistyped words of the rules are understood.
#include <cstdio>
#include <map>
#include <random>
#include <set>

#include "classifiers/firing.h"
#include "config/json.h"
#include "connectors/sandbox/town.h"

namespace {

constexpr int kTownDays = 365;
constexpr int kTownPosts = 200;  // a day
constexpr int kSlips = 100'000;

using wc::Typos;

struct Count {
  std::size_t long_words = 0;
  std::map<std::string, std::string> read_as;  // what was written, what is read
};

void count(const Typos& typos, std::string_view text, Count& counted) {
  wc::Folded folded(std::pmr::get_default_resource());
  wc::fold(text, folded);
  for (std::size_t i = 0; i < folded.word_count(); ++i) {
    const std::string_view word = folded.word(i);
    if (word.size() < wc::kTypoLettersMin || !wc::is_hashable(word)) continue;
    ++counted.long_words;
    const std::string_view meant = typos.meant_by(word);
    if (!meant.empty()) counted.read_as.emplace(word, meant);
  }
}

void show(const std::string& what, const Count& counted) {
  std::printf("%s: %zu long words, %zu different ones read as another\n", what.c_str(),
              counted.long_words, counted.read_as.size());
  for (const auto& [word, meant] : counted.read_as) {
    std::printf("  %s -> %s\n", word.c_str(), meant.c_str());
  }
}

Count of_file(const Typos& typos, const std::string& path) {
  Count counted;
  const auto bytes = wc::read_file(path);
  if (!bytes) {
    std::fprintf(stderr, "typos_measure: %s\n", bytes.error().what.c_str());
    std::exit(1);
  }
  std::string_view rest = *bytes;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const auto json = wc::Json::parse(std::string(rest.substr(0, end)));
    if (json) count(typos, (*json)["text"].text(), counted);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return counted;
}

Count of_town(const Typos& typos) {
  Count counted;
  for (int day = 0; day < kTownDays; ++day) {
    const std::string event = day % 8 == 0 ? "vierdaagse" : "";
    const std::uint64_t seed = 1 + static_cast<std::uint64_t>(day);
    for (const wc::TownPost& post : wc::town_day({seed, {}, kTownPosts, event})) {
      count(typos, post.text, counted);
    }
  }
  return counted;
}

std::set<std::string> long_words(const std::vector<wc::Rule>& rules) {
  std::set<std::string> words;
  for (const wc::Rule& rule : rules) {
    for (const wc::UsedPhrase& used : rule.phrases) {
      for (const wc::Step& step : used.phrase.steps) {
        for (const wc::Way& way : step.ways) {
          const bool whole = way.kind == wc::StepKind::kWord && wc::is_hashable(way.text);
          if (whole && way.text.size() > wc::kTypoLettersMin) words.insert(way.text);
        }
      }
    }
  }
  return words;
}

std::string slip_of(std::string word, std::mt19937& random) {
  const std::size_t at = 1 + random() % (word.size() - 1);
  const char letter = static_cast<char>('a' + random() % 26);
  switch (random() % 4) {
    case 0:
      return word.erase(at, 1);
    case 1:
      return word.insert(at, 1, letter);
    case 2:
      word[at] = letter;
      return word;
    default:
      if (at + 1 < word.size()) std::swap(word[at], word[at + 1]);
      return word;
  }
}

void show_understood(const Typos& typos, const std::vector<wc::Rule>& rules) {
  const std::set<std::string> all = long_words(rules);
  const std::vector<std::string> words(all.begin(), all.end());
  std::mt19937 random(14024);
  int slips = 0;
  int understood = 0;
  int wrong = 0;
  for (int i = 0; i < kSlips; ++i) {
    const std::string& word = words[random() % words.size()];
    const std::string slip = slip_of(word, random);
    if (slip == word) continue;
    ++slips;
    const std::string_view meant = typos.meant_by(slip);
    understood += meant == word ? 1 : 0;
    wrong += !meant.empty() && meant != word ? 1 : 0;
  }
  std::printf(
      "slips in the rules' own %zu words of 8 letters and more: %.1f %% understood, %.2f %% "
      "taken for another word\n",
      words.size(), 100.0 * understood / slips, 100.0 * wrong / slips);
}

}  // namespace

int main(int argc, char** argv) {
  const auto files = wc::read_config_files("");
  wc::Problems problems;
  const wc::RuleBook book = wc::read_rules(*files, {}, problems);
  const wc::Firing firing(book.rules);
  for (int i = 1; i < argc; ++i) show(argv[i], of_file(firing.typos(), argv[i]));
  show("the town", of_town(firing.typos()));
  show_understood(firing.typos(), book.rules);
  return 0;
}
