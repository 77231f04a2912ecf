// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/typos.h"

#include <algorithm>
#include <array>
#include <bit>

namespace wc {
namespace {

constexpr std::uint64_t kFilterBits = 16;  // a hash

// Whether two different words are one slip apart.
bool one_slip(std::string_view a, std::string_view b) {
  if (a.size() < b.size()) std::swap(a, b);
  if (a.size() - b.size() > 1) return false;
  const auto apart = std::mismatch(b.begin(), b.end(), a.begin());
  const auto at = static_cast<std::size_t>(apart.first - b.begin());
  if (a.size() > b.size()) return a.substr(at + 1) == b.substr(at);
  if (a.substr(at + 1) == b.substr(at + 1)) return true;
  return at + 1 < a.size() && a[at] == b[at + 1] && a[at + 1] == b[at] &&
         a.substr(at + 2) == b.substr(at + 2);
}

// Calls each(hash) for the word without one of its letters, the first excepted.
template <class Each>
void each_shorter(std::string_view word, Each&& each) {
  std::array<std::uint64_t, kHashedLettersMax + 1> before{};  // of the letters before a place
  for (std::size_t i = 0; i < word.size(); ++i) {
    before[i + 1] = before[i] ^ letter_number(i, word[i]);
  }
  std::uint64_t after = 0;  // of the letters after it, each a place to the front
  for (std::size_t i = word.size() - 1; i > 0; --i) {
    each(before[i] ^ after);
    after ^= letter_number(i - 1, word[i]);
  }
}

// Adds the words [first, last) of `text`.
void append(const Folded& text, std::size_t first, std::size_t last, Folded& out) {
  for (std::size_t i = first; i < last; ++i) {
    out.words.push_back(static_cast<std::uint32_t>(out.text.size()));
    out.text.append(text.word(i)) += ' ';
  }
}

bool is_long_enough(std::string_view word) {
  return word.size() >= kTypoLettersMin && is_hashable(word);
}

}  // namespace

// What was found for one word.
struct Typos::Search {
  std::string_view word;
  std::string_view meant = {};
  bool is_settled = false;  // it is a word of the rules itself, or two are as near
};

Typos::Typos(std::vector<std::string> words) : words_(std::move(words)) {
  std::erase_if(words_, [](const std::string& word) { return !is_long_enough(word); });
  std::sort(words_.begin(), words_.end());
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  add_hashes();
}

void Typos::add_hashes() {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> all;
  for (std::uint32_t i = 0; i < words_.size(); ++i) {
    all.emplace_back(hash_of(words_[i]), i);
    each_shorter(words_[i], [&](std::uint64_t hash) { all.emplace_back(hash, i); });
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  const std::uint64_t buckets = std::bit_ceil(all.size() + 64);
  shift_ = 64U - static_cast<unsigned>(std::countr_zero(buckets));
  filter_.assign(buckets * kFilterBits / 64, 0);
  begins_.assign(buckets + 1, 0);
  for (const auto& [hash, word] : all) {
    const std::uint64_t bit = hash % (buckets * kFilterBits);
    filter_[bit / 64] |= std::uint64_t{1} << (bit % 64);
    ++begins_[(hash >> shift_) + 1];
    entries_.push_back({static_cast<std::uint32_t>(hash), word});
  }
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
}

void Typos::look(std::uint64_t hash, Search& search) const {
  const std::uint64_t bit = hash & (filter_.size() * 64 - 1);  // a power of two
  if ((filter_[bit / 64] >> (bit % 64) & 1U) == 0 || search.is_settled) return;
  const std::uint64_t bucket = hash >> shift_;
  for (std::uint32_t i = begins_[bucket]; i < begins_[bucket + 1]; ++i) {
    if (entries_[i].tag != static_cast<std::uint32_t>(hash)) continue;
    const std::string_view word = words_[entries_[i].word];
    if (word == search.word) {
      search.is_settled = true;
      return;
    }
    if (word == search.meant || word[0] != search.word[0] || !one_slip(word, search.word)) continue;
    if (!search.meant.empty()) search.is_settled = true;
    search.meant = word;
  }
}

std::string_view Typos::meant_by(std::string_view word) const {
  if (!is_long_enough(word)) return {};
  const std::uint64_t hash = hash_of(word);
  if (known_.has(hash)) return {};
  Search search{word};
  look(hash, search);
  each_shorter(word, [&](std::uint64_t shorter) { look(shorter, search); });
  if (search.meant.empty() || search.is_settled || known_.has_parts_of(word)) return {};
  return search.meant;
}

bool Typos::correct(const Folded& text, Folded& out) const {
  std::size_t copied = 0;  // words
  for (std::size_t i = 0; i < text.word_count(); ++i) {
    const std::string_view meant = meant_by(text.word(i));
    if (meant.empty()) continue;
    append(text, copied, i, out);
    out.words.push_back(static_cast<std::uint32_t>(out.text.size()));
    out.text.append(meant) += ' ';
    copied = i + 1;
  }
  if (copied == 0) return false;
  append(text, copied, text.word_count(), out);
  out.words.push_back(static_cast<std::uint32_t>(out.text.size()));
  return true;
}

std::size_t Typos::bytes() const {
  std::size_t letters = 0;
  for (const std::string& word : words_) letters += sizeof(word) + word.capacity();
  return letters + filter_.size() * sizeof(std::uint64_t) + begins_.size() * sizeof(std::uint32_t) +
         entries_.size() * sizeof(Entry);
}

}  // namespace wc
