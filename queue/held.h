// SPDX-License-Identifier: EUPL-1.2
// What a Queue holds, for the files that implement it. It knows how a verb is called, not what any
// verb does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "queue/library.h"
#include "queue/queue.h"

namespace wc {

struct Queue::Held {
  Redis redis;
  KeySpace space;

  Result<Reply> verb(std::string_view name, const std::vector<std::string>& arguments);
  // The same for verbs whose answer says nothing.
  Result<Done> done(std::string_view name, const std::vector<std::string>& arguments);
  // The claim that a verb granted. What was typed before is no part of the answer that is kept with
  // an operation id: it is read when it is handed out.
  Result<Claim> claim_from(const Reply& reply);
  [[nodiscard]] std::string key(std::string_view name) const {
    return space.tag + std::string{name};
  }
};

// Numbers in the answers of verbs are texts.
long long whole_from(std::string_view text);

}  // namespace wc
