// SPDX-License-Identifier: EUPL-1.2
// `webcared rules lint`
#include <algorithm>
#include <iostream>

#include "classifiers/editing/lint.h"
#include "daemon/commands/commands.h"
#include "daemon/commands/rules.h"

namespace wc {

int rules_lint(const RulesOptions& options) {
  const auto files = rule_files_or_tell(options.config);
  if (!files) return kExitConfig;
  const std::vector<Finding> findings = lint(*files, options.events);
  if (options.json) {
    std::cout << to_json(findings) << '\n';
  } else {
    for (const Finding& finding : findings) std::cout << in_words(finding) << '\n';
    std::cout << findings.size() << " findings\n";
  }
  const bool broken = std::any_of(findings.begin(), findings.end(),
                                  [](const Finding& finding) { return finding.code == "broken"; });
  if (broken) return kExitConfig;
  return findings.empty() ? kExitWell : kExitNo;
}

}  // namespace wc
