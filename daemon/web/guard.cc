// SPDX-License-Identifier: EUPL-1.2
#include "daemon/web/guard.h"

#include <algorithm>

#include "daemon/web/http_text.h"

namespace wc {
namespace {

constexpr const char* kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "font-src 'self'; media-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

bool has(const WebAnswer& answer, std::string_view name) {
  return std::any_of(answer.headers.begin(), answer.headers.end(),
                     [name](const auto& header) { return header.first == name; });
}

std::string without_port(const std::string& host) {
  const std::size_t colon = host.rfind(':');
  const std::size_t bracket = host.rfind(']');
  if (colon == std::string::npos) return host;
  if (bracket != std::string::npos && colon < bracket) return host;
  return host.substr(0, colon);
}

bool loopback_name(const std::string& host) {
  return host == "localhost" || host == "[::1]" || host == "127.0.0.1";
}

bool is_json(std::string_view type) {
  type = type.substr(0, type.find(';'));
  while (!type.empty() && type.back() == ' ') type.remove_suffix(1);
  return type == "application/json";
}

}  // namespace

void protect(WebAnswer& answer, const WebSettings& web) {
  auto& headers = answer.headers;
  headers.emplace_back("Content-Security-Policy", kPolicy);
  headers.emplace_back("X-Content-Type-Options", "nosniff");
  headers.emplace_back("X-Frame-Options", "DENY");
  headers.emplace_back("Referrer-Policy", "no-referrer");
  headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
  headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
  headers.emplace_back("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  if (web.public_origin.starts_with("https://")) {
    headers.emplace_back("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
  }
  if (!has(answer, "Cache-Control")) headers.emplace_back("Cache-Control", "no-store");
}

bool own_origin(const std::string& origin, const std::string& host, const WebSettings& web) {
  if (origin.empty()) return false;
  if (origin == web.public_origin) return true;
  // The name is checked too: a foreign name that resolves to 127.0.0.1 would be its own origin.
  return is_loopback(web.host) && loopback_name(without_port(host)) && origin == "http://" + host;
}

std::optional<Suspicion> suspicion(const WebRequest& request, const WebSettings& web) {
  const std::string_view site = web_header(request, "sec-fetch-site");
  const bool reads = request.method != "POST";
  const bool ours = site.empty() || site == "same-origin" || (reads && site == "none");
  if (!ours) return Suspicion{"wrong_origin", "Sec-Fetch-Site", ""};
  if (reads) return std::nullopt;
  const std::string origin(web_header(request, "origin"));
  const std::string host(web_header(request, "host"));
  if (!own_origin(origin, host, web)) return Suspicion{"wrong_origin", "Origin", ""};
  if (web_header(request, "x-wc") != "1") return Suspicion{"wrong_header", "X-WC", "1"};
  if (!is_json(web_header(request, "content-type"))) {
    return Suspicion{"wrong_type", "Content-Type", "application/json"};
  }
  return std::nullopt;
}

}  // namespace wc
