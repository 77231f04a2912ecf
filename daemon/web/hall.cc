// SPDX-License-Identifier: EUPL-1.2
#include "daemon/web/hall.h"

#include "daemon/web/backlog.h"
#include "daemon/web/connection.h"
#include "daemon/web/http_text.h"

namespace wc {

bool AddressCount::move(std::string& counted, const std::string& to, int bound) {
  if (counted == to) return true;
  if (!counted.empty()) {
    const auto there = count_.find(counted);
    if (--there->second == 0) count_.erase(there);
    counted.clear();
  }
  if (to.empty() || is_loopback(to)) return true;
  int& there = count_[to];
  if (there >= bound) return false;
  ++there;
  counted = to;
  return true;
}

std::vector<std::string> Hall::listeners() const {
  std::set<std::string> names;
  for (const auto& [channel, connections] : channels) {
    for (const auto& connection : connections) names.insert(connection->listener());
  }
  names.erase("");
  return {names.begin(), names.end()};
}

void Hall::dismiss(const std::string& listener) {
  const Frame last = frame_of({.id = "", .name = "ended", .data = "{}"});
  for (const auto& [channel, connections] : channels) {
    for (const auto& connection : connections) {
      if (connection->listener() == listener) connection->end(last);
    }
  }
}

}  // namespace wc
