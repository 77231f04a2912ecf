// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/rules.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

#include "classifiers/word_lists.h"

namespace wc {
namespace {

constexpr std::array<std::string_view, 5> kPurposes = {"topic", "context", "noise", "urgency",
                                                       "feature"};
constexpr std::array<std::string_view, 4> kAsks = {"when", "when_not", "near", "not_near"};
constexpr double kWeightMax = 10;

// A rule file after its head was read, before its rules are.
struct OpenFile {
  Table table;
  std::string id;
  Purpose purpose = Purpose::kTopic;
  bool is_event = false;
  std::string topic;  // of every rule of a topic's file; those of an event name their own
};

class Reader {
 public:
  Reader(const std::vector<ConfigFile>& files, const std::vector<std::string>& events,
         Problems& problems)
      : problems_(problems), lists_(files, problems) {
    for (const ConfigFile& file : files) {
      if (file.name.starts_with("topics/")) open_topic_file(file);
    }
    for (const std::string& event : events) open_event_file(files, event);
    add_places(read_places(files, problems_));
    std::stable_partition(open_.begin(), open_.end(), is_of_features);
    for (OpenFile& file : open_) {
      if (names_its_topic(file) && !topic_with(file.topic))
        tell_no_topic(file.table, "topic", file.topic);
      read_file_rules(file);
    }
  }

  RuleBook take() { return std::move(book_); }

 private:
  static bool is_of_features(const OpenFile& file) { return file.purpose == Purpose::kFeature; }
  static bool names_its_topic(const OpenFile& file) {
    return file.purpose == Purpose::kTopic && !file.is_event;
  }

  void open_topic_file(const ConfigFile& file) {
    Table table = read_document(file.bytes, file.name, file.folder, problems_);
    const std::string id = table.text("id");
    const std::string purpose =
        table.one_of("purpose", {kPurposes.begin(), kPurposes.end()}, "topic");
    const auto place = std::find(kPurposes.begin(), kPurposes.end(), purpose);
    const auto chosen = place == kPurposes.end() ? Purpose::kTopic
                                                 : static_cast<Purpose>(place - kPurposes.begin());
    if (!file_ids_.insert(id).second && !id.empty()) {
      table.problem("id", "'" + id + "' is the id of another file too; ids are unique");
    }
    const bool is_more = chosen == Purpose::kTopic && table.has("topic");
    if (chosen == Purpose::kTopic && !is_more) read_topic(table, id);
    open_.push_back({table, id, chosen, false, is_more ? table.text("topic") : id});
  }

  void read_topic(Table& table, const std::string& id) {
    TopicRules topic;
    topic.topic.id = id;
    topic.topic.name_nl = table.text("nl");
    topic.topic.name_en = table.text("en");
    topic.topic.back_office = table.text("back_office", "");
    topic.threshold = table.number("threshold", 1, 0.1, kWeightMax);
    book_.topics.push_back(std::move(topic));
  }

  // The other parts of an event's file are read elsewhere, so its keys are not finished here.
  void open_event_file(const std::vector<ConfigFile>& files, const std::string& event) {
    for (const ConfigFile& file : files) {
      if (file.name != "events/" + event + ".toml") continue;
      open_.push_back({read_document(file.bytes, file.name, file.folder, problems_), event,
                       Purpose::kTopic, true, ""});
      return;
    }
    problems_.push_back({"events/" + event + ".toml:1:1", "there is no such event file"});
  }

  void read_file_rules(OpenFile& file) {
    std::set<std::string> ids;
    for (Table& table : file.table.tables("rule")) {
      const std::size_t before = problems_.size();
      Rule rule = read_rule(file, table);
      if (!ids.insert(rule.name).second) {
        table.problem("id", "'" + rule.name + "' stands twice in this file");
      }
      if (is_of_features(file)) add_feature(table);
      table.finish();
      if (problems_.size() == before && within_limits(table, rule)) {
        book_.rules.push_back(std::move(rule));
      }
    }
    if (!file.is_event) file.table.finish();
  }

  // A rule a place. All of them are the feature "place", and those of a kind the feature so called.
  void add_places(const std::vector<Place>& places) {
    for (const Place& place : places) {
      Rule rule;
      rule.name = "place/" + place.name;
      rule.purpose = Purpose::kFeature;
      rule.place = place.name;
      for (const Phrase& phrase : place.phrases) rule.phrases.push_back({phrase, Use::kSpeaks});
      book_.rules.push_back(std::move(rule));
    }
    book_.place_count = places.size();
    const auto end = static_cast<std::uint32_t>(places.size());
    features_.emplace("place", AskedFeature{Ask::kWhen, 0, end});
    for (const std::string& kind : place_kinds()) {
      const auto of = [&places, &kind](const auto& more) {
        return static_cast<std::uint32_t>(std::count_if(
            places.begin(), places.end(), [&](const Place& one) { return more(kind, one.kind); }));
      };
      const std::uint32_t first = of(std::greater<>());
      features_.emplace(kind, AskedFeature{Ask::kWhen, first, first + of(std::equal_to<>())});
    }
  }

  // The feature that the next rule of the book is. A wrong one is known too, so that those who ask
  // for it are not told off for it.
  void add_feature(Table& table) {
    const std::string name = table.text("id");
    const auto number = static_cast<std::uint32_t>(book_.rules.size());
    if (features_.emplace(name, AskedFeature{Ask::kWhen, number, number + 1}).second) return;
    table.problem(
        "id", "'" + name + "' is a feature of another file, or of places.toml; names are unique");
  }

  bool within_limits(Table& table, const Rule& rule) {
    phrase_count_ += rule.phrases.size();
    if (book_.rules.size() < kRulesMax && phrase_count_ <= kPhrasesMax) return true;
    if (!told_of_limit_) table.problem("", "more than 20,000 rules or 400,000 phrases in all");
    told_of_limit_ = true;
    return false;
  }

  Rule read_rule(const OpenFile& file, Table& table) {
    Rule rule;
    rule.name = file.id + "/" + table.text("id");
    rule.purpose = file.purpose;
    rule.languages = table.texts("languages");
    rule.platforms = table.texts("platforms");
    rule.typos = table.flag("typos", true);
    rule.must = table.texts("must");
    rule.must_not = table.texts("must_not");
    (void)table.text("comment", "");
    if (!is_of_features(file)) read_meaning(file, table, rule);
    read_kinds(table, rule);
    read_phrases(table, rule, "words", Use::kSpeaks);
    read_phrases(table, rule, "phrases", Use::kSpeaks);
    read_phrases(table, rule, "with", Use::kWith);
    read_phrases(table, rule, "unless", Use::kUnless);
    read_phrases(table, rule, "never_with", Use::kNever);
    read_expression(table, rule);
    complain_of_silence(table, rule);
    return rule;
  }

  // What a rule of features does not have.
  void read_meaning(const OpenFile& file, Table& table, Rule& rule) {
    rule.weight = table.number("weight", 1, -kWeightMax, kWeightMax);
    read_topics(file, table, rule);
    read_urgency(file, table, rule);
    for (std::size_t i = 0; i < kAsks.size(); ++i) {
      for (const std::string& name : table.texts(kAsks[i])) {
        ask_for(table, kAsks[i], name, static_cast<Ask>(i), rule);
      }
    }
  }

  void ask_for(Table& table, std::string_view key, const std::string& name, Ask ask, Rule& rule) {
    const auto feature = features_.find(name);
    if (feature == features_.end()) {
      std::string known;
      for (const auto& [id, place] : features_) known += (known.empty() ? "" : ", ") + id;
      table.problem(key, "'" + name + "' is no feature; known: " + known);
    } else {
      rule.features.push_back({ask, feature->second.first, feature->second.last});
    }
  }

  static void complain_of_silence(Table& table, const Rule& rule) {
    const bool has_words = std::any_of(rule.phrases.begin(), rule.phrases.end(),
                                       [](const UsedPhrase& p) { return p.use == Use::kSpeaks; }) ||
                           table.has("expression");
    if (!has_words && rule.kinds == 0 && rule.platforms.empty()) {
      table.problem(
          "", "the rule has no words, phrases, expression, kinds or platforms: it never speaks");
    }
    for (const std::string_view key : {"near", "not_near"}) {
      if (has_words || !table.has(key)) continue;
      table.problem(key, "looks around the rule's own words, and it has none; use when, when_not");
    }
  }

  void read_topics(const OpenFile& file, Table& table, Rule& rule) {
    if (file.is_event) {
      add_topic(table, "topic", table.text("topic"), rule);
    } else if (names_its_topic(file) && topic_with(file.topic)) {  // else told once, of the file
      rule.topics.push_back(*topic_with(file.topic));
    }
    for (const std::string& topic : table.texts("also")) add_topic(table, "also", topic, rule);
  }

  void add_topic(Table& table, std::string_view key, const std::string& id, Rule& rule) {
    const auto topic = topic_with(id);
    if (!topic) return tell_no_topic(table, key, id);
    rule.topics.push_back(*topic);
  }

  // Its place among the topics.
  [[nodiscard]] std::optional<std::uint16_t> topic_with(const std::string& id) const {
    for (std::size_t i = 0; i < book_.topics.size(); ++i) {
      if (book_.topics[i].topic.id == id) return static_cast<std::uint16_t>(i);
    }
    return std::nullopt;
  }

  static void tell_no_topic(Table& table, std::string_view key, const std::string& id) {
    table.problem(key, "'" + id + "' is no topic; allowed: the id of a file in topics/");
  }

  static void read_urgency(const OpenFile& file, Table& table, Rule& rule) {
    const bool required = file.purpose == Purpose::kUrgency;
    if (!required && !table.has("urgency")) return;
    rule.urgency = urgency(table.one_of("urgency", {"spoed", "hoog", "normaal", "laag"}, ""));
  }

  static void read_kinds(Table& table, Rule& rule) {
    for (const std::string& name : table.texts("kinds")) {
      const std::optional<PostKind> kind = post_kind(name);
      if (name == "addressed") {
        rule.kinds |= kAddressedBit;
      } else if (kind) {
        rule.kinds |= static_cast<std::uint8_t>(1U << static_cast<unsigned>(*kind));
      } else {
        table.problem("kinds", "'" + name +
                                   "' is no kind of post; allowed: addressed, post, mention, "
                                   "comment, dm, review");
      }
    }
  }

  void read_phrases(Table& table, Rule& rule, std::string_view key, Use use) const {
    rule.has_with = rule.has_with || (use == Use::kWith && table.has(key));
    for (const std::string& entry : table.texts(key)) {
      std::string what;
      const std::string meant = lists_.expand(entry, what);
      std::vector<Phrase> phrases;
      if (what.empty()) phrases = parse_phrase(meant, what);
      if (!what.empty()) table.problem(key, std::string("'").append(entry).append("': ") + what);
      for (Phrase& phrase : phrases) rule.phrases.push_back({std::move(phrase), use});
    }
  }

  void read_expression(Table& table, Rule& rule) const {
    read_phrases(table, rule, "needs", Use::kNeeds);
    if (!table.has("expression")) {
      if (table.has("needs")) table.problem("needs", "stands only beside an expression");
      return;
    }
    std::string what;
    rule.expression = Pattern::compile(table.text("expression"), what);
    if (!what.empty()) table.problem("expression", what);
    if (!table.has("needs")) {
      table.problem("expression",
                    "needs = [...] is missing: the words without which it cannot match");
    }
  }

  Problems& problems_;
  WordLists lists_;
  RuleBook book_;
  std::vector<OpenFile> open_;
  std::set<std::string> file_ids_;
  std::map<std::string, AskedFeature> features_;  // by name; `ask` says nothing
  std::size_t phrase_count_ = 0;
  bool told_of_limit_ = false;
};

}  // namespace

RuleBook read_rules(const std::vector<ConfigFile>& files, const std::vector<std::string>& events,
                    Problems& problems) {
  return Reader(files, events, problems).take();
}

}  // namespace wc
