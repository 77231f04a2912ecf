// SPDX-License-Identifier: EUPL-1.2
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
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

int cannot_read(const std::string& name, const std::string& why, int code) {
  std::cerr << "webcared: cannot read " << name << ": " << why << '\n';
  return code;
}

int classify_lines(const Classifier& rules, std::istream& in, const std::string& name) {
  int code = kExitWell;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) {
    const auto post = post_of_line(line, number);
    if (!post) {
      std::cerr << name << ':' << post.error().what << '\n';
      code = kExitData;
    }
    std::cout << classify_line(rules, post) << '\n';
  }
  // Standard input is read by way of stdio, which keeps its errors for itself.
  if (in.bad() || (&in == &std::cin && std::ferror(stdin) != 0)) {
    return cannot_read(name, "reading failed before its end", kExitNo);
  }
  return std::cout.flush() ? code : kExitNo;
}

}  // namespace

int classify(const ClassifyOptions& options) {
  const auto rules = rules_or_tell(options);
  if (!rules) return kExitConfig;
  if (options.file == "-") return classify_lines(*rules, std::cin, "<stdin>");
  if (std::error_code failed; std::filesystem::is_directory(options.file, failed)) {
    return cannot_read(options.file, "it is a folder; name a file, or - for standard input",
                       kExitUsage);
  }
  std::ifstream file(options.file);
  if (!file) return cannot_read(options.file, std::strerror(errno), kExitUsage);
  return classify_lines(*rules, file, options.file);
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
