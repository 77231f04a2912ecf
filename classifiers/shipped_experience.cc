// SPDX-License-Identifier: EUPL-1.2
#include <cassert>

#include "classifiers/experience.h"
#include "config/embedded.h"

namespace wc {

std::vector<Embedded> experience_file();  // made by embed() in experience.cmake

const Experience& shipped_experience() {
  static const Experience kShipped = [] {
    Result<Experience> read = Experience::read(experience_file().front().bytes);
    assert(read);
    return read ? *std::move(read) : Experience();
  }();
  return kShipped;
}

}  // namespace wc
