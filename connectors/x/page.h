// SPDX-License-Identifier: EUPL-1.2
// X's JSON made into Posts, in both of its vocabularies ("post" and the older "tweet"). One post
// that cannot be read becomes a BadItem and its neighbours live. It asks for nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/json.h"
#include "connectors/connector.h"

namespace wc {

// Who we are at X: decides what is ours, what is addressed to us and whether we may answer.
struct XSelf {
  std::string user_id;
  std::string handle;  // without @
  std::string account;
};

// A post as the API gave it.
struct XItem {
  Post post;               // without source
  std::string version;     // the id of this version; Post::id holds the first one's
  std::string newest;      // the id of the newest version
  bool is_repost = false;  // somebody else's words: counted, never kept
  bool has_author = false;
};

struct XPage {
  std::vector<XItem> items;       // in the order of the answer
  std::vector<std::string> gone;  // Post ids
  std::vector<BadItem> bad;
  std::optional<Position> newest;
  std::optional<Position> oldest;
  std::string next_token;  // "" on the last page
  int returned = 0;        // how many posts the platform bills
};

// A timeline, a search or a lookup. `root` is what came with status 200.
XPage read_x_page(const JsonView& root, const XSelf& self);

}  // namespace wc
