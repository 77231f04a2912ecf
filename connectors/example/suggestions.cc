// SPDX-License-Identifier: EUPL-1.2
// A connector that is not part of this program: a suggestion box with one page of JSON. README.md
// of connectors walks through it. Built by the tests as a shared object and loaded as ops would.
#include "config/json.h"
#include "connectors/registry.h"

namespace {

struct Settings {
  std::string name;
  std::string origin;
  std::vector<wc::Source> sources;
};

class Suggestions final : public wc::Connector {
 public:
  Suggestions(const Settings& settings, wc::Transport& transport)
      : settings_(settings), transport_(transport) {
    traits_.platform = "suggestions";
  }

  [[nodiscard]] const wc::Traits& traits() const override { return traits_; }
  [[nodiscard]] const std::vector<wc::Source>& sources() const override {
    return settings_.sources;
  }
  [[nodiscard]] wc::Position position(wc::Time time) const override {
    return static_cast<wc::Position>(wc::to_millis(time));
  }

  wc::Result<wc::Page> poll(const wc::Source& source, const wc::Window& window,
                            wc::Time /*now*/) override {
    wc::Request request;
    request.method = "GET";
    request.url = settings_.origin + "/suggestions?after=" + std::to_string(window.after);
    auto response = transport_.exchange(request);
    if (!response) return response.error();
    const auto json = wc::Json::parse(response->body);
    if (!json) return json.error();
    wc::Page page;
    page.covered_after = window.after;
    for (const wc::JsonView& item : json->root().items()) {
      wc::Post post;
      post.platform = traits_.platform;
      post.id = "suggestions:" + item["id"].id();
      post.conversation = post.id;
      post.account = source.account;
      post.source = source.name;
      post.text = wc::bounded_text(item["text"].text());
      post.reply.allowed = false;
      post.reply.why = "not_supported";
      page.posts.push_back(std::move(post));
    }
    return page;
  }

 private:
  const Settings settings_;
  wc::Transport& transport_;
  wc::Traits traits_;
};

class Box final : public wc::Account {
 public:
  explicit Box(Settings settings) : settings_(std::move(settings)) {}
  [[nodiscard]] const std::string& name() const override { return settings_.name; }
  [[nodiscard]] const std::string& platform() const override { return platform_; }
  [[nodiscard]] const std::vector<wc::Source>& sources() const override {
    return settings_.sources;
  }
  [[nodiscard]] wc::TransportPolicy policy() const override {
    return {{settings_.origin}, false, ""};
  }
  [[nodiscard]] std::vector<std::string> secrets() const override { return {}; }
  [[nodiscard]] std::unique_ptr<wc::Connector> connect(wc::Transport& transport) const override {
    return std::make_unique<Suggestions>(settings_, transport);
  }

 private:
  const std::string platform_ = "suggestions";
  const Settings settings_;
};

std::shared_ptr<const wc::Account> read_box(wc::Table& table) {
  Settings settings;
  table.one_of("platform", {"suggestions"}, "");
  settings.name = table.text("name");
  settings.origin = table.text("base_url");
  for (wc::Table& source : table.tables("source")) {
    settings.sources.push_back({source.text("name"), settings.name, "suggestions", "box", ""});
    source.finish();
  }
  table.finish();
  return std::make_shared<Box>(std::move(settings));
}

}  // namespace

// What the daemon looks for (kPluginEntry in connectors/registry.h).
extern "C" int webcared_platform(int version, wc::Platform* platform) {
  if (version == wc::kPluginVersion) *platform = wc::Platform{"suggestions", {"box"}, read_box};
  return wc::kPluginVersion;
}
