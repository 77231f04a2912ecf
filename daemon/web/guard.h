// SPDX-License-Identifier: EUPL-1.2
// What protects every answer and every change: security headers, and the proof that a POST comes
// from our own page. Pure functions; sessions and roles are the router's.
#pragma once

#include <optional>
#include <string>

#include "daemon/settings.h"
#include "daemon/web/web.h"

namespace wc {

// Adds the headers of S4 to an answer; Cache-Control only when it has none. HSTS with an https
// public origin.
void protect(WebAnswer& answer, const WebSettings& web);

// Why a request is refused before anybody looks at its session: "wrong_origin" (Origin or
// Sec-Fetch-Site is not our own), "wrong_header" (no X-WC: 1), "wrong_type" (not JSON).
struct Suspicion {
  std::string code;
  std::string header;   // whose value it is
  std::string allowed;  // the only right value; "" when that is for the settings to say
};
std::optional<Suspicion> suspicion(const WebRequest& request, const WebSettings& web);

// Whether that is the origin of our own page: public_origin or, for a daemon that listens on
// loopback, the one that the Host header names, when that is a name of loopback.
bool own_origin(const std::string& origin, const std::string& host, const WebSettings& web);

}  // namespace wc
