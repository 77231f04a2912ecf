// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/patterns.h"

#include <re2/re2.h>

#include <algorithm>

namespace wc {
namespace {

constexpr std::int64_t kMemoryBytesMax = 8 << 20;

RE2::Options options() {
  RE2::Options chosen(RE2::Quiet);
  chosen.set_max_mem(kMemoryBytesMax);
  return chosen;
}

}  // namespace

struct Pattern::Held {
  explicit Held(std::string_view expression)
      : re2(re2::StringPiece(expression.data(), expression.size()), options()) {}
  RE2 re2;
};

Pattern::Pattern(std::unique_ptr<Held> held) : held_(std::move(held)) {}
Pattern::~Pattern() = default;

std::shared_ptr<const Pattern> Pattern::compile(std::string_view expression, std::string& what) {
  if (expression.size() > kExpressionBytesMax) {
    what = "the expression is longer than 2000 bytes";
    return nullptr;
  }
  auto held = std::make_unique<Held>(expression);
  if (!held->re2.ok()) {
    what = "RE2 cannot run this expression: " + held->re2.error();
    return nullptr;
  }
  if (RE2::FullMatch("", held->re2)) {
    what = "the expression also matches nothing at all";
    return nullptr;
  }
  // Building the states is the dearest part: let the load pay for it, not the first citizen.
  (void)RE2::PartialMatch("dit is een gewone zin van 14 woorden over de stad en haar mensen ? ",
                          held->re2);
  return std::shared_ptr<const Pattern>(new Pattern(std::move(held)));
}

std::optional<Words> Pattern::find(const Folded& text) const {
  const re2::StringPiece whole(text.text.data(), text.text.size());
  re2::StringPiece found;
  if (!held_->re2.Match(whole, 0, whole.size(), RE2::UNANCHORED, &found, 1)) return std::nullopt;
  if (found.empty()) return std::nullopt;
  const auto word_at = [&text](std::size_t byte) {
    const auto after = std::upper_bound(text.words.begin(), text.words.end() - 1, byte);
    return static_cast<std::size_t>(after - text.words.begin()) - 1;
  };
  const auto start = static_cast<std::size_t>(found.data() - whole.data());
  return Words{word_at(start), word_at(start + found.size() - 1)};
}

}  // namespace wc
