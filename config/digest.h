// SPDX-License-Identifier: EUPL-1.2
// Digests and encodings that platforms sign with (OpenSSL behind it).
#pragma once

#include <string>
#include <string_view>

namespace wc {

// Raw bytes of the digest (20 and 32).
std::string hmac_sha1(std::string_view key, std::string_view message);
std::string hmac_sha256(std::string_view key, std::string_view message);
std::string sha256(std::string_view message);

std::string hex(std::string_view bytes);     // lower case
std::string base64(std::string_view bytes);  // RFC 4648 with padding

// RFC 3986: only A-Z a-z 0-9 - . _ ~ stay as they are (OAuth 1.0a, query strings).
std::string percent_encode(std::string_view text);

// Compares in a time that depends only on the lengths.
bool equal_constant_time(std::string_view a, std::string_view b);

// Random bytes from the system, for ids and tokens. Aborts when the system has none.
std::string random_bytes(std::size_t count);

}  // namespace wc
