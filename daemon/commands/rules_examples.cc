// SPDX-License-Identifier: EUPL-1.2
// `webcared rules test`
#include <iostream>

#include "classifiers/editing/examples.h"
#include "daemon/commands/commands.h"
#include "daemon/commands/rules.h"

namespace wc {

int rules_test(const RulesOptions& options) {
  const auto files = rule_files_or_tell(options.config);
  if (!files) return kExitConfig;
  Problems problems;
  const ExampleReport report = run_examples(*files, options.events, options.rules, problems);
  std::cerr << to_text(problems);
  if (!problems.empty()) return kExitConfig;
  for (const std::string& name : report.unknown) {
    std::cerr << "webcared: there is no rule or rule file \"" << name
              << "\"; a rule is FILE/RULE as `webcared explain` shows it, as in afval/container\n";
  }
  if (options.json) {
    std::cout << to_json(report) << '\n';
  } else {
    for (const FailedExample& failure : report.failures) std::cout << in_words(failure) << '\n';
    std::cout << report.rules << " rules, " << report.examples << " examples, "
              << report.failures.size() << " failed\n";
  }
  if (!report.unknown.empty()) return kExitUsage;
  return report.failures.empty() ? kExitWell : kExitNo;
}

}  // namespace wc
