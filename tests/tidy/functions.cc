// SPDX-License-Identifier: EUPL-1.2
#include "tests/tidy/functions.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace wc::tidy {
namespace {

constexpr auto kNone = std::string_view::npos;

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \n");
  if (first == kNone) return {};
  return text.substr(first, text.find_last_not_of(" \n") - first + 1);
}

// +1, -1 or 0 for each kind of bracket.
int turn(char c) {
  if (std::string_view("({[").find(c) != kNone) return 1;
  if (std::string_view(")}]").find(c) != kNone) return -1;
  return 0;
}

// The code of a C++ file as one text, with preprocessor lines blank.
std::string cpp_text(const File& file) {
  std::string text;
  bool in_macro = false;
  for (const std::string& line : file.code) {
    in_macro = in_macro || line.starts_with("#");
    text += in_macro ? std::string(line.size(), ' ') : line;
    text += '\n';
    in_macro = in_macro && line.ends_with("\\");
  }
  return text;
}

enum class Block { kScope, kFunction, kOther };

// What an opening brace after `head` begins.
Block block_after(std::string_view head) {
  if (head.starts_with("template <")) {
    int depth = 0;
    const auto end = std::find_if(head.begin(), head.end(), [&](char c) {
      depth += c == '<' ? 1 : (c == '>' ? -1 : 0);
      return c == '>' && depth == 0;
    });
    head = trimmed(head.substr(static_cast<std::size_t>(end - head.begin()) + 1));
  }
  const auto paren = head.find('(');
  for (const std::string_view word : {"namespace", "inline namespace"}) {
    if (head.starts_with(word)) return Block::kScope;
  }
  for (const std::string_view word : {"class ", "struct ", "union ", "extern "}) {
    if (head.starts_with(word) && paren == kNone) return Block::kScope;
  }
  if (head == "struct" || head == "union") return Block::kScope;
  const auto equals = head.find('=');
  if (equals < paren && !has_word(head, "operator")) {
    const bool is_lambda = head.find("](") != kNone || head.ends_with("]");
    return is_lambda ? Block::kFunction : Block::kOther;
  }
  return paren == kNone || head.starts_with("enum ") ? Block::kOther : Block::kFunction;
}

// Walks over the declarations of a C++ text; function bodies are jumped over.
class CppWalk {
 public:
  explicit CppWalk(std::string text) : text_(std::move(text)) {}

  std::vector<Function> run() {
    for (at_ = 0; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '(') ++parens_;
      if (c == ')') --parens_;
      if (parens_ > 0) continue;
      if (c == ';' || c == '}') head_ = at_ + 1;
      if (c == '{') open();
    }
    return std::move(found_);
  }

 private:
  void open() {
    const std::size_t begin = at_;
    // `name{` is the initialiser of a member or a variable: the declaration goes on behind it.
    if (begin > 0 && (is_word(text_[begin - 1]) || text_[begin - 1] == '>')) {
      at_ = match(begin);
      return;
    }
    const std::size_t first = head_begin(begin);
    const Block block = block_after(trimmed(std::string_view(text_).substr(first, begin - first)));
    if (block == Block::kScope) {
      head_ = begin + 1;
      return;
    }
    at_ = match(begin);
    if (block == Block::kOther) return;
    found_.push_back({line_of(first), line_of(at_) - line_of(first) + 1});
    head_ = at_ + 1;
  }

  // Where the declaration before the brace begins: behind blank lines and access labels, since no
  // signature has a blank line in it.
  [[nodiscard]] std::size_t head_begin(std::size_t brace) const {
    std::size_t first = head_;
    for (std::size_t line = head_; line < brace;) {
      const auto end = std::min(text_.find('\n', line), brace);
      const auto content = trimmed(std::string_view(text_).substr(line, end - line));
      const bool is_label =
          content == "public:" || content == "private:" || content == "protected:";
      if (content.empty() || is_label) first = end;
      line = end + 1;
    }
    return std::min(text_.find_first_not_of(" \n", first), brace);
  }

  [[nodiscard]] std::size_t match(std::size_t open) const {
    int depth = 0;
    for (std::size_t i = open; i < text_.size(); ++i) {
      depth += text_[i] == '{' ? 1 : (text_[i] == '}' ? -1 : 0);
      if (depth == 0) return i;
    }
    return text_.size();
  }

  [[nodiscard]] std::size_t line_of(std::size_t at) const {
    const auto end = text_.begin() + static_cast<std::ptrdiff_t>(std::min(at, text_.size()));
    return static_cast<std::size_t>(std::count(text_.begin(), end, '\n')) + 1;
  }

  std::string text_;
  std::size_t at_ = 0;
  std::size_t head_ = 0;  // where the present declaration begins
  int parens_ = 0;
  std::vector<Function> found_;
};

// Does the line begin a function whose body goes on behind it?
bool begins_script_function(std::string_view line) {
  line = trimmed(line);
  if (line.starts_with("describe(")) return false;  // a chapter of tests, not a function
  if (has_word(line, "function") || line.find("=>") != kNone) return true;
  if (!line.ends_with("{")) return false;
  const auto word_end = std::find_if_not(line.begin(), line.end(), is_word);
  const std::string_view word(line.begin(), word_end);
  constexpr std::array<std::string_view, 6> kControl{"if",    "for",    "while",
                                                     "catch", "switch", "with"};
  for (const std::string_view control : kControl) {
    if (word == control) return false;
  }
  const bool is_prefixed =
      word == "async" || word == "static" || word == "private" || word == "get" || word == "set";
  return is_prefixed || (!word.empty() && word_end != line.end() && *word_end == '(');
}

std::vector<Function> script_functions(const File& file) {
  std::vector<Function> found;
  for (std::size_t i = 0; i < file.code.size(); ++i) {
    if (!begins_script_function(file.code[i])) continue;
    int depth = 0;
    std::size_t end = i;
    for (; end < file.code.size(); ++end) {
      for (const char c : file.code[end]) depth += turn(c);
      if (depth <= 0) break;
    }
    if (end > i) found.push_back({i + 1, std::min(end, file.code.size() - 1) - i + 1});
  }
  return found;
}

// The words of a Lua line that open or close a block, as turns in their order.
std::vector<int> lua_turns(std::string_view line) {
  std::vector<int> turns;
  for (std::size_t i = 0; i < line.size();) {
    const auto end = static_cast<std::size_t>(
        std::find_if_not(line.begin() + static_cast<std::ptrdiff_t>(i), line.end(), is_word) -
        line.begin());
    const std::string_view word = line.substr(i, end - i);
    if (word == "function" || word == "if" || word == "do" || word == "repeat") turns.push_back(1);
    if (word == "end" || word == "until") turns.push_back(-1);
    i = end + 1;
  }
  return turns;
}

std::vector<Function> lua_functions(const File& file) {
  std::vector<Function> found;
  for (std::size_t i = 0; i < file.code.size(); ++i) {
    const auto word = file.code[i].find("function");
    if (!has_word(file.code[i], "function")) continue;
    int depth = 0;
    std::size_t end = i;
    for (; end < file.code.size(); ++end) {
      const std::string_view line(file.code[end]);
      for (const int step : lua_turns(end == i ? line.substr(word) : line)) {
        depth += step;
        if (depth == 0) break;
      }
      if (depth == 0) break;
    }
    found.push_back({i + 1, std::min(end, file.code.size() - 1) - i + 1});
  }
  return found;
}

}  // namespace

std::vector<Function> functions_of(const File& file) {
  switch (file.language) {
    case Language::kCpp:
      return CppWalk(cpp_text(file)).run();
    case Language::kScript:
      return script_functions(file);
    case Language::kLua:
      return lua_functions(file);
    default:
      return {};
  }
}

}  // namespace wc::tidy
