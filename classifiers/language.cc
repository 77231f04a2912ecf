// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

#include <algorithm>
#include <array>

namespace wc {
namespace {

constexpr std::size_t kWordsMax = 60;  // of a post are looked at
constexpr int kLead = 2;               // small words more than the other languages: enough

// Small words that are in one of the three languages only, ascending.
constexpr std::array<std::string_view, 50> kDutch = {
    "aan",  "al",   "als",  "bij",  "dan",  "dat", "de",    "deze", "dit",  "door",
    "een",  "en",   "er",   "geen", "haar", "heb", "heeft", "het",  "hier", "hoe",
    "hun",  "ik",   "ja",   "je",   "jij",  "kan", "maar",  "mag",  "met",  "mijn",
    "moet", "naar", "niet", "nog",  "ook",  "op",  "over",  "te",   "uit",  "van",
    "veel", "voor", "waar", "wat",  "wel",  "wij", "wordt", "ze",   "zijn", "zo"};
constexpr std::array<std::string_view, 30> kEnglish = {
    "and",   "are",  "at",   "be", "but",   "can",  "do",   "for",   "from", "have",
    "how",   "i",    "it",   "my", "no",    "of",   "on",   "our",   "that", "the",
    "there", "they", "this", "to", "today", "what", "when", "where", "with", "you"};
constexpr std::array<std::string_view, 30> kGerman = {
    "am",  "auch", "auf",   "bei",  "bin", "das",  "der", "die",  "ein", "eine",
    "es",  "fur",  "gibt",  "habe", "ich", "im",   "ist", "kann", "man", "mein",
    "mit", "nach", "nicht", "noch", "sie", "sind", "und", "uns",  "wir", "wo"};

template <std::size_t kCount>
bool holds(const std::array<std::string_view, kCount>& words, std::string_view word) {
  return std::binary_search(words.begin(), words.end(), word);
}

// "" when the small words do not decide it.
std::string_view by_small_words(const Folded& text) {
  int dutch = 0;
  int english = 0;
  int german = 0;
  const std::size_t count = std::min(text.word_count(), kWordsMax);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view word = text.word(i);
    if (word.size() > 5) continue;
    dutch += holds(kDutch, word) ? 1 : 0;
    english += holds(kEnglish, word) ? 1 : 0;
    german += holds(kGerman, word) ? 1 : 0;
    if (dutch >= std::max(english, german) + kLead) return "nl";
    if (english >= std::max(dutch, german) + kLead) return "en";
    if (german >= std::max(dutch, english) + kLead) return "de";
  }
  return "";
}

std::string_view by_cld2(std::string_view original) {
  const CLD2::CLDHints hints{"nl", nullptr, CLD2::UNKNOWN_ENCODING, CLD2::DUTCH};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int text_bytes = 0;
  int valid_bytes = 0;
  bool is_reliable = false;
  const CLD2::Language best = CLD2::ExtDetectLanguageSummaryCheckUTF8(
      original.data(), static_cast<int>(original.size()), true, &hints, 0, languages.data(),
      percents.data(), scores.data(), nullptr, &text_bytes, &is_reliable, &valid_bytes);
  if (best == CLD2::DUTCH || best == CLD2::AFRIKAANS) return "nl";
  if (best == CLD2::ENGLISH) return "en";
  if (best == CLD2::GERMAN) return "de";
  return "und";
}

}  // namespace

std::string_view language_of(const Folded& text, std::string_view original, std::string_view said) {
  for (const std::string_view known : {"nl", "en", "de"}) {
    if (said == known) return known;
  }
  const std::string_view language = by_small_words(text);
  return language.empty() ? by_cld2(original) : language;
}

}  // namespace wc
