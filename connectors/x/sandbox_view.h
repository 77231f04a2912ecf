// SPDX-License-Identifier: EUPL-1.2
// How X's sandbox writes posts and users as JSON: only the fields that were asked for, in the words
// in which they were asked for. It decides nothing about who may see what.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "connectors/sandbox/base.h"

namespace wc {

class JsonWriter;

inline constexpr std::string_view kXSandboxUser = "14024";
inline constexpr std::string_view kXSandboxHandle = "GemeenteNijmegen";
inline constexpr std::string_view kXSandboxName = "Gemeente Nijmegen";

// One version of an item: edits make new ids, and old ones stay readable.
struct XVersion {
  const SandboxItem* item = nullptr;
  std::uint64_t id = 0;
  std::string text;                    // as the author wrote it
  std::vector<std::uint64_t> history;  // first to newest
  const SandboxItem* parent = nullptr;
  bool parent_shown = false;
};

// The text as X shows it: with the @name that it puts in front of an answer, links shortened.
struct XShown {
  struct Link {
    std::size_t begin = 0;  // code points
    std::size_t end = 0;
    std::string url;  // "https://t.co/..."
    std::string expanded;
  };
  struct Mention {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string handle;
  };
  std::string text;
  std::vector<Link> links;
  std::vector<Mention> mentions;
};
XShown x_shown(const XVersion& version);
bool x_mentions_us(const XVersion& version);

// The id that a made-up citizen has at X.
std::string x_user_id(std::string_view handle);

// What a request asked to see. Unknown names are ignored, as X ignores them.
class XView {
 public:
  explicit XView(const std::vector<Param>& query);

  // A page, newest first: {"data":…,"includes":…,"errors":…,"meta":…} without what would be empty.
  // `next_token` is "" on the last page.
  [[nodiscard]] std::string page(const std::vector<XVersion>& versions,
                                 const std::string& next_token) const;
  // The same for the look-up of one post.
  [[nodiscard]] std::string single(const XVersion& version) const;
  // Of several; `problems` are whole JSON objects.
  [[nodiscard]] std::string looked_up(const std::vector<XVersion>& versions,
                                      const std::vector<std::string>& problems) const;

 private:
  [[nodiscard]] std::string post(const XVersion& version) const;
  void body(const std::vector<XVersion>& versions, const std::vector<std::string>& problems,
            JsonWriter& json) const;
  void relations(const XVersion& version, JsonWriter& json) const;
  [[nodiscard]] std::string includes(const std::vector<XVersion>& versions) const;
  [[nodiscard]] std::vector<std::string> missing(const std::vector<XVersion>& versions) const;
  [[nodiscard]] bool wants(const std::string& name) const { return wanted_.contains(name); }

  bool old_words_ = false;
  std::set<std::string> wanted_;  // fields and expansions
};

// The problem that a post is not there.
std::string x_not_found(std::string_view id, std::string_view parameter);

}  // namespace wc
