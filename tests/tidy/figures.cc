// SPDX-License-Identifier: EUPL-1.2
#include "tests/tidy/figures.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <utility>

#include "tests/tidy/functions.h"

namespace wc::tidy {
namespace {

constexpr std::string_view kPlace = "tests/tidy_ratchet.txt";

bool counts(const File& file) {
  return file.language == Language::kCpp || file.language == Language::kScript ||
         file.language == Language::kLua;
}

std::map<std::string, long> noted(std::string_view text) {
  std::map<std::string, long> best;
  std::istringstream in{std::string(text)};
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    std::string name;
    long value = 0;
    if (!line.starts_with("#") && words >> name >> value) best[name] = value;
  }
  return best;
}

// The worst value that is still allowed where `best` was reached once: a tenth, at least one.
long slack(const Figure& figure, long best) {
  const long tenth = std::max(1L, best / 10);
  return figure.is_better_low ? best + tenth : best - tenth;
}

// Is the figure not worse than that?
bool allows(const Figure& figure, long worst) {
  return figure.value == worst || figure.better_than(worst);
}

}  // namespace

long percentile(std::vector<long> values, long percent) {
  if (values.empty()) return 0;
  const auto count = static_cast<long>(values.size());
  const auto at = values.begin() + std::min(count - 1, count * percent / 100);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

std::vector<Figure> figures_of(const Tree& tree) {
  std::vector<long> files;
  std::vector<long> functions;
  long source = 0;
  long test = 0;
  for (const File& file : tree.files) {
    if (!counts(file)) continue;
    const auto lines = static_cast<long>(file.lines.size());
    files.push_back(lines);
    (file.in_tests() ? test : source) += lines;
    for (const Function& function : functions_of(file)) {
      functions.push_back(static_cast<long>(function.lines));
    }
  }
  // The aim of the tests' share is 100; until then only its ratchet holds it.
  return {{"file_median_lines", percentile(files, 50), 120},
          {"file_p90_lines", percentile(files, 90), 400},
          {"function_median_lines", percentile(functions, 50), 8},
          {"function_p90_lines", percentile(functions, 90), 30},
          {"tests_per_source_percent", source == 0 ? 100 : test * 100 / source, 0, false}};
}

Violations ratchet(const std::vector<Figure>& figures, std::string_view ratchet_text) {
  auto best = noted(ratchet_text);
  Violations found;
  const auto add = [&](std::string what) {
    found.push_back({std::string(kPlace), std::move(what)});
  };
  for (const Figure& figure : figures) {
    const std::string measured = "ratchet: " + figure.name + " is " + std::to_string(figure.value);
    const auto line = best.find(figure.name);
    if (line == best.end()) {
      add(measured + " and has no line in the file");
      continue;
    }
    const long noted_best = line->second;
    if (!allows(figure, figure.limit)) {
      add(measured + "; the limit is " + std::to_string(figure.limit));
    } else if (!allows(figure, slack(figure, noted_best))) {
      add(measured + "; it was " + std::to_string(noted_best) +
          " once, and a tenth worse is too much");
    }
    best.erase(line);
  }
  for (const auto& [name, value] : best) {
    add("ratchet: nothing measures " + name);
  }
  return found;
}

std::string tightened(const std::vector<Figure>& figures, std::string_view ratchet_text) {
  const auto best = noted(ratchet_text);
  std::string out;
  std::istringstream in{std::string(ratchet_text)};
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("#")) out += line + "\n";
  }
  for (const Figure& figure : figures) {
    const auto line = best.find(figure.name);
    const bool keep = line != best.end() && !figure.better_than(line->second);
    out += figure.name + " " + std::to_string(keep ? line->second : figure.value) + "\n";
  }
  return out;
}

}  // namespace wc::tidy
