// SPDX-License-Identifier: EUPL-1.2
#include "tests/tidy/views.h"

#include <algorithm>
#include <cctype>

namespace wc::tidy {
namespace {

constexpr auto kNone = std::string_view::npos;

bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

// Walks over a text once; each take_… moves on and says what the part was.
class Scanner {
 public:
  Scanner(std::string_view text, Language language)
      : text_(text), language_(language), views_{std::string(text), std::string(text), {}} {
    views_.comments.assign(text.size(), ' ');
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\n') views_.comments[i] = '\n';
    }
  }

  Views run() {
    while (at_ < text_.size()) step();
    return std::move(views_);
  }

 private:
  [[nodiscard]] bool here(std::string_view what) const {
    return text_.substr(at_, what.size()) == what;
  }
  [[nodiscard]] char before() const { return at_ == 0 ? '\n' : text_[at_ - 1]; }
  [[nodiscard]] std::size_t after(std::string_view what, std::size_t from) const {
    const auto found = text_.find(what, from);
    return found == kNone ? text_.size() : found + what.size();
  }
  [[nodiscard]] std::size_t line_end() const {
    return std::min(text_.find('\n', at_), text_.size());
  }

  void step() {
    switch (language_) {
      case Language::kCpp:
        return step_cpp();
      case Language::kScript:
        return step_script();
      case Language::kLua:
        return step_lua();
      case Language::kHash:
        return step_hash();
      case Language::kCss:
        return here("/*") ? take_comment(after("*/", at_ + 2)) : next();
      case Language::kData:
        at_ = text_.size();
    }
  }

  void step_cpp() {
    if (here("//")) return take_comment(line_end());
    if (here("/*")) return take_comment(after("*/", at_ + 2));
    if (here("R\"") && !is_word(before())) return take_raw();
    if (here("'") && is_word(before())) return next();  // 1'000
    if (here("\"") || here("'")) return take_quoted();
    next();
  }

  void step_script() {
    if (here("//")) return take_comment(line_end());
    if (here("/*")) return take_comment(after("*/", at_ + 2));
    if (here("`")) return take_string(template_end(at_), 1);
    if (here("/") && starts_expression()) return take_regex();
    if (here("\"") || here("'")) return take_quoted();
    next();
  }

  void step_lua() {
    if (here("--[[")) return take_comment(after("]]", at_ + 4));
    if (here("--")) return take_comment(line_end());
    if (here("#!") && at_ == 0) return take_comment(line_end());
    if (here("[[")) return take_string(after("]]", at_ + 2), 2);
    if (here("\"") || here("'")) return take_quoted();
    next();
  }

  void step_hash() {
    if (here("#") && std::isspace(static_cast<unsigned char>(before())) != 0) {
      return take_comment(line_end());
    }
    next();
  }

  void next() { ++at_; }

  void blank(std::string& view, std::size_t from, std::size_t to) const {
    for (std::size_t i = from; i < to; ++i) {
      if (text_[i] != '\n') view[i] = ' ';
    }
  }

  void take_comment(std::size_t end) {
    blank(views_.code, at_, end);
    blank(views_.uncommented, at_, end);
    views_.comments.replace(at_, end - at_, text_.substr(at_, end - at_));
    at_ = end;
  }

  // A string up to `end`, with marks of `mark` characters on both sides.
  void take_string(std::size_t end, std::size_t mark) {
    if (end > at_ + 2 * mark) blank(views_.code, at_ + mark, end - mark);
    at_ = end;
  }

  // Up to the same quote; a line's end closes it too (an apostrophe in the text of a page).
  void take_quoted() {
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != text_[at_] && text_[end] != '\n') {
      end += text_[end] == '\\' ? 2U : 1U;
    }
    take_string(std::min(end + 1, text_.size()), 1);
  }

  void take_raw() {
    const auto open = text_.find('(', at_);
    if (open == kNone) return next();
    const std::string close = ")" + std::string(text_.substr(at_ + 2, open - at_ - 2)) + "\"";
    const auto end = after(close, open);
    blank(views_.code, open + 1, std::max(open + 1, end - std::min(close.size(), end)));
    at_ = end;
  }

  // A `/` after an operator begins a regular expression, after a value it divides.
  [[nodiscard]] bool starts_expression() const {
    const auto last = text_.substr(0, at_).find_last_not_of(" \n");
    return last == kNone || std::string_view("(,=:[!&|?{;").find(text_[last]) != kNone;
  }

  void take_regex() {
    bool in_class = false;
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != '\n' && (text_[end] != '/' || in_class)) {
      if (text_[end] == '[') in_class = true;
      if (text_[end] == ']') in_class = false;
      end += text_[end] == '\\' ? 2U : 1U;
    }
    take_string(std::min(end + 1, text_.size()), 1);
  }

  // The end of the template that begins at `from`; its ${…} may hold templates again.
  [[nodiscard]] std::size_t template_end(std::size_t from) const {
    int depth = 0;
    for (std::size_t i = from + 1; i < text_.size(); ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == '`' && depth == 0) {
        return i + 1;
      } else if (text_[i] == '`') {
        i = template_end(i) - 1;
      } else if (text_.substr(i, 2) == "${" || (depth > 0 && text_[i] == '{')) {
        depth += 1;
        if (text_[i] == '$') ++i;
      } else if (text_[i] == '}' && depth > 0) {
        depth -= 1;
      }
    }
    return text_.size();
  }

  std::string_view text_;
  Language language_;
  Views views_;
  std::size_t at_ = 0;
};

}  // namespace

Views views_of(std::string_view text, Language language) {
  return Scanner(text, language).run();
}

}  // namespace wc::tidy
