// SPDX-License-Identifier: EUPL-1.2
// A folder of a test's own, gone with it. It knows nothing of what stands in it; a test that cannot
// make one fails with an exception.
#pragma once

#include <string>

namespace wc::test {

// An empty folder below the system's one for passing files; its name is its own, so tests may run
// side by side.
class Folder {
 public:
  Folder();
  ~Folder();  // takes everything in it along
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  // The path of a file in it, or of the folder itself.
  [[nodiscard]] std::string path(const std::string& name = "") const;

  // Writes a file that only its owner may read, and the folders above it.
  void write(const std::string& name, const std::string& bytes) const;

 private:
  std::string path_;  // absolute, without a slash at its end
};

}  // namespace wc::test
