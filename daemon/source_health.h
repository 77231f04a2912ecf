// SPDX-License-Identifier: EUPL-1.2
// What ops sees of a source, counted since this daemon started; kept in the queue as kind "source",
// so that every daemon's ops page shows it. No citizen's words.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "connectors/connector.h"

namespace wc {

struct SourceHealth {
  std::string state = "waiting";  // well, waiting, failing, off
  std::string code;               // of the last error
  std::optional<Time> last_success;
  std::optional<Time> last_try;
  std::optional<Time> newest;  // when the newest post that we saw was written
  struct Hole {  // what nobody can read any more: written after `after` and before `until`
    Time after{};
    Time until{};
  };
  std::vector<Hole> holes;
  std::size_t gaps = 0;
  std::int64_t posts = 0;  // new ones
  std::int64_t bad = 0;
  std::int64_t microdollars = 0;
};

// The object of the API's schema SourceHealth; `rest` is how long the platform wants to be left
// alone.
std::string to_json(const SourceHealth& health, const Source& source, Millis rest);

// The holes in such a text; none when it is not one.
std::vector<SourceHealth::Hole> holes_from(std::string_view json);

}  // namespace wc
