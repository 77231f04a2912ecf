// SPDX-License-Identifier: EUPL-1.2
// Which addresses of the internet a platform may stand at: only public ones. It keeps a name that
// was made to point into our own network from being connected to, and knows nothing of names.
#pragma once

#include <cstddef>
#include <span>

namespace wc {

// True for an address that is routed in the public internet: not loopback, private, link-local,
// shared, multicast, reserved or for documents; addresses of version 6 that carry one of version 4
// inside (mapped, 6to4, NAT64) are judged by that. `bytes` in network order, 4 or 16 of them; any
// other number is not public. Source: the IANA special-purpose address registries.
bool is_public_address(std::span<const unsigned char> bytes);

// True for 127.0.0.0/8 and ::1.
bool is_loopback_address(std::span<const unsigned char> bytes);

}  // namespace wc
