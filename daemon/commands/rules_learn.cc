// SPDX-License-Identifier: EUPL-1.2
// `webcared rules learn`
#include <filesystem>
#include <fstream>
#include <iostream>

#include "classifiers/experience.h"
#include "classifiers/learning/learn.h"
#include "daemon/commands/commands.h"
#include "daemon/commands/rules.h"
#include "daemon/commands/tool.h"

namespace wc {

int rules_learn(const RulesOptions& options) {
  std::vector<Labelled> posts;
  bool all_read = true;
  for (const std::string& file : options.files) {
    std::string bytes;
    const int read =
        each_line(file, [&bytes](const std::string& line, std::size_t) { bytes += line + '\n'; });
    if (read != kExitWell) return read;
    LabelledPosts labelled = read_labelled(bytes, options.digits);
    for (const std::string& bad : labelled.bad) {
      std::cerr << name_of_input(file) << ':' << bad << '\n';
    }
    all_read = all_read && labelled.bad.empty();
    posts.insert(posts.end(), labelled.posts.begin(), labelled.posts.end());
  }
  if (posts.empty()) {
    std::cerr << "webcared: there is no labelled post to learn from\n";
    return kExitData;
  }
  const std::string bytes = learn(posts);
  if (const auto read = Experience::read(bytes); !read) {
    std::cerr << "webcared: these posts teach what cannot be kept: " << read.error().what << '\n';
    return kExitData;
  }
  // Beside it and then in its place: a daemon that reloads meanwhile sees the old one or the new.
  const std::string beside = options.out + ".new";
  std::ofstream out(beside, std::ios::binary);
  out << bytes;
  out.close();
  std::error_code failed;
  if (out) std::filesystem::rename(beside, options.out, failed);
  if (!out || failed) {
    std::cerr << "webcared: cannot write " << options.out << '\n';
    return kExitNo;
  }
  std::cout << "learned from " << posts.size() << " posts; " << options.out
            << " counts when experience.toml beside it says so (use)\n";
  return all_read ? kExitWell : kExitData;
}

}  // namespace wc
