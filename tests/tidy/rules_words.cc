// SPDX-License-Identifier: EUPL-1.2
// What is sought is written in two halves here, so that these rules do not find themselves.
#include <algorithm>
#include <array>
#include <cctype>

#include "tests/tidy/rules.h"

namespace wc::tidy {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

// Text that others wrote and that we only keep: the licence, lock files, recorded data.
bool is_kept(const File& file) {
  return file.path == "LICENSE" || file.extension() == ".json" || file.extension() == ".jsonl";
}

// Each line of each file of which `what` holds.
template <class What>
Violations each_line(const Tree& tree, What what, const std::string& rule) {
  Violations found;
  for (const File& file : tree.files) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      if (what(file, file.lines[i])) found.push_back({file.place(i + 1), rule});
    }
  }
  return found;
}

// Does a path beginning with one of the folders of a machine stand in the line? What has a name in
// front of it (a URL, "~/home/") is none.
bool has_machine_path(std::string_view line) {
  constexpr std::array<std::string_view, 4> kFolders{
      "/wo"
      "rk/",
      "/ho"
      "me/",
      "/ro"
      "ot/",
      "/tm"
      "p/wc"};
  for (const std::string_view folder : kFolders) {
    for (auto at = line.find(folder); at != std::string_view::npos;
         at = line.find(folder, at + 1)) {
      const char before = at == 0 ? ' ' : line[at - 1];
      const bool is_inner = std::isalnum(static_cast<unsigned char>(before)) != 0 ||
                            std::string_view("._-~*})/").find(before) != std::string_view::npos;
      if (!is_inner) return true;
    }
  }
  return false;
}

bool has_registry(std::string_view line) {
  constexpr std::array<std::string_view, 6> kHosts{
      "registry.np"
      "mjs.org",
      "registry.ya"
      "rnpkg.com",
      "deb.de"
      "bian.org",
      "security.de"
      "bian.org",
      "pypi.o"
      "rg",
      "crat"
      "es.io"};
  return std::any_of(kHosts.begin(), kHosts.end(), [&](std::string_view host) {
    return line.find(host) != std::string_view::npos;
  });
}

// Words with no place in the project, and names for what has another name in it.
bool has_strange_word(std::string_view line) {
  constexpr std::array<std::string_view, 10> kWords{
      "sub"
      "agent",
      "sub-"
      "agent",
      "cla"
      "ude",
      "anth"
      "ropic",
      "chat"
      "gpt",
      "open"
      "ai",
      "copi"
      "lot",
      "language mo"
      "del",
      "class sig"
      "nal",
      "struct sig"
      "nal"};
  const std::string text = lower(line);
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return has_word(text, word); });
}

}  // namespace

Violations licence_lines(const Tree& tree) {
  constexpr std::string_view kLicence = "SPDX-License-Identifier: EUPL-1.2";
  Violations found;
  for (const File& file : tree.files) {
    if (file.language == Language::kData) continue;
    const std::size_t at = !file.lines.empty() && file.lines[0].starts_with("#!") ? 1 : 0;
    if (at < file.lines.size() && file.lines[at].find(kLicence) != std::string::npos) continue;
    found.push_back(
        {file.place(at + 1), "licence: this line is \"" + std::string(kLicence) + "\""});
  }
  return found;
}

Violations unfinished(const Tree& tree) {
  constexpr std::array<std::string_view, 4> kMarks{
      "TO"
      "DO",
      "FIX"
      "ME",
      "XX"
      "X",
      "HA"
      "CK"};
  constexpr std::string_view kStub =
      "not imple"
      "mented";
  return each_line(
      tree,
      [&](const File& file, const std::string& line) {
        return !is_kept(file) &&
               (lower(line).find(kStub) != std::string::npos ||
                std::any_of(kMarks.begin(), kMarks.end(),
                            [&](std::string_view mark) { return has_word(line, mark); }));
      },
      "unfinished: do it, or write an issue; the code holds no promise");
}

Violations machine_paths(const Tree& tree) {
  return each_line(
      tree, [](const File&, const std::string& line) { return has_machine_path(line); },
      "path: a folder of one machine; say it relative to the project, or take it as a setting");
}

Violations registry_hosts(const Tree& tree) {
  return each_line(
      tree,
      [](const File& file, const std::string& line) {
        const bool is_lock = file.name() == "package-lock.json";
        return has_registry(line) ||
               (is_lock && line.find("\"resolved\": \"http") != std::string::npos);
      },
      "registry: no host of a package registry; make a lock file with "
      "`npm install --omit-lockfile-registry-resolved`");
}

Violations house_words(const Tree& tree) {
  return each_line(
      tree,
      [](const File& file, const std::string& line) {
        return file.path != "LICENSE" && has_strange_word(line);
      },
      "word: this has another name in the house, or no place in it");
}

Violations design_tokens(const Tree& tree) {
  constexpr std::string_view kPackage =
      "gemeentenijmegen/"
      "design-tokens";
  return each_line(
      tree,
      [&](const File& file, const std::string& line) {
        return !file.in_tests() && lower(line).find(kPackage) != std::string::npos;
      },
      "package: the city's design tokens are compared with in tests, and used nowhere else");
}

}  // namespace wc::tidy
