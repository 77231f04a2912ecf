// SPDX-License-Identifier: EUPL-1.2
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <thread>

#include "connectors/shipped/sandboxes.h"
#include "daemon/commands/tool.h"
#include "daemon/commands/town_runner.h"
#include "daemon/web/web.h"

namespace wc {

namespace {

Request request_of(const WebRequest& web, const std::string& scheme) {
  Request request;
  request.method = web.method;
  const std::string_view host = web_header(web, "host");
  request.url = scheme + "://" + std::string(host) + web.path;
  if (!web.query.empty()) request.url += "?" + web.query;
  for (const auto& [name, value] : web.headers) request.headers.push_back({name, value});
  request.body = web.body;
  return request;
}

// A sandbox's answer may say that it is held back (header kHold, milliseconds): the time in which a
// test pulls the plug between what happened and what is known.
constexpr std::string_view kHold = "sandbox-hold-ms";

WebAnswer answer_of(Response response) {
  WebAnswer answer;
  const std::string hold(header(response.headers, kHold));
  if (!hold.empty()) std::this_thread::sleep_for(Millis{std::atoi(hold.c_str())});
  answer.status = response.status;
  answer.body = std::move(response.body);
  for (Header& one : response.headers) {
    if (one.name == "content-type" || one.name == "Content-Type") {
      answer.type = one.value;
    } else {
      answer.headers.emplace_back(std::move(one.name), std::move(one.value));
    }
  }
  return answer;
}

struct Served {
  std::unique_ptr<Sandbox> sandbox;
  std::unique_ptr<WebServer> server;
};

Result<Served> serve(const std::string& platform, int port, const SandboxOptions& options) {
  Served served;
  const std::string journal =
      options.state.empty() ? "" : options.state + "/" + platform + ".jsonl";
  served.sandbox = make_sandbox(platform, options.seed, journal);
  WebAddress address;
  address.port = port;
  if (options.tls.size() == 2) {
    address.certificate_file = options.tls[0];
    address.key_file = options.tls[1];
  }
  Sandbox& sandbox = *served.sandbox;
  const std::string scheme = options.tls.empty() ? "http" : "https";
  auto server =
      WebServer::start(address, WebLimits{}, [&sandbox, scheme](const WebRequest& request) {
        return answer_of(sandbox.answer(request_of(request, scheme), wall_time()));
      });
  if (!server) return server.error();
  served.server = std::move(*server);
  return served;
}

}  // namespace

int serve_sandboxes(const SandboxOptions& options) {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int signal : {SIGTERM, SIGINT}) sigaddset(&signals, signal);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  if (!options.state.empty()) std::filesystem::create_directories(options.state);
  std::map<std::string, Served> all;
  const char* scheme = options.tls.empty() ? "http" : "https";
  for (const auto& [platform, port] :
       std::map<std::string, int>{{"x", options.x_port}, {"facebook", options.facebook_port}}) {
    auto served = serve(platform, port, options);
    if (!served) return tell(served.error());
    std::cout << platform << ' ' << scheme << "://127.0.0.1:" << served->server->port() << '\n'
              << std::flush;
    all[platform] = std::move(*served);
  }
  TownRunner town(options, [&all](const TownPost& post) {
    const auto found = all.find(post.platform);
    if (found != all.end()) found->second.sandbox->post(post);
  });
  for (;;) {
    const Millis wait = town.step(wall_time());
    const timespec time{wait.count() / 1000, (wait.count() % 1000) * 1'000'000};
    if (sigtimedwait(&signals, nullptr, &time) > 0) return kExitWell;
  }
}

}  // namespace wc
