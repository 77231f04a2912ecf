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
constexpr auto kSpoedPlace = static_cast<std::size_t>(Urgency::kSpoed);
constexpr double kSmall = 1e-9;  // sums of tenths are not exact

bool reaches(double sum, double threshold) {
  return sum + kSmall >= threshold;
}

struct Sums {
  explicit Sums(std::size_t topic_count, std::pmr::memory_resource* memory)
      : topics(topic_count, 0.0, memory) {}
  std::pmr::vector<double> topics;
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

Sums sum_up(const RuleBook& book, const std::pmr::vector<Fired>& fired) {
  Sums sums(book.topics.size(), fired.get_allocator().resource());
  for (std::size_t i = 0; i < fired.size(); ++i) {
    if (i > 0 && fired[i].rule == fired[i - 1].rule) continue;  // a rule counts once
    add(sums, book.rules[fired[i].rule]);
  }
  return sums;
}

// Most important first: by their own rules' weights, then in the order of the files.
std::vector<std::uint16_t> choose_topics(const RuleBook& book, const Sums& sums) {
  std::vector<std::uint16_t> chosen;
  double best = 0;
  for (std::size_t i = 0; i < book.topics.size(); ++i) {
    const double own = sums.topics[i];
    if (!reaches(own, kTopicLeast)) continue;
    if (!reaches(own + sums.context - sums.noise, book.topics[i].threshold)) continue;
    chosen.push_back(static_cast<std::uint16_t>(i));
    best = std::max(best, std::min(own, kCertain));
  }
  std::stable_sort(chosen.begin(), chosen.end(), [&sums](std::uint16_t a, std::uint16_t b) {
    return sums.topics[a] > sums.topics[b] + kSmall;
  });
  std::erase_if(chosen,
                [&](std::uint16_t i) { return !reaches(sums.topics[i], best * kTopicShare); });
  if (chosen.size() > kTopicsMax) chosen.resize(kTopicsMax);
  return chosen;
}

Urgency choose_urgency(const Sums& sums) {
  for (const Urgency level : {Urgency::kSpoed, Urgency::kHoog, Urgency::kNormaal, Urgency::kLaag}) {
    if (reaches(sums.urgencies[static_cast<std::size_t>(level)], kEnough)) return level;
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

Reason reason_of(const Rule& rule, const Words& words, const Folded& text,
                 std::string_view original) {
  const Span span = original_span(text, original, words.first, words.last);
  return {rule.name, std::string(original.substr(span.start, span.end - span.start)), span.start,
          span.end};
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

Verdict weigh(const RuleBook& book, const std::pmr::vector<Fired>& fired, const Folded& text,
              std::string_view original) {
  const Sums sums = sum_up(book, fired);
  const std::vector<std::uint16_t> topics = choose_topics(book, sums);
  Verdict verdict;
  verdict.signal = !topics.empty() || reaches(sums.context - sums.noise, kEnough) ||
                   reaches(sums.urgencies[kSpoedPlace] - sums.noise, kEnough);
  verdict.urgency = verdict.signal ? choose_urgency(sums) : Urgency::kLaag;
  verdict.places = places_of(book, fired);
  for (const std::uint16_t topic : topics) verdict.topics.push_back(book.topics[topic].topic.id);
  for (const Fired& one : fired) {
    const Rule& rule = book.rules[one.rule];
    if (!one.has_words || verdict.reasons.size() == kReasonsMax) continue;
    if (had_a_part(rule, verdict, topics)) {
      verdict.reasons.push_back(reason_of(rule, one.words, text, original));
    }
  }
  std::stable_sort(verdict.reasons.begin(), verdict.reasons.end(),
                   [](const Reason& a, const Reason& b) { return a.start < b.start; });
  return verdict;
}

}  // namespace wc
