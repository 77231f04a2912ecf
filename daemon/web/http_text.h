// SPDX-License-Identifier: EUPL-1.2
// The text of HTTP/1.1 and of server-sent events, as plain functions: what the server writes, and
// what of a request is not the parser's. No socket, no clock and no Boost here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "config/time.h"
#include "daemon/web/web.h"

namespace wc {

// A path with its %XX decoded. Empty for a broken escape, a control character, bytes that are not
// UTF-8, or a path that does not start with '/'.
std::optional<std::string> decode_path(std::string_view raw);

// What happens to the connection after an answer.
enum class After { kKeep, kClose };

// Status line and headers of an answer, up to and with the empty line. Content-Length is that of
// the body, also when the body is not sent (HEAD); an event stream has none and is closed after.
// Line breaks in header values become spaces, so a value cannot start a header of its own.
std::string answer_head(const WebAnswer& answer, After after, Time now);

// What the server itself answers when it cannot or will not ask the handler: 400, 408, 413, 431,
// 500 or 503, with a code.
WebAnswer refusal(int status);

// One event as it goes over the wire; data of more lines stays one event.
std::string event_frame(const WebServer::Event& event);

// The number an id starts with ("17-0" is 17), or nothing. Clients get such ids in growing order.
std::optional<std::uint64_t> event_number(std::string_view id);

// The address that a request counts for: the last one of X-Forwarded-For when the peer is the
// trusted proxy, else the peer itself. Both as numeric addresses; `proxy` may be "".
std::string client_address(std::string_view peer, std::string_view proxy,
                           std::string_view forwarded);

// 127.0.0.0/8, ::1 and the mapped form of the first.
bool is_loopback(std::string_view address);

}  // namespace wc
