// SPDX-License-Identifier: EUPL-1.2
// What a route is: who may call it, what it wants to be told, and the function that does it. The
// table of all of them is in routes.cc; what is common to all is in router.cc.
#pragma once

#include <string>
#include <vector>

#include "config/json.h"
#include "daemon/house.h"
#include "daemon/web/web.h"
#include "daemon/web/worker.h"

namespace wc {

// A set of roles. kOpen needs no session.
enum Role : unsigned {
  kOpen = 0,
  kStaff = 1,
  kCoordinator = 2,
  kOps = 4,
  kAuditor = 8,
  kEditor = 16,
  kEverybody = 31
};
unsigned role_of(std::string_view name);  // 0 for an unknown one
const std::vector<std::string>& role_names();

// A member of the JSON that a POST brings, all are required; or of the query of a GET, none is. No
// other is accepted.
struct Field {
  enum class Kind { kOp, kToken, kText, kTime, kOneOf, kLogId };
  std::string name;
  Kind kind = Kind::kText;
  std::size_t bytes_max = 300;  // of kText; 0 bytes are refused unless kMayBeEmpty
  enum class Empty { kRefused, kMayBeEmpty } empty = Empty::kRefused;
  std::vector<std::string> allowed{};  // of kOneOf
};

// One request on its way, after all checks of its route.
struct Call {
  const WebRequest& request;
  House& house;
  Worker& worker;
  std::shared_ptr<const Settings> settings;
  std::string id;            // what {id} of the pattern stands for
  JsonView body;             // has exactly the route's fields
  User user;                 // nobody's on an open route
  std::string session_hash;  // of the session that it came with, or ""

  [[nodiscard]] std::string text(std::string_view field) const;
  [[nodiscard]] Time time(std::string_view field) const;
  [[nodiscard]] Claim claim() const;  // {id} with the field "token"
};

using Act = Result<WebAnswer> (*)(Call& call);

struct Route {
  std::string method;   // "GET" (HEAD too) or "POST"
  std::string pattern;  // "/api/tickets/{id}/claim"
  unsigned roles = 0;   // any of these; default deny
  std::vector<Field> fields{};
  Act act = nullptr;
  // Whether the call shows that somebody is there. What a page asks by itself, for as long as it is
  // open, must not keep its session alive.
  enum class Counts { kAsUse, kNot } counts = Counts::kAsUse;
};

// Answers with a JSON text.
WebAnswer json_answer(std::string json);
WebAnswer done_answer();

}  // namespace wc
