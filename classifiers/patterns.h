// SPDX-License-Identifier: EUPL-1.2
// One expression of a rule (RE2 behind it), run on a folded text and told in words. It is linear in
// the text and bounded in memory; what RE2 cannot run (look-around, back references) is refused.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "classifiers/phrase.h"

namespace wc {

inline constexpr std::size_t kExpressionBytesMax = 2000;

class Pattern {
 public:
  // Null, and a sentence in `what`, when it is too long, too dear, wrong, or matches nothing at
  // all.
  static std::shared_ptr<const Pattern> compile(std::string_view expression, std::string& what);
  ~Pattern();

  // The words that the first match touches. Thread-safe.
  [[nodiscard]] std::optional<Words> find(const Folded& text) const;

 private:
  struct Held;
  explicit Pattern(std::unique_ptr<Held> held);
  std::unique_ptr<Held> held_;
};

}  // namespace wc
