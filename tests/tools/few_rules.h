// SPDX-License-Identifier: EUPL-1.2
// For tests that read a configuration but classify nothing: reading all shipped rules takes
// seconds under a sanitizer.
#pragma once

#include "tests/tools/folder.h"

namespace wc::test {

// Writes each shipped file of topics/ without its rules into the folder's topics/, so that the
// topics are there as they are shipped, and silent; and leaves experience out.
void leave_rules_out(const Folder& folder);

}  // namespace wc::test
