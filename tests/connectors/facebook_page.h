// SPDX-License-Identifier: EUPL-1.2
// A Page in a sandbox with a connector on it and a clock that is moved by hand, for tests. Time
// stands still between two lines of a test unless the test moves it, so what happens is what is
// said.
#pragma once

#include <memory>
#include <string>

#include "config/json.h"
#include "connectors/facebook/facebook.h"
#include "connectors/facebook/sandbox.h"

namespace wc::test {

// The settings that fit the sandbox's fixed identity, with one source of each kind: the comments
// are sources()[0], the visitors' posts are sources()[1].
inline FacebookSettings page_settings() {
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

// Remembers every request, in the order in which they were made. With `instead` set, the sandbox is
// still asked, but its words are replaced: for answers that no sandbox would give.
class Listening final : public Transport {
 public:
  explicit Listening(std::unique_ptr<Transport> behind) : behind_(std::move(behind)) {}
  Result<Response> exchange(const Request& request) override {
    asked.push_back(request);
    auto response = behind_->exchange(request);
    if (response && instead) response->body = *instead;
    return response;
  }
  Result<Response> stream(const Request& request, Millis silence, const OnBytes& take) override {
    return behind_->stream(request, silence, take);
  }

  std::vector<Request> asked;
  std::optional<std::string> instead;  // a body for every answer

 private:
  std::unique_ptr<Transport> behind_;
};

// One Page. The same seed and journal give the same Page again, as after a restart.
class FacebookPage {
 public:
  explicit FacebookPage(std::uint64_t seed = 1, const std::string& journal = "",
                        FacebookSettings settings = page_settings())
      : sandbox(make_facebook_sandbox(seed, journal)),
        transport(sandbox_transport(*sandbox, [this] { return now; })),
        connector(make_facebook(settings, transport)) {}

  // A citizen comments now, on a post of the Page or on what `answers` names (a platform's id).
  // Returns the platform's id, without "facebook:".
  std::string comment(const std::string& text, const std::string& answers = "111_900",
                      const std::string& author = "Bram Lampstra") {
    return cites("comment", text, answers, author);
  }
  std::string visitor_post(const std::string& text) {
    return cites("visitor_post", text, "", "Noor Duinhof");
  }
  // POST /sandbox/{route}
  Response control(const std::string& route, const std::string& body) {
    return sandbox->answer({"POST", "/sandbox/" + route, {}, body}, now);
  }
  // `more` = further members of a Mischief: "\"status\":400,\"body\":{...}".
  void mischief(const std::string& what, const std::string& route, const std::string& more = "") {
    const std::string head = R"({"what":")" + what + R"(","route":")" + route + '"';
    control("mischief", head + (more.empty() ? "" : "," + more) + "}");
  }
  // The next request, whatever it is, fails with that code. Facebook's own words in it must never
  // be seen again.
  void graph_fails(int code, int subcode, const std::string& what = "status") {
    mischief(what, "",
             R"("status":400,"body":{"error":{"message":"words of Facebook","code":)" +
                 std::to_string(code) + R"(,"error_subcode":)" + std::to_string(subcode) +
                 R"(,"fbtrace_id":"Abc-1"}})");
  }
  // What we have written there, as GET /sandbox/written tells it.
  std::string written() { return sandbox->answer({"GET", "/sandbox/written", {}, ""}, now).body; }
  Result<Page> poll(Window window = {}, std::size_t source = 0) {
    return connector->poll(connector->sources()[source], window, now);
  }

  Time now = *parse_time("2026-07-18T10:00:00Z");
  std::unique_ptr<Sandbox> sandbox;
  Listening transport;
  std::unique_ptr<Connector> connector;

 private:
  std::string cites(const std::string& kind, const std::string& text, const std::string& answers,
                    const std::string& author) {
    TownPost post;
    post.platform = "facebook";
    post.kind = kind;
    post.text = text;
    post.answers = answers;
    post.author = author;
    post.at = now;
    return sandbox->post(post);
  }
};

// An answer in a conversation; ids without "facebook:".
inline Action reply_to(const std::string& post, const std::string& conversation,
                       const std::string& text) {
  return {ActionKind::kReply, "o1", "facebook:" + post, "facebook:" + conversation, text};
}

}  // namespace wc::test
