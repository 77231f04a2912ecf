// SPDX-License-Identifier: EUPL-1.2
// An imitation of the Graph API for one Page: feed, visitor posts, comments, replies, hiding,
// deleting, the token's health, usage headers and the platform's habits. Written from the
// platform's documents. It knows nothing of our connector.
#pragma once

#include <memory>
#include <string>

#include "connectors/sandbox/sandbox.h"

namespace wc {

// Page id "111", name "Gemeente Nijmegen", page token "sandbox-fb-page", app secret
// "sandbox-fb-secret". Some posts of the Page stand there from the start. `seed` and `journal` as
// in make_sandbox.
std::unique_ptr<Sandbox> make_facebook_sandbox(std::uint64_t seed, const std::string& journal);

}  // namespace wc
