// SPDX-License-Identifier: EUPL-1.2
// A URL taken apart and put together again: for paging links, sandboxes and the transport's policy.
// It knows no platform and fetches nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace wc {

// One name=value of a query or a form, decoded.
struct Param {
  std::string name;
  std::string value;
};

struct Url {
  std::string
      origin;        // "https://graph.facebook.com": scheme, host and port, lower case; "" for "/x"
  std::string path;  // "/v25.0/111/feed", not decoded
  std::vector<Param> params;
};

// Takes "https://host:port/path?a=b" or "/path?a=b" apart. Empty for another scheme, user names,
// control characters or spaces. A default port (80, 443) is left out of the origin; a fragment is
// dropped.
std::optional<Url> parse_url(std::string_view text);

// "a=b&c=d" with + and %XX decoded; a broken escape stays as it is.
std::vector<Param> parse_form(std::string_view text);

// The reverse, percent-encoded by RFC 3986.
std::string to_form(const std::vector<Param>& params);
std::string to_text(const Url& url);

// The first value of that name, or "".
std::string_view param(const std::vector<Param>& params, std::string_view name);

}  // namespace wc
