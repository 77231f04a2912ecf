// SPDX-License-Identifier: EUPL-1.2
#include <unistd.h>

#include <iostream>

#include "classifiers/explain.h"
#include "classifiers/lines.h"
#include "config/unicode.h"
#include "daemon/commands/commands.h"
#include "daemon/commands/rules.h"

namespace wc {

namespace {

std::shared_ptr<const Classifier> rules_or_tell(const ClassifyOptions& options) {
  const auto files = rule_files_or_tell(options.config);
  return files ? rules_or_tell(*files, options.events) : nullptr;
}

}  // namespace

int classify(const ClassifyOptions& options) {
  const auto rules = rules_or_tell(options);
  if (!rules) return kExitConfig;
  int code = kExitWell;
  const auto take = [&](const std::string& line, std::size_t number) {
    const auto post = post_of_line(line, number);
    if (!post) {
      std::cerr << name_of_input(options.file) << ':' << post.error().what << '\n';
      code = kExitData;
    }
    std::cout << classify_line(*rules, post) << '\n';
  };
  const int read = each_line(options.file, take);
  if (read != kExitWell) return read;
  return std::cout.flush() ? code : kExitNo;
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
