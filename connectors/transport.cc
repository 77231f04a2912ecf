// SPDX-License-Identifier: EUPL-1.2
#include "connectors/transport.h"

#include <algorithm>

namespace wc {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::string_view header(const std::vector<Header>& headers, std::string_view name) {
  for (const Header& header : headers) {
    if (std::ranges::equal(header.name, name, {}, lower, lower)) return header.value;
  }
  return "";
}

}  // namespace wc
