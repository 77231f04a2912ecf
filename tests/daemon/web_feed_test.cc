// SPDX-License-Identifier: EUPL-1.2
// The live feed of the web server: what was missed, channels, and listeners that are slow, gone or
// a thousand.
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <boost/test/unit_test.hpp>
#include <future>

#include "tests/daemon/web_fixture.h"
#include "tests/tools/wait.h"

namespace wc {
namespace {

using test::becomes;
using test::fetch;
using test::listener;
using test::RawClient;
using test::say_hello;
using test::serve;

BOOST_AUTO_TEST_SUITE(web_feed)

BOOST_AUTO_TEST_CASE(a_listener_gets_what_it_missed_once_and_then_what_comes) {
  const auto server = serve();
  server->on_join([&](const std::string& channel, const std::string& last) {
    BOOST_TEST(channel == "log");
    BOOST_TEST(last == "5-0");
    server->publish("log", "7-0", "log", "twice");  // published while it is being asked
    server->publish("log", "8-0", "log", "fresh");
    return std::vector<WebServer::Event>{{"6-0", "log", "missed"}, {"7-0", "log", "twice"}};
  });
  RawClient client = listener(server->port(), "log", "5-0");
  const std::string text = client.read_until("fresh\n\n");
  BOOST_TEST(text.find("HTTP/1.1 200 OK\r\n") == 0);
  BOOST_TEST(text.find("Content-Type: text/event-stream\r\n") != std::string::npos);
  BOOST_TEST(
      text.ends_with("retry: 2000\n\n"
                     "id: 6-0\nevent: log\ndata: missed\n\n"
                     "id: 7-0\nevent: log\ndata: twice\n\n"
                     "id: 8-0\nevent: log\ndata: fresh\n\n"));
}

BOOST_AUTO_TEST_CASE(channels_are_apart) {
  const auto server = serve();
  RawClient one = listener(server->port(), "one");
  RawClient two = listener(server->port(), "two");
  say_hello(*server, one, "one");
  say_hello(*server, two, "two");
  one.read_until("event: hello\ndata: \n\n");
  two.read_until("event: hello\ndata: \n\n");
  server->publish("one", "1-0", "log", "for one");
  server->publish("two", "1-0", "log", "for two");
  BOOST_TEST(one.read_until("\n\n") == "id: 1-0\nevent: log\ndata: for one\n\n");
  BOOST_TEST(two.read_until("\n\n") == "id: 1-0\nevent: log\ndata: for two\n\n");
}

BOOST_AUTO_TEST_CASE(a_listener_that_does_not_read_gets_a_reset_and_is_closed) {
  WebLimits limits;
  limits.backlog_bytes_max = 64U << 10U;
  const auto server = serve(limits);
  RawClient client = listener(server->port(), "log");
  say_hello(*server, client, "log");
  client.read_until("event: hello\ndata: \n\n");
  const std::string words(1024, 'x');
  for (int i = 1; i <= 20'000; ++i) server->publish("log", std::to_string(i) + "-0", "log", words);
  const std::string text = client.read_all();
  BOOST_TEST(text.size() < (20U << 20U));
  BOOST_TEST(text.ends_with("event: reset\ndata: {}\n\n"));
}

BOOST_AUTO_TEST_CASE(a_listener_that_leaves_is_noticed) {
  const auto server = serve();
  {
    RawClient client = listener(server->port(), "log");
    client.read_until("retry: 2000\n\n");
    BOOST_TEST(server->connections() == 1);
  }
  BOOST_TEST(becomes([&] { return server->connections() == 0; }));
  server->publish("log", "1-0", "log", "to nobody");
  BOOST_TEST(fetch(server->port(), {.path = "/echo"}).status == 200);
}

BOOST_AUTO_TEST_CASE(who_may_not_listen_any_more_gets_a_last_event_and_is_closed) {
  WebLimits limits;
  limits.review_ms = 5;
  std::mutex mutex;  // guards the next one; a check here is the main thread's only
  std::vector<std::string> asked;
  std::atomic<int> thread{-1};
  const auto server = serve(limits);
  RawClient anna = listener(server->port(), "log", "", "anna");
  RawClient other = listener(server->port(), "other", "", "anna");
  RawClient bert = listener(server->port(), "log", "", "bert");
  RawClient nobody = listener(server->port(), "log");
  for (RawClient* client : {&anna, &other, &bert, &nobody}) client->read_until("retry: 2000\n\n");
  server->on_review([&](const std::vector<std::string>& listeners, int worker) {
    const std::lock_guard lock(mutex);
    asked = listeners;
    thread = worker;
    return std::vector<std::string>{"anna", "somebody who left"};
  });
  BOOST_TEST(anna.read_all() == "event: ended\ndata: {}\n\n");
  BOOST_TEST(other.read_all() == "event: ended\ndata: {}\n\n");
  BOOST_TEST(becomes([&] { return server->connections() == 2; }));
  BOOST_TEST(becomes([&] {
    const std::lock_guard lock(mutex);
    return asked == std::vector<std::string>{"bert"};
  }));
  BOOST_TEST((thread >= 0 && thread < limits.handlers));
  server->publish("log", "1-0", "log", "goes on");
  BOOST_TEST(bert.read_until("\n\n") == "id: 1-0\nevent: log\ndata: goes on\n\n");
  BOOST_TEST(nobody.read_until("\n\n") == "id: 1-0\nevent: log\ndata: goes on\n\n");
}

BOOST_AUTO_TEST_CASE(an_answer_can_dismiss_who_listens) {
  const auto server = serve();
  RawClient anna = listener(server->port(), "log", "", "anna");
  RawClient bert = listener(server->port(), "log", "", "bert");
  for (RawClient* client : {&anna, &bert}) client->read_until("retry: 2000\n\n");
  BOOST_TEST(fetch(server->port(), {.path = "/out?who=anna"}).status == 200);
  BOOST_TEST(anna.read_all() == "event: ended\ndata: {}\n\n");
  BOOST_TEST(fetch(server->port(), {.path = "/out?who="}).status == 200);
  server->publish("log", "1-0", "log", "goes on");
  BOOST_TEST(bert.read_until("\n\n") == "id: 1-0\nevent: log\ndata: goes on\n\n");
}

// A review waits for Redis: neither the sockets nor the other handlers wait with it.
BOOST_AUTO_TEST_CASE(a_review_that_takes_long_holds_up_nobody) {
  WebLimits limits;
  limits.review_ms = 1;
  limits.handlers = 2;
  std::promise<void> begins;
  std::promise<void> may_end;
  const auto end = may_end.get_future().share();
  std::atomic<int> reviews{0};
  const auto server = serve(limits);
  server->on_review([&](const std::vector<std::string>&, int) {
    if (++reviews == 1) begins.set_value();
    end.wait();
    return std::vector<std::string>{};
  });
  RawClient anna = listener(server->port(), "log", "", "anna");
  say_hello(*server, anna, "log");
  begins.get_future().wait();
  for (int i = 0; i < 20; ++i) {
    BOOST_TEST(fetch(server->port(), {.path = "/echo"}).status == 200);
  }
  server->publish("log", "1-0", "log", "goes on");
  anna.read_until("goes on\n\n");
  BOOST_TEST(reviews == 1);
  may_end.set_value();
  BOOST_TEST(becomes([&] { return reviews > 2; }));
}

BOOST_AUTO_TEST_CASE(a_thousand_listeners_get_every_event) {
  rlimit files{};
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  const std::size_t wanted = std::min<std::size_t>(1000, (files.rlim_cur - 200) / 2);
  const auto server = serve();
  std::vector<RawClient> clients;
  for (std::size_t i = 0; i < wanted; ++i) clients.push_back(listener(server->port(), "log"));
  for (RawClient& client : clients) client.read_until("retry: 2000\n\n");
  BOOST_TEST(server->connections() == static_cast<int>(wanted));
  server->publish("log", "", "hello", "");
  std::string expected;
  for (int i = 1; i <= 20; ++i) {
    server->publish("log", std::to_string(i) + "-0", "log", "{}");
    expected += "id: " + std::to_string(i) + "-0\nevent: log\ndata: {}\n\n";
  }
  std::size_t complete = 0;
  for (RawClient& client : clients) {
    client.read_until("event: hello\ndata: \n\n");
    if (client.read_bytes(expected.size()) == expected) ++complete;
  }
  BOOST_TEST(complete == wanted);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc
