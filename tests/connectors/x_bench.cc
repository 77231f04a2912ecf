// SPDX-License-Identifier: EUPL-1.2
#include "tests/connectors/x_bench.h"

#include <stdexcept>

#include "config/json.h"

namespace wc::test {

Time ten_o_clock() {
  return *parse_time("2026-07-18T10:00:00Z");
}

XSettings sandbox_settings() {
  XSettings settings;
  settings.name = "x-demo";
  settings.sandbox = true;
  settings.origin = "http://127.0.0.1:4020";
  settings.self = {"14024", "GemeenteNijmegen", "x-demo"};
  settings.bearer = "sandbox-x-bearer";
  settings.keys = {"sandbox-x-key", "sandbox-x-secret", "sandbox-x-access",
                   "sandbox-x-access-secret"};
  settings.sources = {
      {"x-mentions", "x-demo", "x", "mentions", "", Millis{15'000}},
      {"x-search", "x-demo", "x", "search", "nijmegen -is:retweet", Millis{15'000}}};
  return settings;
}

Result<Response> ScriptedTransport::exchange(const Request& request) {
  asked.push_back(request);
  if (asked.size() > answers_.size()) {
    return Error{Cure::kMend, "script", "asked more than the script has: " + request.url};
  }
  return answers_[asked.size() - 1];
}

Result<Response> ScriptedTransport::stream(const Request& request,
                                           std::chrono::milliseconds /*silence*/,
                                           const OnBytes& /*on_bytes*/) {
  return exchange(request);
}

XBench::XBench(std::uint64_t seed, const std::string& journal)
    : now(ten_o_clock()),
      sandbox(make_x_sandbox(seed, journal)),
      transport(sandbox_transport(*sandbox, [this] { return now; })),
      connector(make_x_connector(settings, *transport)) {}

std::string XBench::says(const std::string& kind, const std::string& text,
                         const std::string& answers) {
  TownPost post;
  post.platform = "x";
  post.kind = kind;
  post.answers = answers;
  post.author = "Burger Een";
  post.handle = "burger_een";
  post.text = text;
  post.lang = "nl";
  post.at = now;
  return sandbox->post(post);
}

void XBench::control(const std::string& route, const std::string& json) {
  Request request;
  request.method = "POST";
  request.url = settings.origin + "/sandbox/" + route;
  request.body = json;
  const Response response = sandbox->answer(request, now);
  if (response.status != 200) throw std::runtime_error(route + ": " + response.body);
}

Response XBench::get(const std::string& path_and_query) const {
  Request request;
  request.method = "GET";
  request.url = settings.origin + path_and_query;
  request.headers = {{"Authorization", "Bearer " + settings.bearer}};
  return sandbox->answer(request, now);
}

std::size_t XBench::written() const {
  const auto json = Json::parse(get("/sandbox/written").body);
  return json->root().size();
}

std::vector<Post> XBench::read(const Source& source, Position after, int posts_max) {
  std::vector<Post> all;
  Window window{after, std::nullopt, posts_max};
  for (int pages = 0; pages < 1000; ++pages) {
    auto page = connector->poll(source, window, now);
    if (!page) throw std::runtime_error(page.error().what);
    for (Post& post : page->posts) all.push_back(std::move(post));
    if (page->covered_after == after) return all;
    window.until = page->covered_after + 1;
  }
  throw std::runtime_error("the window never ends");
}

Action reply_to(const std::string& post, const std::string& text) {
  Action action;
  action.kind = ActionKind::kReply;
  action.id = "out-1";
  action.post = post;
  action.text = text;
  return action;
}

}  // namespace wc::test
