// SPDX-License-Identifier: EUPL-1.2
// A folder of a test's own, gone with it. It knows nothing of what stands in it; a test that cannot
// make one fails with the exception of the library.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace wc::test {

// An empty folder below the system's one for passing files; its name is its own, so tests may run
// side by side.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "webcared-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  // Takes everything in it along; what is gone already is no error.
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  // The path of a file in it, or of the folder itself.
  [[nodiscard]] std::string path(const std::string& name = "") const {
    return name.empty() ? path_ : path_ + '/' + name;
  }

  // Writes a file that only its owner may read, and the folders above it.
  void write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
    std::ofstream(path(name), std::ios::binary) << bytes;
    std::filesystem::permissions(path(name), std::filesystem::perms(0600));
  }

 private:
  std::string path_;  // absolute, without a slash at its end
};

}  // namespace wc::test
