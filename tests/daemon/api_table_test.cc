// SPDX-License-Identifier: EUPL-1.2
// Who may call what: the route table against openapi.json, every route for every role with every
// method, and where a POST may come from.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

#include "daemon/web/fields.h"
#include "daemon/web/guard.h"
#include "daemon/web/router.h"
#include "daemon/web/routes.h"
#include "tests/daemon/desk_fixture.h"
#include "tests/daemon/schema.h"

namespace wc {
namespace {

using test::DeskWorld;
using test::Person;

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), ::tolower);
  return text;
}

unsigned roles_in(const JsonView& operation) {
  unsigned roles = 0;
  for (const JsonView& role : operation["x-roles"].items()) roles |= role_of(role.text());
  return roles;
}

std::string with_id(std::string pattern) {
  const std::size_t brace = pattern.find("{id}");
  return brace == std::string::npos ? pattern : pattern.replace(brace, 4, "x:c1");
}

// What a caller of that role must get: 401, 403, 405, or anything but these (0).
int expected(const Route& route, const std::string& role, const std::string& method) {
  const std::string asked = method == "HEAD" ? "GET" : method;
  // The page of one ticket fits the paths of its verbs too; it is a GET for the same roles.
  const bool ticket = route.pattern.starts_with("/api/tickets/{id}/") && asked == "GET";
  if (asked != route.method && !ticket) return 405;
  if (route.roles == kOpen) return 0;
  if (role.empty()) return 401;
  return (role_of(role) & route.roles) == 0 ? 403 : 0;
}

BOOST_AUTO_TEST_SUITE(api_table)

BOOST_AUTO_TEST_CASE(every_route_is_described_and_every_description_is_routed) {
  std::set<std::string> described;
  const JsonView paths = test::openapi()["paths"];
  for (const std::string& path : paths.keys()) {
    for (const std::string& method : paths[path].keys()) described.insert(method + " " + path);
  }
  for (const Route& route : desk_routes()) {
    const std::string name = lower(route.method) + " " + route.pattern;
    BOOST_TEST(described.erase(name) == 1U, name);
    const JsonView operation = paths[route.pattern][lower(route.method)];
    BOOST_TEST(roles_in(operation) == route.roles, name);
    BOOST_TEST(route.act != nullptr, name);
  }
  for (const std::string& left : described) BOOST_ERROR("not routed: " + left);
}

BOOST_AUTO_TEST_CASE(what_a_route_wants_to_be_told_is_what_is_described) {
  const std::map<Field::Kind, std::string> types{{Field::Kind::kOp, "string"},
                                                 {Field::Kind::kToken, "integer"},
                                                 {Field::Kind::kText, "string"},
                                                 {Field::Kind::kTime, "string"},
                                                 {Field::Kind::kOneOf, "string"}};
  for (const Route& route : desk_routes()) {
    if (route.method != "POST") continue;
    const JsonView body = test::openapi()["paths"][route.pattern][lower(route.method)]
                                         ["requestBody"]["content"]["application/json"]["schema"];
    BOOST_TEST(body["properties"].size() == route.fields.size(), route.pattern);
    BOOST_TEST(body["required"].size() == route.fields.size(), route.pattern);
    for (const Field& field : route.fields) {
      const JsonView described = body["properties"][field.name];
      BOOST_TEST(described["type"].text() == types.at(field.kind), route.pattern + field.name);
      BOOST_TEST(described["enum"].size() == field.allowed.size(), route.pattern + field.name);
      BOOST_TEST(described["pattern"].present() == (field.kind == Field::Kind::kOp));
      BOOST_TEST(described["format"].present() == (field.kind == Field::Kind::kTime));
      for (const std::string& one : field.allowed) {
        BOOST_TEST(described["enum"].dump().find('"' + one + '"') != std::string::npos, one);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(what_a_query_may_hold_is_what_is_described) {
  for (const Route& route : desk_routes()) {
    std::map<std::string, JsonView> described;
    for (const JsonView& one :
         test::openapi()["paths"][route.pattern][lower(route.method)]["parameters"].items()) {
      if (one["in"].text() == "query") described[std::string(one["name"].text())] = one;
    }
    BOOST_TEST(described.size() == (route.method == "POST" ? 0 : route.fields.size()),
               route.pattern);
    if (route.method == "POST") continue;
    for (const Field& field : route.fields) {
      const JsonView schema = described[field.name]["schema"];
      BOOST_TEST(!described[field.name]["required"].flag());
      BOOST_TEST(schema["type"].text() == "string", route.pattern + field.name);
      std::string values;
      for (const JsonView& value : schema["enum"].items()) {
        values += (values.empty() ? "" : ", ") + std::string(value.text());
      }
      const std::string told(schema["pattern"].present() ? schema["pattern"].text() : values);
      BOOST_TEST(what_is_allowed(field.name, route.fields).value_or("") == told, field.name);
    }
  }
}

BOOST_AUTO_TEST_CASE(every_route_for_every_role_with_every_method) {
  const DeskWorld world;
  std::vector<std::string> roles = role_names();
  roles.emplace_back();
  for (const std::string& role : roles) {
    Person person(world, role);
    const std::string cookie = person.cookie();
    for (const Route& route : desk_routes()) {
      for (const char* method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
        const bool ends = route.pattern == "/api/logout" && std::string(method) == "POST";
        const int wanted = expected(route, role, method);
        if (ends && wanted == 0) continue;  // would end the session of all that follows
        const int status = person.call(method, with_id(route.pattern), "{}").status;
        const std::string name = std::string(method) + " " + route.pattern + " as " + role;
        if (wanted != 0) BOOST_TEST(status == wanted, name << ": " << status);
        if (wanted == 0) {
          BOOST_TEST((status != 401 && status != 403 && status != 405 && status != 0), name);
        }
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_not_in_the_table_is_not_there) {
  const DeskWorld world;
  Person staff(world, "staff");
  BOOST_TEST(staff.get("/api/secrets").status == 404);
  BOOST_TEST(staff.get("/api").status == 404);
  BOOST_TEST(staff.get("/api/tickets/").status == 404);
  BOOST_TEST(staff.post("/api/tickets/x:c1/steal").status == 405);
  BOOST_TEST(staff.post("/somewhere").status == 405);
  BOOST_TEST(Person(world, "").get("/api/tickets/../me").status == 401);
}

BOOST_AUTO_TEST_CASE(every_answer_is_protected) {
  const DeskWorld world({.public_origin = "https://desk.example"});
  Person nobody(world, "");
  for (const char* path : {"/", "/api/me", "/api/none", "/healthz", "/metrics", "/deep/link"}) {
    const auto answer = nobody.get(path);
    const std::string policy = answer.header("content-security-policy");
    BOOST_TEST(policy.find("default-src 'none'") == 0, path);
    BOOST_TEST(policy.find("require-trusted-types-for 'script'") != std::string::npos, path);
    BOOST_TEST(policy.find("frame-ancestors 'none'") != std::string::npos, path);
    BOOST_TEST(policy.find("unsafe") == std::string::npos, path);
    BOOST_TEST(answer.header("x-content-type-options") == "nosniff", path);
    BOOST_TEST(answer.header("referrer-policy") == "no-referrer", path);
    BOOST_TEST(answer.header("strict-transport-security").starts_with("max-age="), path);
    BOOST_TEST(!answer.header("cache-control").empty(), path);
  }
}

// A POST that is right in everything, with one header changed (or taken away with "-").
test::HttpAnswer post_with(const DeskWorld& world, const Person& staff, const std::string& name,
                           const std::string& value) {
  test::HttpQuestion question{.method = "POST", .path = "/api/pick"};
  question.headers = world.desk_headers();
  std::erase_if(question.headers,
                [&](const auto& header) { return lower(header.first) == lower(name); });
  if (value != "-") question.headers.emplace_back(name, value);
  question.headers.emplace_back("Cookie", staff.cookie());
  question.body = "{\"op\":\"" + DeskWorld::op() + "\"}";
  return test::fetch(world.port(), question);
}

BOOST_AUTO_TEST_CASE(a_post_comes_from_our_own_page_or_not_at_all) {
  const DeskWorld world;
  const Person staff(world, "staff");
  BOOST_TEST(post_with(world, staff, "X-WC", "1").status == 200);
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"X-WC", "-"},
      {"X-WC", "0"},
      {"Origin", "-"},
      {"Origin", "null"},
      {"Origin", "https://evil.example"},
      {"Origin", world.origin() + ".evil.example"},
      {"Origin", "https" + world.origin().substr(4)},
      {"Host", "evil.example"},
      {"Sec-Fetch-Site", "cross-site"},
      {"Sec-Fetch-Site", "same-site"},
      {"Sec-Fetch-Site", "none"},
      {"Content-Type", "-"},
      {"Content-Type", "text/plain"},
      {"Content-Type", "application/x-www-form-urlencoded"},
      {"Content-Type", "application/jsonp"},
  };
  for (const auto& [name, value] : wrong) {
    BOOST_TEST(post_with(world, staff, name, value).status == 403, name << ": " << value);
  }
  BOOST_TEST(post_with(world, staff, "Sec-Fetch-Site", "-").status == 200);
  BOOST_TEST(post_with(world, staff, "Content-Type", "application/json; charset=utf-8").status ==
             200);
}

// Somebody who writes a client, or has a proxy in between, sees which header it is.
BOOST_AUTO_TEST_CASE(a_refusal_for_a_header_names_the_header) {
  const DeskWorld world;
  const Person staff(world, "staff");
  struct Row {
    const char* header;
    const char* value;
    const char* code;
    const char* allowed;
  };
  for (const Row& row : {Row{"X-WC", "-", "wrong_header", "1"},
                         Row{"Content-Type", "text/plain", "wrong_type", "application/json"},
                         Row{"Origin", "https://evil.example", "wrong_origin", ""},
                         Row{"Sec-Fetch-Site", "cross-site", "wrong_origin", ""}}) {
    const auto json = Json::parse(post_with(world, staff, row.header, row.value).body);
    BOOST_REQUIRE(json.ok());
    BOOST_TEST((*json)["code"].text() == row.code);
    BOOST_TEST((*json)["params"]["header"].text() == row.header);
    BOOST_TEST((*json)["params"]["allowed"].text() == row.allowed);
  }
}

BOOST_AUTO_TEST_CASE(a_name_that_points_at_loopback_is_not_our_own) {
  WebSettings web;
  BOOST_TEST(own_origin("http://127.0.0.1:14024", "127.0.0.1:14024", web));
  BOOST_TEST(own_origin("http://localhost:14024", "localhost:14024", web));
  BOOST_TEST(own_origin("http://[::1]:14024", "[::1]:14024", web));
  BOOST_TEST(!own_origin("http://rebound.example:14024", "rebound.example:14024", web));
  BOOST_TEST(!own_origin("http://127.0.0.1:1", "127.0.0.1:14024", web));
  web.host = "0.0.0.0";
  BOOST_TEST(!own_origin("http://127.0.0.1:14024", "127.0.0.1:14024", web));
  web.public_origin = "https://desk.example";
  BOOST_TEST(own_origin("https://desk.example", "desk.example", web));
  BOOST_TEST(!own_origin("", "", web));
}

BOOST_AUTO_TEST_CASE(another_site_may_not_even_read) {
  const DeskWorld world;
  const Person staff(world, "staff");
  test::HttpQuestion question{
      .path = "/api/me", .headers = {{"Cookie", staff.cookie()}, {"Sec-Fetch-Site", "cross-site"}}};
  BOOST_TEST(test::fetch(world.port(), question).status == 403);
  question.headers.back().second = "none";
  BOOST_TEST(test::fetch(world.port(), question).status == 200);
}

BOOST_AUTO_TEST_CASE(a_pattern_fits_ids_with_slashes) {
  const std::string id = "bluesky:at://did:plc:abc/app.bsky.feed.post/3k";
  BOOST_TEST(fit("/api/tickets/{id}/claim", "/api/tickets/" + id + "/claim").value() == id);
  BOOST_TEST(!fit("/api/tickets/{id}/claim", "/api/tickets//claim").has_value());
  BOOST_TEST(!fit("/api/tickets/{id}/claim", "/api/tickets/claim").has_value());
  BOOST_TEST(!fit("/api/tickets/{id}", "/api/tickets/" + std::string(301, 'x')).has_value());
  BOOST_TEST(fit("/api/me", "/api/me").value().empty());
  BOOST_TEST(!fit("/api/me", "/api/me/").has_value());
}

BOOST_AUTO_TEST_CASE(a_body_has_exactly_its_fields) {
  const std::vector<Field> fields{{.name = "op", .kind = Field::Kind::kOp},
                                  {.name = "token", .kind = Field::Kind::kToken},
                                  {.name = "text", .bytes_max = 3},
                                  {.name = "due", .kind = Field::Kind::kTime},
                                  {.name = "then", .kind = Field::Kind::kOneOf, .allowed = {"a"}}};
  const auto wrong = [&](const std::string& change, const std::string& value) {
    std::map<std::string, std::string> members{{"op", R"("0123456789abcdef")"},
                                               {"token", "1"},
                                               {"text", R"("abc")"},
                                               {"due", R"("2026-07-18T10:00:00Z")"},
                                               {"then", R"("a")"}};
    members[change] = value;
    std::string text;
    for (const auto& [name, json] : members) {
      if (!json.empty()) text += (text.empty() ? "{\"" : ",\"") + name + "\":" + json;
    }
    const auto json = Json::parse(text + "}");
    BOOST_REQUIRE_MESSAGE(json.ok(), text);
    return wrong_field(json->root(), fields);
  };
  BOOST_TEST(wrong("op", R"("0123456789ABCD_-")").empty());
  BOOST_TEST(wrong("op", R"("short")") == "op");
  BOOST_TEST(wrong("op", R"("0123456789abcde!")") == "op");
  BOOST_TEST(wrong("token", "-1") == "token");
  BOOST_TEST(wrong("token", "1.5") == "token");
  BOOST_TEST(wrong("token", R"("1")") == "token");
  BOOST_TEST(wrong("text", R"("")") == "text");
  BOOST_TEST(wrong("text", R"("abcd")") == "text");
  BOOST_TEST(wrong("text", "null") == "text");
  BOOST_TEST(wrong("due", R"("tomorrow")") == "due");
  BOOST_TEST(wrong("then", R"("b")") == "then");
  BOOST_TEST(wrong("then", "") == "then");
  BOOST_TEST(wrong("extra", "1") == "extra");
  const auto twice = Json::parse(R"({"text":"a","text":"b"})");
  if (twice) BOOST_TEST(wrong_field(twice->root(), {{.name = "text"}}) == "text");
  BOOST_TEST(wrong_field(Json::parse("[]")->root(), {}) == "body");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc
