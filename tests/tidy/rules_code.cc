// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <cctype>

#include "tests/tidy/rules.h"

namespace wc::tidy {
namespace {

// The one folder of tests that may sleep: what waits for a condition sleeps between two looks at
// it.
constexpr std::string_view kWaitingFolder = "tests/tools/";

bool may_not_sleep(const File& file) {
  return file.in_tests() && !file.path.starts_with(kWaitingFolder);
}

// A word or a single other character of code, and its line.
struct Token {
  std::string_view text;
  std::size_t line = 0;
};

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// Preprocessor lines have none.
std::vector<Token> tokens_of(const File& file) {
  std::vector<Token> tokens;
  for (std::size_t i = 0; file.is_cpp() && i < file.code.size(); ++i) {
    const std::string_view line = file.code[i];
    if (line.starts_with("#")) continue;
    for (std::size_t at = 0; at < line.size();) {
      std::size_t end = at;
      while (end < line.size() && is_word(line[end])) ++end;
      end = std::max(end, at + 1);
      if (line[at] != ' ') tokens.push_back({line.substr(at, end - at), i + 1});
      at = end;
    }
  }
  return tokens;
}

// Do the tokens from `at` on read so?
bool reads(const std::vector<Token>& tokens, std::size_t at,
           std::initializer_list<std::string_view> wanted) {
  if (at + wanted.size() > tokens.size()) return false;
  return std::equal(wanted.begin(), wanted.end(), tokens.begin() + static_cast<std::ptrdiff_t>(at),
                    [](auto want, const Token& token) { return want == token.text; });
}

std::string_view text_at(const std::vector<Token>& tokens, std::size_t at) {
  return at < tokens.size() ? tokens[at].text : "";
}

bool asks_the_time(const std::vector<Token>& tokens, std::size_t at) {
  const std::string_view text = tokens[at].text;
  if (text == "gettimeofday" || text == "CLOCK_REALTIME") return true;
  if (reads(tokens, at, {"system_clock", ":", ":", "now"})) return true;
  if (!reads(tokens, at, {"time", "("})) return false;
  const std::string_view argument = text_at(tokens, at + 2);
  return argument == "nullptr" || argument == "NULL" || argument == "0" || argument == "&";
}

// Does the statement around the token hand what it makes to an owner? (A private constructor
// keeps make_unique out.)
bool has_owner(const std::vector<Token>& tokens, std::size_t at) {
  for (; at > 0; --at) {
    const std::string_view text = tokens[at - 1].text;
    if (text == "unique_ptr" || text == "shared_ptr") return true;
    if (text == ";" || text == "{" || text == "}") return false;
  }
  return false;
}

bool is_naked_memory(const std::vector<Token>& tokens, std::size_t at) {
  const std::string_view text = tokens[at].text;
  const std::string_view before = at == 0 ? "" : tokens[at - 1].text;
  if (text == "new") return before != "operator" && !has_owner(tokens, at);
  if (text == "delete") return before != "operator" && before != "=";
  return (text == "malloc" || text == "calloc" || text == "realloc") &&
         text_at(tokens, at + 1) == "(";
}

bool sleeps(const std::vector<Token>& tokens, std::size_t at) {
  const std::string_view text = tokens[at].text;
  return text == "sleep_for" || text == "sleep_until" || text == "usleep" || text == "nanosleep" ||
         reads(tokens, at, {"sleep", "("}) || reads(tokens, at, {"poll", "(", "nullptr"});
}

// For each line of a header: does it stand under private: or protected:?
std::vector<bool> private_lines(const File& file) {
  std::vector<bool> lines;
  bool is_private = false;
  for (const std::string& line : file.code) {
    const auto has = [&](std::string_view what) { return line.find(what) != std::string::npos; };
    if (has("private:") || has("protected:")) is_private = true;
    if (has("public:") || line.starts_with("};")) is_private = false;
    lines.push_back(is_private);
  }
  return lines;
}

// A bool with one of these names is the datum itself, not a choice between two ways of working.
bool is_datum(std::string_view name) {
  return name == "value" || name == "fallback";
}

// Is the token the `bool` of a parameter whose name is no datum's? `open` are the brackets around.
bool is_bool_parameter(const std::vector<Token>& tokens, std::size_t at,
                       const std::vector<std::string_view>& open) {
  if (tokens[at].text != "bool" || at == 0 || open.empty() || open.back() != "(") return false;
  const std::size_t before = tokens[at - 1].text == "const" ? at - 2 : at - 1;
  const std::string_view left = text_at(tokens, before);
  if (left != "(" && left != ",") return false;
  const std::size_t name = text_at(tokens, at + 1) == "&" ? at + 2 : at + 1;
  const std::string_view right = text_at(tokens, name + 1);
  if (is_datum(text_at(tokens, name))) return false;
  return is_word(text_at(tokens, name).front()) && (right == "," || right == ")" || right == "=");
}

// All tokens of all files of which `where` and `what` hold.
template <class Where, class What>
Violations each_token(const Tree& tree, Where where, What what, const std::string& rule) {
  Violations found;
  for (const File& file : tree.files) {
    if (!where(file)) continue;
    const auto tokens = tokens_of(file);
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      if (what(tokens, at)) found.push_back({file.place(tokens[at].line), rule});
    }
  }
  return found;
}

}  // namespace

Violations clocks(const Tree& tree) {
  return each_token(
      tree, [](const File& file) { return file.room() != "daemon" && !file.in_tests(); },
      asks_the_time, "clock: nobody below daemon asks what time it is; take it as a parameter");
}

Violations bool_parameters(const Tree& tree) {
  Violations found;
  for (const File& file : tree.files) {
    if (!file.is_header() || file.in_tests()) continue;
    const auto is_private = private_lines(file);
    const auto tokens = tokens_of(file);
    std::vector<std::string_view> open;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      const std::string_view text = tokens[at].text;
      if (text == "(" || text == "{" || text == "[") open.push_back(text);
      if ((text == ")" || text == "}" || text == "]") && !open.empty()) open.pop_back();
      if (is_private[tokens[at].line - 1] || !is_bool_parameter(tokens, at, open)) continue;
      found.push_back({file.place(tokens[at].line),
                       "bool: a public function takes no bool; give it two names or an enum"});
    }
  }
  return found;
}

Violations naked_memory(const Tree& tree) {
  return each_token(
      tree, [](const File& file) { return file.is_cpp(); }, is_naked_memory,
      "memory: no naked new, delete or malloc; an owner (unique_ptr, vector) says who frees it");
}

Violations slow_regex(const Tree& tree) {
  constexpr std::string_view kWhat = "regex: <regex> backtracks; RE2 in classifiers is linear";
  Violations found = each_token(
      tree, [](const File& file) { return file.is_cpp(); },
      [](const auto& tokens, std::size_t at) {
        return reads(tokens, at, {"std", ":", ":"}) && text_at(tokens, at + 3).starts_with("regex");
      },
      std::string(kWhat));
  for (const File& file : tree.files) {
    for (std::size_t i = 0; file.is_cpp() && i < file.code.size(); ++i) {
      if (!file.code[i].starts_with("#include <regex>")) continue;
      found.push_back({file.place(i + 1), std::string(kWhat)});
    }
  }
  return found;
}

Violations sleeping_tests(const Tree& tree) {
  const std::string rule = "sleep: a test waits for a condition, not for a length of time; " +
                           std::string(kWaitingFolder) + " holds what waits";
  Violations found = each_token(tree, may_not_sleep, sleeps, rule);
  for (const File& file : tree.files) {
    if (file.language != Language::kScript || !may_not_sleep(file)) continue;
    for (std::size_t i = 0; i < file.code.size(); ++i) {
      if (has_word(file.code[i], "waitForTimeout")) found.push_back({file.place(i + 1), rule});
    }
  }
  return found;
}

Violations lua_keys(const Tree& tree) {
  Violations found;
  for (const File& file : tree.files) {
    if (file.language != Language::kLua) continue;
    for (std::size_t i = 0; i < file.uncommented.size(); ++i) {
      if (file.uncommented[i].find("{wc:") == std::string::npos) continue;
      found.push_back({file.place(i + 1), "lua: the key tag is KEYS[1], never a literal"});
    }
  }
  return found;
}

Violations lua_time(const Tree& tree) {
  Violations found;
  std::string helper;
  for (const File& file : tree.files) {
    for (std::size_t i = 0; file.language == Language::kLua && i < file.uncommented.size(); ++i) {
      const std::string& line = file.uncommented[i];
      const bool asks =
          line.find("'TIME'") != std::string::npos || line.find("\"TIME\"") != std::string::npos;
      if (!asks || line.find("redis.") == std::string::npos) continue;
      if (helper.empty()) helper = file.path;
      if (helper == file.path) continue;
      found.push_back({file.place(i + 1), "lua: only one helper asks Redis for its time, and " +
                                              helper + " does so already"});
    }
  }
  return found;
}

Violations pragma_once(const Tree& tree) {
  Violations found;
  for (const File& file : tree.files) {
    if (!file.is_header()) continue;
    if (std::find(file.code.begin(), file.code.end(), "#pragma once") != file.code.end()) continue;
    found.push_back({file.place(1), "header: #pragma once is missing"});
  }
  return found;
}

}  // namespace wc::tidy
