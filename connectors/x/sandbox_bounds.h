// SPDX-License-Identifier: EUPL-1.2
// What X's sandbox accepts as the bounds of a timeline or search, and how it says no. It holds no
// post.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "connectors/transport.h"
#include "connectors/url.h"
#include "connectors/x/snowflake.h"

namespace wc {

// since_id, until_id (both exclusive), start_time (inclusive), end_time (exclusive), a page token.
struct XBounds {
  std::size_t results_max = 10;
  std::uint64_t since = 0;
  std::uint64_t until = ~0ULL;
  std::optional<Time> start;
  std::optional<Time> end;
  std::optional<Response> wrong;  // set: the answer to a request that X would refuse

  [[nodiscard]] bool open() const { return since == 0 && until == ~0ULL && !start && !end; }
  [[nodiscard]] bool hold(std::uint64_t id) const;
};

// `least` is the endpoint's smallest max_results; `seed` belongs to the tokens.
XBounds read_x_bounds(const std::vector<Param>& query, std::size_t least, std::uint64_t seed);

// Sets `wrong` when a bound names something older than `edge`: a search reaches no further.
void check_x_held(const std::vector<Param>& query, Time edge, XBounds& bounds);

// The next_token of a page that ends with this id: opaque by design.
std::string x_token(std::uint64_t last, std::uint64_t seed);

// 400 about one parameter.
Response x_invalid(const std::string& name, const std::string& value, const std::string& message);

}  // namespace wc
