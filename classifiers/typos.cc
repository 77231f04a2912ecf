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

// The hashes of a word and of what is left of it without one letter, the first excepted.
class Hashes {
 public:
  // REQUIRES: is_hashable(word)
  explicit Hashes(std::string_view word) : word_(word) {
    before_[0] = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
      before_[i + 1] = before_[i] ^ letter_number(i, word[i]);
    }
  }
  [[nodiscard]] std::uint64_t whole() const { return before_[word_.size()]; }

  // Without one of the letters [first, last). REQUIRES: first > 0
  template <class Each>
  void each_shorter(std::size_t first, std::size_t last, Each&& each) const {
    std::uint64_t after = 0;  // of the letters after the one, each a place to the front
    for (std::size_t i = word_.size() - 1; i >= first; --i) {
      if (i < last) each(before_[i] ^ after);
      after ^= letter_number(i - 1, word_[i]);
    }
  }

 private:
  std::string_view word_;
  std::array<std::uint64_t, kHashedLettersMax + 1> before_;  // of the letters before a place
};

// A slip leaves so many letters at the front as they are, or as many at the back. REQUIRES: the
// length of a word that may be mistyped
constexpr std::size_t gate_end(std::size_t length) {
  return length < 9 ? 3 : 4;
}

// What stands there, with the length of the mistyped word.
std::uint64_t front_key(std::string_view word, std::size_t length) {
  return hash_of(word.substr(0, gate_end(length))) ^ letter_number(length - 1, 'a');
}
std::uint64_t back_key(std::string_view word, std::size_t length) {
  return hash_of(word.substr(word.size() - gate_end(length))) ^ letter_number(4, word[0]) ^
         letter_number(length - 1, 'b');
}

std::uint64_t gate_bit(std::uint64_t key) {
  return std::uint64_t{1} << key % 64;
}

// Three bits of a word of the filter, chosen by other bits of the hash than the word is.
std::uint64_t filter_bits(std::uint64_t hash) {
  return std::uint64_t{1} << hash % 64 | std::uint64_t{1} << (hash >> 6U) % 64 |
         std::uint64_t{1} << (hash >> 12U) % 64;
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

// The letters [first, last) of a word; none when last is 0.
struct Typos::Places {
  std::size_t first = 0;
  std::size_t last = 0;
};

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
    const Hashes hashes(words_[i]);
    all.emplace_back(hashes.whole(), i);
    hashes.each_shorter(1, words_[i].size(),
                        [&](std::uint64_t hash) { all.emplace_back(hash, i); });
    lengths_[static_cast<unsigned char>(words_[i][0]) % 32] |= std::uint64_t{7}
                                                               << (words_[i].size() - 1);
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  gate_.assign(std::bit_ceil(words_.size() + 1), 0);  // 64 bits for six keys
  for (const std::string& word : words_) open_gate(word);
  const std::uint64_t buckets = std::bit_ceil(all.size() + 64);
  shift_ = 64U - static_cast<unsigned>(std::countr_zero(buckets));
  filter_.assign(buckets * kFilterBits / 64, 0);
  begins_.assign(buckets + 1, 0);
  for (const auto& [hash, word] : all) {
    filter_[(hash >> 18U) & (filter_.size() - 1)] |= filter_bits(hash);
    ++begins_[(hash >> shift_) + 1];
    entries_.push_back({static_cast<std::uint32_t>(hash), word});
  }
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
}

void Typos::open_gate(std::string_view word) {
  for (std::size_t length = word.size() - 1; length <= word.size() + 1; ++length) {
    if (length < kTypoLettersMin || length > kHashedLettersMax) continue;
    for (const std::uint64_t key : {front_key(word, length), back_key(word, length)}) {
      gate_[(key >> 6U) & (gate_.size() - 1)] |= gate_bit(key);
    }
  }
}

// Which letters of a word a slip can have touched: those in its back when its front is that of a
// word of the rules, and the other way round; by that and by its length most words are told.
Typos::Places Typos::places_of_slip(std::string_view word) const {
  const std::size_t length = word.size();
  if (length < kTypoLettersMin || length > kHashedLettersMax) return {};
  if ((lengths_[static_cast<unsigned char>(word[0]) % 32] >> length & 1U) == 0) return {};
  const auto is_open = [this](std::uint64_t key) {
    return (gate_[(key >> 6U) & (gate_.size() - 1)] & gate_bit(key)) != 0;
  };
  const std::size_t end = gate_end(length);
  const bool front = is_open(front_key(word, length));
  const bool back = is_open(back_key(word, length));
  if ((!front && !back) || !is_hashable(word)) return {};
  return {back ? 1 : end, front ? length : end};
}

void Typos::look(std::uint64_t hash, Search& search) const {
  const std::uint64_t bucket = hash >> shift_;
  for (std::uint32_t i = begins_[bucket]; i < begins_[bucket + 1]; ++i) {
    if (entries_[i].tag != static_cast<std::uint32_t>(hash)) continue;
    const std::string_view word = words_[entries_[i].word];
    if (word == search.word) search.is_settled = true;
    if (search.is_settled || word == search.meant) continue;
    if (word[0] != search.word[0] || !one_slip(word, search.word)) continue;
    search.is_settled = !search.meant.empty();
    search.meant = word;
  }
}

std::string_view Typos::meant_by(std::string_view word) const {
  const Places places = places_of_slip(word);
  if (places.last == 0) return {};
  const Hashes hashes(word);
  const auto may_have = [filter = filter_.data(), last = filter_.size() - 1](std::uint64_t hash) {
    const std::uint64_t bits = filter_bits(hash);
    return (filter[(hash >> 18U) & last] & bits) == bits;
  };
  Search search{word};
  if (may_have(hashes.whole())) look(hashes.whole(), search);
  if (search.is_settled) return {};
  hashes.each_shorter(places.first, places.last, [&](std::uint64_t hash) {
    if (may_have(hash)) look(hash, search);
  });
  if (search.meant.empty() || search.is_settled) return {};
  // The dictionaries are asked last: they are large, and few words come this far.
  const bool is_known = known_.has(hashes.whole()) || known_.has_parts_of(word);
  return is_known ? std::string_view() : search.meant;
}

bool Typos::correct(const Folded& text, Folded& out) const {
  std::size_t copied = 0;  // words
  for (std::size_t i = 0; i < text.word_count(); ++i) {
    if (text.words[i + 1] - text.words[i] <= kTypoLettersMin) continue;  // most words are short
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
  for (const std::string& word : words_) letters += sizeof(std::string) + word.capacity();
  return letters + (filter_.size() + gate_.size()) * sizeof(std::uint64_t) +
         begins_.size() * sizeof(std::uint32_t) + entries_.size() * sizeof(Entry);
}

}  // namespace wc
