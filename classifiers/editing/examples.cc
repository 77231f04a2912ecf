// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/editing/examples.h"

#include <algorithm>
#include <map>

#include "classifiers/editing/written.h"
#include "classifiers/firing.h"
#include "config/json.h"

namespace wc {
namespace {

bool names(const std::string& asked, const WrittenRule& rule) {
  return asked == rule.name || asked == rule.file;
}

class Runner {
 public:
  Runner(const RuleBook& book, ExampleReport& report)
      : book_(book), firing_(book.rules), report_(report) {
    for (std::uint32_t i = 0; i < book.rules.size(); ++i) numbers_.emplace(book.rules[i].name, i);
  }

  void run(const WrittenRule& written) {
    const auto found = numbers_.find(written.name);
    if (found == numbers_.end()) return;
    ++report_.rules;
    const std::uint32_t number = found->second;
    for (const Entry& text : written.list("must")) try_one(number, text, Expected::kSpeaks);
    for (const Entry& text : written.list("must_not")) try_one(number, text, Expected::kSilent);
  }

 private:
  void try_one(std::uint32_t number, const Entry& example, Expected expected) {
    ++report_.examples;
    const bool wanted = expected == Expected::kSpeaks;
    if (speaks(number, example.text) == wanted) return;
    report_.failures.push_back({book_.rules[number].name, example.place, expected, example.text});
  }

  [[nodiscard]] bool speaks(std::uint32_t number, const std::string& text) const {
    const Rule& rule = book_.rules[number];
    Folded folded(std::pmr::get_default_resource());
    fold(text, folded);
    std::pmr::vector<Fired> fired;
    Origin origin{rule.kinds, {}};
    if (!rule.platforms.empty()) origin.platform = rule.platforms.front();
    firing_.run(folded, origin, rule.languages.empty() ? "nl" : rule.languages.front(), fired);
    return std::any_of(fired.begin(), fired.end(),
                       [number](const Fired& one) { return one.rule == number; });
  }

  const RuleBook& book_;
  Firing firing_;
  std::map<std::string, std::uint32_t> numbers_;  // of the rules in the book
  ExampleReport& report_;
};

std::string_view name_of(Expected expected) {
  return expected == Expected::kSpeaks ? "speaks" : "silent";
}

}  // namespace

ExampleReport run_examples(const std::vector<ConfigFile>& files,
                           const std::vector<std::string>& events,
                           const std::vector<std::string>& asked, Problems& problems) {
  ExampleReport report;
  const std::size_t before = problems.size();
  const RuleBook book = read_rules(files, events, problems);
  if (problems.size() > before) return report;
  const std::vector<WrittenRule> written = read_written(files, events);
  Runner runner(book, report);
  for (const WrittenRule& rule : written) {
    const bool is_asked = std::any_of(asked.begin(), asked.end(),
                                      [&](const std::string& name) { return names(name, rule); });
    if (asked.empty() || is_asked) runner.run(rule);
  }
  for (const std::string& name : asked) {
    const auto named = [&](const WrittenRule& rule) { return names(name, rule); };
    if (std::none_of(written.begin(), written.end(), named)) report.unknown.push_back(name);
  }
  return report;
}

std::string in_words(const FailedExample& failure) {
  const bool silent = failure.expected == Expected::kSpeaks;
  return failure.place + ": " + failure.rule + ": " + (silent ? "silent on \"" : "speaks on \"") +
         failure.text + '"';
}

std::string to_json(const ExampleReport& report) {
  JsonWriter json;
  json.object().field("rules", static_cast<std::int64_t>(report.rules));
  json.field("examples", static_cast<std::int64_t>(report.examples)).key("failures").array();
  for (const FailedExample& one : report.failures) {
    json.object().field("rule", one.rule).field("place", one.place);
    json.field("expected", name_of(one.expected)).field("text", one.text).end();
  }
  json.end().key("unknown").array();
  for (const std::string& name : report.unknown) json.text(name);
  json.end().end();
  return json.take();
}

}  // namespace wc
