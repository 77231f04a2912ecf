// SPDX-License-Identifier: EUPL-1.2
// The bytes of a JSON text before and after parsing: mending what a parser would choke on, and
// writing strings. It knows nothing of values.
#pragma once

#include <string>
#include <string_view>

namespace wc::json_text {

// Copies `bytes` without a byte order mark to `buffer`, NUL-terminated and padded for readers that
// take 16 bytes at a time, so that every string in it is valid UTF-8 without NUL once it is
// unescaped: \u0000, lone surrogates, bytes that are not UTF-8 and raw NULs become U+FFFD.
// Returns how many bytes were skipped in front.
std::size_t prepare(std::string_view bytes, std::string& buffer);

// Appends a JSON string with its quotes. REQUIRES: valid UTF-8.
void append_quoted(std::string& out, std::string_view text);

}  // namespace wc::json_text
