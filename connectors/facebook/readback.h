// SPDX-License-Identifier: EUPL-1.2
// Is it there already? Reads a conversation back to see whether an answer of ours stands in it.
#pragma once

#include "connectors/facebook/graph.h"
#include "connectors/facebook/parse.h"

namespace wc {

// Where an answer goes. Under a post of ours a conversation is a top-level comment, and an answer
// belongs to that thread; under a visitor's post it is the post, and an answer stands under what it
// answers. "" when the action names no id of Facebook.
std::string reply_target(const Action& action, const std::string& page);

// The answer with the same canonical text that the Page wrote there at or after `oldest`, or
// nothing. Errors: kWait "busy" when the conversation is too busy to say that it is not there,
// "bad_answer" when what came does not tell it.
Result<std::optional<Receipt>> read_back(Graph& graph, const Action& action,
                                         const std::string& page, Time oldest);

// What stands at the platform under that id.
Receipt receipt_of(const std::string& graph_id);

}  // namespace wc
