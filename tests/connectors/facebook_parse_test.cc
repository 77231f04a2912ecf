// SPDX-License-Identifier: EUPL-1.2
// What Facebook says, as recorded in tests/cases/facebook, and what we make of it.
#include "connectors/facebook/parse.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "config/files.h"

namespace wc {
namespace {

Parsed parse(const JsonView& root) {
  Under under{"111", "page", "fb", "111_900", root["visitors"].flag()};
  return root["kind"].text() == "post" ? post_from_feed(root["graph"], under)
                                       : comment_from(root["graph"], under);
}

void expect_post(const Post& post, const JsonView& want) {
  BOOST_CHECK_EQUAL(post.id, want["id"].text());
  BOOST_CHECK_EQUAL(post.conversation, want["conversation"].text());
  BOOST_CHECK_EQUAL(post.parent, want["parent"].text());
  BOOST_CHECK_EQUAL(post.author, want["author"].text());
  BOOST_CHECK_EQUAL(post.author_id, want["author_id"].text());
  BOOST_CHECK_EQUAL(post.text, want["text"].text());
  BOOST_CHECK_EQUAL(post.url, want["url"].text());
  BOOST_CHECK_EQUAL(to_millis(post.at), *want["seconds"].whole() * 1000);
  BOOST_CHECK_EQUAL(post.position, static_cast<std::uint64_t>(*want["seconds"].whole()));
  BOOST_CHECK_EQUAL(post.rev, static_cast<std::uint64_t>(*want["rev"].whole()));
  BOOST_CHECK_EQUAL(post.ours, want["ours"].flag());
  BOOST_CHECK_EQUAL(post.reply.allowed, want["allowed"].flag());
  BOOST_CHECK_EQUAL(post.reply.why, want["allowed"].flag() ? "" : "not_allowed");
  BOOST_CHECK(post.addressed);
  BOOST_CHECK_EQUAL(post.source, "fb");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(facebook_parse)

BOOST_AUTO_TEST_CASE(the_recorded_cases) {
  int cases = 0;
  for (const auto& file :
       std::filesystem::directory_iterator(WEBCARED_SOURCE "/tests/cases/facebook")) {
    const auto json = Json::parse(*read_file(file.path()));
    BOOST_REQUIRE(json.ok());
    const JsonView root = json->root();
    BOOST_TEST_CONTEXT(file.path().filename() << ": " << root["story"].text()) {
      const Parsed parsed = parse(root);
      if (root["bad"].present()) {
        BOOST_REQUIRE(std::holds_alternative<BadItem>(parsed));
        BOOST_CHECK_EQUAL(std::get<BadItem>(parsed).id, root["bad"].text());
        BOOST_CHECK(!std::get<BadItem>(parsed).what.empty());
      } else {
        BOOST_REQUIRE(std::holds_alternative<Post>(parsed));
        expect_post(std::get<Post>(parsed), root["post"]);
      }
    }
    ++cases;
  }
  BOOST_CHECK_GE(cases, 8);
}

BOOST_AUTO_TEST_CASE(a_text_is_cut_at_ten_thousand_code_points) {
  std::string text;
  for (int i = 0; i < 10'500; ++i) text += "é";
  const auto json = Json::parse(JsonWriter()
                                    .object()
                                    .field("id", "900_1")
                                    .field("created_time", "2026-07-18T10:00:00+0000")
                                    .field("message", text)
                                    .end()
                                    .take());
  const auto parsed = comment_from(json->root(), {"111", "page", "fb", "111_900", false});
  BOOST_CHECK_EQUAL(std::get<Post>(parsed).text.size(), 20'000U);
}

BOOST_AUTO_TEST_CASE(only_ids_may_stand_in_a_path) {
  BOOST_CHECK(graph_id("111_900") && graph_id("9001"));
  for (const auto* bad : {"", "_1", "me", "1/2", "1?x", "1 2", "1%2e", "t_100"}) {
    BOOST_CHECK(!graph_id(bad));
  }
  BOOST_CHECK_EQUAL(without_platform("facebook:111_900"), "111_900");
  BOOST_CHECK_EQUAL(without_platform("x:111"), "");
  BOOST_CHECK_EQUAL(without_platform("facebook:../x"), "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc
