// SPDX-License-Identifier: EUPL-1.2
#include "daemon/web/login.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "config/digest.h"
#include "daemon/ops/log.h"
#include "daemon/web/shapes.h"

namespace wc {
namespace {

constexpr Millis kIdle{std::chrono::minutes{30}};
constexpr Millis kAbsolute{std::chrono::hours{12}};
constexpr Millis kForget{std::chrono::hours{1}};  // failures in a row are forgotten after that
constexpr Millis kPauseMax{std::chrono::minutes{15}};
constexpr int kFreeTries = 5;
constexpr std::size_t kSessionBytes = 32;

std::string cookie(const WebSettings& web, const std::string& value, const std::string& life) {
  const bool https = web.public_origin.starts_with("https://");
  return cookie_name(web) + "=" + value + "; Path=/; HttpOnly; SameSite=Strict" +
         (https ? "; Secure" : "") + life;
}

// The brakes that a log-in feels: one of its name, one of its address.
std::array<std::string, 2> brakes(const std::string& name, const std::string& peer) {
  return {"name:" + name, "address:" + peer};
}

// Seconds that are left of the longest pause, rounded up; 0 = may try. Errors: those of Redis.
Result<std::int64_t> must_wait(Users& users, const std::array<std::string, 2>& keys) {
  Millis longest{0};
  for (const std::string& key : keys) {
    const auto left = users.forgotten_in("pause:" + key);
    if (!left) return left.error();
    longest = std::max(longest, *left);
  }
  return std::chrono::ceil<std::chrono::seconds>(longest).count();
}

// Counts a failure for both brakes; a pause is a counter that Redis forgets when it is over.
Result<Done> count_failure(Users& users, const std::array<std::string, 2>& keys) {
  for (const std::string& key : keys) {
    const auto failed = users.count_failure(key, kForget);
    if (!failed) return failed.error();
    const Millis pause = pause_after(*failed);
    if (pause.count() == 0) continue;
    const auto paused = users.count_failure("pause:" + key, pause);
    if (!paused) return paused.error();
  }
  return Done{};
}

WebAnswer slow_down(std::int64_t seconds) {
  WebAnswer answer = refused(429, "slow_down", {{"seconds", std::to_string(seconds)}});
  answer.headers.emplace_back("Retry-After", std::to_string(seconds));
  return answer;
}

std::string me_json(const User& user, const Settings& settings) {
  JsonWriter json;
  json.object().field("name", user.name).key("roles").array();
  for (const std::string& role : user.roles) {
    if (role_of(role) != 0) json.text(role);
  }
  json.end()
      .field("language", user.language == "en" ? "en" : "nl")
      .field("undo_ms", static_cast<std::int64_t>(settings.desk.undo.count()))
      .field("beat_ms", static_cast<std::int64_t>(settings.desk.lease.count() / 4))
      .field("drill", settings.space.tag.ends_with(":drill}"))
      .end();
  return json.take();
}

Result<WebAnswer> begin_session(Call& call, const User& user) {
  const std::string id = hex(random_bytes(kSessionBytes));
  Users& users = call.worker.users();
  if (!call.session_hash.empty()) {
    const auto ended = users.end_session(call.session_hash);
    if (!ended) return ended.error();
  }
  const Time now = call.house.now();
  const Session session{.user = user.name, .roles = user.roles, .started = now, .now = now};
  const auto started = users.start_session(hex(sha256(id)), session, kIdle);
  if (!started) return started.error();
  WebAnswer answer = json_answer(me_json(user, *call.settings));
  answer.headers.emplace_back("Set-Cookie", cookie(call.settings->web, id, ""));
  answer.dismisses = call.session_hash;
  return answer;
}

Result<std::optional<User>> user_of(Users& users, const std::string& id_hash,
                                    const Result<Session>& session) {
  if (!session && session.error().code == "not_found") return std::optional<User>{};
  if (!session) return session.error();
  if (session->now - session->started >= kAbsolute) {
    const auto ended = users.end_session(id_hash);
    if (!ended) return ended.error();
    return std::optional<User>{};
  }
  auto user = users.find(session->user);
  if (!user && user.error().code == "not_found") return std::optional<User>{};
  if (!user) return user.error();
  return std::optional<User>{std::move(*user)};
}

}  // namespace

std::string hash_password(const std::string& password) {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  const bool ready = sodium_init() >= 0;
  if (!ready || crypto_pwhash_str(hash.data(), password.data(), password.size(),
                                  crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                  crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0) {
    std::abort();
  }
  return hash.data();
}

bool password_matches(const std::string& hash, const std::string& password) {
  // Of a password that nobody has: random bytes that were thrown away.
  static const std::string kNobody = hash_password(random_bytes(kSessionBytes));
  const std::string& against = hash.empty() ? kNobody : hash;
  const int wrong = crypto_pwhash_str_verify(against.c_str(), password.data(), password.size());
  return wrong == 0 && !hash.empty();
}

Millis pause_after(int failures) {
  if (failures < kFreeTries) return Millis{0};
  const int doublings = std::min(failures - kFreeTries, 20);
  return std::min(kPauseMax, Millis{1000LL << doublings});
}

std::string cookie_name(const WebSettings& web) {
  return web.public_origin.starts_with("https://") ? "__Host-wc" : "wc";
}

std::string session_hash(const WebRequest& request, const WebSettings& web) {
  const std::string wanted = cookie_name(web) + "=";
  std::string_view rest = web_header(request, "cookie");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (pair.starts_with(' ')) pair.remove_prefix(1);
    if (!pair.starts_with(wanted)) continue;
    pair.remove_prefix(wanted.size());
    if (pair.size() == 2 * kSessionBytes) return hex(sha256(pair));
  }
  return "";
}

Result<std::optional<User>> session_user(Users& users, const std::string& id_hash) {
  if (id_hash.empty()) return std::optional<User>{};
  return user_of(users, id_hash, users.session(id_hash, kIdle));
}

Result<std::optional<User>> listening_user(Users& users, const std::string& id_hash) {
  if (id_hash.empty()) return std::optional<User>{};
  return user_of(users, id_hash, users.peek_session(id_hash, kIdle));
}

Result<WebAnswer> log_in(Call& call) {
  Users& users = call.worker.users();
  const std::string name = call.text("name");
  const auto keys = brakes(name, call.request.peer);
  const auto seconds = must_wait(users, keys);
  if (!seconds) return seconds.error();
  if (*seconds > 0) return slow_down(*seconds);
  const auto user = users.find(name);
  if (!user && user.error().code != "not_found") return user.error();
  if (!password_matches(user ? user->password_hash : "", call.text("password"))) {
    const auto counted = count_failure(users, keys);
    if (!counted) return counted.error();
    call.house.log().warn("log_in_failed", {{"address", call.request.peer}});
    return refused(401, "wrong_password");
  }
  // The name's only: else whoever has one password could guess the others from one address, with a
  // log-in of his own between two tries.
  const auto forgotten = users.forget_failures(keys[0]);
  if (!forgotten) return forgotten.error();
  return begin_session(call, *user);
}

Result<WebAnswer> log_out(Call& call) {
  const auto ended = call.worker.users().end_session(call.session_hash);
  if (!ended) return ended.error();
  WebAnswer answer = done_answer();
  answer.headers.emplace_back("Set-Cookie", cookie(call.settings->web, "", "; Max-Age=0"));
  answer.dismisses = call.session_hash;
  return answer;
}

Result<WebAnswer> who_am_i(Call& call) {
  return json_answer(me_json(call.user, *call.settings));
}

}  // namespace wc
