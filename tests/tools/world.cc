// SPDX-License-Identifier: EUPL-1.2
#include "tests/tools/world.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

#include "daemon/commands/tool.h"
#include "tests/tools/wait.h"

namespace wc::test {

namespace {

std::unique_ptr<Transport> loopback(const std::string& origin) {
  TransportPolicy policy;
  policy.origins = {origin};
  policy.sandbox = true;
  return curl_transport(policy);
}

Answer exchange(Transport& transport, const Request& request) {
  auto response = transport.exchange(request);
  if (!response) throw std::runtime_error(request.url + ": " + response.error().what);
  auto json = Json::parse(response->body.empty() ? "{}" : response->body);
  if (!json) throw std::runtime_error(request.url + ": not JSON: " + response->body.substr(0, 200));
  return {response->status, std::move(*json)};
}

// A port of loopback that nobody listens on now, below those that the system gives to clients.
int free_port() {
  for (;;) {
    const int port = 15'000 + static_cast<int>(std::hash<std::string>{}(fresh_id()) % 15'000);
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int bound = bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    close(listener);
    if (bound == 0) return port;
  }
}

}  // namespace

void eventually(const std::string& what, const std::function<bool()>& test, Millis at_most) {
  const auto end = std::chrono::steady_clock::now() + at_most;
  while (!test()) {
    if (std::chrono::steady_clock::now() > end) throw std::runtime_error("never happened: " + what);
    rest(Millis{10});
  }
}

std::string ticket_path(const std::string& id) {
  std::string path = "/api/tickets/";
  for (const char c : id) path += c == ':' ? std::string("%3A") : std::string(1, c);
  return path;
}

std::string ticket_with(Staff& staff, const std::string& words) {
  std::string id;
  eventually("a ticket with \"" + words + "\"", [&] {
    const Answer list = staff.get("/api/tickets?state=waiting");
    for (const JsonView one : list.body["tickets"].items()) {
      if (one["excerpt"].text().find(words) != std::string_view::npos) id = one["id"].text();
    }
    return !id.empty();
  });
  return id;
}

Staff::Staff(const std::string& origin, const std::string& name)
    : origin_(origin), transport_(loopback(origin)) {
  Request request{"POST", origin_ + "/api/login", {}, "", std::chrono::seconds{15}, 1U << 20U};
  request.headers = {{"Content-Type", "application/json"}, {"X-WC", "1"}, {"Origin", origin_}};
  request.body = R"({"name":")" + name + R"(","password":")" + kPassword + R"("})";
  const auto response = transport_->exchange(request);
  if (!response || response->status != 200) throw std::runtime_error(name + " cannot log in");
  const std::string_view cookie = header(response->headers, "set-cookie");
  cookie_ = cookie.substr(0, cookie.find(';'));
}

Answer Staff::call(const std::string& method, const std::string& path, const std::string& body) {
  Request request{method, origin_ + path, {}, body, std::chrono::seconds{15}, 8U << 20U};
  request.headers = {{"Content-Type", "application/json"},
                     {"X-WC", "1"},
                     {"Origin", origin_},
                     {"Cookie", cookie_}};
  return exchange(*transport_, request);
}

Answer Staff::get(const std::string& path) {
  return call("GET", path, "");
}

Answer Staff::post(const std::string& path, const std::string& json) {
  std::string body = json;
  if (body.find("\"op\"") == std::string::npos && path.find("/beat") == std::string::npos) {
    body = R"({"op":")" + fresh_id() + "\"" + (body == "{}" ? "}" : "," + body.substr(1));
  }
  return call("POST", path, body);
}

World::World(WorldOptions options) : options_(std::move(options)) {
  if (options_.binary.empty()) options_.binary = WEBCARED_BUILD "/webcared";
  socket_ = folder_.path() + "/redis.sock";
  config_ = folder_.path() + "/config";
  port_ = free_port();
  start_redis();
  sandbox_ = std::make_unique<Process>(
      std::vector<std::string>{options_.binary, "sandbox", "--x-port", "0", "--facebook-port", "0",
                               "--speed", "0", "--state", folder_.path() + "/town"},
      folder_.path() + "/sandbox.log");
  const auto origin = [&](const std::string& platform) {
    const std::string line = sandbox_->wait_for(platform + " http");
    return line.substr(line.find("http"));
  };
  x_ = origin("x");
  facebook_ = origin("facebook");
  write_config("config", port_);
  folder_.write("password", kPassword);
  for (const auto& [name, role] :
       std::vector<std::pair<std::string, std::string>>{{"anna", "staff"},
                                                        {"bram", "staff"},
                                                        {"carla", "coordinator"},
                                                        {"otto", "ops"},
                                                        {"aisha", "auditor"}}) {
    const auto [code, text] =
        run({"user", "add", name, "--role", role, "--password-file", folder_.path() + "/password"});
    if (code != 0) throw std::runtime_error("user add: " + text);
  }
  start_daemon();
}

World::~World() = default;

void World::start_redis() {
  redis_ = std::make_unique<Process>(
      std::vector<std::string>{"redis-server", "--port", "0", "--unixsocket", socket_, "--dir",
                               folder_.path(), "--appendonly", "yes", "--appendfsync", "always",
                               "--save", ""},
      folder_.path() + "/redis.log");
  redis_->wait_for("ready to accept connections");
}

void World::restart_redis() {
  redis_->signal(SIGKILL);
  redis_->wait();
  start_redis();
}

void World::write_secrets(const std::string& folder) {
  for (const auto& [file, secret] : std::vector<std::pair<std::string, std::string>>{
           {"x-bearer", "sandbox-x-bearer"},
           {"x-key", "sandbox-x-key"},
           {"x-key-secret", "sandbox-x-secret"},
           {"x-access", "sandbox-x-access"},
           {"x-access-secret", "sandbox-x-access-secret"},
           {"fb-token", "sandbox-fb-page"},
           {"fb-secret", "sandbox-fb-secret"}}) {
    folder_.write(folder + "/" + file, secret);
  }
}

std::string World::sources(const std::string& platform, const std::string& reads) const {
  std::string all;
  const int count = platform == "facebook" ? options_.facebook_sources : 1;
  for (int i = 0; i < count; ++i) {
    all += "  [[account.source]]\n  name = \"" + platform + "-" + reads +
           (i == 0 ? "" : "-" + std::to_string(i)) + "\"\n  reads = \"" + reads +
           "\"\n  poll = \"" + options_.poll + "\"\n";
  }
  return all;
}

void World::write_config(const std::string& folder, int port) {
  write_secrets(folder);
  const auto way = [this](const std::string& origin, const std::string& platform) {
    return options_.by_way_of ? options_.by_way_of(origin, platform) : origin;
  };
  const std::string desk = "127.0.0.1:" + std::to_string(port);
  folder_.write(folder + "/webcared.toml",
                "tenant = \"story\"\n[redis]\nsocket = \"" + socket_ + "\"\n[web]\nlisten = \"" +
                    desk + "\"\npublic_origin = \"http://" + desk + "\"\n[desk]\n" + options_.desk +
                    "[courier]\n" + options_.courier +
                    "[[account]]\nname = \"x\"\nplatform = \"x\"\nsandbox = true\nbase_url = \"" +
                    way(x_, "x") +
                    "\"\nuser_id = \"14024\"\nhandle = \"GemeenteNijmegen\"\nbearer_token_file = "
                    "\"x-bearer\"\n"
                    "api_key_file = \"x-key\"\napi_secret_file = \"x-key-secret\"\n"
                    "access_token_file = \"x-access\"\naccess_secret_file = \"x-access-secret\"\n" +
                    sources("x", "mentions") +
                    "[[account]]\nname = \"facebook\"\nplatform = \"facebook\"\nsandbox = true\n"
                    "base_url = \"" +
                    way(facebook_, "facebook") +
                    "\"\npage_id = \"111\"\npage_token_file = \"fb-token\"\n"
                    "app_secret_file = \"fb-secret\"\n" +
                    sources("facebook", "comments"));
}

std::string World::desk() const {
  return "http://127.0.0.1:" + std::to_string(port_);
}

const std::string& World::sandbox(const std::string& platform) const {
  return platform == "x" ? x_ : facebook_;
}

void World::start_daemon() {
  daemon_ = std::make_unique<Process>(
      std::vector<std::string>{options_.binary, "run", "--config", config_},
      folder_.path() + "/daemon.log");
  daemon_->wait_for("\"serving\"");
}

Process& World::twin() {
  if (!twin_) {
    twin_port_ = free_port();
    write_config("twin", twin_port_);
    twin_ = std::make_unique<Process>(
        std::vector<std::string>{options_.binary, "run", "--config", folder_.path() + "/twin"},
        folder_.path() + "/twin.log");
    twin_->wait_for("\"serving\"");
  }
  return *twin_;
}

std::string World::twin_desk() const {
  return twin_port_ == 0 ? "" : "http://127.0.0.1:" + std::to_string(twin_port_);
}

void World::kill_daemon() {
  daemon_->signal(SIGKILL);
  daemon_->wait();
}

int World::stop_daemon() {
  daemon_->signal(SIGTERM);
  return daemon_->wait();
}

Answer World::control(const std::string& platform, const std::string& method,
                      const std::string& path, const std::string& body) {
  const std::string& origin = sandbox(platform);
  const auto transport = loopback(origin);
  Request request{method, origin + path, {}, body, std::chrono::seconds{15}, 64U << 20U};
  request.headers = {{"Content-Type", "application/json"}};
  return exchange(*transport, request);
}

std::string World::citizen(const std::string& platform, const std::string& json) {
  const Answer answer = control(platform, "POST", "/sandbox/post", json);
  if (answer.status != 200) throw std::runtime_error("the sandbox refused a post: " + json);
  return answer.body["id"].id();
}

void World::mischief(const std::string& platform, const std::string& json) {
  if (control(platform, "POST", "/sandbox/mischief", json).status != 200) {
    throw std::runtime_error("the sandbox refused mischief: " + json);
  }
}

void World::calm(const std::string& platform) {
  if (control(platform, "POST", "/sandbox/calm", "{}").status != 200) {
    throw std::runtime_error("the sandbox of " + platform + " does not calm down");
  }
}

Json World::written(const std::string& platform) {
  return control(platform, "GET", "/sandbox/written", "").body;
}

std::pair<int, std::string> World::run(std::vector<std::string> words) {
  words.insert(words.begin(), options_.binary);
  words.insert(words.end(), {"--config", config_});
  const std::string log = folder_.path() + "/run-" + fresh_id() + ".log";
  Process process(words, log);
  const int code = process.wait();
  return {code, text_of(log)};
}

}  // namespace wc::test
