// SPDX-License-Identifier: EUPL-1.2
#include "tests/bench/rivals.h"

#include <re2/re2.h>
#include <re2/set.h>

namespace wc::bench {
namespace {

constexpr std::int64_t kSetBytesMax = 512 << 20;

class OneEach : public Rival {
 public:
  explicit OneEach(const Expressions& expressions) {
    for (const std::string& one : expressions) all_.push_back(std::make_unique<RE2>(one));
  }
  std::size_t find(const std::string& folded) override {
    std::size_t found = 0;
    for (const auto& one : all_) found += RE2::PartialMatch(folded, *one) ? 1 : 0;
    return found;
  }

 private:
  std::vector<std::unique_ptr<RE2>> all_;
};

RE2::Options roomy() {
  RE2::Options options(RE2::Quiet);
  options.set_max_mem(kSetBytesMax);
  return options;
}

class Set : public Rival {
 public:
  explicit Set(const Expressions& expressions) : set_(roomy(), RE2::UNANCHORED) {
    for (const std::string& one : expressions) set_.Add(one, nullptr);
    is_made_ = set_.Compile();
  }
  [[nodiscard]] bool is_made() const { return is_made_; }
  std::size_t find(const std::string& folded) override {
    found_.clear();
    set_.Match(folded, &found_);
    return found_.size();
  }

 private:
  RE2::Set set_;
  bool is_made_ = false;
  std::vector<int> found_;
};

}  // namespace

std::unique_ptr<Rival> one_re2_each(const Expressions& expressions) {
  return std::make_unique<OneEach>(expressions);
}

std::unique_ptr<Rival> one_re2_set(const Expressions& expressions) {
  auto set = std::make_unique<Set>(expressions);
  if (!set->is_made()) return nullptr;
  return set;
}

}  // namespace wc::bench
