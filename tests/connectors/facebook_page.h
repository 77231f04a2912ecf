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
// are sources[0], the visitors' posts are sources[1].
FacebookSettings page_settings();

// Remembers every request, in the order in which they were made. With `instead` set, the sandbox is
// still asked, but its words are replaced: for answers that no sandbox would give.
class Listening final : public Transport {
 public:
  explicit Listening(std::unique_ptr<Transport> behind) : behind_(std::move(behind)) {}
  Result<Response> exchange(const Request& request) override;
  Result<Response> stream(const Request& request, Millis silence, const OnBytes& take) override;

  std::vector<Request> asked;
  std::optional<std::string> instead;  // a body for every answer

 private:
  std::unique_ptr<Transport> behind_;
};

// One Page. The same seed and journal give the same Page again, as after a restart.
class FacebookPage {
 public:
  explicit FacebookPage(std::uint64_t seed = 1, const std::string& journal = "",
                        const FacebookSettings& settings = page_settings());

  // A citizen comments now, on a post of the Page or on what `answers` names (a platform's id).
  // Returns the platform's id, without "facebook:".
  std::string comment(const std::string& text, const std::string& answers = "111_900",
                      const std::string& author = "Bram Lampstra");
  std::string visitor_post(const std::string& text);

  // POST /sandbox/{route}
  Response control(const std::string& route, const std::string& body);
  // `more` = further members of a Mischief: "\"status\":400,\"body\":{...}".
  void mischief(const std::string& what, const std::string& route, const std::string& more = "");
  // The next request, whatever it is, fails with that code. The words of Facebook in it must never
  // be seen again.
  void graph_fails(int code, int subcode, const std::string& what = "status");
  // What we have written there, as GET /sandbox/written tells it.
  std::string written();

  Result<Page> poll(const Window& window = {}, std::size_t source = 0);

  Time now = *parse_time("2026-07-18T10:00:00Z");
  std::unique_ptr<Sandbox> sandbox;
  Listening transport;
  std::unique_ptr<Connector> connector;
};

// An answer in a conversation; ids without "facebook:".
Action reply_to(const std::string& post, const std::string& conversation, const std::string& text);

}  // namespace wc::test
