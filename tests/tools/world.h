// SPDX-License-Identifier: EUPL-1.2
// A whole bureau for a story: a private Redis, the two sandbox platforms and the daemon as real
// processes on loopback, citizens who post, and staff who use the API as their browsers do.
#pragma once

#include <functional>
#include <string>

#include "config/json.h"
#include "connectors/registry.h"
#include "tests/tools/folder.h"
#include "tests/tools/process.h"

namespace wc::test {

struct WorldOptions {
  std::string binary;   // the webcared to run; "" = the one of this build
  std::string courier;  // lines for [courier]
  std::string desk = "undo = \"0s\"\nlease = \"120s\"\nclaims_max = 5\n";  // lines for [desk]
  std::string poll = "2s";
  int facebook_sources = 1;  // all of them read the same (X has limits for so many calls)
  // What the daemon is told instead of a sandbox's own address: somebody who stands between.
  std::function<std::string(const std::string& origin, const std::string& platform)> by_way_of;
};

// Of everybody in a World.
inline constexpr const char* kPassword = "welkom-bij-webcared";

// What a call of the API answered.
struct Answer {
  int status = 0;
  Json body;
};

// One person at a desk.
class Staff {
 public:
  Staff(const std::string& origin, const std::string& name);  // logs in; throws when refused
  Answer get(const std::string& path);
  Answer post(const std::string& path, const std::string& json);  // "op" is added when missing
  [[nodiscard]] const std::string& cookie() const { return cookie_; }

 private:
  Answer call(const std::string& method, const std::string& path, const std::string& body);
  std::string origin_;
  std::string cookie_;
  std::unique_ptr<Transport> transport_;
};

class World {
 public:
  explicit World(WorldOptions options = {});
  ~World();

  void start_daemon();
  void kill_daemon();  // kill -9, and waits for its end
  Process& twin();     // a second daemon on the same Redis, with a desk of its own
  [[nodiscard]] std::string twin_desk() const;  // "" while there is none
  int stop_daemon();                            // SIGTERM; the exit code
  Process& daemon() { return *daemon_; }
  Process& redis() { return *redis_; }
  void restart_redis();  // kill -9 and start on the same data

  [[nodiscard]] std::string desk() const;  // http://127.0.0.1:port
  // The sandbox of a platform, "x" or "facebook": http://127.0.0.1:port
  [[nodiscard]] const std::string& sandbox(const std::string& platform) const;
  Staff staff(const std::string& name) { return Staff(desk(), name); }

  // A citizen posts; `json` is a TownPost. Returns the platform's id.
  std::string citizen(const std::string& platform, const std::string& json);
  void mischief(const std::string& platform, const std::string& json);
  void calm(const std::string& platform);     // no mischief that is still to come
  Json written(const std::string& platform);  // what stands there from us
  Answer control(const std::string& platform, const std::string& method, const std::string& path,
                 const std::string& body);

  // Runs a sub-command of the binary with this world's configuration; its output and exit code.
  std::pair<int, std::string> run(std::vector<std::string> words);

  [[nodiscard]] const std::string& config() const { return config_; }
  [[nodiscard]] const std::string& socket() const { return socket_; }

 private:
  void start_redis();
  void write_config(const std::string& folder, int port);
  void write_secrets(const std::string& folder);
  [[nodiscard]] std::string sources(const std::string& platform, const std::string& reads) const;

  WorldOptions options_;
  Folder folder_;
  std::string config_;
  std::string socket_;
  int port_ = 0;
  std::string x_;
  std::string facebook_;
  std::unique_ptr<Process> redis_;
  std::unique_ptr<Process> sandbox_;
  std::unique_ptr<Process> daemon_;
  int twin_port_ = 0;
  std::unique_ptr<Process> twin_;
};

// The waiting ticket with these words in its excerpt, waited for; its id.
std::string ticket_with(Staff& staff, const std::string& words);

// Of a ticket in the API: /api/tickets/…
std::string ticket_path(const std::string& id);

// Waits until `true`; throws after `at_most` with what was waited for.
void eventually(const std::string& what, const std::function<bool()>& test,
                Millis at_most = std::chrono::seconds{60});

}  // namespace wc::test
