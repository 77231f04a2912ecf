// SPDX-License-Identifier: EUPL-1.2
// The pure parts of the web server: text of HTTP, the reader of requests, the backlog of a
// listener.
#include <boost/test/unit_test.hpp>

#include "daemon/web/backlog.h"
#include "daemon/web/connection.h"
#include "daemon/web/http_text.h"
#include "daemon/web/request_reader.h"

namespace wc {
namespace {

using State = RequestReader::State;

WebLimits small_limits() {
  WebLimits limits;
  limits.header_bytes_max = 1024;
  limits.body_bytes_max = 100;
  return limits;
}

// How a reader ends when it gets all of this, byte by byte or at once.
int refused_with(const std::string& bytes) {
  RequestReader whole(small_limits());
  RequestReader slow(small_limits());
  whole.feed(bytes);
  for (const char byte : bytes) slow.feed(std::string_view(&byte, 1));
  BOOST_TEST((whole.state() == slow.state()), bytes);
  return whole.state() == State::kBad ? whole.bad_status() : 0;
}

WebServer::Event event(const std::string& id, const std::string& name = "log") {
  return {.id = id, .name = name, .data = "{}"};
}

BOOST_AUTO_TEST_SUITE(web_text)

BOOST_AUTO_TEST_CASE(a_path_is_decoded_or_refused) {
  BOOST_TEST(decode_path("/api/tickets/x%3A12").value() == "/api/tickets/x:12");
  BOOST_TEST(decode_path("/a%2Fb+c").value() == "/a/b+c");
  BOOST_TEST(decode_path("/caf%C3%A9").value() == "/café");
  for (const char* bad :
       {"", "x", "*", "/%", "/%4", "/%zz", "/%00", "/%0a", "/\x7f", "/%C3", "/%ff"}) {
    BOOST_TEST(!decode_path(bad).has_value(), bad);
  }
}

BOOST_AUTO_TEST_CASE(a_query_is_decoded) {
  BOOST_TEST(query_value("state=waiting&after=1-0", "after") == "1-0");
  BOOST_TEST(query_value("q=a%26b+c", "q") == "a&b c");
  BOOST_TEST(query_value("", "state").empty());
}

BOOST_AUTO_TEST_CASE(a_header_value_cannot_start_a_header) {
  WebAnswer answer;
  answer.headers = {{"Location", "/x\r\nSet-Cookie: a=b"}};
  const std::string head = answer_head(answer, After::kKeep, from_millis(0));
  BOOST_TEST(head.find("\r\nSet-Cookie") == std::string::npos);
  BOOST_TEST(head.find("Date: Thu, 01 Jan 1970 00:00:00 GMT\r\n") != std::string::npos);
  BOOST_TEST(head.find("Content-Length: 0\r\n") != std::string::npos);
  BOOST_TEST(head.find("Connection") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_answer_without_a_body_has_no_length) {
  WebAnswer answer;
  answer.status = 304;
  BOOST_TEST(answer_head(answer, After::kKeep, from_millis(0)).find("Content-") ==
             std::string::npos);
  answer.status = 200;
  answer.channel = "log";
  const std::string head = answer_head(answer, After::kClose, from_millis(0));
  BOOST_TEST(head.find("Content-Length") == std::string::npos);
  BOOST_TEST(head.find("text/event-stream") != std::string::npos);
  BOOST_TEST(head.find("Connection: close") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(data_of_more_lines_stays_one_event) {
  const WebServer::Event two{.id = "3-0", .name = "log", .data = "a\nb\r\nc"};
  BOOST_TEST(event_frame(two) == "id: 3-0\nevent: log\ndata: a\ndata: b\ndata: c\n\n");
  const WebServer::Event sly{.id = "3\nevent: x", .name = "", .data = ""};
  BOOST_TEST(event_frame(sly) == "id: 3 event: x\ndata: \n\n");
}

BOOST_AUTO_TEST_CASE(only_the_proxy_may_speak_for_others) {
  BOOST_TEST(client_address("10.0.0.9", "", "1.2.3.4") == "10.0.0.9");
  BOOST_TEST(client_address("10.0.0.9", "10.0.0.1", "1.2.3.4") == "10.0.0.9");
  BOOST_TEST(client_address("10.0.0.1", "10.0.0.1", "6.6.6.6, 1.2.3.4") == "1.2.3.4");
  BOOST_TEST(client_address("10.0.0.1", "10.0.0.1", "") == "10.0.0.1");
  BOOST_TEST(client_address("10.0.0.1", "10.0.0.1", "<script>") == "10.0.0.1");
}

BOOST_AUTO_TEST_CASE(an_address_has_so_many_connections) {
  AddressCount addresses;
  std::string first;
  std::string second;
  std::string third;
  BOOST_TEST(addresses.move(first, "1.1.1.1", 2));
  BOOST_TEST(addresses.move(second, "1.1.1.1", 2));
  BOOST_TEST(addresses.move(second, "1.1.1.1", 2));
  BOOST_TEST(!addresses.move(third, "1.1.1.1", 2));
  BOOST_TEST(addresses.move(third, "127.0.0.1", 2));
  BOOST_TEST(addresses.move(first, "", 2));
  BOOST_TEST(addresses.move(third, "1.1.1.1", 2));
}

BOOST_AUTO_TEST_CASE(requests_may_come_in_pieces_and_together) {
  const std::string two =
      "POST /a?b=c HTTP/1.1\r\nHost: h\r\nX-WC: 1\r\nContent-Length: 2\r\n\r\nhi"
      "GET /z HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
  for (std::size_t cut = 0; cut <= two.size(); ++cut) {
    RequestReader reader(small_limits());
    reader.feed(two.substr(0, cut));
    BOOST_REQUIRE((reader.feed(two.substr(cut)) == State::kDone));
    auto [first, wish] = reader.take();
    BOOST_TEST(first.method == "POST");
    BOOST_TEST(first.path == "/a");
    BOOST_TEST(first.query == "b=c");
    BOOST_TEST(first.body == "hi");
    BOOST_TEST(web_header(first, "x-wc") == "1");
    BOOST_TEST((wish == RequestReader::Wish::kKeep));
    BOOST_REQUIRE((reader.feed("") == State::kDone));
    auto [second, second_wish] = reader.take();
    BOOST_TEST(second.path == "/z");
    BOOST_TEST((second_wish == RequestReader::Wish::kClose));
    BOOST_TEST((reader.feed("") == State::kIdle));
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_a_request_is_refused) {
  BOOST_TEST(refused_with("GET / HTTP/1.1\r\nHost: h\r\n\r\n") == 0);
  BOOST_TEST(refused_with("GET / HTTP/1.0\r\n\r\n") == 0);
  BOOST_TEST(refused_with("\x16\x03\x01\x02\r\n\r\n") == 400);
  BOOST_TEST(refused_with("GET / HTTP/1.1\r\n\r\n") == 400);
  BOOST_TEST(refused_with("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n") == 400);
  BOOST_TEST(refused_with("GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n") == 400);
  BOOST_TEST(refused_with("GET /%0d HTTP/1.1\r\nHost: h\r\n\r\n") == 400);
  BOOST_TEST(refused_with("GET / HTTP/9.1\r\nHost: h\r\n\r\n") == 400);
}

BOOST_AUTO_TEST_CASE(a_request_cannot_be_smuggled) {
  const std::string head = "POST / HTTP/1.1\r\nHost: h\r\n";
  BOOST_TEST(refused_with(head + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n") == 400);
  BOOST_TEST(refused_with(head + "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n") == 400);
  BOOST_TEST(refused_with(head + "Content-Length: 3\r\nContent-Length: 4\r\n\r\n") == 400);
  BOOST_TEST(refused_with(head + "Content-Length: -3\r\n\r\n") == 400);
  BOOST_TEST(refused_with(head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n") == 400);
}

BOOST_AUTO_TEST_CASE(sizes_are_bounded) {
  const std::string head = "POST / HTTP/1.1\r\nHost: h\r\n";
  BOOST_TEST(refused_with(head + "X: " + std::string(2000, 'x')) == 431);
  BOOST_TEST(refused_with("GET /" + std::string(2000, 'x')) == 431);
  BOOST_TEST(refused_with(head + "Content-Length: 101\r\n\r\n") == 413);
  const std::string chunk = "28\r\n" + std::string(0x28, 'x') + "\r\n";
  BOOST_TEST(refused_with(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk + chunk) ==
             413);
  BOOST_TEST(
      refused_with(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk + "0\r\n\r\n") == 0);
  BOOST_TEST(refused_with(head + "Transfer-Encoding: chunked\r\n\r\n1;" + std::string(4000, 'x')) !=
             0);
}

BOOST_AUTO_TEST_CASE(a_polite_client_is_invited) {
  RequestReader reader(small_limits());
  reader.feed("POST / HTTP/1.1\r\nHost: h\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n");
  BOOST_TEST(reader.wants_continue());
  BOOST_TEST((reader.feed("hi") == State::kDone));
  BOOST_TEST(!reader.wants_continue());
}

BOOST_AUTO_TEST_CASE(numbered_events_come_once_and_in_order) {
  Backlog backlog(10'000);
  backlog.seen("5-0");
  backlog.push(frame_of(event("5-0")));
  backlog.push(frame_of(event("7-0")));
  backlog.put_first({event("6-0"), event("7-0")});
  backlog.push(frame_of(event("", "presence")));
  const std::string text = backlog.drain();
  BOOST_TEST(text == event_frame(event("6-0")) + event_frame(event("7-0")) +
                         event_frame(event("", "presence")));
  backlog.push(frame_of(event("7-0")));
  BOOST_TEST(backlog.drain().empty());
  backlog.push(frame_of(event("", "reset")));
  backlog.push(frame_of(event("2-0")));
  BOOST_TEST(backlog.drain() == event_frame(event("", "reset")) + event_frame(event("2-0")));
}

BOOST_AUTO_TEST_CASE(a_full_backlog_becomes_one_reset) {
  Backlog backlog(100);
  for (int i = 1; i < 50; ++i) backlog.push(frame_of(event(std::to_string(i) + "-0")));
  BOOST_TEST(backlog.ended());
  const std::string text = backlog.drain();
  BOOST_TEST(text == "event: reset\ndata: {}\n\n");
  backlog.push(frame_of(event("51-0")));
  BOOST_TEST(backlog.drain().empty());
}

// Whoever may not listen any more gets nothing of what was on its way.
BOOST_AUTO_TEST_CASE(an_ended_backlog_holds_its_last_event_only) {
  Backlog backlog(100);
  backlog.push(frame_of(event("1-0")));
  backlog.end(frame_of(event("", "ended")));
  BOOST_TEST(backlog.ended());
  backlog.push(frame_of(event("2-0")));
  backlog.put_first({event("0-0")});
  backlog.end(frame_of(event("", "again")));
  BOOST_TEST(backlog.drain() == event_frame(event("", "ended")));
  BOOST_TEST(backlog.drain().empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc
