// SPDX-License-Identifier: EUPL-1.2
// `webcared rules test`: does every rule what its own examples say? Each rule is looked at alone;
// it does not know what all rules together make of a text (Classifier does).
#pragma once

#include <string>
#include <vector>

#include "classifiers/rules.h"

namespace wc {

enum class Expected { kSpeaks, kSilent };  // must, must_not

struct FailedExample {
  std::string rule;   // "afval/container"
  std::string place;  // "topics/afval.toml:41:9"
  Expected expected;
  std::string text;
};

struct ExampleReport {
  std::size_t rules = 0;     // that were looked at
  std::size_t examples = 0;  // that they have
  std::vector<FailedExample> failures;
  std::vector<std::string> unknown;  // asked for, and no such rule or file
};

// Runs the examples of the rules that `asked` names: "afval/container", or "afval" for all of a
// file; none = all. An example of a rule of some kinds, languages or platforms is taken as one of
// those. Nothing is run when there are `problems`.
ExampleReport run_examples(const std::vector<ConfigFile>& files,
                           const std::vector<std::string>& events,
                           const std::vector<std::string>& asked, Problems& problems);

// `topics/afval.toml:41:9: afval/container: silent on "…"`
std::string in_words(const FailedExample& failure);

// {"rules","examples","failures":[{"rule","place","expected":"speaks"|"silent","text"}],"unknown"}
std::string to_json(const ExampleReport& report);

}  // namespace wc
