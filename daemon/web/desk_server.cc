// SPDX-License-Identifier: EUPL-1.2
#include "daemon/web/desk_server.h"

#include <utility>

#include "daemon/web/assets.h"
#include "daemon/web/live.h"
#include "daemon/web/router.h"
#include "daemon/web/routes.h"

namespace wc {

struct DeskServer::Held {
  Held(House& house, const std::string& desk_dir, int workers)
      : assets(desk_files(), desk_dir),
        router(house, desk_routes(), workers,
               [this](const WebRequest& request) { return assets.answer(request); }) {}

  // Each asks the other: the feed stops publishing, then the server stops asking it.
  ~Held() {
    if (live) live->stop();
    server.reset();
  }

  Assets assets;
  Router router;
  std::unique_ptr<Live> live;
  std::unique_ptr<WebServer> server;
};

DeskServer::DeskServer(std::unique_ptr<Held> held) : held_(std::move(held)) {}
DeskServer::~DeskServer() = default;

Result<std::unique_ptr<DeskServer>> DeskServer::start(House& house, const std::string& desk_dir,
                                                      const WebLimits& limits) {
  const WebSettings web = house.settings()->web;
  auto held = std::make_unique<Held>(house, desk_dir, limits.handlers);
  WebAddress address;
  address.host = web.host;
  address.port = web.port;
  address.trusted_proxy = web.trusted_proxy;
  Router& router = held->router;
  auto server = WebServer::start(
      address, limits, [&router](const WebRequest& request) { return router.answer(request); });
  if (!server) return server.error();
  held->server = std::move(*server);
  held->server->on_review([&router](const std::vector<std::string>& listeners, int worker) {
    return router.over(listeners, worker);
  });
  held->live = std::make_unique<Live>(house, *held->server);
  return std::unique_ptr<DeskServer>(new DeskServer(std::move(held)));
}

int DeskServer::port() const {
  return held_->server->port();
}

}  // namespace wc
