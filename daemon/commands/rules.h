// SPDX-License-Identifier: EUPL-1.2
// What the commands about rules share: rules and posts, with a sentence on standard error and an
// exit code when they are not to be had; and how a verdict is put in a few words.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "classifiers/classifier.h"

namespace wc {

// The configuration's files, or nothing after the reason was told (the exit code is kExitConfig).
std::optional<std::vector<ConfigFile>> rule_files_or_tell(const std::string& folder);

// The rules of these files and events, or null after every problem was told (kExitConfig).
std::shared_ptr<const Classifier> rules_or_tell(const std::vector<ConfigFile>& files,
                                                const std::vector<std::string>& events);

// How a file is called in an error: its own name, or <stdin> for "-".
std::string name_of_input(const std::string& file);

// Gives each line of a file ("-" = standard input) and its number, from 1, to `take`. Returns
// kExitWell, or after telling why: kExitUsage when there is no such file, kExitNo when reading
// broke off.
int each_line(const std::string& file,
              const std::function<void(const std::string& line, std::size_t number)>& take);

// "yes afval, verkeer normaal"
std::string in_short(const Verdict& verdict);

}  // namespace wc
