// SPDX-License-Identifier: EUPL-1.2
#include "connectors/x/oauth1.h"

#include <algorithm>

#include "config/digest.h"

namespace wc {

std::string oauth1_signature(std::string_view method, std::string_view url,
                             std::vector<Param> params, const Oauth1Keys& keys) {
  for (Param& param : params) {
    param.name = percent_encode(param.name);
    param.value = percent_encode(param.value);
  }
  std::ranges::sort(params, [](const Param& a, const Param& b) {
    return a.name != b.name ? a.name < b.name : a.value < b.value;
  });
  std::string joined;
  for (const Param& param : params) {
    if (!joined.empty()) joined += '&';
    joined += param.name + '=' + param.value;
  }
  const std::string base =
      std::string(method) + '&' + percent_encode(url) + '&' + percent_encode(joined);
  const std::string key =
      percent_encode(keys.api_secret) + '&' + percent_encode(keys.access_secret);
  return base64(hmac_sha1(key, base));
}

std::string oauth1_header(std::string_view method, std::string_view url, const Oauth1Keys& keys,
                          Time now, std::string_view nonce) {
  const std::vector<Param> own{
      {"oauth_consumer_key", keys.api_key},
      {"oauth_nonce", std::string(nonce)},
      {"oauth_signature_method", "HMAC-SHA1"},
      {"oauth_timestamp", std::to_string(to_millis(now) / 1000)},
      {"oauth_token", keys.access_token},
      {"oauth_version", "1.0"},
  };
  const auto question = url.find('?');
  std::vector<Param> all = own;
  if (question != std::string_view::npos) {
    for (Param& param : parse_form(url.substr(question + 1))) all.push_back(std::move(param));
  }
  std::string header = "OAuth ";
  for (const Param& param : own)
    header += param.name + "=\"" + percent_encode(param.value) + "\", ";
  const std::string signature = oauth1_signature(method, url.substr(0, question), all, keys);
  return header + "oauth_signature=\"" + percent_encode(signature) + '"';
}

}  // namespace wc
