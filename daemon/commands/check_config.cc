// SPDX-License-Identifier: EUPL-1.2
#include <iostream>

#include "daemon/commands/tool.h"

namespace wc {

int check_config(const std::string& folder) {
  const std::string dir = config_folder(folder);
  const auto settings = settings_or_tell(dir);
  if (!settings) return kExitConfig;
  std::size_t sources = 0;
  for (const auto& account : settings->accounts) sources += account->sources().size();
  std::cout << (dir.empty() ? "the shipped configuration" : dir)
            << " is well: " << settings->accounts.size() << " accounts, " << sources << " sources, "
            << settings->events.size() << " events, " << settings->answers.size()
            << " standard answers\n";
  return kExitWell;
}

}  // namespace wc
