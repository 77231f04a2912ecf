// SPDX-License-Identifier: EUPL-1.2
#include "tests/daemon/web_fixture.h"

#include <boost/test/unit_test.hpp>
#include <stdexcept>

namespace wc::test {

WebAnswer echo(const WebRequest& request) {
  WebAnswer answer;
  if (request.path == "/drop") answer.status = 0;
  if (request.path == "/throw") throw std::runtime_error("a citizen's words");
  if (request.path == "/live") {
    answer.channel = query_value(request.query, "channel");
    answer.listener = query_value(request.query, "who");
    answer.last_event = std::string(web_header(request, "last-event-id"));
  }
  if (request.path == "/out") answer.dismisses = query_value(request.query, "who");
  if (request.path == "/big") answer.body = std::string(8U << 20U, 'x');
  if (request.path == "/echo") {
    answer.type = "text/plain";
    answer.body = request.method + "|" + request.query + "|" + request.body + "|" + request.peer;
  }
  return answer;
}

std::unique_ptr<WebServer> serve(const WebLimits& limits, const WebServer::Handler& handler,
                                 const WebAddress& address) {
  auto server = WebServer::start(address, limits, handler);
  BOOST_REQUIRE_MESSAGE(server.ok(), (server.ok() ? "" : server.error().what));
  return std::move(*server);
}

RawClient listener(int port, const std::string& channel, const std::string& last,
                   const std::string& who) {
  RawClient client(port);
  client.send("GET /live?channel=" + channel + "&who=" + who + " HTTP/1.1\r\nHost: h\r\n" +
              (last.empty() ? "" : "Last-Event-ID: " + last + "\r\n") + "\r\n");
  return client;
}

void say_hello(WebServer& server, RawClient& client, const std::string& channel) {
  client.read_until("retry: 2000\n\n");
  server.publish(channel, "", "hello", "");
}

}  // namespace wc::test
