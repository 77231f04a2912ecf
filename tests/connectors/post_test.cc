// SPDX-License-Identifier: EUPL-1.2
#include "connectors/post.h"

#include <boost/test/unit_test.hpp>

#include "config/json.h"
#include "config/unicode.h"

namespace wc {

BOOST_AUTO_TEST_SUITE(post_test)

BOOST_AUTO_TEST_CASE(a_post_survives_being_stored) {
  Post post;
  post.id = "x:18446744073709551615";
  post.platform = "x";
  post.kind = PostKind::kMention;
  post.addressed = true;
  post.account = "x-demo";
  post.source = "x-mentions";
  post.conversation = "x:1";
  post.parent = "x:2";
  post.author = "Burger \"Een\"";
  post.handle = "burger";
  post.author_id = "x:9";
  post.text = "lamp <b> stuk\n€";
  post.lang = "nl";
  post.url = "https://x.com/burger/status/1";
  post.at = from_millis(1'784'368'800'123);
  post.rev = 3;
  post.position = 18'446'744'073'709'551'615ULL;
  post.reply.allowed = false;
  post.reply.why = "not_mentioned";
  post.reply.until = from_millis(1'784'368'800'000);
  post.reply.channel = "private";
  post.reply.counter = "x_weighted";
  post.reply.length_max = 280;
  post.reply.cost_microdollars = 15'000;
  post.reply.link_cost_microdollars = 200'000;
  const std::string stored = to_json(post);
  const auto json = Json::parse(stored);
  BOOST_REQUIRE(json.ok());
  const Post read = post_from(json->root());
  BOOST_CHECK_EQUAL(to_json(read), stored);
  BOOST_CHECK_EQUAL(read.position, post.position);
  BOOST_CHECK(read.at == post.at && read.reply.until == post.reply.until);
  BOOST_CHECK_EQUAL(read.text, post.text);
}

BOOST_AUTO_TEST_CASE(a_reply_with_a_link_has_its_own_price) {
  Post parent;
  parent.reply.cost_microdollars = 15'000;
  parent.reply.link_cost_microdollars = 200'000;
  for (const char* text :
       {"https://nijmegen.nl", "Zie http://localhost/x", "Meld het op nijmegen.nl.",
        "(www.nijmegen.nl)", "op nijmegen.nl/melden of bel 14024", "zie https://mélden.nl"}) {
    BOOST_CHECK_EQUAL(reply_cost_microdollars(parent, text), 200'000);
  }
  for (const char* text :
       {"", "Dank voor uw melding.", "Klaar.Dank u", "Om 10.30 uur", "mail info@nijmegen.nl",
        "@a.bc dag", "wacht...even", "bijv. de stad", "Bel 14 024 (lokaal tarief)..."}) {
    BOOST_CHECK_EQUAL(reply_cost_microdollars(parent, text), 15'000);
  }
  BOOST_CHECK_EQUAL(reply_cost_microdollars(Post{}, "https://nijmegen.nl"), 0);
}

BOOST_AUTO_TEST_CASE(missing_fields_are_tolerated) {
  const auto json = Json::parse(R"({"id":"x:1","kind":"nonsense","rev":7})");
  BOOST_REQUIRE(json.ok());
  const Post post = post_from(json->root());
  BOOST_CHECK_EQUAL(post.id, "x:1");
  BOOST_CHECK(post.kind == PostKind::kPost);
  BOOST_CHECK_EQUAL(post.rev, 7U);
  BOOST_CHECK(post.reply.allowed);
  BOOST_CHECK_EQUAL(post.reply.channel, "public");
}

BOOST_AUTO_TEST_CASE(kinds_have_names_both_ways) {
  for (const auto kind : {PostKind::kPost, PostKind::kMention, PostKind::kComment, PostKind::kDm,
                          PostKind::kReview}) {
    BOOST_CHECK(post_kind(name_of(kind)) == kind);
  }
  BOOST_CHECK(!post_kind("tweet").has_value());
}

BOOST_AUTO_TEST_CASE(a_text_is_cut_between_code_points) {
  std::string text;
  for (std::size_t i = 0; i < kTextCodePointsMax + 5; ++i) text += "é";
  const std::string cut = bounded_text(text);
  BOOST_CHECK_EQUAL(code_points(cut).size(), kTextCodePointsMax);
  BOOST_CHECK(valid_utf8(cut));
  BOOST_CHECK_EQUAL(bounded_text("kort"), "kort");
  BOOST_CHECK_EQUAL(bounded_text("a\xff"), "a\xef\xbf\xbd");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc
