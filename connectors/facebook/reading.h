// SPDX-License-Identifier: EUPL-1.2
// One poll: follows the edges of a source from new to old and merges them into one page of which is
// known what it covers. Nothing is kept after it.
#pragma once

#include "connectors/facebook/graph.h"
#include "connectors/facebook/parse.h"

namespace wc {

// Comments under the newest posts of ours and of visitors (Settings::watch_posts of each).
Result<Page> read_comments(Graph& graph, const FacebookSettings& settings, const Source& source,
                           const Window& window);

// What visitors wrote on our Page.
Result<Page> read_visitor_posts(Graph& graph, const FacebookSettings& settings,
                                const Source& source, const Window& window);

}  // namespace wc
