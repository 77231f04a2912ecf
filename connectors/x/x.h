// SPDX-License-Identifier: EUPL-1.2
// The platform X (formerly Twitter), as the registry knows it.
#pragma once

#include "connectors/registry.h"

namespace wc {

// Reads [[account]] platform = "x"; README.md beside this file lists the keys.
Platform x_platform();

}  // namespace wc
