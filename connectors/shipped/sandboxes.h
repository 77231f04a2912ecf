// SPDX-License-Identifier: EUPL-1.2
// The shipped sandboxes by the name of their platform; the one place that knows them all.
#pragma once

#include <memory>
#include <string>

#include "connectors/sandbox/sandbox.h"

namespace wc {

// By platform ("x", "facebook"), with a fresh, empty state that depends only on the seed; nullptr
// for an unknown platform. `journal` = a file where what was written is kept, so that a restart
// goes on where it was; "" = memory only.
std::unique_ptr<Sandbox> make_sandbox(const std::string& platform, std::uint64_t seed,
                                      const std::string& journal);

}  // namespace wc
