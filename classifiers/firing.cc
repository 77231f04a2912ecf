// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/firing.h"

#include <algorithm>
#include <tuple>

namespace wc {
namespace {

std::vector<Phrase> all_phrases(const std::vector<Rule>& rules) {
  std::vector<Phrase> phrases;
  for (const Rule& rule : rules) {
    for (const UsedPhrase& used : rule.phrases) phrases.push_back(used.phrase);
  }
  return phrases;
}

// What a citizen can mistype: the whole words, and the beginnings that a star leaves open.
std::vector<std::string> whole_words(const std::vector<Phrase>& phrases) {
  std::vector<std::string> words;
  for (const Phrase& phrase : phrases) {
    for (const Step& step : phrase.steps) {
      for (const Way& way : step.ways) {
        if (way.kind <= StepKind::kPrefix) words.push_back(way.text);
      }
    }
  }
  return words;
}

// A rule that wants its words exactly still says which words there are; when all do, no word needs
// to be looked at.
std::vector<std::string> words_to_mistype(const std::vector<Rule>& rules,
                                          const std::vector<Phrase>& phrases) {
  const auto reads_typos = [](const Rule& rule) { return rule.typos; };
  if (std::none_of(rules.begin(), rules.end(), reads_typos)) return {};
  return whole_words(phrases);
}

bool speaks_of_itself(const Rule& rule) {
  return rule.expression == nullptr &&
         std::none_of(rule.phrases.begin(), rule.phrases.end(),
                      [](const UsedPhrase& used) { return used.use == Use::kSpeaks; });
}

bool holds_or_is_empty(const std::vector<std::string>& names, std::string_view name) {
  return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
}

// Whether a rule is for posts of this origin and language.
bool is_meant(const Rule& rule, const Origin& origin, std::string_view language) {
  return (rule.kinds == 0 || (rule.kinds & origin.kinds) != 0) &&
         holds_or_is_empty(rule.languages, language) &&
         holds_or_is_empty(rule.platforms, origin.platform);
}

bool are_near(const Words& a, const Words& b) {
  return a.first <= b.last + kNearWords && b.first <= a.last + kNearWords;
}

}  // namespace

struct Firing::Found {
  std::uint32_t rule;
  Use use;
  std::uint32_t first;
  std::uint32_t last;

  auto key() const { return std::tuple(rule, use, first, last); }
  [[nodiscard]] Words words() const { return {first, last}; }
};

// What has been said about one text. Features come first (RuleBook), so they are there when asked.
struct Firing::Speech {
  const Folded& text;
  std::pmr::vector<Fired>& fired;
  std::size_t begin;  // of this text's part of `fired`

  // Whether one of the rules [first, last) spoke at a place that `suits`.
  template <class Suits>
  bool spoke(const AskedFeature& asked, Suits&& suits) const {
    const auto by_rule = [](const Fired& one, std::uint32_t rule) { return one.rule < rule; };
    auto at = std::lower_bound(fired.begin() + static_cast<std::ptrdiff_t>(begin), fired.end(),
                               asked.first, by_rule);
    for (; at != fired.end() && at->rule < asked.last; ++at) {
      if (suits(*at)) return true;
    }
    return false;
  }

  // Whether one of the features that `rule` wants is there and none of those that it does not.
  template <class Suits>
  bool allowed(const Rule& rule, Ask wanted, Ask unwanted, Suits&& suits) const {
    bool wants = false;
    bool has = false;
    for (const AskedFeature& asked : rule.features) {
      if (asked.ask == unwanted && spoke(asked, suits)) return false;
      if (asked.ask != wanted) continue;
      wants = true;
      has = has || spoke(asked, suits);
    }
    return has || !wants;
  }

  [[nodiscard]] bool allowed_here(const Rule& rule) const {
    return allowed(rule, Ask::kWhen, Ask::kWhenNot, [](const Fired&) { return true; });
  }
  [[nodiscard]] bool allowed_near(const Rule& rule, const Words& words) const {
    return allowed(rule, Ask::kNear, Ask::kNotNear, [&words](const Fired& one) {
      return one.has_words && are_near(one.words, words);
    });
  }
};

Firing::Firing(const std::vector<Rule>& rules)
    : rules_(rules),
      matcher_(all_phrases(rules)),
      typos_(words_to_mistype(rules, matcher_.phrases())) {
  for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
    for (const UsedPhrase& used : rules[rule].phrases) owners_.push_back({rule, used.use});
    is_of_kinds_.push_back(speaks_of_itself(rules[rule]));
    if (is_of_kinds_.back()) of_kinds_.push_back(rule);
  }
}

void Firing::run(const Folded& text, const Origin& origin, std::string_view language,
                 std::pmr::vector<Fired>& fired) const {
  std::pmr::vector<Hit> hits(fired.get_allocator());
  match(text, hits);
  std::pmr::vector<Found> found(fired.get_allocator());
  found.reserve(hits.size() + of_kinds_.size());
  for (const Hit& hit : hits) {
    const Owner& owner = owners_[hit.phrase];
    found.push_back({owner.rule, owner.use, hit.first, hit.last});
  }
  // A rule of kinds alone has nothing to find; it takes its turn as if it needed a word.
  for (const std::uint32_t rule : of_kinds_) found.push_back({rule, Use::kNeeds, 0, 0});
  std::sort(found.begin(), found.end(),
            [](const Found& a, const Found& b) { return a.key() < b.key(); });
  Speech speech{text, fired, fired.size()};
  for (std::size_t first = 0, last = 0; first < found.size(); first = last) {
    const std::uint32_t rule = found[first].rule;
    while (last < found.size() && found[last].rule == rule) ++last;
    if (is_meant(rules_[rule], origin, language)) {
      speak(speech, rule, found.data() + first, found.data() + last);
    }
  }
}

// Hits on the text as it stands, and on what was meant where a word is mistyped: places of words
// are the same in both.
void Firing::match(const Folded& text, std::pmr::vector<Hit>& hits) const {
  matcher_.match(text, hits);
  Folded meant(hits.get_allocator().resource());
  if (!typos_.correct(text, meant)) return;
  const auto written = static_cast<std::ptrdiff_t>(hits.size());
  matcher_.match(meant, hits);
  const auto is_strict = [this](const Hit& hit) { return !rules_[owners_[hit.phrase].rule].typos; };
  hits.erase(std::remove_if(hits.begin() + written, hits.end(), is_strict), hits.end());
}

// [first, last) are the finds of one rule, in the order of their use.
void Firing::speak(Speech& speech, std::uint32_t rule_number, const Found* first,
                   const Found* last) const {
  const Rule& rule = rules_[rule_number];
  const auto part = [first, last](Use use) {
    return std::equal_range(first, last, Found{first->rule, use, 0, 0},
                            [](const Found& a, const Found& b) { return a.use < b.use; });
  };
  const auto [never, never_end] = part(Use::kNever);
  const auto [with, with_end] = part(Use::kWith);
  if (never != never_end || (rule.has_with && with == with_end)) return;
  if (!speech.allowed_here(rule)) return;
  if (is_of_kinds_[rule_number]) return speech.fired.push_back({rule_number, false, {}});
  const auto [unless, unless_end] = part(Use::kUnless);
  const auto say = [&, begin = unless, end = unless_end](const Words& words) {
    if (std::any_of(begin, end, [&](const Found& f) { return are_near(f.words(), words); })) return;
    if (speech.allowed_near(rule, words)) speech.fired.push_back({rule_number, true, words});
  };
  const auto [speaks, speaks_end] = part(Use::kSpeaks);
  const Found* before = nullptr;
  for (const Found* at = speaks; at != speaks_end; ++at) {
    if (before == nullptr || before->key() != at->key()) say(at->words());
    before = at;
  }
  const auto [needs, needs_end] = part(Use::kNeeds);
  if (rule.expression == nullptr || needs == needs_end) return;
  if (const auto words = rule.expression->find(speech.text)) say(*words);
}

}  // namespace wc
