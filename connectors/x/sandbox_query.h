// SPDX-License-Identifier: EUPL-1.2
// The query words of recent search, for the sandbox: words, "phrases", @name, #tag, from:, to:,
// lang:, conversation_id:, -not, OR and parentheses. What X knows besides is refused, not guessed.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace wc {

// What a query looks at.
struct XSearchable {
  std::string text;
  std::string from;  // handles, without @
  std::string to;
  std::string lang;
  std::string conversation;
};

class XQuery {
 public:
  struct Node;

  // Empty for a query that X would refuse: nothing in it, open quotes or parentheses, an unknown
  // operator, or only words that cannot stand alone (-x, lang:x).
  static std::optional<XQuery> parse(std::string_view text);

  [[nodiscard]] bool matches(const XSearchable& post) const;

 private:
  explicit XQuery(std::shared_ptr<const Node> root) : root_(std::move(root)) {}
  std::shared_ptr<const Node> root_;
};

}  // namespace wc
