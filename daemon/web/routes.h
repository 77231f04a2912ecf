// SPDX-License-Identifier: EUPL-1.2
// The one table of the desk's routes. A test holds it against openapi.json, both ways.
#pragma once

#include <vector>

#include "daemon/web/route.h"

namespace wc {

std::vector<Route> desk_routes();

}  // namespace wc
