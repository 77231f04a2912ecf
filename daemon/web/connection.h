// SPDX-License-Identifier: EUPL-1.2
// One client of the server: reads its requests within the limits, has them answered on the pool,
// and feeds it events once it listens. It knows sockets and HTTP, not what is behind the handler.
#pragma once

#include "daemon/web/hall.h"

namespace wc {

struct Frame;  // daemon/web/backlog.h

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  virtual ~Connection() = default;

  // Takes over a connected socket (`version` 4 or 6). Null when the address has too many. The hall
  // outlives it; `over` is called once, on the I/O thread, when it has ended.
  using Over = std::function<void(const std::shared_ptr<Connection>&)>;
  static std::shared_ptr<Connection> open(Hall& hall, int socket, int version,
                                          const std::string& peer, Over over);

  // All on the I/O thread. Ends when nothing is on its way (Hall::stopping is set); now; adds an
  // event for a listener; gives it its last one.
  virtual void wind_up() = 0;
  virtual void close() = 0;
  virtual void push(const Frame& frame) = 0;
  virtual void end(const Frame& last) = 0;
  [[nodiscard]] virtual const std::string& listener() const = 0;  // WebAnswer::listener, or ""
};

}  // namespace wc
