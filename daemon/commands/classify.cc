// SPDX-License-Identifier: EUPL-1.2
#include <unistd.h>

#include <fstream>
#include <iostream>

#include "classifiers/explain.h"
#include "classifiers/lines.h"
#include "config/unicode.h"
#include "daemon/commands/tool.h"

namespace wc {

namespace {

std::shared_ptr<const Classifier> rules_or_tell(const ClassifyOptions& options) {
  const auto files = read_config_files(config_folder(options.config));
  if (!files) {
    tell(files.error());
    return nullptr;
  }
  Problems problems;
  auto rules = Classifier::build(*files, options.events, problems);
  if (!rules) std::cerr << to_text(problems);
  return rules;
}

}  // namespace

int classify(const ClassifyOptions& options) {
  const auto rules = rules_or_tell(options);
  if (!rules) return kExitConfig;
  std::ifstream file;
  if (options.file != "-") {
    file.open(options.file);
    if (!file) {
      std::cerr << "webcared: cannot read " << options.file << '\n';
      return kExitUsage;
    }
  }
  std::istream& in = options.file == "-" ? std::cin : file;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    std::cout << classify_line(*rules, line, number) << '\n';
  }
  return std::cout.flush() ? kExitWell : kExitNo;
}

int explain(const ClassifyOptions& options, const std::string& text) {
  const auto rules = rules_or_tell(options);
  if (!rules) return kExitConfig;
  Post post;
  post.text = mend_utf8(text);
  const Paint paint = isatty(STDOUT_FILENO) == 1 ? Paint::kAnsi : Paint::kPlain;
  std::cout << explain(rules->classify(post), post.text, paint);
  return kExitWell;
}

}  // namespace wc
