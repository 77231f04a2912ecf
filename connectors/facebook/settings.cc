// SPDX-License-Identifier: EUPL-1.2
#include "connectors/facebook/settings.h"

#include <algorithm>

#include "connectors/facebook/facebook.h"
#include "connectors/sandbox/sandbox.h"
#include "connectors/url.h"

namespace wc {
namespace {

constexpr std::string_view kPlatform = "facebook";

bool digits(std::string_view text) {
  return !text.empty() && text.size() <= 32 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// "v25.0"
bool version_like(std::string_view text) {
  const auto dot = text.find('.');
  return text.starts_with("v") && dot != std::string_view::npos &&
         digits(text.substr(1, dot - 1)) && digits(text.substr(dot + 1));
}

bool loopback(const std::string& origin) {
  for (const std::string_view host :
       {"http://127.0.0.1", "http://[::1]", "https://127.0.0.1", "https://[::1]"}) {
    if (origin == host || origin.starts_with(std::string(host) + ':')) return true;
  }
  return false;
}

// Whether the host is a name or number of this machine in any other spelling.
bool local_name(const std::string& origin) {
  return loopback(origin) || origin.find("://localhost") != std::string::npos ||
         origin.find("://127.") != std::string::npos || origin.find("://[") != std::string::npos;
}

void check_base_url(Table& table, FacebookSettings& settings) {
  const auto url = parse_url(settings.base_url);
  if (!url || url->origin.empty() || url->path != "/" || !url->params.empty()) {
    table.problem("base_url",
                  "base_url wants only scheme, host and port: https://graph.facebook.com");
    return;
  }
  settings.base_url = url->origin;
  if (settings.sandbox && !loopback(url->origin)) {
    table.problem("base_url",
                  "a sandbox stands at a literal 127.0.0.1 or [::1]: http://127.0.0.1:14031");
  }
  if (!settings.sandbox && (!url->origin.starts_with("https://") || local_name(url->origin))) {
    table.problem("base_url",
                  "base_url must be https and not this machine; for a try-out on this "
                  "machine set sandbox = true");
  }
}

void check_secret(Table& table, const FacebookSettings& settings, const std::string& key,
                  const std::string& secret) {
  if (!table.has(key)) {
    table.problem("", key + " is missing: the path of a file with the secret in it");
  } else if (!secret.empty() && settings.sandbox != secret.starts_with(kSandboxPrefix)) {
    table.problem(key,
                  settings.sandbox
                      ? "a sandbox takes only secrets that start with \"sandbox-\": a real one "
                        "never goes there"
                      : "this is a secret of the sandbox; Facebook does not know it");
  }
}

Source read_source(Table& table, const std::string& account) {
  Source source;
  source.name = table.text("name");
  source.account = account;
  source.platform = kPlatform;
  source.reads = table.one_of("reads", {"comments", "visitor_posts"}, "");
  source.pace = table.span("poll", Millis{30'000}, Millis{1'000}, Millis{3'600'000});
  table.finish();
  return source;
}

class FacebookAccount final : public Account {
 public:
  explicit FacebookAccount(FacebookSettings settings) : settings_(std::move(settings)) {}

  [[nodiscard]] const std::string& name() const override { return settings_.name; }
  [[nodiscard]] const std::string& platform() const override { return platform_; }
  [[nodiscard]] const std::vector<Source>& sources() const override { return settings_.sources; }
  [[nodiscard]] TransportPolicy policy() const override {
    return {{settings_.base_url}, settings_.sandbox, ""};
  }
  [[nodiscard]] std::vector<std::string> secrets() const override {
    return {settings_.page_token, settings_.app_secret};
  }
  [[nodiscard]] std::unique_ptr<Connector> connect(Transport& transport) const override {
    return make_facebook(settings_, transport);
  }

 private:
  FacebookSettings settings_;
  std::string platform_{kPlatform};
};

}  // namespace

FacebookSettings read_facebook_settings(Table& table) {
  FacebookSettings settings;
  table.text("platform", kPlatform);
  settings.name = table.text("name");
  settings.sandbox = table.flag("sandbox", false);
  settings.base_url = table.text("base_url", "https://graph.facebook.com");
  settings.version = table.text("version", "v25.0");
  settings.page_id = table.text("page_id");
  settings.page_token = table.secret("page_token_file");
  settings.app_secret = table.secret("app_secret_file");
  settings.watch_posts = static_cast<int>(table.whole("watch_posts", 25, 1, 100));
  check_base_url(table, settings);
  check_secret(table, settings, "page_token_file", settings.page_token);
  check_secret(table, settings, "app_secret_file", settings.app_secret);
  if (!version_like(settings.version)) {
    table.problem("version", "version is like v25.0, with the v: Facebook's oldest is never meant");
  }
  if (!settings.page_id.empty() && !digits(settings.page_id)) {
    table.problem("page_id", "page_id is the number of the Page, not its name");
  }
  auto sources = table.tables("source");
  for (Table& one : sources) settings.sources.push_back(read_source(one, settings.name));
  if (sources.empty()) table.problem("", "an account wants at least one [[account.source]]");
  table.finish();
  return settings;
}

Platform facebook_platform() {
  return {std::string(kPlatform), [](Table& table) -> std::shared_ptr<const Account> {
            return std::make_shared<FacebookAccount>(read_facebook_settings(table));
          }};
}

}  // namespace wc
