// SPDX-License-Identifier: EUPL-1.2
// One page of an edge as the Graph API gives it: since, until, limit, cursors and the link to the
// next page with the token inside. It knows no routes.
#pragma once

#include "connectors/facebook/sandbox_fields.h"

namespace wc {

inline constexpr std::string_view kSandboxPageToken = "sandbox-fb-page";

// What is asked of an edge, and from where.
struct Slice {
  std::string origin;         // of the request, for the link
  std::string path;           // "/v25.0/111/feed"
  std::vector<Param> params;  // as asked; `after` is the cursor
  std::vector<GraphField> fields;
};

using Found = std::vector<const SandboxItem*>;

// Writes {"data":[...],"paging":{...}}. `found` stands from old to new, all that may be on the
// edge; what is deleted or not visible yet leaves a gap in a page, as at Facebook. Returns what is
// wrong with the request, or nothing.
std::optional<std::string> write_edge(JsonWriter& out, const Slice& slice, Found found, Time now,
                                      const Around& around);

}  // namespace wc
