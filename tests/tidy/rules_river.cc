// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "tests/tidy/rooms.h"
#include "tests/tidy/rules.h"

namespace wc::tidy {
namespace {

struct Include {
  std::size_t line = 0;
  bool is_quoted = false;
  std::string path;
};

std::vector<Include> includes_of(const File& file) {
  std::vector<Include> found;
  if (!file.is_cpp()) return found;
  for (std::size_t i = 0; i < file.uncommented.size(); ++i) {
    const std::string& line = file.uncommented[i];
    if (!file.code[i].starts_with("#include")) continue;
    const auto open = line.find_first_of("\"<");
    const auto close = line.find_last_of("\">");
    if (open == std::string::npos || close <= open) continue;
    found.push_back({i + 1, line[open] == '"', line.substr(open + 1, close - open - 1)});
  }
  return found;
}

// A package: how its includes begin and the room that may use it. The longest beginning counts.
struct Package {
  std::string_view begins;
  std::string_view name;
  std::string_view room;
};
constexpr std::array<Package, 22> kPackages{{
    {"rapidjson/", "RapidJSON", "config"},
    {"toml++/", "toml++", "config"},
    {"toml.hpp", "toml++", "config"},
    {"openssl/", "OpenSSL", "config"},
    {"utf8proc.h", "utf8proc", "config"},
    {"curl/", "libcurl", "connectors"},
    {"re2/", "RE2", "classifiers"},
    {"cld2/", "cld2", "classifiers"},
    {"compact_lang_det.h", "cld2", "classifiers"},
    {"hunspell/", "hunspell", "classifiers"},
    {"hiredis/", "hiredis", "queue"},
    {"boost/", "Boost", "daemon"},
    {"boost/asio", "Asio", "daemon"},
    {"boost/beast", "Beast", "daemon"},
    {"boost/test/", "Boost.Test", "tests"},
    {"sodium.h", "libsodium", "daemon"},
    {"sodium/", "libsodium", "daemon"},
    {"systemd/", "libsystemd", "daemon"},
    {"prometheus/", "prometheus-cpp", "daemon"},
    {"CLI/", "CLI11", "daemon"},
    {"zlib.h", "zlib", "daemon"},
    {"benchmark/", "Google Benchmark", "tests"},
}};

// Headers of C, POSIX and Linux; those of C++ have no dot and no slash.
constexpr std::array<std::string_view, 24> kSystem{
    "dirent.h", "dlfcn.h",   "errno.h",  "fcntl.h",  "grp.h",      "ifaddrs.h",
    "limits.h", "locale.h",  "malloc.h", "netdb.h",  "poll.h",     "pthread.h",
    "pwd.h",    "sched.h",   "signal.h", "spawn.h",  "stdlib.h",   "string.h",
    "syslog.h", "termios.h", "time.h",   "unistd.h", "sysexits.h", "stdio.h"};
constexpr std::array<std::string_view, 5> kSystemFolders{"sys/", "linux/", "netinet/", "arpa/",
                                                         "net/"};

bool is_system(std::string_view path) {
  if (path.find_first_of("./") == std::string_view::npos) return true;
  if (std::find(kSystem.begin(), kSystem.end(), path) != kSystem.end()) return true;
  return std::any_of(kSystemFolders.begin(), kSystemFolders.end(),
                     [&](std::string_view folder) { return path.starts_with(folder); });
}

const Package* package_of(std::string_view path) {
  const Package* best = nullptr;
  for (const Package& package : kPackages) {
    const bool fits = path.starts_with(package.begins);
    if (fits && (best == nullptr || package.begins.size() > best->begins.size())) best = &package;
  }
  return best;
}

// Benchmarks and comparisons with peers use the packages that they compare with.
bool compares(const File& file) {
  return file.path.starts_with("tests/bench/") || file.path.starts_with("tests/peers/");
}

using Edge = std::pair<std::string, std::string>;  // folder, folder that it includes
using Edges = std::map<Edge, std::string>;         // with the first place that does so

// A program's main.cc counts as no part of its folder: it leads to all, and nothing leads to it.
Edges folder_edges(const Tree& tree) {
  Edges edges;
  for (const File& file : tree.files) {
    if (file.name() == "main.cc") continue;
    for (const Include& include : includes_of(file)) {
      const File* target = include.is_quoted ? tree.find(include.path) : nullptr;
      if (target == nullptr || target->folder() == file.folder()) continue;
      edges.emplace(Edge{file.folder(), target->folder()}, file.place(include.line));
    }
  }
  return edges;
}

// Takes away the edges of folders that nothing leads to, or that lead nowhere, until only those
// on a circle, or between circles, are left.
Edges circles_of(Edges edges) {
  for (;;) {
    std::set<std::string> from;
    std::set<std::string> to;
    for (const auto& [edge, place] : edges) {
      from.insert(edge.first);
      to.insert(edge.second);
    }
    const auto gone = std::erase_if(edges, [&](const auto& item) {
      return !to.contains(item.first.first) || !from.contains(item.first.second);
    });
    if (gone == 0) return edges;
  }
}

}  // namespace

Violations river(const Tree& tree) {
  Violations found;
  for (const File& file : tree.files) {
    const auto own = room_index(file.room());
    for (const Include& include : includes_of(file)) {
      const auto other = room_index(include.path.substr(0, include.path.find('/')));
      if (!include.is_quoted || !own || !other || *other <= *own) continue;
      found.push_back({file.place(include.line), "river: " + std::string(file.room()) +
                                                     " lies left of " + include.path +
                                                     " and does not include it"});
    }
  }
  return found;
}

Violations quoted_includes(const Tree& tree) {
  Violations found;
  for (const File& file : tree.files) {
    for (const Include& include : includes_of(file)) {
      if (!include.is_quoted || tree.find(include.path) != nullptr) continue;
      found.push_back({file.place(include.line), "include: \"" + include.path +
                                                     "\" is no path from the root of the project"});
    }
  }
  return found;
}

Violations folder_cycles(const Tree& tree) {
  Violations found;
  Edges edges = folder_edges(tree);
  for (const auto& [edge, place] : Edges(edges)) {
    const auto back = edges.find({edge.second, edge.first});
    if (back == edges.end()) continue;
    found.push_back({place, "folders: " + edge.first + " and " + edge.second +
                                " include each other (the other way at " + back->second +
                                "); move what both need"});
    edges.erase(back);
    edges.erase(edge);
  }
  for (const auto& [edge, place] : circles_of(edges)) {
    found.push_back(
        {place, "folders: " + edge.first + " includes " + edge.second + " and so closes a circle"});
  }
  return found;
}

Violations packages(const Tree& tree) {
  Violations found;
  for (const File& file : tree.files) {
    for (const Include& include : includes_of(file)) {
      if (include.is_quoted || is_system(include.path) || compares(file)) continue;
      const Package* package = package_of(include.path);
      if (package != nullptr && package->room == file.room()) continue;
      const std::string what =
          package == nullptr
              ? "<" + include.path + "> is of no known package; name its room in " +
                    "tests/tidy/rules_river.cc"
              : std::string(package->name) + " lives in " + std::string(package->room) +
                    ", not in " + std::string(file.room());
      found.push_back({file.place(include.line), "package: " + what});
    }
  }
  return found;
}

Violations packages_in_headers(const Tree& tree) {
  Violations found;
  for (const File& file : tree.files) {
    if (!file.is_header() || file.in_tests()) continue;
    for (const Include& include : includes_of(file)) {
      if (include.is_quoted || is_system(include.path)) continue;
      found.push_back({file.place(include.line),
                       "package: <" + include.path + "> in a header of ours; move it to the .cc"});
    }
  }
  return found;
}

Violations asio_files(const Tree& tree) {
  constexpr std::size_t kFilesMax = 3;
  Violations found;
  std::size_t count = 0;
  for (const File& file : tree.files) {
    for (const Include& include : includes_of(file)) {
      const bool is_asio =
          include.path.starts_with("boost/asio") || include.path.starts_with("boost/beast");
      if (include.is_quoted || !is_asio) continue;
      if (++count > kFilesMax) {
        found.push_back({file.place(include.line), "asio: a fourth file that knows Asio or Beast"});
      }
      break;
    }
  }
  return found;
}

Violations header_includes(const Tree& tree) {
  constexpr std::size_t kIncludesMax = 6;
  Violations found;
  for (const File& file : tree.files) {
    const std::size_t count = includes_of(file).size();
    if (!file.is_header() || count <= kIncludesMax) continue;
    found.push_back({file.path, "header: " + std::to_string(count) + " includes; at most " +
                                    std::to_string(kIncludesMax)});
  }
  return found;
}

}  // namespace wc::tidy
