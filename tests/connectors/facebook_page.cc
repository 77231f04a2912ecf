// SPDX-License-Identifier: EUPL-1.2
#include "tests/connectors/facebook_page.h"

namespace wc::test {

FacebookSettings page_settings() {
  FacebookSettings settings;
  settings.name = "page";
  settings.sandbox = true;
  settings.base_url = "http://127.0.0.1:14031";
  settings.version = "v25.0";
  settings.page_id = "111";
  settings.page_token = "sandbox-fb-page";
  settings.app_secret = "sandbox-fb-secret";
  settings.sources = {{"fb-comments", "page", "facebook", "comments", "", Millis{30'000}},
                      {"fb-visitors", "page", "facebook", "visitor_posts", "", Millis{30'000}}};
  return settings;
}

Result<Response> Listening::exchange(const Request& request) {
  asked.push_back(request);
  auto response = behind_->exchange(request);
  if (response && instead) response->body = *instead;
  return response;
}

Result<Response> Listening::stream(const Request& request, Millis silence, const OnBytes& take) {
  return behind_->stream(request, silence, take);
}

FacebookPage::FacebookPage(std::uint64_t seed, const std::string& journal,
                           const FacebookSettings& settings)
    : sandbox(make_facebook_sandbox(seed, journal)),
      transport(sandbox_transport(*sandbox, [this] { return now; })),
      connector(make_facebook(settings, transport)) {}

std::string FacebookPage::comment(const std::string& text, const std::string& answers,
                                  const std::string& author) {
  return sandbox->post({"facebook", "comment", "", answers, author, "", text, "nl", now, {}, ""});
}

std::string FacebookPage::visitor_post(const std::string& text) {
  const std::string author = "Noor Duinhof";
  return sandbox->post({"facebook", "visitor_post", "", "", author, "", text, "nl", now, {}, ""});
}

Response FacebookPage::control(const std::string& route, const std::string& body) {
  return sandbox->answer({"POST", "/sandbox/" + route, {}, body}, now);
}

void FacebookPage::mischief(const std::string& what, const std::string& route,
                            const std::string& more) {
  const std::string head = R"({"what":")" + what + R"(","route":")" + route + '"';
  control("mischief", head + (more.empty() ? "" : "," + more) + "}");
}

void FacebookPage::graph_fails(int code, int subcode, const std::string& what) {
  mischief(what, "",
           R"("status":400,"body":{"error":{"message":"words of Facebook","code":)" +
               std::to_string(code) + R"(,"error_subcode":)" + std::to_string(subcode) +
               R"(,"fbtrace_id":"Abc-1"}})");
}

std::string FacebookPage::written() {
  return sandbox->answer({"GET", "/sandbox/written", {}, ""}, now).body;
}

Result<Page> FacebookPage::poll(const Window& window, std::size_t source) {
  return connector->poll(connector->sources()[source], window, now);
}

Action reply_to(const std::string& post, const std::string& conversation, const std::string& text) {
  return {ActionKind::kReply, "o1", "facebook:" + post, "facebook:" + conversation, text};
}

}  // namespace wc::test
