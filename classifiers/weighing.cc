// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/weighing.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace wc {
namespace {

constexpr double kEnough = 1;        // what urgency and a signal without a topic must reach
constexpr double kTopicLeast = 0.5;  // of a topic's own rules, whatever the context says
constexpr double kCertain = 1.5;     // a topic with this much does not push others out any further
constexpr std::size_t kExperienceReasonsMax = kTopicsMax + 2;  // each topic, urgency, signal
constexpr double kSmall = 1e-9;                                // sums of tenths are not exact

bool reaches(double sum, double threshold) {
  return sum + kSmall >= threshold;
}

struct Sums {
  explicit Sums(Opinion&& heard)
      : opinion(std::move(heard)),
        topics(opinion.topics.size(), 0.0, opinion.topics.get_allocator()) {}
  // With what experience adds.
  [[nodiscard]] double topic(std::size_t i) const { return topics[i] + opinion.topics[i]; }
  [[nodiscard]] double level(Urgency urgency) const {
    const auto i = static_cast<std::size_t>(urgency);
    return urgencies[i] + opinion.urgencies[i];
  }

  Opinion opinion;
  std::pmr::vector<double> topics;  // by rules alone, as the others
  std::array<double, 4> urgencies{};
  double context = 0;
  double noise = 0;
};

void add(Sums& sums, const Rule& rule) {
  if (rule.purpose == Purpose::kContext) sums.context += rule.weight;
  if (rule.purpose == Purpose::kNoise) sums.noise += rule.weight;
  for (const std::uint16_t topic : rule.topics) sums.topics[topic] += rule.weight;
  if (rule.urgency) sums.urgencies[static_cast<std::size_t>(*rule.urgency)] += rule.weight;
}

void add_all(Sums& sums, const RuleBook& book, const std::pmr::vector<Fired>& fired) {
  for (std::size_t i = 0; i < fired.size(); ++i) {
    if (i > 0 && fired[i].rule == fired[i - 1].rule) continue;  // a rule counts once
    add(sums, book.rules[fired[i].rule]);
  }
}

// By rules alone. A topic that wants more or less than 1 counts for as much less or more.
double signal_sum(const RuleBook& book, const Sums& sums) {
  double strongest = sums.urgencies[static_cast<std::size_t>(Urgency::kSpoed)];
  for (std::size_t i = 0; i < sums.topics.size(); ++i) {
    strongest = std::max(strongest, sums.topics[i] + kEnough - book.topics[i].threshold);
  }
  return strongest + sums.context - sums.noise;
}

// An emergency is not silenced by doubt whether the post is for us.
bool is_signal(const RuleBook& book, const Sums& sums) {
  return reaches(signal_sum(book, sums) + sums.opinion.signal, kEnough) ||
         reaches(sums.level(Urgency::kSpoed) + sums.context - sums.noise, kEnough);
}

// Most important first: by their sums, then in the order of the files.
std::vector<std::uint16_t> choose_topics(const RuleBook& book, const Sums& sums) {
  std::vector<std::uint16_t> chosen;
  double best = 0;
  for (std::size_t i = 0; i < book.topics.size(); ++i) {
    const double own = sums.topic(i);
    if (!reaches(own, kTopicLeast)) continue;
    if (!reaches(own + sums.context - sums.noise, book.topics[i].threshold)) continue;
    chosen.push_back(static_cast<std::uint16_t>(i));
    best = std::max(best, std::min(own, kCertain));
  }
  std::stable_sort(chosen.begin(), chosen.end(), [&sums](std::uint16_t a, std::uint16_t b) {
    return sums.topic(a) > sums.topic(b) + kSmall;
  });
  std::erase_if(chosen,
                [&](std::uint16_t i) { return !reaches(sums.topic(i), best * kTopicShare); });
  if (chosen.size() > kTopicsMax) chosen.resize(kTopicsMax);
  return chosen;
}

Urgency choose_urgency(const Sums& sums) {
  for (const Urgency level : {Urgency::kSpoed, Urgency::kHoog, Urgency::kNormaal, Urgency::kLaag}) {
    if (reaches(sums.level(level), kEnough)) return level;
  }
  return Urgency::kNormaal;
}

// Whether a rule had a part in what was decided.
bool had_a_part(const Rule& rule, const Verdict& verdict,
                const std::vector<std::uint16_t>& topics) {
  if (!verdict.signal) return rule.purpose == Purpose::kNoise;
  if (rule.urgency == verdict.urgency) return true;
  if (topics.empty()) return rule.purpose == Purpose::kContext;
  return std::any_of(rule.topics.begin(), rule.topics.end(), [&topics](std::uint16_t topic) {
    return std::find(topics.begin(), topics.end(), topic) != topics.end();
  });
}

Reason reason_of(const std::string& rule, const Words& words, const Spoken& spoken) {
  const Span span = original_span(spoken.text, spoken.original, words.first, words.last);
  return {rule, std::string(spoken.original.substr(span.start, span.end - span.start)), span.start,
          span.end};
}

// The reasons that are no rule's: of topics and levels that rules alone would not have reached, and
// of a signal that would have been none.
void add_experience(const RuleBook& book, const Opinions& opinions, const Sums& sums,
                    const std::vector<std::uint16_t>& topics, const Spoken& spoken,
                    Verdict& verdict) {
  const auto give = [&](std::string_view label, const std::optional<Words>& words) {
    if (!words) return;
    verdict.reasons.push_back(reason_of("experience/" + std::string(label), *words, spoken));
  };
  for (const std::uint16_t topic : topics) {
    const TopicRules& rules = book.topics[topic];
    if (reaches(sums.topics[topic], rules.threshold) || sums.opinion.topics[topic] <= 0) continue;
    give(rules.topic.id, opinions.why_topic(spoken.text, topic));
  }
  if (!verdict.signal) return;
  if (!reaches(signal_sum(book, sums), kEnough) && sums.opinion.signal > 0) {
    give("signal", opinions.why_signal(spoken.text));
  }
  const auto level = static_cast<std::size_t>(verdict.urgency);
  if (reaches(sums.urgencies[level], kEnough)) return;
  if (sums.opinion.urgencies[level] <= 0) return;
  give(name_of(verdict.urgency), opinions.why_urgency(spoken.text, verdict.urgency));
}

// Places in the order of the text; what stands within the words of a longer one is not told.
std::vector<std::string> places_of(const RuleBook& book, const std::pmr::vector<Fired>& fired) {
  std::pmr::vector<Fired> found(fired.get_allocator());
  for (const Fired& one : fired) {
    if (one.rule >= book.place_count) break;
    if (one.has_words) found.push_back(one);
  }
  std::sort(found.begin(), found.end(), [](const Fired& a, const Fired& b) {
    return std::tuple(a.words.first, b.words.last, a.rule) <
           std::tuple(b.words.first, a.words.last, b.rule);
  });
  std::vector<std::string> places;
  std::size_t told = 0;  // words
  for (const Fired& one : found) {
    const std::string& name = book.rules[one.rule].place;
    if (one.words.last < told || places.size() == kPlacesShownMax) continue;
    told = one.words.last + 1;
    if (std::find(places.begin(), places.end(), name) == places.end()) places.push_back(name);
  }
  return places;
}

}  // namespace

Verdict weigh(const RuleBook& book, const Opinions& opinions, const std::pmr::vector<Fired>& fired,
              const Spoken& spoken) {
  Sums sums(opinions.of(spoken.text, spoken.kind, fired.get_allocator().resource()));
  add_all(sums, book, fired);
  Verdict verdict;
  verdict.signal = is_signal(book, sums);
  std::vector<std::uint16_t> topics;
  if (verdict.signal) topics = choose_topics(book, sums);
  verdict.urgency = verdict.signal ? choose_urgency(sums) : Urgency::kLaag;
  verdict.places = places_of(book, fired);
  for (const std::uint16_t topic : topics) verdict.topics.push_back(book.topics[topic].topic.id);
  for (const Fired& one : fired) {
    const Rule& rule = book.rules[one.rule];
    if (!one.has_words || verdict.reasons.size() == kReasonsMax - kExperienceReasonsMax) continue;
    if (had_a_part(rule, verdict, topics)) {
      verdict.reasons.push_back(reason_of(rule.name, one.words, spoken));
    }
  }
  add_experience(book, opinions, sums, topics, spoken, verdict);
  std::stable_sort(verdict.reasons.begin(), verdict.reasons.end(),
                   [](const Reason& a, const Reason& b) { return a.start < b.start; });
  return verdict;
}

}  // namespace wc
