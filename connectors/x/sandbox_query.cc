// SPDX-License-Identifier: EUPL-1.2
#include "connectors/x/sandbox_query.h"

#include <algorithm>
#include <array>
#include <vector>

#include "config/unicode.h"

namespace wc {

struct XQuery::Node {
  enum class Kind { kAll, kAny, kNot, kWords, kFrom, kTo, kLang, kConversation, kIs };
  Kind kind = Kind::kAll;
  std::string value;
  std::vector<Node> nodes;
};

namespace {

using Node = XQuery::Node;
using Kind = Node::Kind;

constexpr int kDepthMax = 16;

// Lower case and without the accents of Latin letters: search folds both.
std::string fold(std::string_view text) {
  std::string out;
  for (const char32_t c : code_points(nfc(mend_utf8(text)))) {
    constexpr std::u32string_view kFrom = U"àáâãäåçèéêëìíîïñòóôõöùúûüýÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝ";
    constexpr std::string_view kTo = "aaaaaaceeeeiiiinooooouuuuyaaaaaaceeeeiiiinooooouuuuy";
    const auto at = kFrom.find(c);
    if (at != std::u32string_view::npos) {
      out += kTo[at];
    } else if (c < 0x80) {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
    } else {
      out += '?';  // one byte a code point, so that words have edges
    }
  }
  return out;
}

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '?';
}

// The phrase stands in the text with no letter against its ends.
bool has_words(const std::string& text, const std::string& phrase) {
  for (auto at = text.find(phrase); at != std::string::npos; at = text.find(phrase, at + 1)) {
    const auto end = at + phrase.size();
    const bool begins = at == 0 || !is_word_byte(text[at - 1]) || !is_word_byte(phrase.front());
    const bool ends = end == text.size() || !is_word_byte(text[end]);
    if (begins && ends) return true;
  }
  return false;
}

bool matches(const Node& node, const XSearchable& post, const std::string& folded) {
  const auto inner = [&](const Node& one) { return matches(one, post, folded); };
  switch (node.kind) {
    case Kind::kAll:
      return std::ranges::all_of(node.nodes, inner);
    case Kind::kAny:
      return std::ranges::any_of(node.nodes, inner);
    case Kind::kNot:
      return !inner(node.nodes.front());
    case Kind::kWords:
      return has_words(folded, node.value);
    case Kind::kFrom:
      return fold(post.from) == node.value;
    case Kind::kTo:
      return fold(post.to) == node.value;
    case Kind::kLang:
      return post.lang == node.value;
    case Kind::kConversation:
      return post.conversation == node.value;
    case Kind::kIs:
      return false;  // is:retweet: citizens of the sandbox never repost
  }
  return false;
}

// Something that may stand alone, outside a negation.
bool stands_alone(const Node& node) {
  if (node.kind == Kind::kAll) return std::ranges::any_of(node.nodes, stands_alone);
  if (node.kind == Kind::kAny) return std::ranges::all_of(node.nodes, stands_alone);
  return node.kind != Kind::kNot && node.kind != Kind::kLang && node.kind != Kind::kIs;
}

class Parser {
 public:
  explicit Parser(std::string_view text) : rest_(text) {}

  std::optional<Node> whole() {
    Node node = any(0);
    skip();
    if (broken_ || !rest_.empty() || !stands_alone(node)) return std::nullopt;
    return node;
  }

 private:
  void skip() {
    while (rest_.starts_with(' ')) rest_.remove_prefix(1);
  }

  [[nodiscard]] bool is_or() const { return rest_ == "OR" || rest_.starts_with("OR "); }

  bool take(std::string_view what) {
    if (!rest_.starts_with(what)) return false;
    rest_.remove_prefix(what.size());
    return true;
  }

  // OR binds less than standing side by side.
  Node any(int depth) {
    Node node{Kind::kAny, "", {}};
    if (depth > kDepthMax) broken_ = true;
    do {
      node.nodes.push_back(all(depth));
      skip();
    } while (!broken_ && is_or() && take("OR"));
    return node;
  }

  Node all(int depth) {
    Node node{Kind::kAll, "", {}};
    for (skip(); !broken_ && !rest_.empty(); skip()) {
      if (rest_.starts_with(')') || is_or()) break;
      node.nodes.push_back(one(depth));
    }
    if (node.nodes.empty()) broken_ = true;
    return node;
  }

  Node one(int depth) {
    if (take("-")) {
      if (rest_.starts_with('(')) broken_ = true;  // do not negate groups
      return {Kind::kNot, "", {one(depth + 1)}};
    }
    if (take("(")) {
      Node node = any(depth + 1);
      skip();
      if (!take(")")) broken_ = true;
      return node;
    }
    if (take("\"")) return words(until("\"", true));
    return operator_or_word(until(" )", false));
  }

  std::string until(std::string_view ends, bool must_end) {
    const auto end = rest_.find_first_of(ends);
    if (end == std::string_view::npos && must_end) broken_ = true;
    std::string text(rest_.substr(0, end));
    rest_.remove_prefix(std::min(rest_.size(), text.size() + (must_end ? 1 : 0)));
    return text;
  }

  Node words(const std::string& text) {
    if (text.empty()) broken_ = true;
    return {Kind::kWords, fold(text), {}};
  }

  Node operator_or_word(const std::string& text) {
    constexpr std::array<std::pair<std::string_view, Kind>, 5> kOperators{{
        {"from:", Kind::kFrom},
        {"to:", Kind::kTo},
        {"lang:", Kind::kLang},
        {"conversation_id:", Kind::kConversation},
        {"is:", Kind::kIs},
    }};
    for (const auto& [name, kind] : kOperators) {
      if (text.starts_with(name)) return {kind, fold(text.substr(name.size())), {}};
    }
    if (text.find(':') != std::string::npos) broken_ = true;
    return words(text);
  }

  std::string_view rest_;
  bool broken_ = false;
};

}  // namespace

std::optional<XQuery> XQuery::parse(std::string_view text) {
  auto node = Parser(text).whole();
  if (!node) return std::nullopt;
  return XQuery(std::make_shared<const Node>(std::move(*node)));
}

bool XQuery::matches(const XSearchable& post) const {
  return wc::matches(*root_, post, fold(post.text));
}

}  // namespace wc
