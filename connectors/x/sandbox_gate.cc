// SPDX-License-Identifier: EUPL-1.2
#include "connectors/x/sandbox_gate.h"

#include "config/digest.h"
#include "config/json.h"
#include "connectors/x/oauth1.h"

namespace wc {

namespace {

constexpr Millis kLimitWindow{15 * 60'000};
constexpr Millis kClockSlack{5 * 60'000};
constexpr std::size_t kSeenMax = 10'000;

Oauth1Keys sandbox_keys() {
  return {"sandbox-x-key", "sandbox-x-secret", "sandbox-x-access", "sandbox-x-access-secret"};
}

// `OAuth a="b", c="d"` as decoded parameters.
std::vector<Param> oauth_params(std::string_view authorization) {
  std::vector<Param> params;
  std::string_view rest = authorization.substr(6);
  while (!rest.empty()) {
    const auto piece = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(rest.size(), piece.size() + 1));
    const auto begin = piece.find_first_not_of(' ');
    const auto open = piece.find("=\"");
    const auto close = piece.rfind('"');
    if (begin == std::string_view::npos || open == std::string_view::npos || close < open + 2) {
      continue;
    }
    const auto value = parse_form("v=" + std::string(piece.substr(open + 2, close - open - 2)));
    params.push_back({std::string(piece.substr(begin, open - begin)), value.front().value});
  }
  return params;
}

long long seconds_of(std::string_view text) {
  long long seconds = 0;
  for (const char digit : text.substr(0, 12)) {
    if (digit < '0' || digit > '9') return 0;
    seconds = seconds * 10 + (digit - '0');
  }
  return seconds;
}

// Where the caller thought it called: a server in between may hand over only path and Host.
std::vector<std::string> origins_of(const SandboxCall& call) {
  const auto url = parse_url(call.request.url);
  if (url && !url->origin.empty()) return {url->origin};
  const std::string host(header(call.request.headers, "host"));
  return {"http://" + host, "https://" + host};
}

}  // namespace

Response x_problem(int status, std::string_view title, std::string_view detail,
                   std::string_view type) {
  JsonWriter json;
  json.object().field("title", title).field("detail", detail).field("type", type);
  json.field("status", static_cast<std::int64_t>(status)).end();
  Response response = json_response(status, json.take());
  response.headers.front().value = "application/problem+json";
  return response;
}

XCaller XGate::caller(const SandboxCall& call) {
  const auto authorization = header(call.request.headers, "authorization");
  if (authorization == "Bearer sandbox-x-bearer") return XCaller::kApp;
  if (authorization.starts_with("OAuth ") && is_signed(call, authorization)) return XCaller::kUser;
  return XCaller::kNobody;
}

bool XGate::is_signed(const SandboxCall& call, std::string_view authorization) {
  std::vector<Param> params = oauth_params(authorization);
  const std::string given(param(params, "oauth_signature"));
  const std::string nonce(param(params, "oauth_nonce"));
  const std::string stamp(param(params, "oauth_timestamp"));
  const Oauth1Keys keys = sandbox_keys();
  const Millis away = call.now - from_millis(seconds_of(stamp) * 1000);
  if (nonce.empty() || away > kClockSlack || away < -kClockSlack) return false;
  if (param(params, "oauth_consumer_key") != keys.api_key) return false;
  if (param(params, "oauth_token") != keys.access_token) return false;
  if (param(params, "oauth_signature_method") != "HMAC-SHA1") return false;
  std::erase_if(params, [](const Param& one) { return one.name == "oauth_signature"; });
  const auto question = call.request.url.find('?');
  if (question != std::string::npos) {
    const auto query = std::string_view(call.request.url).substr(question + 1);
    for (Param& one : parse_form(query)) params.push_back(std::move(one));
  }
  for (const std::string& origin : origins_of(call)) {
    const auto own = oauth1_signature(call.request.method, origin + call.path, params, keys);
    if (!equal_constant_time(own, given)) continue;
    if (seen_.size() > kSeenMax) seen_.clear();
    return seen_.insert(std::string(stamp).append(" ").append(nonce)).second;
  }
  return false;
}

std::optional<Response> XGate::count(const std::string& route, XCaller caller, XLimit limit,
                                     Time now, std::vector<Header>& headers) {
  const int allowed = caller == XCaller::kApp ? limit.app : limit.user;
  Bucket& bucket = buckets_[route + (caller == XCaller::kApp ? " app" : " user")];
  if (bucket.reset <= now) bucket = {now + kLimitWindow, 0};
  const bool over = bucket.used >= allowed;
  if (!over) ++bucket.used;
  headers.push_back({"x-rate-limit-limit", std::to_string(allowed)});
  headers.push_back({"x-rate-limit-remaining", std::to_string(allowed - bucket.used)});
  const long long reset = (to_millis(bucket.reset) + 999) / 1000;
  headers.push_back({"x-rate-limit-reset", std::to_string(reset)});
  if (!over) return std::nullopt;
  return x_problem(429, "Too Many Requests", "Too Many Requests", "about:blank");
}

}  // namespace wc
