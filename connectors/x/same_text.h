// SPDX-License-Identifier: EUPL-1.2
// Whether a text at X is one that we sent. X puts @names in front of a reply and completes bare
// links, so the two are never equal byte by byte.
#pragma once

#include <string>
#include <string_view>

namespace wc {

// The text without what X adds: canonical, no leading @names, no "http(s)://", no slash at the end
// of a link.
std::string x_comparable(std::string_view raw);

}  // namespace wc
