// SPDX-License-Identifier: EUPL-1.2
// What the sub-commands share: the configuration and the queue, with a sentence on standard error
// and an exit code when one of them is not to be had.
#pragma once

#include <memory>
#include <string>

#include "daemon/commands/commands.h"
#include "daemon/settings.h"

namespace wc {

// The folder that was given, else /etc/webcared where it exists, else "" (what is shipped).
std::string config_folder(const std::string& given);

// The settings, or null after every problem was told on standard error.
std::shared_ptr<const Settings> settings_or_tell(const std::string& folder);

// Says `error` on standard error and returns the exit code that fits it.
int tell(const Error& error);

// The wall clock.
Time wall_time();

// Settings and an open queue for a command of people; `code` is the exit code when there is none.
struct Tool {
  std::shared_ptr<const Settings> settings;
  std::unique_ptr<Queue> queue;
  int code = kExitWell;
};
Tool open_tool(const std::string& folder);

// Who runs this command, for the log: "cli:" and the user's name.
std::string who_runs();

// 22 characters of [A-Za-z0-9_-] that nobody else has.
std::string fresh_id();

}  // namespace wc
