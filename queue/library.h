// SPDX-License-Identifier: EUPL-1.2
// The function library as Redis gets it: the files of queue/library in the order of their names.
// Its name carries the version of the data and a digest of the text, so that daemons of two
// versions live beside each other on one Redis and nothing is ever replaced under a running one.
#pragma once

#include <string>

#include "queue/redis.h"

namespace wc {

// The version of what {tag} holds. A daemon refuses a newer one.
constexpr int kDataVersion = 1;

struct Library {
  std::string name;  // "wc_1_0a1b2c3d"; a function is name + "_" + verb
  std::string code;
};
const Library& shipped_library();

// Calls a verb in the key space of `tag`. A Redis that has lost the library (a fail-over, a new
// server) gets it again: nothing was done then. Errors: those of Redis and of the verb.
Result<Reply> call_verb(Redis& redis, const std::string& tag, std::string_view verb,
                        const std::vector<std::string>& arguments);

// Loads it where it is not there yet. Errors: those of Redis; kMend "old_redis" below 7.0.
Result<Done> load_library(Redis& redis, const Library& library);

}  // namespace wc
