// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/trie.h"

#include <algorithm>

namespace wc {
namespace {

constexpr std::uint32_t kPairParent = 0xFFFFFFFF;  // the parent of a state that two bytes lead to
constexpr int kStepsMax = 256;  // places looked at before a crowded stretch is given up for good

// Keys [first, last) agree on their first `depth` bytes, which lead to `state`.
struct Branch {
  std::size_t first;
  std::size_t last;
  std::size_t depth;
  std::uint32_t state;
};

}  // namespace

class Trie::Builder {
 public:
  Builder(Trie& trie, const std::vector<std::string>& keys) : trie_(trie), keys_(keys) {}

  void run() {
    number_the_bytes();
    trie_.pairs_.assign(std::size_t{trie_.classes_} * trie_.classes_, 0);
    trie_.units_.assign(1, Unit{0, kPairParent});
    trie_.values_.assign(1, 0);
    begin_pairs();
    while (!branches_.empty()) {
      const Branch branch = branches_.back();
      branches_.pop_back();
      grow(branch);
    }
  }

 private:
  void number_the_bytes() {
    for (const std::string& key : keys_) {
      for (const char c : key) trie_.class_[static_cast<unsigned char>(c)] = 1;
    }
    for (std::uint8_t& number : trie_.class_) {
      if (number != 0) number = static_cast<std::uint8_t>(trie_.classes_++);
    }
  }

  // One state for each pair of first bytes.
  void begin_pairs() {
    for (std::size_t first = 0; first < keys_.size();) {
      std::size_t last = first;
      while (last < keys_.size() && keys_[last].compare(0, 2, keys_[first], 0, 2) == 0) ++last;
      const std::uint32_t state = take(free_from_);
      trie_.units_[state].check = kPairParent;
      trie_.pairs_[trie_.class_of(keys_[first][0]) * trie_.classes_ +
                   trie_.class_of(keys_[first][1])] = state;
      branches_.push_back({first, last, 2, state});
      first = last;
    }
  }

  void grow(Branch branch) {
    Unit unit{0, trie_.units_[branch.state].check};
    if (keys_[branch.first].size() == branch.depth) {
      unit.base = 1;
      trie_.values_[branch.state] = static_cast<std::uint32_t>(branch.first++);
    }
    std::vector<Branch> children = split(branch);
    if (!children.empty()) {
      const std::uint32_t base = find_base(children, branch.depth);
      unit.base |= base << 1U;
      for (Branch& child : children) {
        child.state = take(base + class_at(child, branch.depth));
        trie_.units_[child.state].check = branch.state;
        branches_.push_back(child);
      }
    }
    trie_.units_[branch.state] = unit;
  }

  [[nodiscard]] std::vector<Branch> split(const Branch& branch) const {
    std::vector<Branch> children;
    for (std::size_t i = branch.first; i < branch.last; ++i) {
      if (children.empty() || keys_[i][branch.depth] != keys_[i - 1][branch.depth]) {
        children.push_back({i, i, branch.depth + 1, 0});
      }
      children.back().last = i + 1;
    }
    return children;
  }

  [[nodiscard]] std::uint32_t class_at(const Branch& child, std::size_t depth) const {
    return trie_.class_of(keys_[child.first][depth]);
  }

  // A base where every child finds a free place: the lowest, unless that takes too long to find.
  std::uint32_t find_base(const std::vector<Branch>& children, std::size_t depth) {
    while (free_from_ < 256 || !is_free(free_from_)) ++free_from_;
    const std::uint32_t first_class = class_at(children.front(), depth);
    for (std::uint32_t place = free_from_;; ++place) {
      if (place - free_from_ == std::uint32_t{kStepsMax}) {
        place = std::max(place, static_cast<std::uint32_t>(trie_.units_.size()));
        free_from_ = place - kStepsMax / 2;
      }
      if (!is_free(place)) continue;
      bool fits = true;
      for (const Branch& child : children) {
        fits = fits && is_free(place - first_class + class_at(child, depth));
      }
      if (fits) return place - first_class;
    }
  }

  [[nodiscard]] bool is_free(std::uint32_t place) const {
    return place >= trie_.units_.size() || trie_.units_[place].check == 0;
  }

  // Takes the first free place from `place` on (`place` itself when find_base chose it).
  std::uint32_t take(std::uint32_t place) {
    while (!is_free(place)) ++place;
    if (place >= trie_.units_.size()) {
      trie_.units_.resize(place + 1);
      trie_.values_.resize(place + 1);
    }
    trie_.units_[place].check = kPairParent;
    return place;
  }

  Trie& trie_;
  const std::vector<std::string>& keys_;
  std::vector<Branch> branches_;
  std::uint32_t free_from_ = 1;
};

Trie::Trie(const std::vector<std::string>& keys) {
  Builder(*this, keys).run();
}

std::size_t Trie::bytes() const {
  return pairs_.size() * sizeof(std::uint32_t) + units_.size() * sizeof(Unit) +
         values_.size() * sizeof(std::uint32_t);
}

}  // namespace wc
