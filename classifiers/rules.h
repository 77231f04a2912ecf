// SPDX-License-Identifier: EUPL-1.2
// The rules as editors wrote them (topics/*.toml, [[rule]] of events/*.toml), checked and read. It
// knows what a rule says, not how it is found in a text.
#pragma once

#include <memory>
#include <optional>

#include "classifiers/classifier.h"
#include "classifiers/patterns.h"
#include "classifiers/places.h"

namespace wc {

inline constexpr std::size_t kRulesMax = 20'000;
inline constexpr std::size_t kPhrasesMax = 400'000;

// What a file's rules speak of.
enum class Purpose : std::uint8_t {
  kTopic,    // the matter of a post; each file is a topic
  kContext,  // that the post is for the municipality: weighs in for every topic
  kNoise,    // that it is not: weighs against every topic
  kUrgency,  // how soon somebody must look
  kFeature,  // how it is said, or a place: what other rules ask for; weighs nothing
};

// What a list of words is for.
enum class Use : std::uint8_t {
  kSpeaks,  // words, phrases: the rule speaks where one of them stands
  kNeeds,   // the words without which the expression cannot match
  kWith,    // one of them must stand somewhere in the post
  kUnless,  // silences the words near it (kNearWords)
  kNever,   // silences the rule wherever it stands
};
inline constexpr std::size_t kNearWords = 6;

// How a rule asks for features.
enum class Ask : std::uint8_t {
  kWhen,     // one of them stands somewhere in the post
  kWhenNot,  // none of them does
  kNear,     // one of them stands near the words that the rule speaks on (kNearWords)
  kNotNear,  // none of them does
};

// The feature is what the rules [first, last) of the book find; they stand before the asking rule.
struct AskedFeature {
  Ask ask;
  std::uint32_t first;
  std::uint32_t last;
};

// Bits of Rule::kinds: 1 << PostKind, or this one.
inline constexpr std::uint8_t kAddressedBit = 1U << 7U;

struct UsedPhrase {
  Phrase phrase;
  Use use;
};

struct Rule {
  std::string name;  // "afval/container-vol"
  Purpose purpose = Purpose::kTopic;
  std::vector<std::uint16_t> topics;  // places in RuleBook::topics
  std::optional<Urgency> urgency;
  double weight = 1;
  std::vector<UsedPhrase> phrases;
  std::shared_ptr<const Pattern> expression;  // or null
  bool has_with = false;
  bool typos = true;                   // also speaks on a long word with one slip in it (typos.h)
  std::uint8_t kinds = 0;              // of posts; 0 = all
  std::vector<std::string> languages;  // none = all
  std::vector<std::string> platforms;  // none = all
  std::vector<AskedFeature> features;
  std::string place;                  // of a place's own rule: its name
  std::vector<std::string> must;      // examples on which it speaks
  std::vector<std::string> must_not;  // and on which it does not
};

struct TopicRules {
  Topic topic;
  double threshold = 1;
};

struct RuleBook {
  std::vector<TopicRules> topics;
  // Places, then features, then those who ask for them: a text is read in this order.
  std::vector<Rule> rules;
  std::size_t place_count = 0;  // of the rules
};

// Every error of every file goes to `problems`; a rule with an error is left out.
RuleBook read_rules(const std::vector<ConfigFile>& files, const std::vector<std::string>& events,
                    Problems& problems);

}  // namespace wc
