// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/lines.h"

#include <boost/test/unit_test.hpp>

#include "classifiers/explain.h"
#include "classifiers/language.h"
#include "config/json.h"
#include "tests/classifiers/rule_files.h"

using namespace wc;

namespace {

std::shared_ptr<const Classifier> tiny() {
  return test::classifier_of(
      {test::topic_file("afval", "[[rule]]\nid = \"bak\"\nwords = [\"bak\", \"volle bak\"]\n")});
}

std::string language(const std::string& text, const std::string& said = "") {
  Folded folded(std::pmr::get_default_resource());
  fold(text, folded);
  return std::string(language_of(folded, text, said));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(lines_test)

BOOST_AUTO_TEST_CASE(a_plain_line_is_a_text_with_its_number) {
  BOOST_TEST(classify_line(*tiny(), post_of_line("De bak is vol en het stinkt", 7)) ==
             R"({"id":"7","signal":true,"topics":["afval"],"urgency":"normaal","language":"nl",)"
             R"("places":[],"reasons":[{"rule":"afval/bak","text":"bak","start":3,"end":6}]})");
}

BOOST_AUTO_TEST_CASE(a_json_line_may_say_more) {
  const Result<Post> line = post_of_line(
      R"({"id":"d1","platform":"x","kind":"dm","lang":"en","addressed":true,"text":"bin"})", 3);
  BOOST_REQUIRE(line.ok());
  const Post& post = *line;
  BOOST_TEST(post.id == "d1");
  BOOST_TEST(post.platform == "x");
  BOOST_CHECK(post.kind == PostKind::kDm);
  BOOST_TEST(post.lang == "en");
  BOOST_TEST(post.addressed);
  BOOST_TEST(post.text == "bin");
  BOOST_TEST(post_of_line(R"({"id":12345678901234567890,"text":"a"})", 3)->id ==
             "12345678901234567890");
  BOOST_TEST(post_of_line(R"( {"text":"a","kind":"poem"})", 3)->id == "3");
}

BOOST_AUTO_TEST_CASE(every_other_line_is_text) {
  BOOST_TEST(post_of_line("de {bak}", 1)->text == "de {bak}");
  BOOST_TEST(post_of_line("bak\r", 1)->text == "bak");
  BOOST_TEST(post_of_line("", 1)->text.empty());
  BOOST_TEST(post_of_line("a\xff", 1)->text == "a\xEF\xBF\xBD");
}

BOOST_AUTO_TEST_CASE(a_line_that_starts_like_json_and_is_none_is_told_at_its_place) {
  const auto what = [](std::string_view line) { return post_of_line(line, 7).error().what; };
  BOOST_TEST(what("{niet} de bak").starts_with("7:2: not JSON: "), what("{niet} de bak"));
  BOOST_TEST(what(R"({"id":"b" "text":"a"})").starts_with("7:11: not JSON: "));
  BOOST_TEST(what(R"({"text":"a"} bak)").starts_with("7:14: not JSON: "));
  BOOST_TEST(what(R"({"text":"een halve)").starts_with("7:19: not JSON: "),
             what(R"({"text":"een halve)"));
  BOOST_TEST(what(R"( {"message":"a"})").starts_with("7:2: the object has no \"text\""));
  BOOST_TEST(what(R"({"text":12})").starts_with("7:1: the object has no \"text\""));
  const std::string deep = "{\"text\":" + std::string(100, '[');
  BOOST_TEST(what(deep).starts_with("7:1: the JSON is over depth_max"), what(deep));
}

BOOST_AUTO_TEST_CASE(a_bad_line_keeps_its_place_among_the_answers) {
  BOOST_TEST(classify_line(*tiny(), post_of_line("{}", 3)) ==
             R"({"id":null,"error":"3:1: the object has no \"text\" that is a text in quotes"})");
}

BOOST_AUTO_TEST_CASE(no_word_of_a_citizen_stands_in_an_error) {
  for (const std::string line : {R"({"text":"geheim" "a":1})", R"({"text":"geheim)", "{geheim}",
                                 R"({"message":"geheim"})", R"({"text":["geheim"]})"}) {
    BOOST_TEST(post_of_line(line, 1).error().what.find("geheim") == std::string::npos, line);
  }
}

BOOST_AUTO_TEST_CASE(the_answer_is_always_one_json_line) {
  for (const std::string line :
       {"", "{", "\x80\x81", "bak \"bak\" \\ bak", "{\"text\":\"\\u0000\"}"}) {
    const std::string answer = classify_line(*tiny(), post_of_line(line, 1));
    BOOST_TEST(answer.find('\n') == std::string::npos);
    BOOST_TEST(Json::parse(answer).ok(), answer);
  }
}

BOOST_AUTO_TEST_CASE(explain_marks_the_words) {
  const std::string text = "Een volle bak, alweer";
  const Verdict verdict = tiny()->classify(test::post_of(text));
  BOOST_TEST(explain(verdict, text, Paint::kPlain) ==
             "Een [volle bak], alweer\n\n"
             "signal    yes\n"
             "topics    afval\n"
             "urgency   normaal\n"
             "language  nl\n"
             "because   afval/bak: \"volle bak\"\n"
             "because   afval/bak: \"bak\"\n");
  const std::string painted = explain(verdict, text, Paint::kAnsi);
  BOOST_TEST(painted.find("\033[1;33mvolle bak\033[0m, alweer") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(explain_lets_no_text_steer_the_terminal) {
  const std::string text =
      "een \033]0;x\007 bak\xC2\x9b"
      "2J\n";
  const std::string shown = explain(tiny()->classify(test::post_of(text)), text, Paint::kPlain);
  BOOST_TEST(shown.find('\033') == std::string::npos);
  BOOST_TEST(shown.find('\007') == std::string::npos);
  BOOST_TEST(shown.find("\xC2\x9b") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(explain_says_when_there_is_nothing) {
  const std::string shown = explain(tiny()->classify(test::post_of("hoi")), "hoi", Paint::kPlain);
  BOOST_TEST(shown.find("signal    no\ntopics    none\nurgency   laag\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_language_is_found_the_cheap_way_first) {
  BOOST_TEST(language("Wanneer wordt de bak geleegd?", "en") == "en");
  BOOST_TEST(language("Ik heb een vraag over de bak", "fr") == "nl");
  BOOST_TEST(language("Where can I find the opening hours of the town hall?") == "en");
  BOOST_TEST(language("Ich habe meine Tasche im Bus vergessen, wo ist das Fundbüro?") == "de");
  BOOST_TEST(language("Grofvuil aanmelden lukt niet") == "nl");
  BOOST_TEST(language("") == "und");
  BOOST_TEST(language("😂😂😂") == "und");
  BOOST_TEST(language("Où se trouve la mairie de la ville s'il vous plaît monsieur") == "und");
}

BOOST_AUTO_TEST_SUITE_END()
