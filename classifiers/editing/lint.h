// SPDX-License-Identifier: EUPL-1.2
// `webcared rules lint`: what in the rules does nothing, stands twice, is dear or has no example.
// It judges rules by themselves; what they do to posts is measured (measure.h).
#pragma once

#include <string>
#include <vector>

#include "config/document.h"
#include "config/files.h"

namespace wc {

struct Finding {
  std::string place;  // "topics/afval.toml:12:5"
  std::string rule;   // "afval/container"; "" when it is of no one rule
  // What it is, for programs: broken (check-config refuses it), silent (can never match), double,
  // swallowed (adds nothing to another entry), elsewhere (a rule within another one), dear,
  // no_example.
  std::string code;
  std::string what;  // what is wrong and what to do, in English
};

// In the order of files and lines.
std::vector<Finding> lint(const std::vector<ConfigFile>& files,
                          const std::vector<std::string>& events);

// `topics/afval.toml:12:5: afval/container: what`
std::string in_words(const Finding& finding);

// {"findings":[{"place","rule","code","what"}]}
std::string to_json(const std::vector<Finding>& findings);

}  // namespace wc
