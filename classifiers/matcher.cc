// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/matcher.h"

#include <algorithm>
#include <utility>

namespace wc {
namespace {

using Keyed = std::pair<std::string, std::uint32_t>;  // an anchor's key and its phrase

std::vector<Keyed> keyed(const std::vector<Phrase>& phrases, KeyDoor door) {
  std::vector<Keyed> pairs;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    for (std::string& key : phrases[i].anchor_keys(door)) {
      pairs.emplace_back(std::move(key), static_cast<std::uint32_t>(i));
    }
  }
  std::sort(pairs.begin(), pairs.end());
  return pairs;
}

}  // namespace

Matcher::Door::Door(const std::vector<Phrase>& phrases, KeyDoor door) : trie(fill(phrases, door)) {}

std::vector<std::string> Matcher::Door::fill(const std::vector<Phrase>& phrases, KeyDoor door) {
  std::vector<std::string> keys;
  for (Keyed& pair : keyed(phrases, door)) {
    if (keys.empty() || pair.first != keys.back()) {
      begins.push_back(static_cast<std::uint32_t>(entries.size()));
      keys.push_back(std::move(pair.first));
    }
    const Phrase& phrase = phrases[pair.second];
    const std::size_t more = phrase.anchor_last - phrase.anchor_first;
    entries.push_back(
        {pair.second, static_cast<std::uint16_t>(more), more + 1 == phrase.steps.size()});
  }
  begins.push_back(static_cast<std::uint32_t>(entries.size()));
  return keys;
}

Matcher::Matcher(std::vector<Phrase> phrases)
    : phrases_(std::move(phrases)),
      steps_(phrases_),
      at_words_(phrases_, KeyDoor::kAtWords),
      inside_(phrases_, KeyDoor::kInside) {}

void Matcher::match(const Folded& text, std::pmr::vector<Hit>& hits) const {
  const bool look_inside = !inside_.entries.empty();
  const char* const bytes = text.text.c_str();
  const auto count = static_cast<std::uint32_t>(text.word_count());
  WordNumbers numbers(text, hits.get_allocator().resource());
  for (std::uint32_t word = 0; word < count; ++word) {
    at_words_.trie.walk(bytes + text.words[word],
                        [&](std::uint32_t key) { report(at_words_, key, numbers, word, hits); });
    if (!look_inside) continue;
    const std::uint32_t end = text.words[word + 1] - 1;
    for (std::uint32_t at = text.words[word]; at < end; ++at) {
      inside_.trie.walk(bytes + at,
                        [&](std::uint32_t key) { report(inside_, key, numbers, word, hits); });
    }
  }
}

void Matcher::report(const Door& door, std::uint32_t key, WordNumbers& text, std::uint32_t word,
                     std::pmr::vector<Hit>& hits) const {
  for (std::uint32_t i = door.begins[key]; i < door.begins[key + 1]; ++i) {
    const Entry& entry = door.entries[i];
    Words words{word, word + std::size_t{entry.more_words}};
    if (!entry.plain && !steps_.fits_around(entry.phrase, text, word, words)) continue;
    hits.push_back({entry.phrase, static_cast<std::uint32_t>(words.first),
                    static_cast<std::uint32_t>(words.last)});
  }
}

std::size_t Matcher::bytes() const {
  return steps_.bytes() + at_words_.trie.bytes() + inside_.trie.bytes() +
         (at_words_.entries.size() + inside_.entries.size()) * sizeof(Entry) +
         (at_words_.begins.size() + inside_.begins.size()) * sizeof(std::uint32_t);
}

}  // namespace wc
