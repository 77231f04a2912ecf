// SPDX-License-Identifier: EUPL-1.2
// The transport over real sockets on loopback.
#include "connectors/transport.h"

#include <boost/test/unit_test.hpp>

#include <cstdlib>

#include "connectors/registry.h"
#include "tests/tools/loopback.h"

namespace wc::test {

namespace {

std::unique_ptr<Transport> transport_to(const std::string& origin) {
  return curl_transport({{origin}, true, ""});
}

Request get(const std::string& url) {
  Request request;
  request.method = "GET";
  request.url = url;
  return request;
}

Request post(const std::string& url, const std::string& body) {
  Request request = get(url);
  request.method = "POST";
  request.headers = {{"content-type", "application/json"}};
  request.body = body;
  return request;
}

std::string refusal(const TransportPolicy& policy, const std::string& url) {
  const auto answer = curl_transport(policy)->exchange(get(url));
  if (answer) return "answered";
  BOOST_CHECK(answer.error().cure == Cure::kMend);
  return answer.error().code;
}

std::string chunk(const std::string& bytes) {
  char size[16];
  std::snprintf(size, sizeof(size), "%zx\r\n", bytes.size());
  return size + bytes + "\r\n";
}

const std::string kChunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(transport_test)

BOOST_AUTO_TEST_CASE(headers_are_found_in_any_case) {
  const std::vector<Header> headers{{"X-Rate-Limit-Reset", "12"}, {"a", "b"}};
  BOOST_CHECK_EQUAL(header(headers, "x-rate-limit-reset"), "12");
  BOOST_CHECK_EQUAL(header(headers, "c"), "");
}

BOOST_AUTO_TEST_CASE(one_connection_serves_many_reads) {
  Loopback server({ok("one", "X-A: 1\r\n"), ok("two")});
  const auto transport = transport_to(server.origin());
  const auto first = transport->exchange(get(server.origin() + "/a?b=c"));
  BOOST_REQUIRE(first.ok());
  BOOST_CHECK_EQUAL(first->status, 200);
  BOOST_CHECK_EQUAL(first->body, "one");
  BOOST_CHECK_EQUAL(header(first->headers, "x-a"), "1");
  BOOST_CHECK_EQUAL(transport->exchange(get(server.origin() + "/d"))->body, "two");
  const auto asked = server.requests();
  BOOST_REQUIRE_EQUAL(asked.size(), 2U);
  BOOST_CHECK_EQUAL(server.connections(), 1);
  BOOST_CHECK(asked[0].starts_with("GET /a?b=c HTTP/1.1\r\n"));
  BOOST_CHECK(asked[0].find("User-Agent: webcared/") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_write_carries_its_body_and_its_method) {
  Loopback server({ok("{}"), ok("{}"), ok("{}")});
  const auto transport = transport_to(server.origin());
  BOOST_REQUIRE(transport->exchange(post(server.origin() + "/x", R"({"a":1})")).ok());
  Request removal = get(server.origin() + "/x");
  removal.method = "DELETE";
  BOOST_REQUIRE(transport->exchange(removal).ok());
  BOOST_REQUIRE(transport->exchange(get(server.origin() + "/x")).ok());
  const auto asked = server.requests();
  BOOST_REQUIRE_EQUAL(asked.size(), 3U);
  BOOST_CHECK(asked[0].starts_with("POST /x "));
  BOOST_CHECK(asked[0].ends_with("\r\n\r\n{\"a\":1}"));
  BOOST_CHECK(asked[1].starts_with("DELETE /x "));
  BOOST_CHECK(asked[2].starts_with("GET /x "));
}

// libcurl by itself repeats a request when a kept connection closes before the answer: a reply
// would stand there twice.
BOOST_AUTO_TEST_CASE(a_write_is_sent_once_although_a_kept_connection_closes) {
  Scene drop;
  drop.closes = true;
  Loopback server({ok("kept"), drop, ok("a second copy")});
  const auto transport = transport_to(server.origin());
  BOOST_REQUIRE(transport->exchange(get(server.origin() + "/warm")).ok());
  const auto answer = transport->exchange(post(server.origin() + "/reply", "{}"));
  BOOST_REQUIRE(!answer.ok());
  BOOST_CHECK(answer.error().cure == Cure::kAskAgain);
  BOOST_CHECK_EQUAL(answer.error().code, "no_answer");
  BOOST_CHECK_EQUAL(server.requests().size(), 2U);
}

BOOST_AUTO_TEST_CASE(closed_before_or_after_reading_may_have_been_read) {
  Scene before;
  before.reads = false;
  Scene half{{"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345"}, 0, true, true};
  Loopback server({before, half});
  for (int i = 0; i < 2; ++i) {
    const auto answer = transport_to(server.origin())->exchange(post(server.origin() + "/", "{}"));
    BOOST_REQUIRE(!answer.ok());
    BOOST_CHECK_EQUAL(answer.error().code, "no_answer");
  }
}

BOOST_AUTO_TEST_CASE(nobody_listening_is_certainly_not_sent) {
  std::string origin;
  {
    Loopback server({});
    origin = server.origin();
  }
  const auto answer = transport_to(origin)->exchange(post(origin + "/", "{}"));
  BOOST_REQUIRE(!answer.ok());
  BOOST_CHECK(answer.error().cure == Cure::kWait);
  BOOST_CHECK_EQUAL(answer.error().code, "not_connected");
}

BOOST_AUTO_TEST_CASE(a_slow_answer_ends_with_the_time_that_the_request_has) {
  Loopback server({{{"HTTP/1.1 200 OK\r\n", "Content-Length: 1\r\n\r\n1"}, 1'500, true, true}});
  Request request = get(server.origin() + "/");
  request.time_max = std::chrono::milliseconds(200);
  const auto answer = transport_to(server.origin())->exchange(request);
  BOOST_REQUIRE(!answer.ok());
  BOOST_CHECK_EQUAL(answer.error().code, "no_answer");
}

BOOST_AUTO_TEST_CASE(too_much_is_refused_with_and_without_a_length) {
  const std::string big(5'000, 'x');
  Scene chunked{{kChunked, chunk(big), chunk(big), "0\r\n\r\n"}, 0, true, true};
  Scene fits{{kChunked, chunk("abc"), "0\r\n\r\n"}, 0, true, true};
  Loopback server({ok(big), chunked, fits});
  for (int i = 0; i < 2; ++i) {
    Request request = get(server.origin() + "/");
    request.body_bytes_max = 4'000;
    const auto answer = transport_to(server.origin())->exchange(request);
    BOOST_REQUIRE(!answer.ok());
    BOOST_CHECK_EQUAL(answer.error().code, "body_too_large");
  }
  BOOST_CHECK_EQUAL(transport_to(server.origin())->exchange(get(server.origin() + "/"))->body,
                    "abc");
}

BOOST_AUTO_TEST_CASE(a_body_that_unpacks_to_too_much_is_refused) {
  // 20,000 letters "a", packed by zlib into 43 bytes.
  const std::string packed =
      "78daedc13101000000c2a0aceb5fc21a1e4001000000000000000000000000000000000000f06062"
      "f99bd4";
  std::string bytes;
  for (std::size_t i = 0; i < packed.size(); i += 2) {
    bytes += static_cast<char>(std::stoi(packed.substr(i, 2), nullptr, 16));
  }
  Loopback server({ok(bytes, "Content-Encoding: deflate\r\n")});
  Request request = get(server.origin() + "/");
  request.body_bytes_max = 1'000;
  const auto answer = transport_to(server.origin())->exchange(request);
  BOOST_REQUIRE(!answer.ok());
  BOOST_CHECK(answer.error().cure == Cure::kGiveUp);
}

BOOST_AUTO_TEST_CASE(a_redirect_is_never_followed) {
  Loopback server(
      {{{"HTTP/1.1 302 Found\r\nLocation: /other\r\nContent-Length: 0\r\n\r\n"}}, ok("followed")});
  const auto answer = transport_to(server.origin())->exchange(get(server.origin() + "/"));
  BOOST_REQUIRE(!answer.ok());
  BOOST_CHECK_EQUAL(answer.error().code, "refused_url");
  BOOST_CHECK_EQUAL(server.requests().size(), 1U);
}

BOOST_AUTO_TEST_CASE(only_the_origins_of_the_account_are_asked) {
  const TransportPolicy x{{"https://api.x.com"}, false, ""};
  for (const auto* url :
       {"https://api.x.com.evil.example/2", "https://api.x.com:8443/2", "http://api.x.com/2",
        "https://api.x.com@evil.example/", "https://evil.example/?https://api.x.com",
        "https://api.x.com\\@evil.example/", "ftp://api.x.com/", "/2/tweets", "",
        "https://api.x.com/ 2", "file:///etc/passwd", "https://user:pw@api.x.com/"}) {
    BOOST_TEST_CONTEXT(url) {
      BOOST_CHECK_EQUAL(refusal(x, url), "refused_url");
    }
  }
}

BOOST_AUTO_TEST_CASE(plain_http_is_for_a_sandbox_on_a_literal_loopback_address) {
  const std::string local = "http://127.0.0.1:9";
  BOOST_CHECK_EQUAL(refusal({{local}, false, ""}, local + "/"), "refused_url");
  BOOST_CHECK_EQUAL(refusal({{"http://localhost:9"}, true, ""}, "http://localhost:9/"),
                    "refused_url");
  BOOST_CHECK_EQUAL(
      refusal({{"http://127.0.0.1.nip.example"}, true, ""}, "http://127.0.0.1.nip.example/"),
      "refused_url");
  BOOST_CHECK_EQUAL(refusal({{local}, true, ""}, "http://127.0.0.1:9@evil.example/"),
                    "refused_url");
  const auto allowed = transport_to(local)->exchange(get(local + "/"));
  BOOST_CHECK_EQUAL(allowed.error().code, "not_connected");
}

// "localhost" stands for any name that somebody makes point into our network.
BOOST_AUTO_TEST_CASE(a_name_that_leads_to_a_private_address_is_not_connected_to) {
  for (const auto* origin : {"https://localhost:9", "https://10.0.0.1", "https://169.254.169.254",
                             "https://[::ffff:127.0.0.1]", "https://127.0.0.1:9"}) {
    BOOST_TEST_CONTEXT(origin) {
      BOOST_CHECK_EQUAL(refusal({{origin}, false, ""}, std::string(origin) + "/"), "refused_url");
    }
  }
}

BOOST_AUTO_TEST_CASE(a_proxy_of_the_environment_is_not_used) {
  ::setenv("http_proxy", "http://127.0.0.1:9", 1);
  Loopback server({ok("direct")});
  const auto answer = transport_to(server.origin())->exchange(get(server.origin() + "/"));
  ::unsetenv("http_proxy");
  BOOST_REQUIRE(answer.ok());
  BOOST_CHECK_EQUAL(answer->body, "direct");
}

BOOST_AUTO_TEST_CASE(plain_bytes_behind_https_are_no_connection) {
  Loopback server({{{"HTTP/1.1 400 Bad\r\n\r\n"}, 0, true, false}});
  const std::string origin = "https" + server.origin().substr(4);
  const auto answer = curl_transport({{origin}, true, ""})->exchange(get(origin + "/"));
  BOOST_REQUIRE(!answer.ok());
  BOOST_CHECK_EQUAL(answer.error().code, "not_connected");
}

BOOST_AUTO_TEST_CASE(an_error_names_the_route_and_neither_query_nor_token) {
  Loopback server({{{}, 0, true, true}});
  Request request = get(server.origin() + "/2/tweets?query=geheim");
  request.headers = {{"Authorization", "Bearer sandbox-token"}};
  const std::string what = transport_to(server.origin())->exchange(request).error().what;
  BOOST_CHECK(what.find("/2/tweets") != std::string::npos);
  BOOST_CHECK(what.find("geheim") == std::string::npos);
  BOOST_CHECK(what.find("sandbox-token") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_line_break_in_a_header_is_refused) {
  Request request = get("http://127.0.0.1:9/");
  request.headers = {{"a", "b\r\nc: d"}};
  const auto answer = transport_to("http://127.0.0.1:9")->exchange(request);
  BOOST_CHECK_EQUAL(answer.error().code, "refused_url");
}

BOOST_AUTO_TEST_CASE(a_stream_hands_over_bytes_as_they_come_until_told_to_stop) {
  Scene endless{{kChunked, chunk("one\r\n"), chunk("two\r\n"), chunk("three\r\n")}, 50, true, true};
  Loopback server({endless});
  std::string seen;
  const auto answer = transport_to(server.origin())
                          ->stream(get(server.origin() + "/s"), std::chrono::milliseconds(5'000),
                                   [&seen](std::string_view bytes) {
                                     seen += bytes;
                                     return seen.find("two") == std::string::npos;
                                   });
  BOOST_REQUIRE(answer.ok());
  BOOST_CHECK_EQUAL(answer->status, 200);
  BOOST_CHECK(answer->body.empty());
  BOOST_CHECK(seen.starts_with("one\r\ntwo"));
}

BOOST_AUTO_TEST_CASE(a_silent_stream_ends) {
  Loopback server({{{kChunked + chunk("one"), chunk("two")}, 4'000, true, true}});
  std::string seen;
  const auto answer = transport_to(server.origin())
                          ->stream(get(server.origin() + "/s"), std::chrono::milliseconds(500),
                                   [&seen](std::string_view bytes) {
                                     seen += bytes;
                                     return true;
                                   });
  BOOST_REQUIRE(!answer.ok());
  BOOST_CHECK_EQUAL(answer.error().code, "no_answer");
  BOOST_CHECK_EQUAL(seen, "one");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc::test
