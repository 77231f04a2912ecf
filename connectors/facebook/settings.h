// SPDX-License-Identifier: EUPL-1.2
// The settings of one Facebook Page: an [[account]] with platform = "facebook". It knows what may
// stand in them and where our requests may go, nothing of the Graph API itself.
#pragma once

#include <memory>

#include "connectors/registry.h"

namespace wc {

struct FacebookSettings {
  std::string name;
  bool sandbox = false;
  std::string base_url;  // origin without a slash at the end
  std::string version;   // "v25.0"
  std::string page_id;
  std::string page_token;
  std::string app_secret;
  int watch_posts = 25;  // the comments of how many of our newest posts, and of how many visitors'
  std::vector<Source> sources;
};

// Reads and checks; every problem goes to the table's document.
FacebookSettings read_facebook_settings(Table& table);

// The platform "facebook" for the registry.
Platform facebook_platform();

}  // namespace wc
