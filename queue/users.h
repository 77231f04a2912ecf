// SPDX-License-Identifier: EUPL-1.2
// Who may log in, and who is. Kept in Redis, so that any daemon serves any desk and a restart logs
// nobody out. It knows hashes only: passwords and session ids are hashed by the daemon.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/time.h"
#include "queue/redis.h"

namespace wc {

struct User {
  std::string name;
  std::string password_hash;       // argon2id, as libsodium writes it
  std::vector<std::string> roles;  // staff, coordinator, ops, auditor, editor
  std::string language = "nl";
};

struct Session {
  std::string user;
  std::vector<std::string> roles;
  Time started{};
  Time now{};  // of the queue's clock, when it was read
};

// Whether the queue takes this name for somebody's: the rule of its library (00_values.lua, "id").
// Errors: kGiveUp "bad_name", with a sentence that says what is allowed.
Result<Done> check_user_name(const std::string& name);

// One thread uses one object. Errors: those of Redis; kGiveUp "not_found", and of put those of
// check_user_name.
class Users {
 public:
  Users(RedisAddress address, std::string tag);
  Result<Done> put(const User& user);  // a new one, or instead of the old one of that name
  Result<Done> drop(const std::string& name);
  Result<User> find(const std::string& name);
  Result<std::vector<User>> all();

  // Failed log-ins, a name or an address: how many in a row, forgotten after `window`.
  Result<int> count_failure(const std::string& key, Millis window);
  Result<Done> forget_failures(const std::string& key);
  Result<int> failures(const std::string& key);
  Result<Millis> forgotten_in(const std::string& key);  // how long they still count; 0: none do

  // A session is found by the hash of its id; it ends after `idle` without use.
  Result<Done> start_session(const std::string& id_hash, const Session& session, Millis idle);
  Result<Session> session(const std::string& id_hash, Millis idle);       // and marks it as used
  Result<Session> peek_session(const std::string& id_hash, Millis idle);  // and leaves it alone
  Result<Done> end_session(const std::string& id_hash);

 private:
  Result<Session> read(std::string_view verb, const std::string& id_hash, Millis idle);

  Redis redis_;
  std::string tag_;
};

}  // namespace wc
