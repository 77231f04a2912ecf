// SPDX-License-Identifier: EUPL-1.2
// `webcared rules diff`
#include <iostream>

#include "classifiers/editing/compare.h"
#include "classifiers/explain.h"
#include "daemon/commands/commands.h"
#include "daemon/commands/rules.h"
#include "daemon/commands/tool.h"

namespace wc {
namespace {

// "shipped" is what is compiled in, whatever stands in /etc.
std::shared_ptr<const Classifier> rules_of(const std::string& folder, const RulesOptions& options) {
  const auto files = read_config_files(folder == "shipped" ? "" : folder);
  if (files) return rules_or_tell(*files, options.events);
  (void)tell(files.error());
  return nullptr;
}

void print_reasons(std::string_view sign, const std::vector<Reason>& reasons) {
  for (const Reason& reason : reasons) {
    std::cout << "  " << sign << ' ' << reason.rule << ": \"" << shown(reason.text) << "\"\n";
  }
}

void print_change(const Change& change, const TriedPost& post) {
  std::cout << shown(post.post.id) << " (" << name_of(post.post.kind)
            << "): " << shown(post.post.text) << "\n  " << in_short(change.before) << " -> "
            << in_short(change.after);
  if (post.label) {
    std::cout << "; labelled " << shown(in_short(*post.label)) << ": " << name_of(change.turn);
  }
  std::cout << '\n';
  print_reasons("-", change.gone);
  print_reasons("+", change.come);
}

void print_summary(const Comparison& comparison) {
  const ChangeCounts counts = count(comparison);
  std::cout << comparison.posts << " posts, " << comparison.changes.size() << " change: signal +"
            << counts.signal_come << " -" << counts.signal_gone << ", topics " << counts.topics
            << ", urgency " << counts.urgency << " (spoed +" << counts.spoed_come << " -"
            << counts.spoed_gone << ")\n";
  if (comparison.labelled == 0) return;
  std::cout << "of " << comparison.labelled << " with labels: " << counts.better << " better, "
            << counts.worse << " worse\n";
}

}  // namespace

int rules_diff(const RulesOptions& options) {
  const auto before = rules_of(options.old_config, options);
  const auto after = before ? rules_of(options.new_config, options) : nullptr;
  if (!after) return kExitConfig;
  std::vector<TriedPost> posts;
  bool all_read = true;
  const int read = each_line(options.file, [&](const std::string& line, std::size_t number) {
    Result<TriedPost> post = tried_post_of_line(line, number);
    if (post) return posts.push_back(*std::move(post));
    std::cerr << name_of_input(options.file) << ':' << post.error().what << '\n';
    all_read = false;
  });
  if (read != kExitWell) return read;
  const Comparison comparison = compare(*before, *after, posts);
  if (options.json) {
    std::cout << to_json(comparison, posts) << '\n';
  } else {
    for (const Change& change : comparison.changes) print_change(change, posts[change.post]);
    print_summary(comparison);
  }
  if (!all_read) return kExitData;
  return comparison.changes.empty() ? kExitWell : kExitNo;
}

}  // namespace wc
