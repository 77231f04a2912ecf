// SPDX-License-Identifier: EUPL-1.2
// The web server over real sockets, with clients that are slow, rude or many.
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <future>
#include <thread>

#include "config/files.h"
#include "tests/daemon/web_fixture.h"
#include "tests/tools/folder.h"
#include "tests/tools/wait.h"

namespace wc {
namespace {

using test::becomes;
using test::echo;
using test::exchange;
using test::fetch;
using test::kGet;
using test::listener;
using test::RawClient;
using test::read_answer;
using test::say_hello;
using test::serve;

WebLimits hasty() {
  WebLimits limits;
  limits.header_ms = limits.body_ms = limits.idle_ms = 100;
  return limits;
}

BOOST_AUTO_TEST_SUITE(web_server)

BOOST_AUTO_TEST_CASE(a_connection_is_kept_for_the_next_request) {
  const auto server = serve();
  RawClient client(server->port());
  for (int i = 0; i < 3; ++i) {
    const auto answer = exchange(
        client, {.method = "POST", .path = "/echo?n=" + std::to_string(i), .body = "words"});
    BOOST_TEST(answer.status == 200);
    BOOST_TEST(answer.body == "POST|n=" + std::to_string(i) + "|words|127.0.0.1");
    BOOST_TEST(answer.header("content-type") == "text/plain");
  }
  BOOST_TEST(server->connections() == 1);
}

BOOST_AUTO_TEST_CASE(pipelined_requests_are_answered_in_order) {
  const auto server = serve();
  RawClient client(server->port());
  std::string many;
  for (int i = 0; i < 20; ++i) {
    many += "GET /echo?" + std::to_string(i) + " HTTP/1.1\r\nHost: h\r\n\r\n";
  }
  client.send(many);
  for (int i = 0; i < 20; ++i) {
    BOOST_TEST(read_answer(client).body == "GET|" + std::to_string(i) + "||127.0.0.1");
  }
}

BOOST_AUTO_TEST_CASE(head_has_the_length_and_no_body) {
  const auto server = serve();
  RawClient client(server->port());
  const auto head = exchange(client, {.method = "HEAD", .path = "/echo"});
  BOOST_TEST(head.status == 200);
  BOOST_TEST(head.header("content-length") == "16");
  BOOST_TEST(exchange(client, {.path = "/echo"}).body == "GET|||127.0.0.1");
}

BOOST_AUTO_TEST_CASE(the_client_may_ask_to_close) {
  const auto server = serve();
  RawClient client(server->port());
  client.send("GET /echo HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
  BOOST_TEST(read_answer(client).header("connection") == "close");
  BOOST_TEST(client.closed());
}

BOOST_AUTO_TEST_CASE(a_status_of_nought_drops_the_connection) {
  const auto server = serve();
  RawClient client(server->port());
  client.send("GET /drop HTTP/1.1\r\nHost: h\r\n\r\n");
  BOOST_TEST(client.read_all().empty());
}

BOOST_AUTO_TEST_CASE(a_handler_that_throws_is_a_500_without_its_words) {
  const auto server = serve();
  const auto answer = fetch(server->port(), {.path = "/throw"});
  BOOST_TEST(answer.status == 500);
  BOOST_TEST(answer.body == "{\"code\":\"internal\"}");
}

BOOST_AUTO_TEST_CASE(what_is_no_request_is_refused_and_closed) {
  const auto server = serve();
  for (const char* bad :
       {"hello\r\n\r\n", "GET / HTTP/1.1\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n"}) {
    RawClient client(server->port());
    client.send(bad);
    const auto answer = read_answer(client);
    BOOST_TEST(answer.status == 400, bad);
    BOOST_TEST(answer.header("x-content-type-options") == "nosniff");
    BOOST_TEST(client.closed(), bad);
  }
}

BOOST_AUTO_TEST_CASE(a_body_over_the_limit_is_refused_before_it_is_read) {
  WebLimits limits;
  limits.body_bytes_max = 64U << 10U;
  const auto server = serve(limits);
  RawClient declared(server->port());
  declared.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 100000000\r\n\r\n");
  BOOST_TEST(read_answer(declared).status == 413);
  RawClient chunked(server->port());
  chunked.send("POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "1000\r\n" + std::string(0x1000, 'x') + "\r\n";
  int sent = 0;
  while (sent < 25'000 && chunked.send(chunk)) ++sent;  // 100 MB if nobody minds
  BOOST_TEST(sent < 25'000);
  BOOST_TEST(read_answer(chunked).status == 413);
}

BOOST_AUTO_TEST_CASE(a_chunked_body_within_the_limit_is_read) {
  const auto server = serve();
  RawClient client(server->port());
  client.send(
      "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
      "2\r\nab\r\n1\r\nc\r\n0\r\n\r\n");
  BOOST_TEST(read_answer(client).body == "POST||abc|127.0.0.1");
}

BOOST_AUTO_TEST_CASE(a_header_over_the_limit_is_refused) {
  const auto server = serve();
  RawClient client(server->port());
  client.send("GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(17'000, 'x'));
  BOOST_TEST(read_answer(client).status == 431);
}

BOOST_AUTO_TEST_CASE(slowloris_is_cut_off_in_each_stage) {
  const auto server = serve(hasty());
  const std::string head = "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nab";
  RawClient silent(server->port());
  RawClient header(server->port());
  RawClient body(server->port());
  RawClient second(server->port());
  header.send("GET / HT");
  body.send(head);
  second.send(std::string(kGet) + "GET ");
  BOOST_TEST(silent.read_all().empty());
  BOOST_TEST(read_answer(header).status == 408);
  BOOST_TEST(read_answer(body).status == 408);
  BOOST_TEST(read_answer(second).status == 200);
  BOOST_TEST(read_answer(second).status == 408);
  BOOST_TEST(body.closed());
}

BOOST_AUTO_TEST_CASE(drops_of_header_do_not_buy_time) {
  const auto server = serve(hasty());
  RawClient client(server->port());
  std::atomic<bool> over{false};
  std::thread dripping([&] {  // far longer than the limit, when each byte bought a new one
    for (int i = 0; i < 2000 && !over && client.send("x"); ++i) {
      test::rest(Millis{5});
    }
  });
  BOOST_TEST(read_answer(client).status == 408);
  over = true;
  dripping.join();
}

BOOST_AUTO_TEST_CASE(an_idle_connection_ends_without_a_word) {
  const auto server = serve(hasty());
  RawClient client(server->port());
  client.send(kGet);
  BOOST_TEST(read_answer(client).status == 200);
  BOOST_TEST(client.read_all().empty());
  BOOST_TEST(becomes([&] { return server->connections() == 0; }));
}

BOOST_AUTO_TEST_CASE(who_does_not_read_is_cut_off) {
  const auto server = serve(hasty());
  RawClient client(server->port());
  client.send("GET /big HTTP/1.1\r\nHost: h\r\n\r\n");
  BOOST_TEST(becomes([&] { return server->connections() == 0; }));
}

BOOST_AUTO_TEST_CASE(accepting_pauses_at_the_limit_and_goes_on) {
  WebLimits limits;
  limits.connections_max = 2;
  const auto server = serve(limits);
  auto first = std::make_unique<RawClient>(server->port());
  RawClient second(server->port());
  RawClient third(server->port());  // waits in the system's queue
  first->send(kGet);
  BOOST_TEST(read_answer(*first).status == 200);
  second.send(kGet);
  BOOST_TEST(read_answer(second).status == 200);
  third.send(kGet);
  BOOST_TEST(server->connections() == 2);
  first.reset();
  BOOST_TEST(read_answer(third).status == 200);
}

BOOST_AUTO_TEST_CASE(a_forwarded_address_has_its_bound_and_loopback_has_none) {
  WebLimits limits;
  limits.connections_per_address_max = 2;
  WebAddress address;
  address.trusted_proxy = "127.0.0.1";
  const auto server = serve(limits, echo, address);
  std::vector<RawClient> clients;
  const auto ask = [&](const std::string& from) {
    clients.emplace_back(server->port());
    return exchange(clients.back(), {.path = "/echo", .headers = {{"X-Forwarded-For", from}}});
  };
  BOOST_TEST(ask("10.1.1.1").body == "GET|||10.1.1.1");
  BOOST_TEST(ask("10.1.1.1").status == 200);
  BOOST_TEST(ask("10.1.1.1").status == 503);
  BOOST_TEST(ask("10.1.1.2").status == 200);
  for (int i = 0; i < 5; ++i) BOOST_TEST(ask("127.0.0.9").status == 200);
}

BOOST_AUTO_TEST_CASE(a_client_that_waits_to_be_asked_is_asked) {
  const auto server = serve();
  RawClient client(server->port());
  client.send(
      "POST /echo HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
  BOOST_TEST(client.read_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("hi");
  BOOST_TEST(read_answer(client).body == "POST||hi|127.0.0.1");
}

BOOST_AUTO_TEST_CASE(a_port_in_use_and_a_bad_address_are_told) {
  const auto server = serve();
  WebAddress address;
  address.port = server->port();
  const auto again = WebServer::start(address, {}, echo);
  BOOST_REQUIRE(!again.ok());
  BOOST_TEST(again.error().code == "port_in_use");
  address.host = "nowhere";
  BOOST_TEST(WebServer::start(address, {}, echo).error().code == "bad_address");
  address = {};
  address.certificate_file = address.key_file = "/nonexistent/certificate.pem";
  const auto tls = WebServer::start(address, {}, echo);
  BOOST_TEST(tls.error().code == "tls");
  BOOST_TEST(tls.error().what.find("certificate.pem") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(handlers_know_their_worker_and_run_side_by_side) {
  WebLimits limits;
  limits.handlers = 3;
  std::atomic<int> inside{0};
  std::atomic<int> seen{0};
  const auto server = serve(limits, [&](const WebRequest& request) {
    ++inside;
    becomes([&] { return inside == 3; });
    seen |= 1 << request.worker;
    return WebAnswer{};
  });
  std::vector<RawClient> clients;
  for (int i = 0; i < 3; ++i) clients.emplace_back(server->port()).send(kGet);
  for (RawClient& client : clients) BOOST_TEST(read_answer(client).status == 200);
  BOOST_TEST(seen == 7);
}

BOOST_AUTO_TEST_CASE(stopping_lets_an_answer_finish_and_ends_the_rest) {
  std::promise<void> entered;
  std::promise<void> go_on;
  auto server = serve({}, [&](const WebRequest& request) {
    if (request.path == "/slow") {
      entered.set_value();
      go_on.get_future().wait();
    }
    return echo(request);
  });
  RawClient busy(server->port());
  RawClient idle(server->port());
  RawClient live = listener(server->port(), "log");
  idle.send(kGet);
  BOOST_TEST(read_answer(idle).status == 200);
  say_hello(*server, live, "log");
  live.read_until("event: hello\n");
  busy.send("GET /slow HTTP/1.1\r\nHost: h\r\n\r\n");
  entered.get_future().wait();
  std::thread stopping([&] { server.reset(); });
  BOOST_TEST(idle.closed());
  live.read_all();
  go_on.set_value();
  BOOST_TEST(read_answer(busy).status == 200);
  stopping.join();
}

BOOST_AUTO_TEST_CASE(tls_serves_and_refuses_old_versions) {
  const test::Folder folder;
  const std::string key = folder.path() + "/key.pem";
  const std::string certificate = folder.path() + "/certificate.pem";
  const auto run = [](const std::string& command) { return std::system(command.c_str()); };
  BOOST_REQUIRE(run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 "
                    "-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout " +
                    key + " -out " + certificate + " 2>/dev/null") == 0);
  WebAddress address;
  address.certificate_file = certificate;
  address.key_file = key;
  const auto server = serve({}, echo, address);
  const std::string there = "127.0.0.1:" + std::to_string(server->port());
  const std::string out = folder.path() + "/out";
  const auto talk = [&](const std::string& options) {
    return run(
        "printf 'GET /echo HTTP/1.1\\r\\nHost: h\\r\\nConnection: close\\r\\n\\r\\n' | "
        "timeout 10 openssl s_client -quiet -verify_return_error -CAfile " +
        certificate + " -connect " + there + " " + options + " > " + out + " 2>&1");
  };
  BOOST_TEST(talk("-tls1_2") == 0);
  BOOST_TEST((*read_file(out)).find("GET|||127.0.0.1") != std::string::npos);
  BOOST_TEST(talk("-tls1_3") == 0);
  BOOST_TEST((*read_file(out)).find("GET|||127.0.0.1") != std::string::npos);
  BOOST_TEST(talk("-tls1_1 -cipher DEFAULT@SECLEVEL=0") != 0);
  RawClient plain(server->port());
  plain.send(kGet);
  BOOST_TEST(read_answer(plain).status == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc
