// SPDX-License-Identifier: EUPL-1.2
// Who is at the desk: passwords (argon2id, libsodium behind it), sessions and the brake on
// guessing. Redis sees hashes only. A session ends after 30 minutes without use and 12 hours in
// all.
#pragma once

#include <optional>
#include <string>

#include "daemon/web/route.h"

namespace wc {

// An argon2id hash to store, with libsodium's interactive cost. Aborts when there is no memory.
std::string hash_password(const std::string& password);

// Whether it is the password of that hash. With "" it is not, after the same work: an unknown name
// takes as long as a wrong password.
bool password_matches(const std::string& hash, const std::string& password);

// How long nobody may try after so many failures in a row: 0 up to 4, then 1 s, 2 s, 4 s ... 15
// min.
Millis pause_after(int failures);

// "__Host-wc" with an https public origin, else "wc".
std::string cookie_name(const WebSettings& web);
// The session that the request's cookie names, hashed; or "".
std::string session_hash(const WebRequest& request, const WebSettings& web);

// The user of that session with the roles of now, or nothing when it is over or the user is gone.
// Errors: those of Redis.
Result<std::optional<User>> session_user(Users& users, const std::string& id_hash);
// The same, and the session is not used by it.
Result<std::optional<User>> listening_user(Users& users, const std::string& id_hash);

// POST /api/login and /api/logout, GET /api/me. Log-in always makes a new session and ends the one
// that it came with, log-out too; with a session end its streams. 401
// "wrong_password", 429 "slow_down" {seconds}.
Result<WebAnswer> log_in(Call& call);
Result<WebAnswer> log_out(Call& call);
Result<WebAnswer> who_am_i(Call& call);

}  // namespace wc
