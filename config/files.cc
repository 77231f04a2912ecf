// SPDX-License-Identifier: EUPL-1.2
#include "config/files.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <map>

#include "config/embedded.h"

namespace wc {
namespace {

namespace fs = std::filesystem;

using Files = std::map<std::string, ConfigFile>;

constexpr std::size_t kFileBytesMax = 64U << 20U;

Error mend(std::string code, const std::string& path, const std::string& why) {
  return {Cure::kMend, std::move(code), path + ": " + why};
}

bool is_config_name(const fs::path& path) {
  return path.extension() == ".toml" && path.filename().string().front() != '.';
}

bool is_blank(const std::string& bytes) {
  return bytes.find_first_not_of(" \t\r\n") == std::string::npos;
}

// Puts each *.toml of folder/part over what `files` has. `part` is "" or "topics".
Result<Done> add_part(const std::string& folder, const fs::path& part, Files& files) {
  std::error_code failed;
  const fs::path path = fs::path(folder) / part;
  if (!part.empty() && !fs::exists(path, failed) && !failed) return Done{};
  fs::directory_iterator entries(path, failed);
  if (failed) return mend("unreadable", path.string(), failed.message());
  for (; entries != fs::directory_iterator(); entries.increment(failed)) {
    if (!is_config_name(entries->path()) || entries->is_directory(failed)) continue;
    auto bytes = read_file(entries->path().string());
    if (!bytes) return bytes.error();
    const std::string name = (part / entries->path().filename()).string();
    if (!part.empty() && is_blank(*bytes)) {
      files.erase(name);
    } else {
      files[name] = {name, folder, *std::move(bytes)};
    }
  }
  if (failed) return mend("unreadable", path.string(), failed.message());
  return Done{};
}

}  // namespace

Result<std::vector<ConfigFile>> read_config_files(const std::string& folder) {
  Files files;
  for (const Embedded& shipped : shipped_config()) {
    const std::string name(shipped.name);
    files[name] = {name, "", std::string(shipped.bytes)};
  }
  if (!folder.empty()) {
    std::error_code failed;
    if (!fs::is_directory(folder, failed)) {
      return mend("no_such_folder", folder, "is not a folder; name one with *.toml files in it");
    }
    for (const char* part : {"", "topics", "events", "answers"}) {
      if (auto added = add_part(folder, part, files); !added) return added.error();
    }
  }
  std::vector<ConfigFile> sorted;
  for (auto& [name, file] : files) sorted.push_back(std::move(file));
  return sorted;
}

Result<std::string> read_file(const std::string& path) {
  std::error_code failed;
  if (fs::is_directory(path, failed)) return mend("unreadable", path, "is a folder");
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  if (!in) return mend("unreadable", path, std::strerror(errno));
  std::string bytes;
  char block[16'384];
  while (in.read(block, sizeof block), in.gcount() > 0) {
    bytes.append(block, static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > kFileBytesMax) return mend("unreadable", path, "is larger than 64 MiB");
  }
  if (in.bad()) return mend("unreadable", path, std::strerror(errno));
  return bytes;
}

}  // namespace wc
