// SPDX-License-Identifier: EUPL-1.2
// The files of the project, read once, as the rules of the house look at them.
// It knows languages and lines; it does not know what is allowed.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace wc::tidy {

// How comments and strings are written. kData has neither: documents, cases, pictures.
enum class Language { kCpp, kScript, kLua, kHash, kCss, kData };

// The language of a path, told by its ending; `bytes` matter only where a first line "#!" decides.
Language language_of(std::string_view path, std::string_view bytes);

// One file. The three lists of lines have the same length, and a column means the same in each.
struct File {
  std::string path;  // from the root, with '/'
  Language language = Language::kData;
  std::vector<std::string> lines;        // as written; none when the file is binary
  std::vector<std::string> code;         // comments and the insides of strings are blanks
  std::vector<std::string> uncommented;  // only comments are blanks
  std::vector<bool> commented;           // does a comment stand on the line

  // "config" of "config/topics/afval.toml"; "" at the top.
  [[nodiscard]] std::string_view room() const;
  // "config/topics" of "config/topics/afval.toml"; "" at the top.
  [[nodiscard]] std::string_view folder() const;
  // "afval.toml", and ".toml" of it ("" when there is none).
  [[nodiscard]] std::string_view name() const;
  [[nodiscard]] std::string_view extension() const;
  [[nodiscard]] bool is_cpp() const { return language == Language::kCpp; }
  [[nodiscard]] bool is_header() const { return extension() == ".h"; }
  [[nodiscard]] bool in_tests() const { return room() == "tests"; }
  // "path:line", the first line being 1.
  [[nodiscard]] std::string place(std::size_t line) const;
};

// Makes a File of a path and its bytes.
File make_file(std::string path, std::string_view bytes);

// All files of the project, sorted by path.
struct Tree {
  std::vector<File> files;

  // The file of that path, or null.
  [[nodiscard]] const File* find(std::string_view path) const;
};

// Reads what git knows under `root`, and new files that it does not ignore. Where there is no git,
// the folders are walked, without build, node_modules and .git.
Tree read_tree(const std::string& root);

// Does `word` stand in `text` with no letter, digit or underscore on either side?
bool has_word(std::string_view text, std::string_view word);

}  // namespace wc::tidy
