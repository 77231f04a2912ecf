// SPDX-License-Identifier: EUPL-1.2
#include "daemon/commands/tool.h"

#include <pwd.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>

#include "config/digest.h"

namespace wc {

std::string config_folder(const std::string& given) {
  if (!given.empty()) return given;
  const std::string usual = "/etc/webcared";
  return std::filesystem::is_directory(usual) ? usual : "";
}

std::shared_ptr<const Settings> settings_or_tell(const std::string& folder) {
  Problems problems;
  auto settings = read_settings(folder, problems);
  if (!settings) std::cerr << to_text(problems);
  return settings;
}

int tell(const Error& error) {
  std::cerr << "webcared: " << error.what << '\n';
  switch (error.cure) {
    case Cure::kMend:
      return kExitConfig;
    case Cure::kWait:
    case Cure::kAskAgain:
      return kExitAway;
    case Cure::kGiveUp:
      break;
  }
  return kExitNo;
}

Time wall_time() {
  return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
}

Tool open_tool(const std::string& folder) {
  Tool tool;
  tool.settings = settings_or_tell(config_folder(folder));
  if (!tool.settings) {
    tool.code = kExitConfig;
    return tool;
  }
  auto queue = std::make_unique<Queue>(tool.settings->redis, tool.settings->space);
  const auto opened = queue->open();
  if (opened) {
    tool.queue = std::move(queue);
  } else {
    tool.code = tell(opened.error());
  }
  return tool;
}

std::string who_runs() {
  const passwd* user = getpwuid(getuid());
  return std::string("cli:") + (user != nullptr ? user->pw_name : std::to_string(getuid()));
}

std::string fresh_id() {
  std::string id = base64(random_bytes(16)).substr(0, 22);
  for (char& c : id) {
    if (c == '+') c = '-';
    if (c == '/') c = '_';
  }
  return id;
}

}  // namespace wc
