// SPDX-License-Identifier: EUPL-1.2
#include "daemon/web/router.h"

#include <algorithm>
#include <utility>

#include "daemon/ops/log.h"
#include "daemon/ops/metrics.h"
#include "daemon/web/fields.h"
#include "daemon/web/guard.h"
#include "daemon/web/login.h"
#include "daemon/web/shapes.h"

namespace wc {
namespace {

constexpr JsonLimits kBodyLimits{.bytes_max = 256U << 10U,
                                 .depth_max = 4,
                                 .key_bytes_max = 64,
                                 .string_bytes_max = 64U << 10U,
                                 .values_max = 64};
constexpr std::size_t kIdBytesMax = 300;

unsigned roles_of(const User& user) {
  unsigned roles = 0;
  for (const std::string& role : user.roles) roles |= role_of(role);
  return roles;
}

WebAnswer answer_to(const Suspicion& doubt) {
  if (doubt.allowed.empty()) return refused(403, doubt.code, {{"header", doubt.header}});
  return refused(403, doubt.code, {{"header", doubt.header}, {"allowed", doubt.allowed}});
}

const std::vector<Field>& query_fields(const Route& route) {
  static const std::vector<Field> kNone;
  return route.method == "POST" ? kNone : route.fields;
}

WebAnswer act(const Route& route, Call& call) {
  auto answer = route.act(call);
  return answer ? std::move(*answer) : refused(answer.error());
}

WebAnswer act_on_body(const Route& route, Call& call) {
  const auto body = Json::parse(call.request.body, kBodyLimits);
  if (!body) return refused(400, "bad_request", {{"field", "body"}});
  call.body = body->root();
  const std::string wrong = wrong_field(call.body, route.fields);
  return wrong.empty() ? act(route, call) : bad_field(wrong, route.fields);
}

}  // namespace

const std::vector<std::string>& role_names() {
  static const std::vector<std::string> kNames{"staff", "coordinator", "ops", "auditor", "editor"};
  return kNames;
}

unsigned role_of(std::string_view name) {
  const auto found = std::find(role_names().begin(), role_names().end(), name);
  return found == role_names().end() ? 0U : 1U << (found - role_names().begin());
}

std::string Call::text(std::string_view field) const {
  return std::string(body[field].text());
}

Time Call::time(std::string_view field) const {
  return parse_time(body[field].text()).value_or(Time{});
}

Claim Call::claim() const {
  Claim claim;
  claim.ticket = id;
  claim.token = static_cast<std::uint64_t>(body["token"].whole().value_or(0));
  return claim;
}

WebAnswer json_answer(std::string json) {
  WebAnswer answer;
  answer.body = std::move(json);
  return answer;
}

WebAnswer done_answer() {
  return json_answer("{\"ok\":true}");
}

std::optional<std::string> fit(std::string_view pattern, std::string_view path) {
  const std::size_t brace = pattern.find("{id}");
  if (brace == std::string_view::npos) {
    return pattern == path ? std::optional<std::string>("") : std::nullopt;
  }
  const std::string_view before = pattern.substr(0, brace);
  const std::string_view after = pattern.substr(brace + 4);
  if (path.size() <= before.size() + after.size()) return std::nullopt;
  if (!path.starts_with(before) || !path.ends_with(after)) return std::nullopt;
  const std::string_view id = path.substr(before.size(), path.size() - pattern.size() + 4);
  if (id.size() > kIdBytesMax) return std::nullopt;
  return std::string(id);
}

Router::Router(House& house, std::vector<Route> routes, int workers, Other other)
    : house_(house), routes_(std::move(routes)), other_(std::move(other)) {
  for (int i = 0; i < workers; ++i) workers_.push_back(std::make_unique<Worker>(house));
}

Router::Found Router::find(const WebRequest& request) const {
  Found found;
  const std::string method = request.method == "HEAD" ? "GET" : request.method;
  for (const Route& route : routes_) {
    auto id = fit(route.pattern, request.path);
    if (!id) continue;
    if (route.method != method) {
      if (found.allow.find(route.method) == std::string::npos) {
        found.allow += (found.allow.empty() ? "" : ", ") + route.method;
      }
      continue;
    }
    return {&route, std::move(*id), ""};
  }
  return found;
}

WebAnswer Router::answer(const WebRequest& request) {
  const Time began = house_.now();
  const Found found = find(request);
  WebAnswer answer = dispatch(request, found);
  if (answer.status != 0) protect(answer, house_.settings()->web);
  const std::string route = found.route != nullptr ? found.route->pattern : "other";
  house_.metrics().count("requests", {{"route", route}, {"status", std::to_string(answer.status)}});
  const double seconds = std::chrono::duration<double>(house_.now() - began).count();
  house_.metrics().observe_seconds("request", {{"route", route}}, seconds);
  return answer;
}

WebAnswer Router::dispatch(const WebRequest& request, const Found& found) {
  const bool api = request.path == "/api" || request.path.starts_with("/api/");
  const bool reads = request.method == "GET" || request.method == "HEAD";
  if (found.route == nullptr && found.allow.empty()) {
    if (reads && !api) return other_(request);
    return api ? refused(404, "not_found") : refused(405, "wrong_method");
  }
  if (found.route == nullptr) {
    WebAnswer answer = refused(405, "wrong_method");
    answer.headers.emplace_back("Allow", found.allow);
    return answer;
  }
  if (api) {
    if (const auto doubt = suspicion(request, house_.settings()->web)) {
      return answer_to(*doubt);
    }
  }
  return call(request, found);
}

// Session and role, then what the body says, then the route itself.
WebAnswer Router::call(const WebRequest& request, const Found& found) {
  const Route& route = *found.route;
  Worker& worker = *workers_.at(static_cast<std::size_t>(request.worker));
  Call call{.request = request,
            .house = house_,
            .worker = worker,
            .settings = house_.settings(),
            .id = found.id,
            .body = {},
            .user = {},
            .session_hash = {}};
  call.session_hash = session_hash(request, call.settings->web);
  if (route.roles != kOpen) {
    const bool used = route.counts == Route::Counts::kAsUse;
    auto user = used ? session_user(worker.users(), call.session_hash)
                     : listening_user(worker.users(), call.session_hash);
    if (!user) return refused(user.error());
    if (!*user) return refused(401, "not_logged_in");
    if ((roles_of(**user) & route.roles) == 0) return refused(403, "forbidden");
    call.user = std::move(**user);
  }
  // Health and figures are asked by machines, which may add a parameter of their own.
  if (route.pattern.starts_with("/api/")) {
    const auto wrong = wrong_parameter(request.query, query_fields(route));
    if (wrong) return bad_field(*wrong, query_fields(route));
  }
  return route.method == "POST" ? act_on_body(route, call) : act(route, call);
}

std::vector<std::string> Router::over(const std::vector<std::string>& session_hashes, int worker) {
  Users& users = workers_.at(static_cast<std::size_t>(worker))->users();
  std::vector<std::string> over;
  for (const std::string& hash : session_hashes) {
    const auto user = listening_user(users, hash);
    if (!user) break;  // Redis is away: the next review asks again
    if (!*user || roles_of(**user) == 0) over.push_back(hash);
  }
  return over;
}

}  // namespace wc
