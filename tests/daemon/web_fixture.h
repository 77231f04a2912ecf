// SPDX-License-Identifier: EUPL-1.2
// What the tests of the web server share: a server on loopback whose handler says what it got, and
// clients of its feed. It knows nothing of the desk.
#pragma once

#include <memory>
#include <string>

#include "daemon/web/web.h"
#include "tests/tools/http_client.h"

namespace wc::test {

inline constexpr const char* kGet = "GET /echo HTTP/1.1\r\nHost: h\r\n\r\n";

// /echo answers with method, query, body and peer, /live is the feed (of ?channel, for ?who), /out
// dismisses ?who, /big is 8 MB, /drop has no answer and /throw ends in an exception.
WebAnswer echo(const WebRequest& request);

// A server on a free port; the test fails when it does not start.
std::unique_ptr<WebServer> serve(const WebLimits& limits = {},
                                 const WebServer::Handler& handler = echo,
                                 const WebAddress& address = {});

// One who asks for the feed; `last` is the id of the last event that it has.
RawClient listener(int port, const std::string& channel, const std::string& last = "",
                   const std::string& who = "");

// Publishes when the listener has joined: its first event is "hello", without a number.
void say_hello(WebServer& server, RawClient& client, const std::string& channel);

}  // namespace wc::test
