// SPDX-License-Identifier: EUPL-1.2
// `webcared rules measure`
#include <cstdio>
#include <iostream>

#include "classifiers/editing/measure.h"
#include "classifiers/explain.h"
#include "daemon/commands/commands.h"
#include "daemon/commands/rules.h"

namespace wc {
namespace {

constexpr std::array kLevels = {Urgency::kSpoed, Urgency::kHoog, Urgency::kNormaal, Urgency::kLaag};

// A name and figures behind it, in columns; a name may be longer than its column.
std::string row(std::string_view name, const char* format, auto... figures) {
  std::array<char, 120> text{};
  std::snprintf(text.data(), text.size(), format, figures...);
  std::string line(name);
  line.resize(std::max(line.size() + 1, std::size_t{22}), ' ');
  return line + text.data() + '\n';
}

std::string row(std::string_view name, const Counts& counts) {
  return row(name, "%9.3f %7.3f %7.3f %9d %6d %6d", counts.precision(), counts.recall(),
             counts.f1(), counts.both + counts.only_labelled, counts.only_labelled,
             counts.only_said);
}

void print_figures(const Agreement& figures) {
  std::cout << row("posts", "%9d", figures.posts)
            << row("signal accuracy", "%9.3f", figures.signal_accuracy())
            << row("urgency accuracy", "%9.3f", figures.urgency_accuracy())
            << "\n                      precision  recall      F1  labelled missed  false\n"
            << row("signal", figures.signal) << row("spoed", figures.spoed)
            << row("topics (micro)", figures.topics);
  for (const auto& [topic, counts] : figures.by_topic) std::cout << row("  " + topic, counts);
  std::cout << "\nlabelled \\ said           spoed    hoog normaal    laag\n";
  for (const Urgency labelled : kLevels) {
    const auto& said = figures.urgency[static_cast<std::size_t>(labelled)];
    std::cout << row(name_of(labelled), "%9d %7d %7d %7d", said[0], said[1], said[2], said[3]);
  }
}

void print_errors(const Agreement& figures, const std::vector<Labelled>& posts) {
  for (const Disagreement& one : figures.errors) {
    const Labelled& post = posts[one.post];
    std::cout << '\n'
              << shown(post.post.id) << " (" << name_of(post.post.kind) << "): labelled "
              << shown(in_short(post.label)) << "; the rules say " << in_short(one.said) << '\n'
              << explain(one.said, post.post.text, Paint::kPlain);
  }
}

}  // namespace

int rules_measure(const RulesOptions& options) {
  const auto files = rule_files_or_tell(options.config);
  const auto rules = files ? rules_or_tell(*files, options.events) : nullptr;
  if (!rules) return kExitConfig;
  std::string bytes;
  const int read = each_line(
      options.file, [&bytes](const std::string& line, std::size_t) { bytes += line + '\n'; });
  if (read != kExitWell) return read;
  const LabelledPosts labelled = read_labelled(bytes, options.digits);
  for (const std::string& bad : labelled.bad) {
    std::cerr << name_of_input(options.file) << ':' << bad << '\n';
  }
  if (labelled.posts.empty()) {
    std::cerr << "webcared: " << name_of_input(options.file) << " holds no labelled post"
              << (options.digits.empty() ? "" : " whose id ends in one of " + options.digits)
              << '\n';
    return kExitData;
  }
  const Agreement figures = measure(*rules, labelled.posts);
  const Detail detail = options.errors ? Detail::kErrors : Detail::kFigures;
  if (options.json) {
    std::cout << to_json(figures, labelled.posts, detail) << '\n';
  } else {
    print_figures(figures);
    if (options.errors) print_errors(figures, labelled.posts);
  }
  return labelled.bad.empty() ? kExitWell : kExitData;
}

}  // namespace wc
