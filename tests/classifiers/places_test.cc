// SPDX-License-Identifier: EUPL-1.2
// Places of the city: found, told once in the order of the text, and asked for by rules.
#include "classifiers/places.h"

#include <boost/test/unit_test.hpp>

#include "classifiers/explain.h"
#include "config/json.h"
#include "tests/classifiers/corpus.h"
#include "tests/classifiers/rule_files.h"

using namespace wc;
using wc::test::classifier_of;
using wc::test::post_of;
using wc::test::topic_file;

namespace {

using Texts = std::vector<std::string>;

ConfigFile city() {
  return {"places.toml", "", R"(
[[place]]
name = "Waalbrug"
kind = "bridge"
[[place]]
name = "St. Annastraat"
kind = "street"
also = ["sint annastraat", "annastraat"]
[[place]]
name = "Lent"
kind = "district"
[[place]]
name = "Station Lent"
kind = "building"
[[place]]
name = "LUX"
kind = "building"
as = ["theater|in lux"]
)"};
}

Texts places_in(const std::string& text) {
  return classifier_of({city()})->classify(post_of(text)).places;
}

std::string complaints(const std::string& bytes) {
  Problems problems;
  (void)read_places({{"places.toml", "", bytes}}, problems);
  return to_text(problems);
}

bool speaks(const std::string& asks, const std::string& text) {
  return classifier_of(
             {topic_file("weg", "[[rule]]\nid = \"file\"\nwords = [\"file\"]\n" + asks), city()})
      ->classify(post_of(text))
      .signal;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(places_test)

BOOST_AUTO_TEST_CASE(places_are_told_by_name_in_the_order_of_the_text) {
  BOOST_TEST(
      (places_in("Van de annastraat naar de WAALBRUG") == Texts{"St. Annastraat", "Waalbrug"}));
  BOOST_TEST(
      (places_in("st annastraat, Sint-Annastraat en St. Annastraat") == Texts{"St. Annastraat"}));
  BOOST_TEST(places_in("nergens").empty());
}

BOOST_AUTO_TEST_CASE(the_longest_name_is_told) {
  BOOST_TEST((places_in("bij station Lent") == Texts{"Station Lent"}));
  BOOST_TEST((places_in("bij station Lent, in Lent") == Texts{"Station Lent", "Lent"}));
}

BOOST_AUTO_TEST_CASE(as_stands_instead_of_the_name) {
  BOOST_TEST(places_in("deze lamp geeft 800 lux").empty());
  BOOST_TEST((places_in("een film in Lux") == Texts{"LUX"}));
}

BOOST_AUTO_TEST_CASE(at_most_eight_are_told) {
  std::string bytes;
  std::string text;
  for (const char letter : std::string("abcdefghij")) {
    const std::string name = "plein" + std::string(1, letter);
    bytes += "[[place]]\nname = \"" + name + "\"\nkind = \"square\"\n";
    text += name + " ";
  }
  const auto classifier = classifier_of({{"places.toml", "", bytes}});
  BOOST_TEST(classifier->classify(post_of(text)).places.size() == kPlacesShownMax);
}

BOOST_AUTO_TEST_CASE(rules_ask_for_a_place_or_a_kind_of_place) {
  BOOST_TEST(speaks("when = [\"place\"]\n", "file op de waalbrug"));
  BOOST_TEST(!speaks("when = [\"place\"]\n", "file in mijn map"));
  BOOST_TEST(speaks("near = [\"bridge\", \"street\"]\n", "file op de annastraat"));
  BOOST_TEST(!speaks("near = [\"bridge\"]\n", "file op de annastraat"));
  BOOST_TEST(!speaks("near = [\"water\"]\n", "file op de waalbrug"));
}

BOOST_AUTO_TEST_CASE(a_place_decides_nothing_and_is_no_rule) {
  const auto classifier = classifier_of({city()});
  BOOST_TEST(!classifier->classify(post_of("de waalbrug")).signal);
  BOOST_TEST(classifier->classify(post_of("de waalbrug")).reasons.empty());
  BOOST_TEST(classifier->rule_count() == 0U);
}

BOOST_AUTO_TEST_CASE(explain_and_json_tell_them) {
  const Verdict verdict = classifier_of({city()})->classify(post_of("Waalbrug bij Lent"));
  BOOST_TEST(
      explain(verdict, "Waalbrug bij Lent", Paint::kPlain).find("places    Waalbrug, Lent") !=
      std::string::npos);
  const auto json = Json::parse(to_json(verdict, "1"));
  BOOST_REQUIRE(json.ok());
  BOOST_TEST(verdict_from(json->root()).places == verdict.places);
}

BOOST_AUTO_TEST_CASE(a_verdict_that_was_stored_without_them_is_read) {
  const auto json = Json::parse(R"({"signal":true,"topics":["weg"],"urgency":"hoog"})");
  BOOST_REQUIRE(json.ok());
  const Verdict verdict = verdict_from(json->root());
  BOOST_TEST(verdict.signal);
  BOOST_TEST(verdict.places.empty());
}

BOOST_AUTO_TEST_CASE(mistakes_are_told_with_their_place) {
  BOOST_TEST(
      complaints("[[place]]\nname = \"A\"\nkind = \"planet\"\n")
              .find("places.toml:3:1: place.kind is \"planet\"; allowed: bridge, building") !=
          std::string::npos,
      complaints("[[place]]\nname = \"A\"\nkind = \"planet\"\n"));
  const std::string bridge = "[[place]]\nname = \"Waalbrug\"\nkind = \"bridge\"\n";
  BOOST_TEST(complaints(bridge + bridge).find("places.toml:5:1: 'Waalbrug' stands twice") !=
             std::string::npos);
  BOOST_TEST(complaints(bridge + "also = [\"%\"]\n").find("holds no letter") != std::string::npos);
  BOOST_TEST(complaints(bridge + "colour = 1\n").find("colour") != std::string::npos);
  BOOST_TEST(complaints("[[place]]\nkind = \"bridge\"\n").find("name") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_shipped_city_is_nijmegen) {
  const Texts expected = {"Bottendaal", "Graafseweg", "Keizer Karelplein", "Waalbrug",
                          "Goffertpark"};
  const std::string text =
      "Van Bottendaal over de Graafseweg en het keizer karelplein naar de Waalbrug en het "
      "Goffertpark";
  BOOST_TEST((corpus::shipped()->classify(post_of(text)).places == expected));
}

BOOST_AUTO_TEST_SUITE_END()
