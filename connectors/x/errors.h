// SPDX-License-Identifier: EUPL-1.2
// What X means by an answer that is not a success: one table, by status and by words in it. It
// decides what the caller can do and leaves waiting and retrying to the daemon. Source:
// apis/x.md 8.
#pragma once

#include <optional>
#include <string>

#include "config/json.h"
#include "config/result.h"
#include "config/time.h"
#include "connectors/transport.h"

namespace wc {

// Reads may be repeated freely; after a write that may have happened somebody has to look first.
enum class XDoes { kRead, kWrite };

// The error that a response is. `place` is "GET /2/tweets" and `account` our name for the account,
// both for the sentence; nothing of the response's own text gets into it. `now` turns
// x-rate-limit-reset (seconds since 1970) into a wait; without it a limited call waits a minute.
// REQUIRES: the response is no success.
Error x_error(const Response& response, XDoes does, std::string_view place,
              std::string_view account, std::optional<Time> now);

// How long to leave an endpoint alone after this response, so that what is left of its requests
// lasts until the reset: nothing while more than a tenth of them is left.
Millis x_rest(const Response& response, Time now);

// True when a problem's type says that a post is not there for us: deleted, protected or withheld.
bool x_says_gone(std::string_view type);

}  // namespace wc
