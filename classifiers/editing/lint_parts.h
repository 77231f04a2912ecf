// SPDX-License-Identifier: EUPL-1.2
// The parts of lint (lint.h). Each adds what it finds, in any order, and knows nothing of the
// others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "classifiers/editing/coverage.h"
#include "classifiers/editing/lint.h"
#include "classifiers/editing/written.h"

namespace wc {

// An entry of a list of words with the phrases that it stands for.
struct ReadEntry {
  const Entry* entry;
  std::vector<Phrase> phrases;  // sorted; never empty
};

// A rule with its lists of words read. Entries that cannot be read are left out.
struct ReadRule {
  const WrittenRule* written;
  std::vector<ReadEntry> speaks;  // words, then phrases
  std::vector<ReadEntry> with;
  std::vector<ReadEntry> unless;
  std::vector<ReadEntry> never_with;
  std::vector<ReadEntry> needs;
};

// Reads the lists of words; an entry that stands for nothing is found to be broken.
ReadRule read_entries(const WrittenRule& rule, std::vector<Finding>& findings);

// Entries and rules that can never speak, whatever the post (silent).
void find_silent(const ReadRule& rule, std::vector<Finding>& findings);

// Entries that add nothing to the others of their list (double, swallowed).
void find_needless(const ReadRule& rule, std::vector<Finding>& findings);

// The same of rules of one file, under the same conditions (double, elsewhere).
// REQUIRES: all rules are of one file.
void find_between(const std::vector<ReadRule>& rules, std::vector<Finding>& findings);

// Expressions that cannot match, are never looked at, or are dear (silent, dear).
void find_in_expression(const ReadRule& rule, std::vector<Finding>& findings);

// Whether each phrase of the entry is covered by one of `wide`.
bool covered_by(const ReadEntry& narrow, const std::vector<ReadEntry>& wide);

}  // namespace wc
