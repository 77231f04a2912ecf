// SPDX-License-Identifier: EUPL-1.2
#include "tests/tools/redis_server.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "tests/tools/wait.h"

namespace wc::test {
namespace {

[[noreturn]] void give_up(const std::string& what) {
  std::fprintf(stderr, "redis_server: %s\n", what.c_str());
  std::abort();
}

std::string new_folder() {
  std::string name = (std::filesystem::temp_directory_path() / "webcared-redis-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) {
    give_up("cannot make a folder like " + name);
  }
  return name;
}

// In the child: becomes redis-server, and dies with the test that started it.
[[noreturn]] void become_redis(const std::string& folder, const std::vector<std::string>& options) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const std::string log = folder + "/log";
  const int out = open(log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  dup2(out, STDOUT_FILENO);
  dup2(out, STDERR_FILENO);
  std::vector<std::string> words{
      "redis-server",         "--port", "0", "--dir",       folder, "--unixsocket",
      folder + "/redis.sock", "--save", "",  "--daemonize", "no"};
  words.insert(words.end(), options.begin(), options.end());
  std::vector<char*> argv;
  for (auto& word : words) {
    argv.push_back(word.data());
  }
  argv.push_back(nullptr);
  execvp(argv[0], argv.data());
  _exit(127);
}

}  // namespace

RedisServer::RedisServer(std::vector<std::string> options)
    : options_(std::move(options)), folder_(new_folder()) {
  start();
}

RedisServer::~RedisServer() {
  kill();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

RedisAddress RedisServer::address() const {
  RedisAddress address;
  address.socket = folder_ + "/redis.sock";
  return address;
}

void RedisServer::kill() {
  if (pid_ > 0) {
    ::kill(pid_, SIGKILL);
    waitpid(pid_, nullptr, 0);
    pid_ = -1;
  }
}

void RedisServer::start() {
  pid_ = fork();
  if (pid_ < 0) {
    give_up("cannot fork");
  }
  if (pid_ == 0) {
    become_redis(folder_, options_);
  }
  Redis redis{address()};
  const auto until = std::chrono::steady_clock::now() + std::chrono::seconds{30};
  while (std::chrono::steady_clock::now() < until) {
    // Any answer will do but none, and not "LOADING".
    const auto pong = redis.call({"PING"});
    if (pong || (pong.error().code != "redis_away" && pong.error().code != "redis_refused")) {
      return;
    }
    if (waitpid(pid_, nullptr, WNOHANG) == pid_) {
      break;
    }
    rest(Millis{2});
  }
  give_up("no redis-server answers; its log is " + folder_ + "/log");
}

void RedisServer::restart() {
  kill();
  start();
}

}  // namespace wc::test
