// SPDX-License-Identifier: EUPL-1.2
#include "tests/tools/few_rules.h"

#include "config/embedded.h"

namespace wc::test {

void leave_rules_out(const Folder& folder) {
  for (const Embedded& file : shipped_config()) {
    if (!file.name.starts_with("topics/")) continue;
    folder.write(std::string(file.name),
                 std::string(file.bytes.substr(0, file.bytes.find("[[rule]]"))));
  }
  folder.write("experience.toml", "use = \"none\"\n");
}

}  // namespace wc::test
