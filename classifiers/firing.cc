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

bool speaks_of_itself(const Rule& rule) {
  return rule.expression == nullptr &&
         std::none_of(rule.phrases.begin(), rule.phrases.end(),
                      [](const UsedPhrase& used) { return used.use == Use::kSpeaks; });
}

}  // namespace

struct Firing::Found {
  std::uint32_t rule;
  Use use;
  std::uint32_t first;
  std::uint32_t last;

  auto key() const { return std::tuple(rule, use, first, last); }
  [[nodiscard]] bool near(const Words& words) const {
    return first <= words.last + kNearWords && words.first <= last + kNearWords;
  }
};

Firing::Firing(const std::vector<Rule>& rules) : rules_(rules), matcher_(all_phrases(rules)) {
  for (std::uint32_t rule = 0; rule < rules.size(); ++rule) {
    for (const UsedPhrase& used : rules[rule].phrases) owners_.push_back({rule, used.use});
    is_of_kinds_.push_back(speaks_of_itself(rules[rule]));
    if (is_of_kinds_.back()) of_kinds_.push_back(rule);
  }
}

void Firing::run(const Folded& text, std::uint8_t kinds, std::string_view language,
                 std::pmr::vector<Fired>& fired) const {
  std::pmr::vector<Hit> hits(fired.get_allocator());
  matcher_.match(text, hits);
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
  for (std::size_t first = 0, last = 0; first < found.size(); first = last) {
    const Rule& rule = rules_[found[first].rule];
    while (last < found.size() && found[last].rule == found[first].rule) ++last;
    const bool is_kind = rule.kinds == 0 || (rule.kinds & kinds) != 0;
    const bool is_language =
        rule.languages.empty() ||
        std::find(rule.languages.begin(), rule.languages.end(), language) != rule.languages.end();
    if (is_kind && is_language) {
      speak(text, found[first].rule, found.data() + first, found.data() + last, fired);
    }
  }
}

// [first, last) are the finds of one rule, in the order of their use.
void Firing::speak(const Folded& text, std::uint32_t number, const Found* first, const Found* last,
                   std::pmr::vector<Fired>& fired) const {
  const Rule& rule = rules_[number];
  const auto part = [first, last](Use use) {
    return std::equal_range(first, last, Found{first->rule, use, 0, 0},
                            [](const Found& a, const Found& b) { return a.use < b.use; });
  };
  const auto [never, never_end] = part(Use::kNever);
  const auto [with, with_end] = part(Use::kWith);
  if (never != never_end || (rule.has_with && with == with_end)) return;
  if (is_of_kinds_[number]) return fired.push_back({number, false, {}});
  const auto [unless, unless_end] = part(Use::kUnless);
  const auto say = [&, begin = unless, end = unless_end](const Words& words) {
    if (std::any_of(begin, end, [&words](const Found& f) { return f.near(words); })) return;
    fired.push_back({number, true, words});
  };
  const auto [speaks, speaks_end] = part(Use::kSpeaks);
  const Found* before = nullptr;
  for (const Found* at = speaks; at != speaks_end; ++at) {
    if (before == nullptr || before->key() != at->key()) say({at->first, at->last});
    before = at;
  }
  const auto [needs, needs_end] = part(Use::kNeeds);
  if (rule.expression == nullptr || needs == needs_end) return;
  if (const auto words = rule.expression->find(text)) say(*words);
}

}  // namespace wc
