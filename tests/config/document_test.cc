// SPDX-License-Identifier: EUPL-1.2
// Each mistake in a settings file is told once, with its place and what is allowed; reading goes
// on.
#include "config/document.h"

#include <boost/test/unit_test.hpp>

#include "config/files.h"

using namespace wc;
using namespace std::chrono_literals;

namespace {

// One document, its problems, and the text that a person would see.
struct Reading {
  explicit Reading(std::string_view bytes, std::string name = "a.toml")
      : root(read_document(bytes, std::move(name), "", problems)) {}
  std::string told() const { return to_text(problems); }

  Problems problems;
  Table root;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(document_test)

BOOST_AUTO_TEST_CASE(reads_every_kind_of_value) {
  Reading reading(
      "text = 'x'\nword = 'nl'\nwhole = -3\nnumber = 0.5\ncount = 2\nyes = true\nspan = '10s'\n"
      "at = 2026-07-21T04:00:00.5+02:00\nmany = ['a', 'b']\none = 'c'\n"
      "[table]\nkey = 'below'\n[[row]]\nn = 1\n[[row]]\nn = 2\n");
  Table& root = reading.root;
  BOOST_TEST(root.text("text") == "x");
  BOOST_TEST(root.text("text", "other") == "x");
  BOOST_TEST(root.one_of("word", {"nl", "en"}, "en") == "nl");
  BOOST_TEST(root.whole("whole", 0, -5, 5) == -3);
  BOOST_TEST(root.number("number", 0, 0, 1) == 0.5);
  BOOST_TEST(root.number("count", 0, 0, 3) == 2.0);
  BOOST_TEST(root.flag("yes", false));
  BOOST_TEST(root.span("span", 1s, 1s, 1h).count() == 10'000);
  BOOST_TEST(format_time(*root.time("at")) == "2026-07-21T02:00:00.500Z");
  BOOST_TEST((root.texts("many") == std::vector<std::string>{"a", "b"}));
  BOOST_TEST((root.texts("one") == std::vector<std::string>{"c"}));
  BOOST_TEST(root.table("table").text("key") == "below");
  std::vector<Table> rows = root.tables("row");
  BOOST_REQUIRE(rows.size() == 2U);
  BOOST_TEST(rows[1].whole("n", 0, 0, 9) == 2);
  root.finish();
  BOOST_TEST(reading.told() == "");
}

BOOST_AUTO_TEST_CASE(what_is_not_there_is_the_fallback) {
  Reading reading("");
  Table& root = reading.root;
  BOOST_TEST(!root.has("text"));
  BOOST_TEST(root.text("text", "fallback") == "fallback");
  BOOST_TEST(root.one_of("word", {"nl", "en"}, "en") == "en");
  BOOST_TEST(root.whole("whole", 7, 0, 9) == 7);
  BOOST_TEST(root.number("number", 0.5, 0, 1) == 0.5);
  BOOST_TEST(root.flag("flag", true));
  BOOST_TEST(root.span("span", 5s, 1s, 1h).count() == 5'000);
  BOOST_TEST(!root.time("at").has_value());
  BOOST_TEST(root.texts("many").empty());
  BOOST_TEST(root.tables("row").empty());
  BOOST_TEST(root.secret("token_file") == "");
  BOOST_TEST(root.keys().empty());
  Table table = root.table("table");
  BOOST_TEST(table.whole("n", 3, 0, 9) == 3);
  table.finish();
  root.finish();
  BOOST_TEST(reading.told() == "");
}

BOOST_AUTO_TEST_CASE(what_is_required_and_missing_is_told_at_its_table) {
  Reading reading("\n[redis]\nport = 1\n[[account]]\n  [[account.source]]\n");
  BOOST_TEST(reading.root.text("tenant") == "");
  BOOST_TEST(reading.root.table("redis").text("socket") == "");
  BOOST_TEST(reading.root.table("web").text("listen") == "");
  Table account = reading.root.tables("account")[0];
  BOOST_TEST(account.one_of("platform", {"x", "facebook"}, "") == "");
  BOOST_TEST(account.tables("source")[0].text("name") == "");
  BOOST_TEST(reading.told() ==
             "a.toml:1:1: tenant is missing\n"
             "a.toml:1:1: web.listen is missing\n"
             "a.toml:2:1: redis.socket is missing\n"
             "a.toml:4:1: account.platform is missing\n"
             "a.toml:5:3: account.source.name is missing\n");
}

BOOST_AUTO_TEST_CASE(the_wrong_kind_is_told_with_what_is_expected) {
  Reading reading(
      "a = 1\nb = 'x'\nc = 1.5\n  d = 'true'\ne = 5\nf = 2026-07-21\ng = 1\nh = 1\ni = {}\n"
      "j = [1, 'x']\nk = []\nl = true\n");
  Table& root = reading.root;
  BOOST_TEST(root.text("a") == "");
  BOOST_TEST(root.whole("b", 4, 0, 9) == 4);
  BOOST_TEST(root.whole("c", 4, 0, 9) == 4);
  BOOST_TEST(root.flag("d", false) == false);
  BOOST_TEST(root.span("e", 10s, 1s, 1h).count() == 10'000);
  BOOST_TEST(!root.time("f").has_value());
  BOOST_TEST(!root.table("g").has("x"));
  BOOST_TEST(root.tables("h").empty());
  BOOST_TEST(root.tables("i").empty());
  BOOST_TEST((root.texts("j") == std::vector<std::string>{"x"}));
  BOOST_TEST(root.text("k", "x") == "x");
  BOOST_TEST(root.number("l", 1, 0, 2) == 1.0);
  BOOST_TEST(root.texts("l").empty());
  BOOST_TEST(reading.told() ==
             "a.toml:1:1: a is a whole number; expected a text in quotes\n"
             "a.toml:2:1: b is a text; expected a whole number\n"
             "a.toml:3:1: c is a number; expected a whole number\n"
             "a.toml:4:3: d is a text; expected true or false\n"
             "a.toml:5:1: e is a whole number; expected a span of time such as \"10s\"\n"
             "a.toml:6:1: f must be a moment from 1970 on with its offset, such as "
             "2026-07-21T04:00:00+02:00\n"
             "a.toml:7:1: g is a whole number; expected a table, as [g]\n"
             "a.toml:8:1: h is a whole number; expected tables, each as [[h]]\n"
             "a.toml:9:1: i is a table; expected tables, each as [[i]]\n"
             "a.toml:10:6: j holds a whole number; expected only texts in quotes\n"
             "a.toml:11:1: k is an array; expected a text in quotes\n"
             "a.toml:12:1: l is true or false; expected a number\n"
             "a.toml:12:1: l is true or false; expected texts in quotes, as [\"one\", \"two\"]\n");
}

BOOST_AUTO_TEST_CASE(what_is_out_of_range_is_told_with_the_range) {
  Reading reading(
      "[desk]\nlease = '5s'\nundo = 'soon'\nclaims_max = 99\nshare = 1.5\nlanguage = 'fr'\nname = "
      "''\n");
  Table desk = reading.root.table("desk");
  BOOST_TEST(desk.span("lease", 120s, 30s, 1h).count() == 120'000);
  BOOST_TEST(desk.span("undo", 10s, 0s, 5min).count() == 10'000);
  BOOST_TEST(desk.whole("claims_max", 5, 1, 50) == 5);
  BOOST_TEST(desk.number("share", 0.25, 0, 1) == 0.25);
  BOOST_TEST(desk.one_of("language", {"nl", "en"}, "nl") == "nl");
  BOOST_TEST(desk.text("name") == "");
  BOOST_TEST(reading.told() ==
             "a.toml:2:1: desk.lease is \"5s\"; allowed: 30s to 1h\n"
             "a.toml:3:1: desk.undo is \"soon\"; allowed: 0s to 5m\n"
             "a.toml:4:1: desk.claims_max is 99; allowed: 1 to 50\n"
             "a.toml:5:1: desk.share is 1.5; allowed: 0 to 1\n"
             "a.toml:6:1: desk.language is \"fr\"; allowed: nl, en\n"
             "a.toml:7:1: desk.name is empty\n");
}

BOOST_AUTO_TEST_CASE(the_ends_of_a_range_are_in_it) {
  Reading reading("a = 1\nb = 50\nc = '30s'\nd = '1h'\n");
  BOOST_TEST(reading.root.whole("a", 5, 1, 50) == 1);
  BOOST_TEST(reading.root.whole("b", 5, 1, 50) == 50);
  BOOST_TEST(reading.root.span("c", 60s, 30s, 1h).count() == 30'000);
  BOOST_TEST(reading.root.span("d", 60s, 30s, 1h).count() == 3'600'000);
  BOOST_TEST(reading.told() == "");
}

BOOST_AUTO_TEST_CASE(unknown_keys_are_told_with_the_known_ones) {
  Reading reading("tenat = 'x'\n[desk]\nlanguage = 'nl'\n  undoo = '1s'\n[extra]\nx = 1\n");
  (void)reading.root.text("tenant", "nijmegen");
  Table desk = reading.root.table("desk");
  (void)desk.one_of("language", {"nl"}, "nl");
  (void)desk.span("undo", 1s, 0s, 5min);
  desk.finish();
  reading.root.finish();
  BOOST_TEST(reading.told() ==
             "a.toml:1:1: tenat is not a setting; known here: desk, tenant\n"
             "a.toml:4:3: desk.undoo is not a setting; known here: language, undo\n"
             "a.toml:5:1: extra is not a setting; known here: desk, tenant\n");
}

BOOST_AUTO_TEST_CASE(a_syntax_error_has_its_place_and_hides_nothing_else) {
  Reading reading("tenant = 'x'\n[redis\nsocket = 1\n", "webcared.toml");
  BOOST_TEST(reading.root.text("tenant") == "");  // no second error: the file was not read
  BOOST_TEST(reading.root.table("redis").text("socket") == "");
  reading.root.finish();
  BOOST_REQUIRE(reading.problems.size() == 1U);
  BOOST_TEST(reading.problems[0].place == "webcared.toml:2:7");
  BOOST_TEST(reading.problems[0].what.starts_with("not TOML: "));
  BOOST_TEST(Reading("a = 1\na = 2\n").problems.at(0).place == "a.toml:2:5");
  BOOST_TEST(Reading("a = \"\xFF\"\n").problems.size() == 1U);
  BOOST_TEST(Reading(std::string(100'000, '[')).problems.size() == 1U);
  BOOST_TEST(Reading("a = " + std::string(100'000, '[')).problems.size() == 1U);
}

BOOST_AUTO_TEST_CASE(problems_of_several_files_stand_in_order) {
  Problems problems;
  Table second = read_document("\n\n\n\n\n\n\n\n\nx = 1\ny = 2\n", "topics/b.toml", "", problems);
  Table first = read_document("a = [", "topics/a.toml", "", problems);
  second.problem("y", "second");
  second.problem("x", "first");
  second.problem("", "whole");
  first.finish();
  const std::string told = to_text(problems);
  BOOST_TEST(told.starts_with("topics/a.toml:1:"));
  BOOST_TEST(
      told.ends_with("topics/b.toml:1:1: whole\n"
                     "topics/b.toml:10:1: first\n"
                     "topics/b.toml:11:1: second\n"));
  BOOST_TEST(
      to_text({{"b.toml:10:2", "late"}, {"b.toml:9:10", "early"}, {"b.toml:9:9", "earlier"}}) ==
      "b.toml:9:9: earlier\nb.toml:9:10: early\nb.toml:10:2: late\n");
  BOOST_TEST(to_text({{"no place", "x"}, {"", "y"}}) == ": y\nno place: x\n");
}

BOOST_AUTO_TEST_CASE(places_are_those_of_the_key) {
  Reading reading("x = 1\n  y = 2\n[table]\nz = 3\n[[row]]\n  [[row]]\n");
  BOOST_TEST(reading.root.place() == "a.toml:1:1");
  BOOST_TEST(reading.root.place("y") == "a.toml:2:3");
  BOOST_TEST(reading.root.place("none") == "a.toml:1:1");
  Table table = reading.root.table("table");
  BOOST_TEST(table.place() == "a.toml:3:1");
  BOOST_TEST(table.place("z") == "a.toml:4:1");
  BOOST_TEST(reading.root.tables("row")[1].place() == "a.toml:6:3");
  BOOST_TEST((table.keys() == std::vector<std::string>{"z"}));
}

BOOST_AUTO_TEST_CASE(tables_can_be_written_in_any_way) {
  Reading reading("a.b.c = 1\n[d.e]\nf = 2\n[g]\nh = { i = 3 }\n");
  BOOST_TEST(reading.root.table("a").table("b").whole("c", 0, 0, 9) == 1);
  BOOST_TEST(reading.root.table("d").table("e").whole("f", 0, 0, 9) == 2);
  BOOST_TEST(reading.root.table("g").table("h").whole("i", 0, 0, 9) == 3);
  BOOST_TEST(reading.root.table("d").table("e").place("f") == "a.toml:3:1");
  BOOST_TEST(reading.told() == "");
}

BOOST_AUTO_TEST_CASE(a_table_outlives_its_document) {
  Problems problems;
  Table below = read_document("[a]\nb = 'c'\n", "a.toml", "", problems).table("a");
  BOOST_TEST(below.text("b") == "c");
}

BOOST_AUTO_TEST_SUITE_END()
