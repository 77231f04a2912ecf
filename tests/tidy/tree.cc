// SPDX-License-Identifier: EUPL-1.2
#include "tests/tidy/tree.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <utility>

#include "tests/tidy/views.h"

namespace wc::tidy {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, Language>, 12> kLanguages{{
    {".cc", Language::kCpp},
    {".h", Language::kCpp},
    {".ts", Language::kScript},
    {".tsx", Language::kScript},
    {".js", Language::kScript},
    {".mjs", Language::kScript},
    {".lua", Language::kLua},
    {".sh", Language::kHash},
    {".cmake", Language::kHash},
    {".toml", Language::kHash},
    {".service", Language::kHash},
    {".css", Language::kCss},
}};

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return lines;
}

std::string read_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// What git lists, or nothing when it cannot. A clone may belong to another user (build machines).
std::vector<std::string> paths_of_git(const std::string& root) {
  const std::string command =
      "git -c safe.directory='*' -C '" + root + "' ls-files -coz --exclude-standard 2>/dev/null";
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  std::string out;
  std::array<char, 4096> buffer{};
  while (pipe) {
    const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), pipe.get());
    if (count == 0) break;
    out.append(buffer.data(), count);
  }
  std::vector<std::string> paths;
  for (std::size_t from = 0; from < out.size();) {
    const auto end = out.find('\0', from);
    paths.push_back(out.substr(from, end - from));
    from = end + 1;
  }
  return paths;
}

std::vector<std::string> paths_of_folders(const std::string& root) {
  std::vector<std::string> paths;
  for (auto at = fs::recursive_directory_iterator(root); at != fs::end(at); ++at) {
    const auto name = at->path().filename();
    if (name == "build" || name == "node_modules" || name == ".git") {
      at.disable_recursion_pending();
    } else if (at->is_regular_file()) {
      paths.push_back(fs::relative(at->path(), root).generic_string());
    }
  }
  return paths;
}

}  // namespace

Language language_of(std::string_view path, std::string_view bytes) {
  if (path.ends_with("CMakeLists.txt")) return Language::kHash;
  for (const auto& [ending, language] : kLanguages) {
    if (path.ends_with(ending)) return language;
  }
  return bytes.starts_with("#!") ? Language::kHash : Language::kData;
}

std::string_view File::room() const {
  const auto slash = path.find('/');
  return slash == std::string::npos ? "" : std::string_view(path).substr(0, slash);
}

std::string_view File::folder() const {
  const auto slash = path.rfind('/');
  return slash == std::string::npos ? "" : std::string_view(path).substr(0, slash);
}

std::string_view File::name() const {
  return std::string_view(path).substr(path.rfind('/') + 1);
}

std::string_view File::extension() const {
  const auto dot = name().rfind('.');
  return dot == std::string_view::npos ? "" : name().substr(dot);
}

std::string File::place(std::size_t line) const {
  return path + ":" + std::to_string(line);
}

File make_file(std::string path, std::string_view bytes) {
  File file;
  file.path = std::move(path);
  if (bytes.find('\0') != std::string_view::npos) return file;
  file.language = language_of(file.path, bytes);
  file.lines = lines_of(bytes);
  const Views views = views_of(bytes, file.language);
  file.code = lines_of(views.code);
  file.uncommented = lines_of(views.uncommented);
  for (const std::string& line : lines_of(views.comments)) {
    file.commented.push_back(line.find_first_not_of(' ') != std::string::npos);
  }
  return file;
}

const File* Tree::find(std::string_view path) const {
  const auto at =
      std::lower_bound(files.begin(), files.end(), path,
                       [](const File& file, auto wanted) { return file.path < wanted; });
  return at != files.end() && at->path == path ? &*at : nullptr;
}

Tree read_tree(const std::string& root) {
  auto paths = paths_of_git(root);
  if (paths.empty()) paths = paths_of_folders(root);
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  Tree tree;
  for (const std::string& path : paths) {
    const fs::path whole = fs::path(root) / path;
    // A file that is deleted but not yet committed is still in git's list.
    if (fs::is_regular_file(whole)) tree.files.push_back(make_file(path, read_bytes(whole)));
  }
  return tree;
}

bool has_word(std::string_view text, std::string_view word) {
  const auto is_part = [&](std::size_t at) {
    return at < text.size() &&
           (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || text[at] == '_');
  };
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    if ((at == 0 || !is_part(at - 1)) && !is_part(at + word.size())) return true;
  }
  return false;
}

}  // namespace wc::tidy
