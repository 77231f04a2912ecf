// SPDX-License-Identifier: EUPL-1.2
#include "queue/library.h"

#include <algorithm>

#include "config/digest.h"
#include "config/embedded.h"

namespace wc {

std::vector<Embedded> library_files();  // made by queue/CMakeLists.txt

namespace {

// Helpers are shared by all; a verb's own locals stay its own (Lua has room for 200 in a chunk).
bool shared(std::string_view name) {
  return !name.empty() && name[0] >= '0' && name[0] <= '9';
}

Library assemble() {
  auto files = library_files();
  std::sort(files.begin(), files.end(),
            [](const Embedded& a, const Embedded& b) { return a.name < b.name; });
  std::string body;
  for (const auto& file : files) {
    const std::string text{file.bytes};
    body += shared(file.name) ? text : "do\n" + text + "end\n";
  }
  Library library;
  library.name = "wc_" + std::to_string(kDataVersion) + "_" + hex(sha256(body)).substr(0, 8);
  library.code = "#!lua name=" + library.name + "\nlocal PREFIX = '" + library.name + "_'\n" + body;
  return library;
}

}  // namespace

const Library& shipped_library() {
  static const Library library = assemble();
  return library;
}

Result<Done> load_library(Redis& redis, const Library& library) {
  auto listed = redis.call({"FUNCTION", "LIST", "LIBRARYNAME", library.name});
  if (!listed) {
    if (listed.error().code != "redis_error") {
      return listed.error();
    }
    return Error{Cure::kMend, "old_redis",
                 "this Redis has no functions: Redis 7.0 or later is needed"};
  }
  if (!listed->items.empty()) {
    return Done{};
  }
  auto loaded = redis.call({"FUNCTION", "LOAD", library.code});
  // Another daemon may have loaded the same text a moment ago.
  if (!loaded && loaded.error().what.find("already exists") == std::string::npos) {
    return loaded.error();
  }
  return Done{};
}

Result<Reply> call_verb(Redis& redis, const std::string& tag, std::string_view verb,
                        const std::vector<std::string>& arguments) {
  const Library& library = shipped_library();
  const std::string function = library.name + "_" + std::string{verb};
  std::vector<std::string_view> words{"FCALL", function, "1", tag};
  words.insert(words.end(), arguments.begin(), arguments.end());
  auto reply = redis.call(words);
  if (!reply && reply.error().code == "redis_error" &&
      reply.error().what.find("Function not found") != std::string::npos) {
    if (auto loaded = load_library(redis, library); !loaded) {
      return loaded.error();
    }
    reply = redis.call(words);
  }
  return reply;
}

}  // namespace wc
