// SPDX-License-Identifier: EUPL-1.2
// The settings of one account at X. A reader makes them from a table; who reads them need not check
// anything again.
#pragma once

#include <string>
#include <vector>

#include "config/document.h"
#include "connectors/connector.h"
#include "connectors/x/oauth1.h"
#include "connectors/x/page.h"

namespace wc {

struct XSettings {
  std::string name;
  bool sandbox = false;
  std::string origin;  // "https://api.x.com": base_url, checked
  std::string ca_file;
  XSelf self;
  std::string bearer;  // app-only: all reads
  Oauth1Keys keys;     // our own account: writes and the check of our rights
  std::vector<Source> sources;
};

// Problems go to the table's document; what is returned after a problem is of no use.
XSettings read_x_settings(Table& table);

}  // namespace wc
