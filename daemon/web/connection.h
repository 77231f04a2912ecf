// SPDX-License-Identifier: EUPL-1.2
// One client of the server: reads its requests within the limits, has them answered on the pool,
// and feeds it events once it listens. It knows sockets and HTTP, not what is behind the handler.
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

struct Frame;  // daemon/web/backlog.h
class Connection;

// How many connections each address has; those of loopback are not counted.
class AddressCount {
 public:
  // Moves one connection from the address it counted for ("" = none) to another. False, and it
  // counts for none, when that one has `bound` already.
  bool move(std::string& counted, const std::string& to, int bound);

 private:
  std::unordered_map<std::string, int> count_;
};

// What the connections of one server share. Only the I/O thread looks at it, except where said.
struct Hall {
  boost::asio::io_context& io;
  boost::asio::ssl::context* tls;  // null = plain
  const WebAddress address;
  WebLimits limits;
  const WebServer::Handler handler;  // runs on the pool
  std::unique_ptr<Pool> pool{};
  std::mutex mutex{};          // guards the next one
  WebServer::Missed missed{};  // runs on the pool
  AddressCount addresses{};
  std::map<std::string, std::set<std::shared_ptr<Connection>>> channels{};
  bool stopping = false;
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  virtual ~Connection() = default;

  // Takes over a connected socket (`version` 4 or 6). Null when the address has too many. The hall
  // outlives it; `over` is called once, on the I/O thread, when it has ended.
  using Over = std::function<void(const std::shared_ptr<Connection>&)>;
  static std::shared_ptr<Connection> open(Hall& hall, int socket, int version,
                                          const std::string& peer, Over over);

  // All three on the I/O thread. Ends when nothing is on its way (Hall::stopping is set); now; adds
  // an event for a listener.
  virtual void wind_up() = 0;
  virtual void close() = 0;
  virtual void push(const Frame& frame) = 0;
};

}  // namespace wc
