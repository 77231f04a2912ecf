// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/editing/stems.h"

#include <algorithm>
#include <array>
#include <string_view>

// Dutch spelling, as far as endings need it: an open syllable writes its long vowel once (parkeer,
// parkeren), a short vowel doubles the letter after it (bak, bakken), f and s become v and z.
namespace wc {
namespace {

constexpr std::string_view kVowels = "aeiou";

bool is_vowel(char c) {
  return kVowels.find(c) != std::string_view::npos;
}

void add(std::vector<std::string>& words, const std::string& word) {
  const bool known = std::find(words.begin(), words.end(), word) != words.end();
  if (word.size() > 1 && !known) words.push_back(word);
}

// What stands before -en or -e may be the stem in three other guises.
void add_closed(std::vector<std::string>& stems, std::string stem) {
  add(stems, stem);
  if (stem.size() < 2) return;
  const char last = stem.back();
  const char before = stem[stem.size() - 2];
  if (last == before && !is_vowel(last)) return add(stems, stem.substr(0, stem.size() - 1));
  if (last == 'v') stem.back() = 'f';
  if (last == 'z') stem.back() = 's';
  add(stems, stem);
  const bool one_vowel = is_vowel(before) && (stem.size() < 3 || !is_vowel(stem[stem.size() - 3]));
  if (one_vowel && !is_vowel(last)) add(stems, stem.insert(stem.size() - 1, 1, before));
}

// The stem as it stands before a vowel: "parkeer" -> parker, "bak" -> bakk, "leef" -> lev.
std::vector<std::string> open(const std::string& stem) {
  std::vector<std::string> opened{stem};
  if (stem.size() < 3 || is_vowel(stem.back())) return opened;
  const char last = stem.back();
  const char before = stem[stem.size() - 2];
  std::string changed = stem;
  if (before == stem[stem.size() - 3] && is_vowel(before)) {
    changed.erase(changed.size() - 2, 1);
  } else if (is_vowel(before) && !is_vowel(stem[stem.size() - 3])) {
    add(opened, stem + last);
  }
  add(opened, changed);
  if (last == 'f') changed.back() = 'v';
  if (last == 's') changed.back() = 'z';
  add(opened, changed);
  return opened;
}

}  // namespace

std::vector<std::string> stems_of(const std::string& word) {
  constexpr std::array<std::string_view, 12> kEndings = {"den", "ten", "de", "te", "en", "tjes",
                                                         "tje", "jes", "je", "d",  "t",  "s"};
  std::vector<std::string> stems{word};
  std::vector<std::string> wholes{word};
  if (word.starts_with("ge") && word.size() > 4) wholes.push_back(word.substr(2));
  for (const std::string& whole : wholes) {
    for (const std::string_view ending : kEndings) {
      if (!whole.ends_with(ending) || whole.size() < ending.size() + 3) continue;
      add_closed(stems, whole.substr(0, whole.size() - ending.size()));
    }
    if (whole.ends_with('e')) add_closed(stems, whole.substr(0, whole.size() - 1));
  }
  return stems;
}

std::vector<std::string> forms_of_stem(const std::string& stem) {
  std::vector<std::string> forms{stem};
  for (const std::string_view ending :
       {"t", "d", "de", "den", "te", "ten", "s", "'s", "je", "tje", "jes", "tjes"}) {
    add(forms, stem + std::string(ending));
  }
  for (const std::string_view ending : {"d", "t", "de", "te", ""}) {
    add(forms, "ge" + stem + std::string(ending));
  }
  for (const std::string& opened : open(stem)) {
    for (const std::string_view ending : {"en", "e", "er", "ers", "end", "ende", "ing", "ingen"}) {
      add(forms, opened + std::string(ending));
    }
    add(forms, "ge" + opened + "en");
  }
  return forms;
}

}  // namespace wc
