// SPDX-License-Identifier: EUPL-1.2
#include "daemon/settings.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <set>

#include "connectors/shipped/platforms.h"
#include "daemon/content.h"

namespace wc {

namespace {

constexpr std::chrono::hours kDay{24};

// A literal IPv4 or IPv6 address.
bool is_address(const std::string& text) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  return inet_pton(AF_INET, text.c_str(), bytes.data()) == 1 ||
         inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1;
}

// "127.0.0.1:14024" or "[::1]:14024".
void read_listen(Table& table, WebSettings& web) {
  const std::string listen = table.text("listen", "127.0.0.1:14024");
  const std::size_t colon = listen.rfind(':');
  int port = -1;
  if (colon != std::string::npos) {
    const char* end = listen.data() + listen.size();
    const auto parsed = std::from_chars(listen.data() + colon + 1, end, port);
    if (parsed.ec != std::errc() || parsed.ptr != end) port = -1;
  }
  if (port < 0 || port > 65535 || colon == 0) {
    table.problem("listen",
                  "web.listen is \"" + listen + "\"; allowed: ADDRESS:PORT, as in 127.0.0.1:14024");
    return;
  }
  web.host = listen.substr(0, colon);
  if (web.host.front() == '[' && web.host.back() == ']') {
    web.host = web.host.substr(1, web.host.size() - 2);
  }
  web.port = port;
  if (!is_address(web.host)) {
    table.problem("listen", "web.listen is \"" + listen + "\"; allowed: an IP address, not a name");
  }
}

// Every change from a page of another origin is refused: without this one nobody could log in.
void read_origin(Table& table, WebSettings& web) {
  web.public_origin = table.text("public_origin", "");
  if (web.public_origin.empty()) {
    table.problem(
        "public_origin",
        "web.public_origin is missing; set what browsers have in their address bar, as in "
        "https://desk.example.nl");
    return;
  }
  const bool scheme = web.public_origin.starts_with("https://") ||
                      web.public_origin == "http://127.0.0.1" ||
                      web.public_origin.starts_with("http://127.0.0.1:");
  if (!scheme || web.public_origin.ends_with('/')) {
    table.problem("public_origin", "web.public_origin is \"" + web.public_origin +
                                       "\"; allowed: https://HOST without a path or last slash");
  }
}

WebSettings read_web(Table table) {
  WebSettings web;
  read_listen(table, web);
  read_origin(table, web);
  web.trusted_proxy = table.text("trusted_proxy", "");
  if (!web.trusted_proxy.empty() && !is_address(web.trusted_proxy)) {
    table.problem("trusted_proxy",
                  "web.trusted_proxy is \"" + web.trusted_proxy + "\"; allowed: an IP address");
  }
  table.finish();
  return web;
}

RedisAddress read_redis(Table table) {
  RedisAddress redis;
  redis.socket = table.text("socket", "");
  redis.host = table.text("host", "");
  redis.port = static_cast<int>(table.whole("port", 6379, 1, 65535));
  redis.user = table.text("username", "");
  redis.password = table.secret("password_file");
  if (redis.socket.empty() == redis.host.empty()) {
    table.problem("", "redis wants either socket (a path) or host and port");
  }
  const bool loopback = redis.host == "127.0.0.1" || redis.host == "::1";
  if (!redis.host.empty() && !loopback && redis.password.empty()) {
    table.problem("host", "redis.host is not loopback; then redis.password_file is required");
  }
  table.finish();
  return redis;
}

DeskSettings read_desk(Table table) {
  DeskSettings desk;
  desk.language = table.one_of("language", {"nl", "en"}, "nl");
  desk.undo = table.span("undo", desk.undo, Millis{0}, std::chrono::minutes{5});
  desk.lease = table.span("lease", desk.lease, std::chrono::seconds{1}, std::chrono::hours{1});
  desk.claims_max = static_cast<int>(table.whole("claims_max", desk.claims_max, 1, 100));
  table.finish();
  return desk;
}

std::map<Urgency, Norm> read_norms(Table table) {
  using std::chrono::hours;
  using std::chrono::minutes;
  std::map<Urgency, Norm> norms{{Urgency::kSpoed, {minutes{0}, minutes{15}}},
                                {Urgency::kHoog, {minutes{30}, hours{1}}},
                                {Urgency::kNormaal, {hours{4}, hours{4}}},
                                {Urgency::kLaag, {kDay, 2 * kDay}}};
  for (auto& [urgency, norm] : norms) {
    Table one = table.table(name_of(urgency));
    norm.slack = one.span("slack", norm.slack, Millis{0}, 30 * kDay);
    norm.within = one.span("within", norm.within, minutes{1}, 90 * kDay);
    one.finish();
  }
  table.finish();
  return norms;
}

Retention read_retention(Table table) {
  Retention retention;
  retention.unmatched = table.span("unmatched", retention.unmatched, Millis{0}, 30 * kDay);
  table.finish();
  return retention;
}

CourierSettings read_courier(Table table) {
  CourierSettings courier;
  courier.believe_absent =
      table.span("believe_absent", courier.believe_absent, Millis{0}, std::chrono::hours{24});
  courier.sending_max = table.span("sending_max", courier.sending_max, std::chrono::seconds{1},
                                   std::chrono::hours{1});
  table.finish();
  return courier;
}

std::vector<Platform> read_platforms(Table& top) {
  const auto known = platforms(top.text("plugin_dir", ""));
  if (known) return *known;
  top.problem("plugin_dir", known.error().what);
  return {};
}

void read_accounts(Table& top, const std::vector<Platform>& known, Settings& settings) {
  std::vector<std::string> names;
  for (const Platform& platform : known) names.push_back(platform.name);
  std::set<std::string> seen;
  for (Table& table : top.tables("account")) {
    const std::string name = table.one_of("platform", names, "");
    const auto platform = std::find_if(known.begin(), known.end(),
                                       [&](const Platform& one) { return one.name == name; });
    if (platform == known.end()) continue;
    auto account = platform->read(table);
    if (!account) continue;
    if (!plain_name(account->name()) || !seen.insert(account->name()).second) {
      table.problem("name", "account.name is \"" + account->name() +
                                "\"; allowed: a-z 0-9 - _, at most 40, each name once");
    }
    for (const Source& source : account->sources()) {
      if (!plain_name(source.name) || !seen.insert("source " + source.name).second) {
        table.problem("", "account.source.name is \"" + source.name +
                              "\"; allowed: a-z 0-9 - _, at most 40, and it stands once in the "
                              "house");
      }
    }
    settings.accounts.push_back(std::move(account));
  }
}

void read_main(const ConfigFile& file, Settings& settings, Problems& problems) {
  const std::size_t before = problems.size();
  Table top = read_document(file.bytes, file.name, file.folder, problems);
  if (problems.size() > before) return;  // it is not TOML: what is missing cannot be told
  settings.tenant = top.text("tenant");
  if (!plain_name(settings.tenant)) {
    top.problem("tenant",
                "tenant is \"" + settings.tenant + "\"; allowed: a-z 0-9 - _, at most 40");
  }
  settings.space.tag = "{wc:" + settings.tenant + "}";
  settings.redis = read_redis(top.table("redis"));
  settings.web = read_web(top.table("web"));
  settings.desk = read_desk(top.table("desk"));
  settings.norms = read_norms(top.table("norm"));
  settings.retention = read_retention(top.table("retention"));
  settings.courier = read_courier(top.table("courier"));
  settings.platforms = read_platforms(top);
  read_accounts(top, settings.platforms, settings);
  top.finish();
}

// REQUIRES: an error of read_config_files: "PATH: why".
Problem problem_of(const Error& error) {
  const std::size_t end = error.what.find(": ");
  return {error.what.substr(0, end), error.what.substr(end + 2)};
}

// A folder that somebody named has settings of its own: with the shipped ones a typing mistake in
// its name would start another city's daemon.
Problem no_settings_in(const std::string& folder) {
  const std::string place = std::filesystem::path(folder) / "webcared.toml";
  return {place, "is not there; put it there, or name the folder that has it"};
}

}  // namespace

std::shared_ptr<const Settings> read_settings(const std::string& folder, Problems& problems) {
  auto files = read_config_files(folder);
  if (!files) {
    problems.push_back(problem_of(files.error()));
    return nullptr;
  }
  const std::size_t before = problems.size();
  auto settings = std::make_shared<Settings>();
  settings->files = std::move(*files);
  for (const ConfigFile& file : settings->files) {
    if (file.name == "webcared.toml") {
      if (file.folder != folder) problems.push_back(no_settings_in(folder));
      read_main(file, *settings, problems);
    }
    if (file.name.starts_with("events/")) read_event(file, *settings, problems);
    if (file.name.starts_with("answers/")) read_answers(file, *settings, problems);
  }
  std::vector<std::string> every_event;
  for (const Event& event : settings->events) every_event.push_back(event.id);
  const auto rules = Classifier::build(settings->files, every_event, problems);
  if (rules) check_topics(*rules, *settings, problems);
  check_searches(*settings, problems);
  if (problems.size() > before) return nullptr;
  return settings;
}

}  // namespace wc
