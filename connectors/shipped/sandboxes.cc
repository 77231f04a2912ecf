// SPDX-License-Identifier: EUPL-1.2
#include "connectors/shipped/sandboxes.h"

#include "connectors/facebook/sandbox.h"
#include "connectors/x/sandbox.h"

namespace wc {

std::unique_ptr<Sandbox> make_sandbox(const std::string& platform, std::uint64_t seed,
                                      const std::string& journal) {
  if (platform == "x") return make_x_sandbox(seed, journal);
  if (platform == "facebook") return make_facebook_sandbox(seed, journal);
  return nullptr;
}

}  // namespace wc
