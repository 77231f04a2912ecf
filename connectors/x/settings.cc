// SPDX-License-Identifier: EUPL-1.2
#include "connectors/x/settings.h"

#include "connectors/sandbox/side.h"
#include "connectors/x/connector.h"
#include "connectors/x/snowflake.h"
#include "connectors/x/x.h"

namespace wc {

namespace {

constexpr std::string_view kApi = "https://api.x.com";
constexpr std::size_t kQueryMax = 512;
constexpr std::size_t kHandleMax = 20;
constexpr Millis kPace{15'000};
constexpr Millis kPaceMin{2'000};
constexpr Millis kPaceMax{3'600'000};

XSelf read_self(Table& table, const XSettings& settings) {
  XSelf self;
  self.account = settings.name;
  self.user_id = table.text("user_id");
  if (!self.user_id.empty() && !snowflake_from(self.user_id)) {
    table.problem("user_id", "user_id is not a number of at most 19 digits, in quotes");
  }
  self.handle = table.text("handle");
  if (self.handle.starts_with("@")) self.handle.erase(0, 1);
  constexpr std::string_view kAllowed =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
  if (self.handle.find_first_not_of(kAllowed) != std::string::npos ||
      self.handle.size() > kHandleMax) {
    table.problem("handle", "handle is not an X name: letters, digits and _, at most 20");
  }
  return self;
}

Source read_source(Table table, const XSettings& settings) {
  Source source;
  source.platform = "x";
  source.account = settings.name;
  source.name = table.text("name");
  source.reads = table.one_of("reads", {"mentions", "search"}, "");
  source.query = table.text("query", "");
  source.pace = table.span("poll", kPace, kPaceMin, kPaceMax);
  if (source.reads == "search" && source.query.empty()) {
    table.problem("query", "query is missing; a search needs one of at most 512 characters");
  }
  if (source.reads == "mentions" && !source.query.empty()) {
    table.problem("query", "query is only for reads = \"search\"");
  }
  if (source.query.size() > kQueryMax) {
    table.problem("query",
                  "query has " + std::to_string(source.query.size()) + " bytes; allowed: 512");
  }
  table.finish();
  return source;
}

class XAccount final : public Account {
 public:
  explicit XAccount(XSettings settings) : settings_(std::move(settings)) {}

  [[nodiscard]] const std::string& name() const override { return settings_.name; }
  [[nodiscard]] const std::string& platform() const override { return platform_; }
  [[nodiscard]] const std::vector<Source>& sources() const override { return settings_.sources; }
  [[nodiscard]] TransportPolicy policy() const override {
    return {{settings_.origin}, settings_.sandbox, settings_.ca_file};
  }
  [[nodiscard]] std::vector<std::string> secrets() const override {
    return {settings_.bearer, settings_.keys.api_key, settings_.keys.api_secret,
            settings_.keys.access_token, settings_.keys.access_secret};
  }
  [[nodiscard]] std::unique_ptr<Connector> connect(Transport& transport) const override {
    return make_x_connector(settings_, transport);
  }

 private:
  const std::string platform_ = "x";
  const XSettings settings_;
};

}  // namespace

XSettings read_x_settings(Table& table) {
  XSettings settings;
  table.one_of("platform", {"x"}, "");
  settings.name = table.text("name");
  settings.sandbox = table.flag("sandbox", false);
  const Side side = settings.sandbox ? Side::kSandbox : Side::kPlatform;
  settings.origin = read_origin(table, kApi, side);
  settings.ca_file = table.text("ca_file", "");
  settings.self = read_self(table, settings);
  settings.bearer = read_secret(table, "bearer_token_file", side);
  settings.keys.api_key = read_secret(table, "api_key_file", side);
  settings.keys.api_secret = read_secret(table, "api_secret_file", side);
  settings.keys.access_token = read_secret(table, "access_token_file", side);
  settings.keys.access_secret = read_secret(table, "access_secret_file", side);
  for (Table source : table.tables("source")) {
    settings.sources.push_back(read_source(std::move(source), settings));
  }
  table.finish();
  return settings;
}

Platform x_platform() {
  return {"x", {"mentions", "search"}, [](Table& table) -> std::shared_ptr<const Account> {
            return std::make_shared<XAccount>(read_x_settings(table));
          }};
}

}  // namespace wc
