// SPDX-License-Identifier: EUPL-1.2
// What ops meets at the terminal, with the real binary.
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <filesystem>
#include <memory>

#include "tests/tools/folder.h"
#include "tests/tools/process.h"

namespace {

using wc::test::Folder;
using wc::test::Process;

// The binary of this build: it stands beside this program.
std::string binary() {
  return std::filesystem::read_symlink("/proc/self/exe").replace_filename("webcared");
}

// A configuration folder whose Redis listens on `socket`.
void write_config(const Folder& folder, const std::string& socket) {
  folder.write("config/webcared.toml", "tenant = \"story\"\n[redis]\nsocket = \"" + socket +
                                           "\"\n[web]\nlisten = \"127.0.0.1:0\"\n"
                                           "public_origin = \"https://desk.example.nl\"\n");
}

// A Redis of the folder's own, on the socket redis.sock in it; it listens when this returns.
std::unique_ptr<Process> start_redis(const Folder& folder, const std::vector<std::string>& more) {
  std::vector<std::string> words{"redis-server",
                                 "--port",
                                 "0",
                                 "--unixsocket",
                                 folder.path("redis.sock"),
                                 "--dir",
                                 folder.path(),
                                 "--appendonly",
                                 "yes",
                                 "--appendfsync",
                                 "always"};
  words.insert(words.end(), more.begin(), more.end());
  auto redis = std::make_unique<Process>(words, folder.path("redis.log"));
  redis->wait_for("ready to accept connections");
  return redis;
}

// Runs the binary to its end; what it says and its exit code.
std::pair<int, std::string> run(const Folder& folder, std::vector<std::string> words) {
  words.insert(words.begin(), binary());
  Process process(words, folder.path("said.log"));
  const int code = process.wait();
  return {code, wc::test::text_of(process.log_file())};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(terminal)

BOOST_AUTO_TEST_CASE(check_config_takes_its_folder_either_way) {
  const Folder folder;
  write_config(folder, "/nowhere/redis.sock");
  const std::string config = folder.path("config");
  for (const auto& words : {std::vector<std::string>{"check-config", config},
                            std::vector<std::string>{"check-config", "--config", config}}) {
    const auto [code, text] = run(folder, words);
    BOOST_TEST(code == 0, text);
    BOOST_TEST(text.starts_with(config + " is well"), text);
  }
  const auto [code, text] = run(folder, {"check-config", config, "--config", config});
  BOOST_TEST(code == 64, text);
}

BOOST_AUTO_TEST_CASE(a_daemon_without_redis_says_where_it_looks_and_that_it_found_it) {
  const Folder folder;
  const std::string socket = folder.path("redis.sock");
  write_config(folder, socket);
  Process daemon({binary(), "run", "--config", folder.path("config")}, folder.path("daemon.log"));
  const std::string away = daemon.wait_for("\"redis_away\"");
  BOOST_TEST(away.find("\"redis\":\"" + socket) != std::string::npos, away);
  const auto redis = start_redis(folder, {});
  daemon.wait_for("\"redis_back\"");
  daemon.wait_for("\"serving\"");
  daemon.signal(SIGTERM);
  BOOST_TEST(daemon.wait() == 0);
}

BOOST_AUTO_TEST_CASE(a_redis_that_goes_and_comes_is_told_by_one_voice) {
  const Folder folder;
  write_config(folder, folder.path("redis.sock"));
  auto redis = start_redis(folder, {});
  Process daemon({binary(), "run", "--config", folder.path("config")}, folder.path("daemon.log"));
  daemon.wait_for("\"serving\"");
  redis.reset();
  daemon.wait_for("\"event\":\"redis_away\",\"redis\":\"" + folder.path("redis.sock"));
  redis = start_redis(folder, {});
  daemon.wait_for("\"redis_back\"");
  const std::string log = wc::test::text_of(daemon.log_file());
  BOOST_TEST(log.find("chore_failed") == std::string::npos, log);
  BOOST_TEST(log.find("live_feed_waits") == std::string::npos, log);
}

BOOST_AUTO_TEST_CASE(a_redis_that_lets_nobody_in_is_named) {
  const Folder folder;
  write_config(folder, folder.path("redis.sock"));
  const auto redis = start_redis(folder, {"--requirepass", "een-ander-woord"});
  const auto [code, text] = run(folder, {"run", "--config", folder.path("config")});
  BOOST_TEST(code == 78, text);
  BOOST_TEST(text.find("\"redis\":\"" + folder.path("redis.sock")) != std::string::npos, text);
}

BOOST_AUTO_TEST_SUITE_END()
