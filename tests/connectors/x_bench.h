// SPDX-License-Identifier: EUPL-1.2
// What the tests of X share: an account of the sandbox, a clock that is set by hand, a transport
// that plays a script, and short ways to ask.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "connectors/sandbox/sandbox.h"
#include "connectors/x/connector.h"
#include "connectors/x/sandbox.h"

namespace wc::test {

// 18 July 2026, ten o'clock UTC.
Time ten_o_clock();

// Mentions in sources[0], the search for "nijmegen -is:retweet" in sources[1].
XSettings sandbox_settings();

// Answers from a script, in order; notes what was asked.
class ScriptedTransport final : public Transport {
 public:
  // What the next request that has no answer yet gets.
  void add(Result<Response> answer) { answers_.push_back(std::move(answer)); }
  Result<Response> exchange(const Request& request) override;
  Result<Response> stream(const Request& request, std::chrono::milliseconds silence,
                          const OnBytes& on_bytes) override;
  std::vector<Request> asked;

 private:
  std::vector<Result<Response>> answers_;
};

// A sandbox with a connector over it.
struct XBench {
  explicit XBench(std::uint64_t seed = 7, const std::string& journal = "");
  // A citizen posts at the present time. `kind` is "mention" or "post"; returns the id at X.
  std::string says(const std::string& kind, const std::string& text,
                   const std::string& answers = "");
  // POST /sandbox/<route> with this JSON.
  void control(const std::string& route, const std::string& json);
  // GET with the bearer token.
  [[nodiscard]] Response get(const std::string& path_and_query) const;
  // How many posts of ours stand there.
  [[nodiscard]] std::size_t written() const;
  // Every page of a window, as intake would ask for them.
  std::vector<Post> read(const Source& source, Position after, int posts_max = 100);

  Time now;
  XSettings settings = sandbox_settings();
  std::unique_ptr<Sandbox> sandbox;
  std::unique_ptr<Transport> transport;
  std::unique_ptr<Connector> connector;
};

Action reply_to(const std::string& post, const std::string& text);

}  // namespace wc::test
