// SPDX-License-Identifier: EUPL-1.2
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>
#include <iostream>

#include "config/digest.h"
#include "daemon/commands/tool.h"
#include "daemon/crew.h"
#include "daemon/ops/log.h"
#include "daemon/ops/notify.h"
#include "daemon/outage.h"
#include "daemon/web/desk_server.h"

namespace wc {

namespace {

using std::chrono::seconds;

constexpr Millis kRedisWait = seconds{30};  // systemd starts us again after that
constexpr Millis kDrain{4'000};             // SIGTERM to the end stays under 5 s

// The signals that this process waits for instead of being interrupted by them.
sigset_t take_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set, signal);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
  return set;
}

// The signal that came within `wait`, or 0.
int wait_signal(const sigset_t& set, Millis wait) {
  const timespec time{wait.count() / 1000, (wait.count() % 1000) * 1'000'000};
  const int signal = sigtimedwait(&set, nullptr, &time);
  return signal > 0 ? signal : 0;
}

// Redis may come up after us. Ok when it answers; an error when it does not in time or says no.
Result<Done> wait_for_redis(House& house, const sigset_t& signals) {
  const Time end = house.now() + kRedisWait;
  Outage outage(house.log(), house.settings()->redis);
  for (;;) {
    Queue queue(house.settings()->redis, house.settings()->space);
    const auto opened = queue.open();
    if (opened) {
      outage.well();
      for (const std::string& warning : *opened) house.log().warn("redis", {{"what", warning}});
      return Done{};
    }
    if (opened.error().cure == Cure::kMend || house.now() >= end) return opened.error();
    outage.failed(opened.error(), house.now());
    const int signal = wait_signal(signals, Millis{500});
    if (signal == SIGTERM || signal == SIGINT) return opened.error();
  }
}

// Until SIGTERM or SIGINT; SIGHUP reads the configuration again.
void serve(House& house, const sigset_t& signals) {
  const Millis pace = watchdog_pace().value_or(seconds{10});
  for (;;) {
    const int signal = wait_signal(signals, pace);
    notify_alive();
    if (signal == SIGTERM || signal == SIGINT) return;
    if (signal != SIGHUP) continue;
    notify_reloading();
    house.reload();
    notify_ready();
  }
}

int run_house(House& house, const RunOptions& options, const sigset_t& signals) {
  const auto redis = wait_for_redis(house, signals);
  if (!redis) {
    house.log().error("no_redis", {{"redis", place_of_redis(house.settings()->redis)},
                                   {"code", redis.error().code},
                                   {"what", redis.error().what}});
    return redis.error().cure == Cure::kMend ? kExitConfig : kExitAway;
  }
  const std::string daemon = "daemon-" + hex(random_bytes(4));
  auto crew = Crew::start(house, daemon);
  if (!crew) {
    house.log().error("no_start", {{"code", crew.error().code}, {"what", crew.error().what}});
    return kExitAway;
  }
  auto desk = DeskServer::start(house, options.desk_dir);
  if (!desk) {
    house.log().error("no_desk", {{"code", desk.error().code}, {"what", desk.error().what}});
    return desk.error().cure == Cure::kMend ? kExitConfig : kExitAway;
  }
  house.ready = true;
  notify_ready();
  house.log().info("serving", {{"daemon", daemon},
                               {"port", std::to_string((*desk)->port())},
                               {"rules", std::to_string(house.classifier()->rule_count())},
                               {"version", WEBCARED_VERSION}});
  serve(house, signals);
  notify_stopping();
  house.ready = false;
  house.stopping = true;
  if ((*crew)->stop(kDrain) == Crew::Rest::kSomeBusy) {
    house.log().warn("stopped_busy", {{"what", "a request was on its way; it is looked up later"}});
    std::_Exit(kExitWell);
  }
  house.log().info("stopped");
  return kExitWell;
}

}  // namespace

int run_daemon(const RunOptions& options) {
  const sigset_t signals = take_signals();
  prctl(PR_SET_DUMPABLE, 0);  // secrets are in memory: no core file, no ptrace by others
  const std::string folder = config_folder(options.config);
  auto settings = settings_or_tell(folder);
  if (!settings) return kExitConfig;
  OpsLog log(wall_time, [](const std::string& line) { std::cerr << line + "\n" << std::flush; });
  House house(std::move(settings), folder, wall_time, log);
  return run_house(house, options, signals);
}

}  // namespace wc
