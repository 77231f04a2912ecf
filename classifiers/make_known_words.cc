// SPDX-License-Identifier: EUPL-1.2
// make_known_words OUT BASE...: the build's own tool. Reads the hunspell dictionaries BASE.dic with
// BASE.aff, spells out the forms that their affixes give, folds them as posts are folded, and
// writes the Bloom filter that known_words.h reads.
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "classifiers/fold.h"
#include "classifiers/known_words.h"
#include "classifiers/letters.h"

namespace {

using CodePoints = std::u32string;

CodePoints code_points(std::string_view text) {
  CodePoints points;
  while (!text.empty()) {
    const wc::Decoded one = wc::decode(text);
    points += one.code_point;
    text.remove_prefix(one.length);
  }
  return points;
}

// "[^aeiou]y": what must stand at the end of a word (or at its beginning, for a prefix).
class Condition {
 public:
  explicit Condition(std::string_view written) {
    const CodePoints points = code_points(written);
    for (std::size_t i = 0; i < points.size(); ++i) {
      Place place;
      if (points[i] != U'[') {
        place.letters = points[i] == U'.' ? U"" : CodePoints(1, points[i]);
        place.negated = points[i] == U'.';
      } else {
        place.negated = i + 1 < points.size() && points[i + 1] == U'^';
        const std::size_t end = std::min(points.find(U']', i), points.size());
        const std::size_t begin = i + (place.negated ? 2 : 1);
        place.letters = points.substr(begin, end - begin);
        i = end;
      }
      places_.push_back(place);
    }
  }

  [[nodiscard]] bool holds_at_end(const CodePoints& word) const {
    return word.size() >= places_.size() && holds(word, word.size() - places_.size());
  }
  [[nodiscard]] bool holds_at_front(const CodePoints& word) const {
    return word.size() >= places_.size() && holds(word, 0);
  }

 private:
  struct Place {
    CodePoints letters;
    bool negated = false;  // any but these; "." is any but none
  };
  [[nodiscard]] bool holds(const CodePoints& word, std::size_t from) const {
    for (std::size_t i = 0; i < places_.size(); ++i) {
      const bool found = places_[i].letters.find(word[from + i]) != CodePoints::npos;
      if (found == places_[i].negated) return false;
    }
    return true;
  }
  std::vector<Place> places_;
};

struct Affix {
  bool suffix;
  std::string strip;
  std::string add;
  Condition condition;
};

// What a .aff file says of affixes; everything else in it is about compounds and suggestions.
struct Affixes {
  std::multimap<std::string, Affix> by_flag;
  std::size_t flag_bytes = 1;
};

std::string none_if_zero(std::string text) {
  text = text.substr(0, text.find('/'));
  return text == "0" ? "" : text;
}

Affixes read_affixes(std::istream& in) {
  Affixes affixes;
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string kind, flag, strip, add, condition;
    words >> kind >> flag >> strip >> add;
    if (kind == "FLAG" && flag == "long") affixes.flag_bytes = 2;
    if (kind != "SFX" && kind != "PFX") continue;
    const bool is_head =
        (strip == "Y" || strip == "N") && add.find_first_not_of("0123456789") == std::string::npos;
    if (is_head || add.empty()) continue;
    words >> condition;
    if (condition.empty() || condition.starts_with("ts:")) condition = ".";
    affixes.by_flag.emplace(
        flag, Affix{kind == "SFX", none_if_zero(strip), none_if_zero(add), Condition(condition)});
  }
  return affixes;
}

class Filter {
 public:
  void add(std::string_view written) {
    std::istringstream words(wc::fold(written));
    for (std::string word; words >> word;) {
      if (word.size() < wc::kKnownLettersMin || !wc::is_hashable(word)) continue;
      const wc::KnownPlace place = wc::known_place(wc::hash_of(word));
      for (std::size_t i = 0; i < 8; ++i) {
        const auto bits = static_cast<std::uint8_t>(place.bits >> 8 * i);
        char& byte = bytes_[place.byte + i];
        byte = static_cast<char>(static_cast<std::uint8_t>(byte) | bits);
      }
    }
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_ = std::string(wc::kKnownBytes, '\0');
};

void add_forms(const std::string& word, const Affix& affix, Filter& filter) {
  const CodePoints points = code_points(word);
  if (!affix.suffix) {
    if (affix.condition.holds_at_front(points)) filter.add(affix.add + word);
  } else if (affix.condition.holds_at_end(points) && word.ends_with(affix.strip)) {
    filter.add(word.substr(0, word.size() - affix.strip.size()) + affix.add);
  }
}

// A line of a .dic file: "container/CcZaCa", possibly with more after a tab or a space.
void add_line(const std::string& line, const Affixes& affixes, Filter& filter) {
  const std::string entry = line.substr(0, line.find_first_of("\t\r"));
  const std::size_t slash = entry.find('/');
  const std::string word = entry.substr(0, slash);
  std::string flags = slash == std::string::npos ? "" : entry.substr(slash + 1);
  flags = flags.substr(0, flags.find(' '));
  for (std::size_t i = 0; i < flags.size(); i += affixes.flag_bytes) {
    if (affixes.flag_bytes == 2 && flags.substr(i, 2) == "Fw") return;  // a word that is wrong
  }
  filter.add(word);
  for (std::size_t i = 0; i < flags.size(); i += affixes.flag_bytes) {
    const auto [first, last] = affixes.by_flag.equal_range(flags.substr(i, affixes.flag_bytes));
    for (auto affix = first; affix != last; ++affix) add_forms(word, affix->second, filter);
  }
}

bool add_dictionary(const std::string& base, Filter& filter) {
  std::ifstream affix_file(base + ".aff");
  std::ifstream words(base + ".dic");
  if (!affix_file || !words) {
    std::fprintf(stderr, "make_known_words: %s.aff or %s.dic cannot be read\n", base.c_str(),
                 base.c_str());
    return false;
  }
  const Affixes affixes = read_affixes(affix_file);
  for (std::string line; std::getline(words, line);) add_line(line, affixes, filter);
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: make_known_words OUT BASE...\n", stderr);
    return 64;
  }
  Filter filter;
  for (int i = 2; i < argc; ++i) {
    if (!add_dictionary(argv[i], filter)) return 1;
  }
  std::ofstream out(argv[1], std::ios::binary);
  out << filter.bytes();
  return out.flush() ? 0 : 1;
}
