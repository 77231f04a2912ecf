// SPDX-License-Identifier: EUPL-1.2
// Plays tests/cases/x/*.json: what we are asked, what X says, what we must ask it and what we must
// make of it. A case is one file:
//   story     one sentence
//   call      {"verb":"poll"|"look"|"send"|"find"|"check", …its arguments}
//   exchanges [{"method","path","query":{…},"lacks":[…],"body"} → "status","headers","answer"]
//   page|states|receipt|found|condition|error   what comes back; only the named members count
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>

#include "config/files.h"
#include "config/json.h"
#include "connectors/url.h"
#include "tests/connectors/x_bench.h"

namespace wc::test {

namespace {

namespace fs = std::filesystem;

std::string_view name_of(Cure cure) {
  constexpr std::array<std::string_view, 4> kNames{"mend", "wait", "ask_again", "give_up"};
  return kNames[static_cast<std::size_t>(cure)];
}

std::uint64_t number(const JsonView& json) {
  return json.present() ? std::stoull(json.id()) : 0;
}

// Every member of `wanted` stands in `got` with the same value.
void check_members(const JsonView& wanted, const JsonView& got) {
  for (const std::string& key : wanted.keys()) {
    BOOST_TEST_CONTEXT(key) {
      const JsonView value = got[key];
      if (wanted[key].is_object()) {
        check_members(wanted[key], value);
      } else {
        BOOST_CHECK_EQUAL(wanted[key].dump(), value.present() ? value.dump() : "null");
      }
    }
  }
}

Response response_of(const JsonView& exchange) {
  Response response;
  response.status = static_cast<int>(exchange["status"].whole().value_or(200));
  for (const std::string& name : exchange["headers"].keys()) {
    response.headers.push_back({name, std::string(exchange["headers"][name].text())});
  }
  const JsonView answer = exchange["answer"];
  response.body = answer.is_text() ? std::string(answer.text()) : answer.dump();
  return response;
}

Result<Response> answer_of(const JsonView& exchange) {
  const std::string_view lost = exchange["lost"].text();
  if (lost == "no_answer") return Error{Cure::kAskAgain, "no_answer", "lost"};
  if (lost == "not_connected") return Error{Cure::kWait, "not_connected", "nobody there"};
  if (lost == "bad_answer") return Error{Cure::kGiveUp, "bad_answer", "noise"};
  return response_of(exchange);
}

void check_request(const JsonView& exchange, const Request& request) {
  const auto url = parse_url(request.url);
  BOOST_REQUIRE(url.has_value());
  BOOST_CHECK_EQUAL(url->path, exchange["path"].text());
  const auto method = exchange["method"].present() ? exchange["method"].text() : "GET";
  BOOST_CHECK_EQUAL(request.method, method);
  for (const std::string& name : exchange["query"].keys()) {
    BOOST_CHECK_EQUAL(param(url->params, name), exchange["query"][name].text());
  }
  for (const JsonView& name : exchange["lacks"].items()) {
    BOOST_CHECK_EQUAL(param(url->params, name.text()), "");
  }
  if (exchange["body"].present()) BOOST_CHECK_EQUAL(request.body, exchange["body"].dump());
  const auto authorization = header(request.headers, "authorization");
  const bool by_us = exchange["signed"].flag() || method != "GET";
  BOOST_CHECK(authorization.starts_with(by_us ? "OAuth " : "Bearer "));
}

void check_error(const JsonView& wanted, const Error& error) {
  BOOST_CHECK_EQUAL(name_of(error.cure), wanted["cure"].text());
  BOOST_CHECK_EQUAL(error.code, wanted["code"].text());
  BOOST_CHECK_EQUAL(error.wait.count(), wanted["wait_ms"].whole().value_or(0));
  BOOST_CHECK(error.what.find("geheim") == std::string::npos);
  BOOST_CHECK(error.what.find("sandbox-x") == std::string::npos);
}

template <class Value>
bool came(const JsonView& root, const Result<Value>& result) {
  if (result.ok()) {
    BOOST_REQUIRE_MESSAGE(!root["error"].present(), "an error was expected");
    return true;
  }
  BOOST_REQUIRE_MESSAGE(root["error"].present(), result.error().what);
  check_error(root["error"], result.error());
  return false;
}

void check_posts(const JsonView& wanted, const std::vector<Post>& posts) {
  BOOST_REQUIRE_EQUAL(posts.size(), wanted.size());
  for (std::size_t i = 0; i < posts.size(); ++i) {
    const auto post = Json::parse(to_json(posts[i]));
    BOOST_TEST_CONTEXT("post " << i) {
      check_members(wanted.at(i), post->root());
    }
  }
}

void check_page(const JsonView& wanted, const Page& page) {
  check_posts(wanted["posts"], page.posts);
  JsonWriter out;
  out.object().key("gone").array();
  for (const std::string& id : page.gone) out.text(id);
  out.end().key("bad").array();
  for (const BadItem& item : page.bad) out.text(item.id);
  out.end().field("covered_after", std::to_string(page.covered_after));
  if (page.newest) out.field("newest", std::to_string(*page.newest));
  if (page.beyond_reach) out.field("beyond_reach", std::to_string(*page.beyond_reach));
  out.field("rest_ms", static_cast<std::int64_t>(page.rest.count()));
  out.field("requests", static_cast<std::int64_t>(page.requests));
  out.field("microdollars", static_cast<std::int64_t>(page.microdollars)).end();
  const auto got = Json::parse(out.take());
  for (const std::string& key : wanted.keys()) {
    if (key == "posts") continue;
    const JsonView value = (*got)[key];
    BOOST_TEST_CONTEXT(key) {
      BOOST_CHECK_EQUAL(wanted[key].present() ? wanted[key].dump() : "null",
                        value.present() ? value.dump() : "null");
    }
  }
}

void poll(const JsonView& root, Connector& connector, Time now) {
  const JsonView call = root["call"];
  Source source = connector.sources()[call["reads"].text() == "search" ? 1 : 0];
  Window window;
  window.after = number(call["after"]);
  if (call["until"].present()) window.until = number(call["until"]);
  window.posts_max = static_cast<int>(call["posts_max"].whole().value_or(100));
  const auto page = connector.poll(source, window, now);
  if (came(root, page)) check_page(root["page"], *page);
}

void look(const JsonView& root, Connector& connector) {
  std::vector<std::string> ids;
  for (const JsonView& id : root["call"]["ids"].items()) ids.emplace_back(id.text());
  const auto states = connector.look(ids);
  if (!came(root, states)) return;
  BOOST_REQUIRE_EQUAL(states->size(), root["states"].size());
  for (std::size_t i = 0; i < states->size(); ++i) {
    const Present& state = (*states)[i];
    const JsonView wanted = root["states"].at(i);
    BOOST_CHECK_EQUAL(state.id, wanted["id"].text());
    BOOST_CHECK_EQUAL(state.there, wanted["there"].flag());
    BOOST_REQUIRE_EQUAL(state.post.has_value(), wanted["post"].present());
    if (state.post) {
      const auto post = Json::parse(to_json(*state.post));
      check_members(wanted["post"], post->root());
    }
  }
}

Action action_of(const JsonView& call) {
  Action action = reply_to(std::string(call["post"].text()), std::string(call["text"].text()));
  const auto kind = call["kind"].text();
  if (kind == "delete") action.kind = ActionKind::kDelete;
  if (kind == "hide") action.kind = ActionKind::kHide;
  return action;
}

void send(const JsonView& root, Connector& connector, Time now) {
  const auto receipt = connector.send(action_of(root["call"]), now);
  if (!came(root, receipt)) return;
  BOOST_CHECK_EQUAL(receipt->id, root["receipt"]["id"].text());
  BOOST_CHECK_EQUAL(receipt->url, root["receipt"]["url"].text());
}

void find(const JsonView& root, Connector& connector, Time now) {
  const auto found = connector.find(action_of(root["call"]), now);
  if (!came(root, found)) return;
  BOOST_CHECK_EQUAL(*found ? (*found)->id : "nothing", root["found"].text());
}

void check(const JsonView& root, Connector& connector, Time now) {
  const auto condition = connector.check(now);
  if (!came(root, condition)) return;
  BOOST_CHECK_EQUAL(condition->works, root["condition"]["works"].flag());
  BOOST_CHECK_EQUAL(condition->missing.size(), root["condition"]["missing"].whole().value_or(0));
}

void play(const JsonView& root) {
  ScriptedTransport transport;
  for (const JsonView& exchange : root["exchanges"].items()) transport.add(answer_of(exchange));
  const auto connector = make_x_connector(sandbox_settings(), transport);
  const Time now = parse_time(root["call"]["now"].text()).value_or(ten_o_clock());
  const auto verb = root["call"]["verb"].text();
  if (verb == "poll") poll(root, *connector, now);
  if (verb == "look") look(root, *connector);
  if (verb == "send") send(root, *connector, now);
  if (verb == "find") find(root, *connector, now);
  if (verb == "check") check(root, *connector, now);
  const auto exchanges = root["exchanges"].items();
  BOOST_REQUIRE_EQUAL(transport.asked.size(), exchanges.size());
  for (std::size_t i = 0; i < exchanges.size(); ++i) {
    BOOST_TEST_CONTEXT("request " << i) {
      check_request(exchanges[i], transport.asked[i]);
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(x_cases_test)

BOOST_AUTO_TEST_CASE(every_case_plays_as_it_is_written) {
  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(WEBCARED_SOURCE "/tests/cases/x")) {
    files.push_back(entry.path());
  }
  std::ranges::sort(files);
  BOOST_CHECK_GE(files.size(), 30U);
  for (const std::string& file : files) {
    const auto bytes = read_file(file);
    BOOST_REQUIRE(bytes.ok());
    const auto json = Json::parse(*bytes);
    BOOST_REQUIRE_MESSAGE(json.ok(), file);
    BOOST_TEST_CONTEXT(file << ": " << (*json)["story"].text()) {
      play(json->root());
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc::test
