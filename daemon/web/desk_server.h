// SPDX-License-Identifier: EUPL-1.2
// The desk as one thing: server, routes, files and live feed over one house.
#pragma once

#include <memory>
#include <string>

#include "config/result.h"
#include "daemon/house.h"
#include "daemon/web/web.h"

namespace wc {

class DeskServer {
 public:
  // Listens where the house's settings say. `desk_dir` not "": the desk's files are read from there
  // (for those who work on it). The house outlives it. Errors: those of WebServer::start.
  static Result<std::unique_ptr<DeskServer>> start(House& house, const std::string& desk_dir,
                                                   const WebLimits& limits = {});
  ~DeskServer();  // stops within a second, unless a handler waits longer for Redis

  [[nodiscard]] int port() const;

 private:
  struct Held;
  explicit DeskServer(std::unique_ptr<Held> held);
  std::unique_ptr<Held> held_;
};

}  // namespace wc
