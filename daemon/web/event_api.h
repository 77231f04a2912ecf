// SPDX-License-Identifier: EUPL-1.2
// What the coordinator does: surge mode on and off. Reading it is for everybody.
#pragma once

#include "daemon/web/route.h"

namespace wc {

Result<WebAnswer> list_surges(Call& call);
Result<WebAnswer> switch_surge_on(Call& call);
Result<WebAnswer> switch_surge_off(Call& call);

}  // namespace wc
