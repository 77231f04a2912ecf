// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <set>

#include "tests/tidy/rooms.h"
#include "tests/tidy/rules.h"

namespace wc::tidy {
namespace {

using Texts = std::set<std::string, std::less<>>;

// Everything that a quoted include names.
Texts included(const Tree& tree) {
  Texts paths;
  for (const File& file : tree.files) {
    for (std::size_t i = 0; file.is_cpp() && i < file.uncommented.size(); ++i) {
      const std::string& line = file.uncommented[i];
      const auto open = line.find('"');
      if (!line.starts_with("#include") || open == std::string::npos) continue;
      paths.insert(line.substr(open + 1, line.rfind('"') - open - 1));
    }
  }
  return paths;
}

// "app" of "./app.js"; with `bare`, also of app.js without a folder before it.
void add_names(std::string_view line, bool bare, Texts& names) {
  constexpr std::string_view kApart = "/\"'`?()=,; ";
  for (std::size_t from = 0; from < line.size();) {
    const auto end = std::min(line.find_first_of(kApart, from), line.size());
    const std::string_view part = line.substr(from, end - from);
    const bool in_folder = from > 0 && line[from - 1] == '/';
    if (in_folder || (bare && part.find('.') != std::string_view::npos)) {
      names.emplace(part.substr(0, part.find('.')));
    }
    from = end + 1;
  }
}

// What scripts import, and what pages, build files and package.json name.
Texts imported(const Tree& tree) {
  Texts names;
  for (const File& file : tree.files) {
    const bool is_script = file.language == Language::kScript;
    const bool names_scripts = file.language == Language::kHash || file.extension() == ".html" ||
                               file.name() == "package.json";
    if (!is_script && !names_scripts) continue;
    for (const std::string& line : file.uncommented) add_names(line, names_scripts, names);
  }
  return names;
}

// Has it a main of any kind: of a program, a fuzz target, an example plugin, tests, benchmarks?
bool has_main(const File& file) {
  constexpr std::array<std::string_view, 6> kMains{" main(",
                                                   "LLVMFuzzerTestOneInput(",
                                                   "BOOST_TEST_MODULE",
                                                   "BOOST_AUTO_TEST_CASE(",
                                                   "BOOST_FIXTURE_TEST_CASE(",
                                                   "BENCHMARK("};
  return file.folder().ends_with("/example") ||
         std::any_of(file.code.begin(), file.code.end(), [&](const std::string& line) {
           return std::any_of(kMains.begin(), kMains.end(), [&](std::string_view word) {
             return line.find(word) != std::string::npos;
           });
         });
}

// The header of the same name, or of its beginning or end: json_writer.cc may be a part of json.h,
// curl_transport.cc one side of transport.h.
bool has_header(const Tree& tree, const File& file) {
  const std::string folder = std::string(file.folder()) + "/";
  const std::string_view stem = file.name().substr(0, file.name().rfind('.'));
  const auto exists = [&](std::string_view name) {
    return tree.find(folder + std::string(name) + ".h") != nullptr;
  };
  if (exists(stem)) return true;
  for (auto cut = stem.find('_'); cut != std::string_view::npos; cut = stem.find('_', cut + 1)) {
    if (exists(stem.substr(0, cut)) || exists(stem.substr(cut + 1))) return true;
  }
  return false;
}

bool is_read_toml(const File& file) {
  constexpr std::array<std::string_view, 3> kFolders{"config/topics", "config/events",
                                                     "config/answers"};
  constexpr std::array<std::string_view, 4> kFiles{"config/webcared.toml", "config/places.toml",
                                                   "config/words.toml", "config/experience.toml"};
  return file.in_tests() || std::find(kFiles.begin(), kFiles.end(), file.path) != kFiles.end() ||
         std::find(kFolders.begin(), kFolders.end(), file.folder()) != kFolders.end();
}

// Scripts that a tool, a page or a test runner begins with.
bool is_first_script(const File& file) {
  const std::string_view name = file.name();
  return name.starts_with("main.") || name.starts_with("index.") || name.ends_with(".d.ts") ||
         name.find(".config.") != std::string_view::npos ||
         name.find("test.") != std::string_view::npos;
}

}  // namespace

Violations top_level(const Tree& tree) {
  constexpr std::array<std::string_view, 4> kFiles{"CMakeLists.txt", "CMakePresets.json",
                                                   "README.md", "LICENSE"};
  Violations found;
  for (const std::string_view name : kFiles) {
    if (tree.find(name) == nullptr) found.push_back({std::string(name), "top: it is missing"});
  }
  for (const File& file : tree.files) {
    if (file.path.starts_with(".") || room_index(file.room())) continue;
    if (std::find(kFiles.begin(), kFiles.end(), file.path) != kFiles.end()) continue;
    found.push_back({file.path, "top: only the six rooms and four files lie here; move it"});
  }
  return found;
}

Violations room_readmes(const Tree& tree) {
  Violations found;
  for (const std::string_view room : kRooms) {
    const std::string path = std::string(room) + "/README.md";
    if (tree.find(path) == nullptr) found.push_back({path, "readme: each room has one"});
  }
  return found;
}

Violations unreached_files(const Tree& tree) {
  const Texts headers = included(tree);
  const Texts scripts = imported(tree);
  Violations found;
  for (const File& file : tree.files) {
    const auto add = [&](std::string what) { found.push_back({file.path, std::move(what)}); };
    const std::string stem(file.name().substr(0, file.name().find('.')));
    const std::string_view end = file.extension();
    if (file.is_header() && !headers.contains(file.path)) add("reach: nothing includes it");
    if (end == ".cc" && !has_header(tree, file) && !has_main(file) &&
        file.folder() != "daemon/commands") {
      add("reach: no main, no test, and no header of its name (a part of json.h is json_x.cc)");
    }
    if (end == ".lua" && file.folder() != "queue/library") {
      add("reach: only queue/library is loaded into Redis");
    }
    if (end == ".toml" && !is_read_toml(file)) {
      add("reach: only webcared.toml, places.toml, words.toml, experience.toml, topics, "
          "events and answers of config are read");
    }
    if (file.language == Language::kScript && !is_first_script(file) && !scripts.contains(stem)) {
      add("reach: nothing imports it");
    }
  }
  return found;
}

}  // namespace wc::tidy
