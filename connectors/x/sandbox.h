// SPDX-License-Identifier: EUPL-1.2
// An imitation of X's API v2 for one account: mentions, recent search, look-ups, own posts, writing
// and deleting, with its tokens, limits, reply rule and both vocabularies. Written from the
// platform's documents (apis/x.md). It knows nothing of our connector.
#pragma once

#include <memory>
#include <string>

#include "connectors/sandbox/sandbox.h"

namespace wc {

// User id "14024", handle "GemeenteNijmegen", bearer "sandbox-x-bearer", OAuth 1.0a key
// "sandbox-x-key" and secret "sandbox-x-secret", access token "sandbox-x-access" and its secret
// "sandbox-x-access-secret". `seed` and `journal` as in make_sandbox. Where the documents leave it
// open: the same text is refused as duplicate only under the same post; the 800 newest mentions are
// counted without the deleted ones.
std::unique_ptr<Sandbox> make_x_sandbox(std::uint64_t seed, const std::string& journal);

}  // namespace wc
