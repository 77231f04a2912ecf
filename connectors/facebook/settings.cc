// SPDX-License-Identifier: EUPL-1.2
#include "connectors/facebook/settings.h"

#include <algorithm>

#include "connectors/facebook/facebook.h"
#include "connectors/sandbox/side.h"

namespace wc {
namespace {

constexpr std::string_view kPlatform = "facebook";
constexpr std::string_view kApi = "https://graph.facebook.com";

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
  const Side side = settings.sandbox ? Side::kSandbox : Side::kPlatform;
  settings.base_url = read_origin(table, kApi, side);
  settings.version = table.text("version", "v25.0");
  settings.page_id = table.text("page_id");
  settings.page_token = read_secret(table, "page_token_file", side);
  settings.app_secret = read_secret(table, "app_secret_file", side);
  settings.watch_posts = static_cast<int>(table.whole("watch_posts", 25, 1, 100));
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
  return {std::string(kPlatform),
          {"comments", "visitor_posts"},
          [](Table& table) -> std::shared_ptr<const Account> {
            return std::make_shared<FacebookAccount>(read_facebook_settings(table));
          }};
}

}  // namespace wc
