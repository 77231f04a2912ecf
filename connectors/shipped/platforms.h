// SPDX-License-Identifier: EUPL-1.2
// The platforms that a daemon can talk to. With sandboxes.h the only place that names them, so that
// a new one touches its own folder and this one.
#pragma once

#include <string>
#include <vector>

#include "connectors/registry.h"

namespace wc {

// The shipped platforms, then those of the shared objects in plugin_dir (none when it is "").
// Errors: kMend "plugin" with the file and the reason (owner, version, symbol).
Result<std::vector<Platform>> platforms(const std::string& plugin_dir);

}  // namespace wc
