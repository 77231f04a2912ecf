// SPDX-License-Identifier: EUPL-1.2
// The connector of one Facebook Page over the Graph API: reads visitors' posts and the comments
// under posts, answers, hides and deletes. Private messages and webhooks are not in it.
#pragma once

#include <memory>

#include "connectors/connector.h"
#include "connectors/facebook/settings.h"

namespace wc {

// The transport outlives it. A Position is a Unix time in seconds. Besides the errors of Connector:
// kMend "blocked" when Facebook has stopped our writing for a while (codes 341 and 368).
std::unique_ptr<Connector> make_facebook(FacebookSettings settings, Transport& transport);

}  // namespace wc
