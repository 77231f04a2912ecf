// SPDX-License-Identifier: EUPL-1.2
// Which phrase stands wherever another one stands: "parkeer*" covers "parkeervergunning", "bak"
// covers "gft bak". It knows phrases, not what they are for.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "classifiers/phrase.h"

namespace wc {

// Whether `wide` stands in every text in which `narrow` does, within the words of `narrow`.
bool covers(const Phrase& wide, const Phrase& narrow);

// Many phrases of numbered owners, so that a look-up does not try them all.
class Coverage {
 public:
  void add(const Phrase& phrase, std::uint32_t owner);

  // The owners of phrases that cover `narrow`, ascending, each once; also its own.
  [[nodiscard]] std::vector<std::uint32_t> owners_of(const Phrase& narrow) const;

 private:
  struct Held {
    Phrase phrase;
    std::uint32_t owner;
  };
  std::vector<Held> held_;
  // Places in held_, by each way to say the first step.
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_way_;
};

}  // namespace wc
