// SPDX-License-Identifier: EUPL-1.2
// The live feed over HTTP, and the files of the desk.
#include <boost/test/unit_test.hpp>

#include "config/digest.h"
#include "daemon/web/assets.h"
#include "daemon/web/live.h"
#include "tests/daemon/desk_fixture.h"
#include "tests/daemon/schema.h"
#include "tests/tools/folder.h"
#include "tests/tools/redis_server.h"
#include "tests/tools/wait.h"

namespace wc {
namespace {

using test::DeskOptions;
using test::DeskWorld;
using test::Person;
using test::RawClient;

RawClient listen_as(const DeskWorld& world, const Person& person, const std::string& last = "") {
  RawClient client(world.port());
  client.send("GET /api/live HTTP/1.1\r\nHost: h\r\nCookie: " + person.cookie() + "\r\n" +
              (last.empty() ? "" : "Last-Event-ID: " + last + "\r\n") + "\r\n");
  client.read_until("retry: 2000\n\n");
  return client;
}

// The value of that field of an event's frame.
std::string line_of(const std::string& frame, const std::string& name) {
  const std::size_t at = frame.find(name + ": ");
  if (at == std::string::npos) return "";
  const std::size_t from = at + name.size() + 2;
  return frame.substr(from, frame.find('\n', from) - from);
}

WebRequest asking(const std::string& path, const std::string& tag = "") {
  WebRequest request;
  request.path = path;
  if (!tag.empty()) request.headers.emplace_back("if-none-match", tag);
  return request;
}

BOOST_AUTO_TEST_SUITE(api_live)

BOOST_AUTO_TEST_CASE(what_happens_reaches_every_desk) {
  DeskWorld world;
  const Person staff(world, "staff");
  const Person ops(world, "ops");
  RawClient first = listen_as(world, staff);
  RawClient second = listen_as(world, ops);
  const std::string ticket = world.arrives(1);
  const std::string frame = first.read_until("\n\n");
  BOOST_TEST(second.read_until("\n\n") == frame);
  BOOST_TEST(line_of(frame, "event") == "log");
  const auto event = Json::parse(line_of(frame, "data"));
  BOOST_REQUIRE(event.ok());
  BOOST_TEST(test::mismatch(test::openapi()["components"]["schemas"]["LogEvent"], event->root()) ==
             "");
  BOOST_TEST((*event)["ticket"].text() == ticket);
  BOOST_TEST((*event)["id"].text() == line_of(frame, "id"));
  BOOST_TEST(frame.find("container") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(who_comes_back_gets_what_was_missed_once) {
  DeskWorld world;
  const Person staff(world, "staff");
  std::string last;
  {
    RawClient client = listen_as(world, staff);
    world.arrives(1);
    last = line_of(client.read_until("\n\n"), "id");
  }
  world.arrives(2);
  world.restart();
  world.arrives(3);
  RawClient client = listen_as(world, staff, last);
  world.arrives(4);
  for (const char* ticket : {"x:c2", "x:c3", "x:c4"}) {
    const auto event = Json::parse(line_of(client.read_until("\n\n"), "data"));
    BOOST_REQUIRE(event.ok());
    BOOST_TEST((*event)["ticket"].text() == ticket);
  }
}

BOOST_AUTO_TEST_CASE(an_id_that_is_none_means_read_it_all_again) {
  DeskWorld world;
  const Person staff(world, "staff");
  RawClient client = listen_as(world, staff, "yesterday");
  BOOST_TEST(client.read_until("\n\n") == "event: reset\ndata: {}\n\n");
  BOOST_TEST(is_log_id("12-0"));
  for (const char* bad : {"", "12", "-", "1-", "-1", "a-b", "1-0 ", "99999999999999999999-0"}) {
    BOOST_TEST(!is_log_id(bad), bad);
  }
}

BOOST_AUTO_TEST_CASE(the_feed_is_for_people_who_are_logged_in) {
  const DeskWorld world;
  Person nobody(world, "");
  BOOST_TEST(nobody.get("/api/live").status == 401);
}

// The feed lives as long as its session. Reviews come every few milliseconds here; each of these
// tests waits for what it wants to see, at most ten seconds.
DeskOptions reviewed() {
  DeskOptions options;
  options.limits.review_ms = 5;
  return options;
}

void set_roles(DeskWorld& world, const std::string& name, const std::vector<std::string>& roles) {
  const auto user = world.users().find(name);
  BOOST_REQUIRE(user.ok());
  BOOST_REQUIRE(world.users().put({name, user->password_hash, roles, "nl"}).ok());
}

const std::string kEnded = "event: ended\ndata: {}\n\n";

BOOST_AUTO_TEST_CASE(log_out_ends_the_feed_at_once) {
  DeskWorld world;  // no review comes within the time that a client waits
  Person staff(world, "staff");
  const Person colleague(world, "staff");
  RawClient one = listen_as(world, staff);
  RawClient two = listen_as(world, staff);
  RawClient other = listen_as(world, colleague);
  BOOST_TEST(staff.post("/api/logout").status == 200);
  BOOST_TEST(one.read_all() == kEnded);
  BOOST_TEST(two.read_all() == kEnded);
  world.arrives(1);
  BOOST_TEST(line_of(other.read_until("\n\n"), "event") == "log");
}

BOOST_AUTO_TEST_CASE(a_new_log_in_ends_the_feed_of_the_old_session) {
  const DeskWorld world;
  Person staff(world, "staff");
  RawClient client = listen_as(world, staff);
  BOOST_TEST(staff.log_in("staff", test::kPassword).status == 200);
  BOOST_TEST(client.read_all() == kEnded);
}

BOOST_AUTO_TEST_CASE(a_log_out_at_another_daemon_ends_the_feed) {
  DeskWorld world(reviewed());
  const Person staff(world, "staff");
  RawClient client = listen_as(world, staff);
  const std::string id = staff.cookie().substr(staff.cookie().find('=') + 1);
  BOOST_REQUIRE(world.users().end_session(hex(sha256(id))).ok());
  BOOST_TEST(client.read_all() == kEnded);
}

BOOST_AUTO_TEST_CASE(who_is_removed_or_has_no_role_left_hears_no_more) {
  DeskWorld world(reviewed());
  RawClient gone = listen_as(world, Person(world, "ops"));
  RawClient empty = listen_as(world, Person(world, "auditor"));
  RawClient changed = listen_as(world, Person(world, "editor"));
  set_roles(world, "editor", {"staff"});
  set_roles(world, "auditor", {});
  BOOST_TEST(empty.read_all() == kEnded);
  BOOST_REQUIRE(world.users().drop("ops").ok());
  BOOST_TEST(gone.read_all() == kEnded);
  world.arrives(1);  // any role may listen
  BOOST_TEST(line_of(changed.read_until("\n\n"), "event") == "log");
}

BOOST_AUTO_TEST_CASE(the_feed_ends_with_the_twelve_hours_of_its_session) {
  DeskWorld world(reviewed());
  Person staff(world, "staff");
  RawClient client = listen_as(world, staff);
  for (int i = 0; i < 28; ++i) {
    world.pass(Millis{25 * 60'000});
    BOOST_REQUIRE(staff.get("/api/me").status == 200);
  }
  world.pass(Millis{20 * 60'000});
  BOOST_TEST(client.read_all() == kEnded);
}

// An open page is nobody at the desk: neither the feed nor the looks at its session are use of it.
BOOST_AUTO_TEST_CASE(an_open_feed_does_not_prolong_its_session) {
  DeskWorld world(reviewed());
  Person staff(world, "staff");
  RawClient first = listen_as(world, staff);
  world.pass(Millis{20 * 60'000});
  RawClient again = listen_as(world, staff);
  // Once this one has been found out, the others have been looked at too.
  RawClient canary = listen_as(world, Person(world, "ops"));
  BOOST_REQUIRE(world.users().drop("ops").ok());
  BOOST_TEST(canary.read_all() == kEnded);
  world.pass(Millis{11 * 60'000});
  BOOST_TEST(first.read_all() == kEnded);
  BOOST_TEST(again.read_all() == kEnded);
  BOOST_TEST(staff.get("/api/me").status == 401);
}

BOOST_AUTO_TEST_CASE(a_feed_outlives_a_redis_that_is_away) {
  DeskWorld world(reviewed());
  Person staff(world, "staff");
  RawClient client = listen_as(world, staff);
  test::desk_redis().kill();
  BOOST_TEST(staff.get("/api/me").status == 503);
  test::desk_redis().start();
  BOOST_TEST(staff.get("/api/me").status == 200);
  BOOST_TEST(test::becomes([&] { return world.queue().now().ok(); }));
  world.arrives(1);
  BOOST_TEST(line_of(client.read_until("\n\n"), "event") == "log");
}

BOOST_AUTO_TEST_CASE(the_page_is_served_for_every_address_of_the_desk) {
  const DeskWorld world;
  Person nobody(world, "");
  const auto page = nobody.get("/");
  BOOST_TEST(page.status == 200);
  BOOST_TEST(page.header("content-type") == "text/html; charset=utf-8");
  BOOST_TEST(nobody.get("/tickets/x:c1").body == page.body);
  BOOST_TEST(nobody.get("/../../etc/passwd").body == page.body);
  BOOST_TEST(nobody.get("/%2e%2e/etc/passwd").body == page.body);
  BOOST_TEST(nobody.get("//etc/passwd").body == page.body);
}

BOOST_AUTO_TEST_CASE(files_have_their_type_tag_and_compression) {
  const std::vector<Embedded> files{{"index.html", "\x1f\x8b page"}, {"desk.js", "plain"}};
  const Assets assets(files, "");
  const auto page = assets.answer(asking("/"));
  const auto find = [](const WebAnswer& answer, const std::string& name) {
    for (const auto& [key, value] : answer.headers) {
      if (key == name) return value;
    }
    return std::string();
  };
  BOOST_TEST(page.type == "text/html; charset=utf-8");
  BOOST_TEST(find(page, "Content-Encoding") == "gzip");
  const auto script = assets.answer(asking("/desk.js"));
  BOOST_TEST(script.type == "text/javascript; charset=utf-8");
  BOOST_TEST(find(script, "Content-Encoding").empty());
  const auto again = assets.answer(asking("/desk.js", find(script, "ETag")));
  BOOST_TEST(again.status == 304);
  BOOST_TEST(again.body.empty());
  BOOST_TEST(Assets({}, "").answer(asking("/")).status == 404);
}

BOOST_AUTO_TEST_CASE(a_folder_serves_only_the_names_that_are_known) {
  const test::Folder folder;
  folder.write("index.html", "fresh page");
  folder.write("secret.txt", "secret");
  const std::vector<Embedded> files{{"index.html", "page"}, {"desk.js", "shipped"}};
  const Assets assets(files, folder.path());
  BOOST_TEST(assets.answer(asking("/")).body == "fresh page");
  BOOST_TEST(assets.answer(asking("/secret.txt")).body == "fresh page");
  BOOST_TEST(assets.answer(asking("/../secret.txt")).body == "fresh page");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc
