// SPDX-License-Identifier: EUPL-1.2
#include "connectors/url.h"

#include <algorithm>
#include <cctype>

#include "config/digest.h"

namespace wc {
namespace {

int nibble(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 16;
}

std::string decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() && nibble(text[i + 1]) < 16 &&
                        nibble(text[i + 2]) < 16;
    if (escape) {
      out += static_cast<char>(nibble(text[i + 1]) * 16 + nibble(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '+' ? ' ' : text[i];
    }
  }
  return out;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

// "https://host:443" without what is the default anyway; "" when it is no http origin of a host.
std::string origin_of(std::string_view scheme_and_host) {
  std::string origin = lower(scheme_and_host);
  const bool secure = origin.starts_with("https://");
  const std::size_t host = secure ? 8 : 7;
  if (!secure && !origin.starts_with("http://")) return "";
  if (origin.size() == host || origin.find('@') != std::string::npos) return "";
  const std::string_view port = secure ? ":443" : ":80";
  if (origin.ends_with(port)) origin.resize(origin.size() - port.size());
  return origin;
}

}  // namespace

std::optional<Url> parse_url(std::string_view text) {
  const auto ugly = [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '\\'; };
  if (text.empty() || std::any_of(text.begin(), text.end(), ugly)) return std::nullopt;
  text = text.substr(0, text.find('#'));
  Url url;
  if (!text.starts_with("/")) {
    const auto host = text.find("://");
    if (host == std::string_view::npos) return std::nullopt;
    const auto end = std::min(text.find_first_of("/?", host + 3), text.size());
    url.origin = origin_of(text.substr(0, end));
    if (url.origin.empty()) return std::nullopt;
    text.remove_prefix(end);
  }
  const auto question = text.find('?');
  url.path = text.substr(0, question);
  if (url.path.empty()) url.path = "/";
  if (question != std::string_view::npos) url.params = parse_form(text.substr(question + 1));
  return url;
}

std::vector<Param> parse_form(std::string_view text) {
  std::vector<Param> params;
  while (!text.empty()) {
    const auto piece = text.substr(0, text.find('&'));
    text.remove_prefix(std::min(piece.size() + 1, text.size()));
    if (piece.empty()) continue;
    const auto equals = piece.find('=');
    const auto value = equals == std::string_view::npos ? "" : piece.substr(equals + 1);
    params.push_back({decode(piece.substr(0, equals)), decode(value)});
  }
  return params;
}

std::string to_form(const std::vector<Param>& params) {
  std::string out;
  for (const Param& one : params) {
    if (!out.empty()) out += '&';
    out += percent_encode(one.name) + '=' + percent_encode(one.value);
  }
  return out;
}

std::string to_text(const Url& url) {
  const std::string query = to_form(url.params);
  return url.origin + url.path + (query.empty() ? "" : "?" + query);
}

std::string_view param(const std::vector<Param>& params, std::string_view name) {
  for (const Param& one : params) {
    if (one.name == name) return one.value;
  }
  return "";
}

}  // namespace wc
