// SPDX-License-Identifier: EUPL-1.2
#include "config/secret.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace wc {
namespace {

constexpr std::size_t kSecretBytesMax = 64U << 10U;

Error bad_secret(const std::string& path, const std::string& why) {
  return {Cure::kMend, "bad_secret", path + ' ' + why};
}

// An open file that closes itself.
class Descriptor {
 public:
  explicit Descriptor(const std::string& path)
      : descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  ~Descriptor() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int get() const { return descriptor_; }

 private:
  int descriptor_;
};

// Where a path leads, and which permissions would give the secret away there.
struct Location {
  std::string path;
  mode_t forbidden;
};

Location locate(const std::string& path, const std::string& folder) {
  constexpr mode_t kOthers = S_IRWXO;
  constexpr mode_t kGroupAndOthers = S_IRWXG | S_IRWXO;
  namespace fs = std::filesystem;
  const char* credentials = std::getenv("CREDENTIALS_DIRECTORY");
  const bool given = credentials != nullptr && *credentials != '\0';
  if (fs::path(path).is_absolute()) return {path, kGroupAndOthers};
  if (given) return {fs::path(credentials) / path, kOthers};
  return {fs::path(folder) / path, kGroupAndOthers};
}

void strip_newline(std::string& text) {
  if (text.ends_with('\n')) text.pop_back();
  if (text.ends_with('\r')) text.pop_back();
}

}  // namespace

Result<std::string> read_secret(const std::string& path, const std::string& folder) {
  const Location at = locate(path, folder);
  const Descriptor file(at.path);
  struct stat facts {};
  if (file.get() < 0 || ::fstat(file.get(), &facts) != 0) {
    return bad_secret(at.path, std::string("cannot be read: ") + std::strerror(errno));
  }
  if (!S_ISREG(facts.st_mode)) return bad_secret(at.path, "is not a file");
  if ((facts.st_mode & at.forbidden) != 0) {
    return bad_secret(at.path,
                      "is open to others; chmod 600 it, and use a new secret if others "
                      "may have read this one");
  }
  std::string text(kSecretBytesMax + 1, '\0');
  const ssize_t count = ::read(file.get(), text.data(), text.size());
  if (count < 0) {
    return bad_secret(at.path, std::string("cannot be read: ") + std::strerror(errno));
  }
  if (static_cast<std::size_t>(count) > kSecretBytesMax) {
    return bad_secret(at.path, "is longer than 64 KiB; name the file with the secret alone");
  }
  text.resize(static_cast<std::size_t>(count));
  strip_newline(text);
  if (text.empty()) return bad_secret(at.path, "is empty");
  return text;
}

}  // namespace wc
