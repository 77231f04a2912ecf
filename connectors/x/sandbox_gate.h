// SPDX-License-Identifier: EUPL-1.2
// Who may come into X's sandbox and how often: bearer tokens, OAuth 1.0a signatures that are really
// verified, and the limits of each route. It knows no post.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "connectors/sandbox/base.h"

namespace wc {

enum class XCaller { kNobody, kApp, kUser };

// How often a route may be called in a window; 0 = not at all with that kind of token.
struct XLimit {
  int app = 0;
  int user = 0;
};

// A problem object as X writes it: {title, detail, type, status}.
Response x_problem(int status, std::string_view title, std::string_view detail,
                   std::string_view type);

class XGate {
 public:
  // Who calls. A signature is valid once, and for five minutes around its timestamp.
  XCaller caller(const SandboxCall& call);

  // Counts the call. Empty when it may go on, else a 429. `headers` gets the x-rate-limit-* of it.
  std::optional<Response> count(const std::string& route, XCaller caller, XLimit limit, Time now,
                                std::vector<Header>& headers);
  void renew() { buckets_.clear(); }  // every window starts anew

 private:
  // The calls of one window of 15 minutes.
  struct Bucket {
    Time reset{};
    int used = 0;
  };
  // Checks token, time, nonce and signature of an OAuth 1.0a header.
  bool is_signed(const SandboxCall& call, std::string_view authorization);

  std::map<std::string, Bucket> buckets_;
  std::set<std::string> seen_;  // timestamp and nonce of signatures
};

}  // namespace wc
