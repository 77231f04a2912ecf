// SPDX-License-Identifier: EUPL-1.2
#include "tests/tools/folder.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace wc::test {

Folder::Folder() {
  path_ = (std::filesystem::temp_directory_path() / "webcared-XXXXXX").string();
  if (mkdtemp(path_.data()) == nullptr) throw std::runtime_error("no folder for a test");
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string Folder::path(const std::string& name) const {
  return name.empty() ? path_ : path_ + '/' + name;
}

void Folder::write(const std::string& name, const std::string& bytes) const {
  const std::filesystem::path file = path(name);
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
  std::filesystem::permissions(file, std::filesystem::perms(0600));
}

}  // namespace wc::test
