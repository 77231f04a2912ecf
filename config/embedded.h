// SPDX-License-Identifier: EUPL-1.2
// Files that are compiled into the binary (config/embed.cmake makes the tables).
// It knows bytes and names, not what they mean.
#pragma once

#include <string_view>
#include <vector>

namespace wc {

// One file: its name relative to the folder it came from ("topics/afval.toml") and its bytes,
// which live as long as the process.
struct Embedded {
  std::string_view name;
  std::string_view bytes;
};

// The shipped webcared.toml, places.toml, words.toml, experience.toml, topics, events and answers;
// the base that /etc/webcared overrides.
std::vector<Embedded> shipped_config();

}  // namespace wc
