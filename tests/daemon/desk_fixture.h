// SPDX-License-Identifier: EUPL-1.2
// A desk on loopback over a private Redis, in virtual time: one user of each role, one event, one
// account, and short ways to call the API as a browser does.
#pragma once

#include <atomic>

#include "daemon/house.h"
#include "daemon/ops/log.h"
#include "daemon/web/desk_server.h"
#include "queue/users.h"
#include "tests/tools/http_client.h"

namespace wc::test {

inline constexpr const char* kPassword = "een lang wachtwoord";
inline constexpr const char* kCitizenWords = "De container op de Waalkade is vol";

class RedisServer;
RedisServer& desk_redis();  // the one of this run, shared by all worlds

// What a test may want otherwise than webcared.toml has it.
struct DeskOptions {
  std::string public_origin{};
  Millis undo{10'000};
  WebLimits limits{};  // of its server: how often it is looked who still may listen
};

// A house with its desk; time stands still unless pass() moves it.
class DeskWorld {
 public:
  explicit DeskWorld(const DeskOptions& options = {});

  [[nodiscard]] int port() const { return desk_->port(); }
  [[nodiscard]] std::string origin() const;
  House& house() { return *house_; }
  Queue& queue() { return *queue_; }
  Users users();           // with a connection of its own
  void pass(Millis time);  // moves the virtual time on, of Redis too
  void restart();          // the daemon goes and another comes; Redis stays
  // A citizen's post that waits: its ticket is "x:c<number>".
  std::string arrives(int number, const ReplyRule& rule = {},
                      const std::string& account = "gemeente");
  [[nodiscard]] std::string log() const;  // all lines of the structured log

  static std::string op();  // a new operation id
  // Origin, type and X-WC as the desk sends them.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> desk_headers() const;

 private:
  std::shared_ptr<Settings> settings(const DeskOptions& options) const;

  const WebLimits limits_;
  std::string tag_;
  std::atomic<long long> now_{1'700'000'000'000};
  mutable std::mutex mutex_;
  std::string lines_;
  std::unique_ptr<OpsLog> log_;
  std::unique_ptr<House> house_;
  std::unique_ptr<Queue> queue_;
  std::unique_ptr<DeskServer> desk_;
};

// Somebody at that desk; "" is nobody. The users are named like their roles.
class Person {
 public:
  Person(const DeskWorld& world, const std::string& name);
  // A call with the cookie of this person and the headers of the desk; paths begin at /.
  HttpAnswer get(const std::string& path);
  HttpAnswer post(const std::string& path, const std::string& json = "{}");
  HttpAnswer call(const std::string& method, const std::string& path, const std::string& json);
  [[nodiscard]] const std::string& cookie() const { return cookie_; }
  void use_cookie(const std::string& cookie) { cookie_ = cookie; }
  // Keeps the cookie that comes back. A refusal is an answer too.
  HttpAnswer log_in(const std::string& name, const std::string& password);

 private:
  const DeskWorld& world_;
  std::string cookie_;
};

// The "code" of an error's body.
std::string code_in(const HttpAnswer& answer);

}  // namespace wc::test
