// SPDX-License-Identifier: EUPL-1.2
#include "connectors/shipped/platforms.h"

#include <dlfcn.h>
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "connectors/facebook/facebook.h"
#include "connectors/x/x.h"

namespace wc {

namespace {

namespace fs = std::filesystem;

Error bad_plugin(const std::string& file, const std::string& reason) {
  return {Cure::kMend, "plugin", file + ": " + reason};
}

// Who can write a plugin can do everything that the daemon can, so only root may.
std::optional<Error> distrust(const std::string& path) {
  struct stat facts {};
  if (::lstat(path.c_str(), &facts) != 0) return bad_plugin(path, "cannot be read");
  if (S_ISLNK(facts.st_mode)) return bad_plugin(path, "is a link; put the file itself here");
  if (facts.st_uid != 0) return bad_plugin(path, "is not owned by root; chown root it");
  if ((facts.st_mode & (S_IWGRP | S_IWOTH)) != 0) {
    return bad_plugin(path, "can be written by others than root; chmod go-w it");
  }
  return std::nullopt;
}

// A plugin is never unloaded: its code may be in use until the process ends.
Result<Platform> load(const std::string& path) {
  if (auto error = distrust(path)) return *error;
  void* library = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return bad_plugin(path, ::dlerror());
  auto* enter = reinterpret_cast<PluginEntry*>(::dlsym(library, kPluginEntry));
  if (enter == nullptr) {
    return bad_plugin(path, std::string("has no function \"") + kPluginEntry + "\"");
  }
  Platform platform;
  const int version = enter(kPluginVersion, &platform);
  if (version != kPluginVersion) {
    return bad_plugin(path, "was built for interface " + std::to_string(version) + ", this is " +
                                std::to_string(kPluginVersion) + "; build it anew");
  }
  if (platform.name.empty() || !platform.read) return bad_plugin(path, "brings no platform");
  return platform;
}

Result<std::vector<std::string>> plugin_files(const std::string& folder) {
  std::vector<std::string> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().extension() == ".so") files.push_back(entry.path());
  }
  if (error) return bad_plugin(folder, "plugin_dir cannot be read: " + error.message());
  std::ranges::sort(files);
  return files;
}

}  // namespace

Result<std::vector<Platform>> platforms(const std::string& plugin_dir) {
  std::vector<Platform> known{x_platform(), facebook_platform()};
  if (plugin_dir.empty()) return known;
  if (auto error = distrust(plugin_dir)) return *error;
  const auto files = plugin_files(plugin_dir);
  if (!files) return files.error();
  for (const std::string& file : *files) {
    auto platform = load(file);
    if (!platform) return platform.error();
    const auto same = [&platform](const Platform& one) { return one.name == platform->name; };
    if (std::ranges::any_of(known, same)) {
      return bad_plugin(file,
                        "brings the platform '" + platform->name + "', which is there already");
    }
    known.push_back(std::move(*platform));
  }
  return known;
}

}  // namespace wc
