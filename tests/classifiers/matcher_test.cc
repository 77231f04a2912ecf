// SPDX-License-Identifier: EUPL-1.2
// The automaton against a dumb loop that tries every phrase at every word.
#include "classifiers/matcher.h"

#include <boost/test/unit_test.hpp>
#include <random>
#include <set>
#include <sstream>

namespace {

using wc::Hit;
using wc::Phrase;

wc::Folded folded_of(std::string_view original) {
  wc::Folded folded(std::pmr::get_default_resource());
  wc::fold(original, folded);
  return folded;
}

// The phrases of all entries; `owners` gets the entry of each.
std::vector<Phrase> phrases_of(const std::vector<std::string>& entries,
                               std::vector<std::size_t>& owners) {
  std::vector<Phrase> all;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    std::string what;
    const std::vector<Phrase> some = wc::parse_phrase(entries[i], what);
    BOOST_REQUIRE_MESSAGE(what.empty(), entries[i] + ": " + what);
    all.insert(all.end(), some.begin(), some.end());
    owners.resize(all.size(), i);
  }
  return all;
}

std::vector<Phrase> phrases_of(const std::vector<std::string>& entries) {
  std::vector<std::size_t> owners;
  return phrases_of(entries, owners);
}

using Strings = std::vector<std::string>;

Strings cut(const std::string& text, char separator) {
  Strings parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

// Does an alternative ("*bak", "niet") fit a word? Written without the code under test.
bool dumb_fits(std::string_view wanted, std::string_view word) {
  const bool front = wanted.front() == '*';
  const bool back = wanted.back() == '*';
  wanted = wanted.substr(front ? 1 : 0, wanted.size() - (front ? 1 : 0) - (back ? 1 : 0));
  const std::size_t at = word.find(wanted);
  if (front && back) return at != std::string::npos;
  if (back) return at == 0;
  if (!front) return word == wanted;
  return word.size() >= wanted.size() && word.substr(word.size() - wanted.size()) == wanted;
}

struct Range {
  std::size_t first;
  std::size_t last;
  auto operator<=>(const Range&) const = default;
};

// A place of an entry: how many words may be skipped before it, and what may stand there.
struct Place {
  std::size_t skips;
  Strings wanted;
};
using Places = std::vector<Place>;

// The orders that an entry allows: one, or two when it holds "<...>".
std::vector<Places> dumb_orders(const std::string& entry) {
  Places parts[2];
  std::size_t part = 0;
  std::size_t turn = 0;
  std::size_t skips = 0;
  for (std::string token : cut(entry, ' ')) {
    const bool turns = token.starts_with('<');
    if (turns) token = token.substr(1, token.size() - 2);
    if (token.starts_with("...")) {
      skips = token.size() > 3 ? std::stoul(token.substr(3)) : 4;
      if (turns) turn = skips, part = 1, skips = 0;
      continue;
    }
    parts[part].push_back({skips, cut(token, '|')});
    skips = 0;
  }
  const auto joined = [turn](Places front, Places back) {
    if (!back.empty()) back[0].skips = turn;
    front.insert(front.end(), back.begin(), back.end());
    return front;
  };
  if (part == 0) return {parts[0]};
  return {joined(parts[0], parts[1]), joined(parts[1], parts[0])};
}

// Every range of words that the places from `at` on fit, after what fits `range`.
void dumb_walk(const Places& places, std::size_t at, const Strings& words, Range range,
               std::set<Range>& ranges) {
  if (at == places.size()) {
    ranges.insert(range);
    return;
  }
  for (std::size_t skip = 0; skip <= places[at].skips; ++skip) {
    const std::size_t word = at == 0 ? range.first : range.last + 1 + skip;
    if (word >= words.size()) return;
    for (const std::string& wanted : places[at].wanted) {
      if (!dumb_fits(wanted, words[word])) continue;
      dumb_walk(places, at + 1, words, {range.first, word}, ranges);
    }
  }
}

std::set<Range> dumb_ranges(const std::vector<Places>& orders, const Strings& words) {
  std::set<Range> ranges;
  for (const Places& order : orders) {
    for (std::size_t at = 0; at < words.size(); ++at) {
      dumb_walk(order, 0, words, {at, at}, ranges);
    }
  }
  return ranges;
}

std::vector<Hit> hits_of(const wc::Matcher& matcher, const wc::Folded& text) {
  std::pmr::vector<Hit> hits;
  matcher.match(text, hits);
  return {hits.begin(), hits.end()};
}

// Entries in both readings: ours and the dumb one.
struct Twins {
  explicit Twins(const Strings& some) : entries(some), matcher(phrases_of(some, owners)) {
    for (const std::string& entry : entries) orders.push_back(dumb_orders(entry));
  }
  Strings entries;
  std::vector<std::size_t> owners;  // by phrase
  wc::Matcher matcher;
  std::vector<std::vector<Places>> orders;  // by entry
};

// The same entries speak, and every hit is a range where the dumb loop finds that entry too.
void check_same(const Twins& twins, const std::string& original) {
  const wc::Folded text = folded_of(original);
  Strings words;
  for (std::size_t i = 0; i < text.word_count(); ++i) words.emplace_back(text.word(i));
  std::vector<std::set<Range>> found(twins.entries.size());
  for (const Hit& hit : hits_of(twins.matcher, text)) {
    found[twins.owners[hit.phrase]].insert({hit.first, hit.last});
  }
  for (std::size_t i = 0; i < found.size(); ++i) {
    const std::set<Range> expected = dumb_ranges(twins.orders[i], words);
    const bool same =
        found[i].empty() == expected.empty() &&
        std::includes(expected.begin(), expected.end(), found[i].begin(), found[i].end());
    if (!same) BOOST_FAIL(twins.entries[i] + " in: " + original);
  }
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
    bool turned = false;
    for (int more = 0; more < 8 && random_() % 2 == 0; ++more) {
      if (random_() % 3 == 0) {
        const std::string gap = random_() % 2 == 0 ? "..." : "..." + std::to_string(length());
        const bool turn = !turned && random_() % 2 == 0;
        turned = turned || turn;
        entry += turn ? " <" + gap + ">" : " " + gap;
      }
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
  std::size_t length() { return random_() % wc::kGapWordsMax + 1; }
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
    Strings entries;
    for (int i = 0; i < 25; ++i) entries.push_back(generator.entry());
    const Twins twins(entries);
    for (int i = 0; i < posts; ++i) check_same(twins, generator.post());
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

BOOST_AUTO_TEST_CASE(a_gap_has_a_length_of_its_own) {
  const std::string text = "niet een twee drie vier vijf zes zeven geleegd";
  BOOST_TEST((matching({"niet ...7 geleegd"}, text) == Spans{text}));
  BOOST_TEST((matching({"niet ...6 geleegd"}, text).empty()));
  BOOST_TEST((matching({"niet ...1 drie ...12 geleegd"}, text).empty()));
  BOOST_TEST((matching({"niet ...2 drie ...12 geleegd"}, text) == Spans{text}));
}

BOOST_AUTO_TEST_CASE(either_order_where_it_says_so) {
  const Strings entry = {"niet <...> geleegd"};
  BOOST_TEST((matching(entry, "is niet weer geleegd") == Spans{"niet weer geleegd"}));
  BOOST_TEST((matching(entry, "geleegd is hij niet") == Spans{"geleegd is hij niet"}));
  BOOST_TEST((matching(entry, "geleegd, en dan nog heel lang hier niet").empty()));
  BOOST_TEST((matching({"niet ... geleegd"}, "geleegd is hij niet").empty()));
  BOOST_TEST((matching({"de *bak <...7> al drie weken"}, "al drie weken staat zo de glasbak") ==
              Spans{"al drie weken staat zo de glasbak"}));
}

BOOST_AUTO_TEST_CASE(a_text_of_one_word_does_not_try_all_ways) {
  std::string entry = "de";
  for (int i = 0; i < 10; ++i) entry += " ...12 de";
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "de ";
  BOOST_TEST(matching({entry + " ...12 einde"}, text).empty());
  BOOST_TEST(matching({"einde ...12 " + entry}, text + "einde").empty());
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
  compare_generated(1, 250, 100);
}

BOOST_AUTO_TEST_CASE(it_agrees_on_a_million_posts,
                     *boost::unit_test::label("slow") * boost::unit_test::disabled()) {
  compare_generated(2, 1000, 1000);
}

BOOST_AUTO_TEST_SUITE_END()
