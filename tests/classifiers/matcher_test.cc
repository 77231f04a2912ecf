// SPDX-License-Identifier: EUPL-1.2
// The automaton against a dumb loop that tries every phrase at every word.
#include "classifiers/matcher.h"

#include <boost/test/unit_test.hpp>
#include <random>
#include <set>

namespace {

using wc::Hit;
using wc::Phrase;

wc::Folded folded_of(std::string_view original) {
  wc::Folded folded(std::pmr::get_default_resource());
  wc::fold(original, folded);
  return folded;
}

std::vector<Phrase> phrases_of(const std::vector<std::string>& entries) {
  std::vector<Phrase> all;
  for (const std::string& entry : entries) {
    std::string what;
    const std::vector<Phrase> some = wc::parse_phrase(entry, what);
    BOOST_REQUIRE_MESSAGE(what.empty(), entry + ": " + what);
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

using Place = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;  // phrase, first, last

// Does a step fit a word? Written without the code under test.
bool dumb_fits(const wc::Step& step, const std::string& word) {
  const std::size_t at = word.find(step.text);
  switch (step.kind) {
    case wc::StepKind::kWord:
      return word == step.text;
    case wc::StepKind::kPrefix:
      return at == 0;
    case wc::StepKind::kSuffix:
      return word.size() >= step.text.size() &&
             word.substr(word.size() - step.text.size()) == step.text;
    default:
      return at != std::string::npos;
  }
}

void dumb_steps(const Phrase& phrase, const std::vector<std::string>& words, std::size_t step,
                std::size_t first, std::size_t at, std::uint32_t number, std::set<Place>& places) {
  if (at >= words.size() || !dumb_fits(phrase.steps[step], words[at])) return;
  if (step + 1 == phrase.steps.size()) {
    places.insert({number, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(at)});
    return;
  }
  for (std::size_t skip = 0; skip <= phrase.steps[step + 1].gap; ++skip) {
    dumb_steps(phrase, words, step + 1, first, at + 1 + skip, number, places);
  }
}

std::set<Place> dumb_places(const std::vector<Phrase>& phrases, const wc::Folded& text) {
  std::vector<std::string> words;
  for (std::size_t i = 0; i < text.word_count(); ++i) words.emplace_back(text.word(i));
  std::set<Place> places;
  for (std::uint32_t number = 0; number < phrases.size(); ++number) {
    for (std::size_t at = 0; at < words.size(); ++at) {
      dumb_steps(phrases[number], words, 0, at, at, number, places);
    }
  }
  return places;
}

std::vector<Hit> hits_of(const wc::Matcher& matcher, const wc::Folded& text) {
  std::pmr::vector<Hit> hits;
  matcher.match(text, hits);
  return {hits.begin(), hits.end()};
}

// The same phrases speak, and every hit is a place where the dumb loop finds that phrase too.
void check_same(const wc::Matcher& matcher, const std::string& original) {
  const wc::Folded text = folded_of(original);
  const std::set<Place> places = dumb_places(matcher.phrases(), text);
  std::set<std::uint32_t> expected;
  for (const Place& place : places) expected.insert(std::get<0>(place));
  std::set<std::uint32_t> found;
  for (const Hit& hit : hits_of(matcher, text)) {
    BOOST_REQUIRE_MESSAGE(places.contains({hit.phrase, hit.first, hit.last}), original);
    found.insert(hit.phrase);
  }
  BOOST_REQUIRE_MESSAGE(found == expected, original);
}

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  std::string word() {
    static const std::vector<std::string> kStems = {"con",  "tain", "er",    "park", "eer",
                                                    "niet", "ge",   "leegd", "boom", "af",
                                                    "val",  "vol",  "de",    "het"};
    std::string word = pick(kStems);
    while (random_() % 3 == 0) word += pick(kStems);
    return word;
  }

  std::string entry() {
    std::string entry = starred();
    for (int more = 0; more < 8 && random_() % 2 == 0; ++more) {
      if (random_() % 3 == 0) entry += " ...";
      entry += " " + starred();
      if (random_() % 6 == 0) entry += "|" + word();
    }
    return entry;
  }

  std::string post() {
    static const std::vector<std::string> kBetween = {" ", " ", " ", ", ", "? ", " #", ". ", "-"};
    std::string post;
    const std::size_t count = random_() % 14;
    for (std::size_t i = 0; i < count; ++i) post += word() + pick(kBetween);
    return post;
  }

 private:
  const std::string& pick(const std::vector<std::string>& from) {
    return from[random_() % from.size()];
  }
  std::string starred() {
    const std::string chosen = word();
    if (chosen.size() < 3) return chosen;
    switch (random_() % 8) {
      case 0:
        return chosen + "*";
      case 1:
        return "*" + chosen;
      case 2:
        return "*" + chosen + "*";
      default:
        return chosen;
    }
  }
  std::mt19937 random_;
};

void compare_generated(unsigned seed, int rounds, int posts) {
  Generator generator(seed);
  for (int round = 0; round < rounds; ++round) {
    std::vector<std::string> entries;
    for (int i = 0; i < 25; ++i) entries.push_back(generator.entry());
    const wc::Matcher matcher(phrases_of(entries));
    for (int i = 0; i < posts; ++i) check_same(matcher, generator.post());
  }
}

std::set<std::string> matching(const std::vector<std::string>& entries, const std::string& text) {
  const wc::Matcher matcher(phrases_of(entries));
  const wc::Folded folded = folded_of(text);
  std::set<std::string> spans;
  for (const Hit& hit : hits_of(matcher, folded)) {
    const wc::Span span = wc::original_span(folded, text, hit.first, hit.last);
    spans.insert(text.substr(span.start, span.end - span.start));
  }
  return spans;
}

using Spans = std::set<std::string>;

}  // namespace

BOOST_AUTO_TEST_SUITE(matcher_test)

BOOST_AUTO_TEST_CASE(words_match_whole_words_only) {
  BOOST_TEST((matching({"bus"}, "De BUS en de busbaan, bus!") == Spans{"BUS", "bus"}));
  BOOST_TEST((matching({"bus"}, "autobus rebus busje").empty()));
  BOOST_TEST((matching({"café"}, "het cafe en het CAFÉ") == Spans{"cafe", "CAFÉ"}));
}

BOOST_AUTO_TEST_CASE(stars_open_a_side) {
  const std::string text = "parkeervergunning en de papiercontainer vol";
  BOOST_TEST((matching({"parkeer*"}, text) == Spans{"parkeervergunning"}));
  BOOST_TEST((matching({"*container"}, text) == Spans{"papiercontainer"}));
  BOOST_TEST((matching({"*vergun*"}, text) == Spans{"parkeervergunning"}));
  BOOST_TEST((matching({"container"}, text).empty()));
  BOOST_TEST((matching({"*papier"}, text).empty()));
}

BOOST_AUTO_TEST_CASE(phrases_want_their_words_in_a_row) {
  BOOST_TEST((matching({"niet geleegd"}, "is niet  geleegd") == Spans{"niet  geleegd"}));
  BOOST_TEST((matching({"niet geleegd"}, "niet weer geleegd").empty()));
  BOOST_TEST((matching({"niet ... geleegd"}, "niet weer eens op tijd geleegd") ==
              Spans{"niet weer eens op tijd geleegd"}));
  BOOST_TEST((matching({"niet ... geleegd"}, "niet een twee drie vier vijf geleegd").empty()));
  BOOST_TEST((matching({"*bak niet|nooit gele*"}, "de glasbak nooit geleegd") ==
              Spans{"glasbak nooit geleegd"}));
}

BOOST_AUTO_TEST_CASE(a_phrase_is_not_cut_by_its_folding) {
  BOOST_TEST(
      (matching({"id-kaart"}, "mijn ID kaart en id-kaart") == Spans{"ID kaart", "id-kaart"}));
  BOOST_TEST((matching({"?"}, "echt waar??") == Spans{"?"}));
  BOOST_TEST((matching({"👏"}, "top 👏🏽") == Spans{"👏🏽"}));
}

BOOST_AUTO_TEST_CASE(no_phrases_match_nothing) {
  BOOST_TEST((matching({}, "wat dan ook").empty()));
  BOOST_TEST((matching({"bus"}, "").empty()));
}

BOOST_AUTO_TEST_CASE(many_phrases_behind_one_key) {
  const wc::Matcher matcher(phrases_of({"put", "put", "put verstopt", "verstopt ... put"}));
  const wc::Folded text = folded_of("put verstopt en nog een put");
  std::multiset<std::uint32_t> numbers;
  for (const Hit& hit : hits_of(matcher, text)) numbers.insert(hit.phrase);
  BOOST_TEST((numbers == std::multiset<std::uint32_t>{0, 0, 1, 1, 2, 3}));
  BOOST_TEST(matcher.bytes() > 0U);
}

BOOST_AUTO_TEST_CASE(the_automaton_agrees_with_the_dumb_loop) {
  compare_generated(1, 250, 400);
}

BOOST_AUTO_TEST_CASE(more_of_it, *boost::unit_test::label("slow") * boost::unit_test::disabled()) {
  compare_generated(2, 1000, 1000);
}

BOOST_AUTO_TEST_SUITE_END()
