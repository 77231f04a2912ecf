// SPDX-License-Identifier: EUPL-1.2
// What stands on a sandbox platform, and the file in which it outlives a restart: one JSON object a
// line, appended as it happens. It knows no platform's rules.
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <string>

#include "config/time.h"

namespace wc {

// One thing that somebody wrote there: a citizen, or we.
struct SandboxItem {
  std::string id;      // the platform's own id, without "x:" or "facebook:"
  std::string key;     // TownPost::key; "" when it is not from the town
  std::string kind;    // TownPost::kind; "reply" or the like when ours
  std::string parent;  // id of the item that it stands under, or ""
  std::string thread;  // whatever the platform groups by (conversation, post), or ""
  std::string author_id;
  std::string author;
  std::string handle;
  std::string text;
  std::string lang;
  bool ours = false;
  bool gone = false;  // deleted
  bool hidden = false;
  Time at{};
  Time visible{};  // reads do not show it before this
  Time edited{};   // the last edit, when edits > 0
  std::int64_t edits = 0;
};

std::string to_json(const SandboxItem& item);
class JsonView;
SandboxItem sandbox_item_from(const JsonView& json);

// The file. Every append holds an item as it is now, so the last line of an id wins. Not synced: a
// power cut may lose the last lines of a rehearsal, a kill does not.
class Journal {
 public:
  // "" keeps nothing. A file that cannot be opened is told by ok().
  explicit Journal(const std::string& path);
  [[nodiscard]] bool ok() const;

  // Hands over every whole line that is there, in order; a torn last line is left out.
  void replay(const std::function<void(SandboxItem)>& take) const;
  void append(const SandboxItem& item);

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
};

}  // namespace wc
