// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "tests/tidy/functions.h"
#include "tests/tidy/rules.h"

namespace wc::tidy {
namespace {

constexpr std::size_t kFileLinesMax = 400;
constexpr std::size_t kFunctionLinesMax = 60;
constexpr std::size_t kColumnsMax = 100;
constexpr std::size_t kTomlColumnsMax = 160;
constexpr std::size_t kShortHeaderLines = 20;

bool is_program(const File& file) {
  return file.language != Language::kData && file.extension() != ".toml";
}

bool has_width(const File& file) {
  return file.language == Language::kCpp || file.language == Language::kScript ||
         file.language == Language::kLua || file.extension() == ".toml";
}

// Characters of a line: bytes without those that only go on with a character of UTF-8.
std::size_t width_of(std::string_view line) {
  return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

std::string over(std::string_view what, std::size_t count, std::size_t most) {
  return std::string(what) + ": " + std::to_string(count) + "; at most " + std::to_string(most);
}

}  // namespace

Violations file_lines(const Tree& tree) {
  Violations found;
  for (const File& file : tree.files) {
    if (!is_program(file) || file.lines.size() <= kFileLinesMax) continue;
    found.push_back({file.path, over("lines of a file", file.lines.size(), kFileLinesMax)});
  }
  return found;
}

Violations function_lines(const Tree& tree) {
  Violations found;
  for (const File& file : tree.files) {
    for (const Function& function : functions_of(file)) {
      if (function.lines <= kFunctionLinesMax) continue;
      found.push_back({file.place(function.line),
                       over("lines of a function", function.lines, kFunctionLinesMax)});
    }
  }
  return found;
}

Violations columns(const Tree& tree) {
  Violations found;
  for (const File& file : tree.files) {
    if (!has_width(file)) continue;
    const std::size_t most = file.extension() == ".toml" ? kTomlColumnsMax : kColumnsMax;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const std::size_t width = width_of(file.lines[i]);
      if (width > most) found.push_back({file.place(i + 1), over("columns", width, most)});
    }
  }
  return found;
}

Violations header_comments(const Tree& tree) {
  Violations found;
  for (const File& file : tree.files) {
    if (!file.is_header() || file.lines.size() <= kShortHeaderLines) continue;
    const auto written = static_cast<std::size_t>(std::count_if(
        file.lines.begin(), file.lines.end(),
        [](const std::string& line) { return line.find_first_not_of(' ') != std::string::npos; }));
    const auto commented =
        static_cast<std::size_t>(std::count(file.commented.begin(), file.commented.end(), true));
    if (commented * 4 >= written) continue;
    found.push_back({file.path, "comment: " + std::to_string(commented) + " of " +
                                    std::to_string(written) +
                                    " lines of the contract; at least a quarter"});
  }
  return found;
}

}  // namespace wc::tidy
