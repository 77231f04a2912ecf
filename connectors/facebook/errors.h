// SPDX-License-Identifier: EUPL-1.2
// What the Graph API's errors and usage headers mean for us: one table. Decided on code and
// subcode, never on the wording (but for a missing proof, which has no code of its own).
#pragma once

#include <string_view>

#include "connectors/transport.h"

namespace wc {

enum class Doing { kRead, kWrite };

// The meaning of an answer that is not a success. `what` names the thing that was asked for, with
// no token and no citizen's words. REQUIRES: the status is not 2xx, or the body holds an "error".
Error graph_error(const Response& response, Doing doing, std::string_view what);

// The highest percentage in the three usage headers (0 when there is none), and for how long the
// platform says that we are shut out.
struct Usage {
  int percent = 0;
  std::chrono::milliseconds regain{0};
};
Usage usage_of(const Response& response);

// How long to leave a source alone at that usage: over 75 % the pace is halved, over 90 % reading
// rests so that writing goes on, at 100 % everything waits.
std::chrono::milliseconds rest_of(const Usage& usage, std::chrono::milliseconds pace);

}  // namespace wc
