// SPDX-License-Identifier: EUPL-1.2
// How long X says a text is: most European letters count 1, all else and each emoji 2, each link
// 23. It sends nothing and judges no content. Source: apis/x.md 7.1, twitter-text version 3.
#pragma once

#include <string_view>
#include <vector>

namespace wc {

inline constexpr int kXLengthMax = 280;
inline constexpr int kXLinkLength = 23;

struct XLength {
  int weight = 0;
  bool valid = false;  // not empty, not over kXLengthMax, no byte order mark or non-character
};

// `text` may be any bytes: what is not UTF-8 counts as U+FFFD.
XLength x_length(std::string_view raw);

// A link as X finds it in a text, in bytes.
struct XLink {
  std::size_t begin;
  std::size_t end;
};

// What X will shorten: http(s) links and bare hosts ("nijmegen.nl/melden") under a known top-level
// domain; never an e-mail address or a @name. Our list of top-level domains holds all countries and
// the usual others. REQUIRES: valid_utf8(text).
std::vector<XLink> x_links(std::string_view text);

}  // namespace wc
