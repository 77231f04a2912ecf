// SPDX-License-Identifier: EUPL-1.2
// Notices that a comment reads differently than last time: Facebook tells no time of an edit. What
// it remembers may be lost without harm; it holds digests, no words.
#pragma once

#include <string>
#include <unordered_map>

#include "connectors/post.h"

namespace wc {

class Edits {
 public:
  // Sets rev of a post that was read at `now`: as it is when the text is new to us or the same as
  // before, else the Unix second of the reading.
  void judge(Post& post, Time now);

 private:
  struct Seen {
    std::size_t digest;
    std::uint64_t rev;
  };
  std::unordered_map<std::string, Seen> seen_;
};

}  // namespace wc
