// SPDX-License-Identifier: EUPL-1.2
// The configuration as a set of files: what is compiled in, overridden file by file by a folder.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/result.h"

namespace wc {

// A configuration file: "webcared.toml", "places.toml", "words.toml", "experience.toml",
// "topics/afval.toml", "events/x.toml", "answers/y.toml".
struct ConfigFile {
  std::string name;    // relative name, for places in errors
  std::string folder;  // the folder it was read from; "" when compiled in
  std::string bytes;
};

// The shipped files, with each file of `folder` in the place of the shipped one of the same name,
// and the others added; an empty one in topics/, events/ or answers/ takes the shipped one away. A
// folder "" means only the shipped ones. Sorted by name. Only *.toml of the top, topics/, events/
// and answers/ count. Errors: kMend "no_such_folder", "unreadable".
Result<std::vector<ConfigFile>> read_config_files(const std::string& folder);

// Reads a whole file. Errors: kMend "unreadable" with the reason of the system.
Result<std::string> read_file(const std::string& path);

}  // namespace wc
