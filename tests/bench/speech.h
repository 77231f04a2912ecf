// SPDX-License-Identifier: EUPL-1.2
// What classify_bench lets people say, and the words of the rules that listen: made up, or those of
// labelled posts. The same calls give the same words.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace wc::bench {

// The words of one rule, folded: one as it is, one that others begin with, and two near each other.
struct RuleWords {
  std::string word;
  std::string start;
  std::string first;
  std::string second;
};

class Speech {
 public:
  virtual ~Speech() = default;
  virtual std::string post() = 0;
  virtual RuleWords rule() = 0;
};

// Dutch-looking words of stems and endings, 134 bytes a post; no dictionary knows most of them.
std::unique_ptr<Speech> made_up();

// Every second post of these files (lines as of `webcared rules measure`), over and over in one
// mixed order; rules of the words of the others, rare ones as often as common ones. Null when a
// file cannot be read or there are no posts.
std::unique_ptr<Speech> of_posts(const std::vector<std::string>& files);

}  // namespace wc::bench
