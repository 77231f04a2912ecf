// SPDX-License-Identifier: EUPL-1.2
// OAuth 1.0a with HMAC-SHA1: signs what our own account does. A JSON body is not signed, a query
// is. It knows no route and keeps no secret. Source: RFC 5849; vectors in tests/cases/vectors.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/time.h"
#include "connectors/url.h"

namespace wc {

// The four secrets of an account that acts for itself.
struct Oauth1Keys {
  std::string api_key;
  std::string api_secret;
  std::string access_token;
  std::string access_secret;
};

// The base64 signature of a request. `url` without query; `params` are all that are signed, decoded
// and in any order: those of the query and the oauth_* ones but oauth_signature.
std::string oauth1_signature(std::string_view method, std::string_view url,
                             std::vector<Param> params, const Oauth1Keys& keys);

// The value of the Authorization header for a request to `url` (with its query). `nonce` must be
// new for each request of the same second.
std::string oauth1_header(std::string_view method, std::string_view url, const Oauth1Keys& keys,
                          Time now, std::string_view nonce);

}  // namespace wc
