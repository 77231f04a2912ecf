// SPDX-License-Identifier: EUPL-1.2
// What the connections of one server share: limits, handler, pool, and who listens to what. It is
// looked at by the I/O thread alone, except where said.
#pragma once

#include <map>
#include <mutex>
#include <set>
#include <unordered_map>

#include "daemon/web/pool.h"
#include "daemon/web/web.h"

namespace boost::asio {
class io_context;
namespace ssl {
class context;
}
}  // namespace boost::asio

namespace wc {

class Connection;  // daemon/web/connection.h

// How many connections each address has; those of loopback are not counted.
class AddressCount {
 public:
  // Moves one connection from the address it counted for ("" = none) to another. False, and it
  // counts for none, when that one has `bound` already.
  bool move(std::string& counted, const std::string& to, int bound);

 private:
  std::unordered_map<std::string, int> count_;
};

struct Hall {
  boost::asio::io_context& io;
  boost::asio::ssl::context* tls;  // null = plain
  const WebAddress address;
  WebLimits limits;
  const WebServer::Handler handler;  // runs on the pool
  std::unique_ptr<Pool> pool{};
  std::mutex mutex{};          // guards the next two
  WebServer::Missed missed{};  // runs on the pool
  WebServer::Review review{};  // runs on the pool
  AddressCount addresses{};
  std::map<std::string, std::set<std::shared_ptr<Connection>>> channels{};
  bool stopping = false;

  // On whose behalf somebody listens, each once.
  [[nodiscard]] std::vector<std::string> listeners() const;
  // Ends the streams of that listener with a last event.
  void dismiss(const std::string& listener);
};

}  // namespace wc
