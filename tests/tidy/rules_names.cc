// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <map>

#include "tests/tidy/rules.h"

namespace wc::tidy {
namespace {

// The type that a line begins to define at the left margin, "" when it is none. A declaration, and
// the definition of a type inside another ("struct House::Held {"), are none.
std::string_view defined_on(std::string_view line) {
  constexpr std::array<std::string_view, 4> kWords = {"struct ", "class ", "enum class ", "enum "};
  for (const std::string_view word : kWords) {
    if (!line.starts_with(word)) continue;
    const std::string_view rest = line.substr(word.size());
    const std::string_view name = rest.substr(0, rest.find_first_of(" :;{<"));
    const std::string_view after = rest.substr(name.size());
    const bool ends = after.empty() || after.starts_with(";") || after.starts_with("::");
    if (!ends && name != "class") return name;
  }
  return {};
}

// Follows the namespaces of a file, which stand at the left margin, as clang-format ends them.
class Scope {
 public:
  void read(std::string_view written, std::string_view code) {
    if (code == "namespace {") hidden_ = true;
    if (code.starts_with("namespace ") && code.ends_with(" {") && !hidden_) {
      name_ = code.substr(10, code.size() - 12);
    }
    if (written == "}  // namespace") hidden_ = false;
  }
  [[nodiscard]] bool hidden() const { return hidden_; }
  [[nodiscard]] std::string of(std::string_view type) const {
    return name_ + "::" + std::string(type);
  }

 private:
  std::string name_;
  bool hidden_ = false;
};

}  // namespace

Violations type_names(const Tree& tree) {
  Violations violations;
  std::map<std::string, std::string> places;
  for (const File& file : tree.files) {
    Scope scope;
    for (std::size_t i = 0; file.is_cpp() && i < file.code.size(); ++i) {
      const std::string_view code = file.code[i];
      scope.read(file.lines[i], code.substr(0, code.find_last_not_of(' ') + 1));
      const std::string_view type = defined_on(code);
      if (type.empty() || scope.hidden()) continue;
      const auto [known, fresh] = places.emplace(scope.of(type), file.place(i + 1));
      if (fresh) continue;
      violations.push_back({file.place(i + 1), known->first + " is another type in " +
                                                   known->second +
                                                   "; a linker takes one for the other: rename"});
    }
  }
  return violations;
}

}  // namespace wc::tidy
