// SPDX-License-Identifier: EUPL-1.2
// A small blocking HTTP client over a real socket, for tests: well-behaved on request, and as rude
// as a test needs. Every wait ends after ten seconds, so that a hanging server fails the test.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wc::test {

// A TCP connection to 127.0.0.1 (or another loopback address) that sends and reads raw bytes.
class RawClient {
 public:
  explicit RawClient(int port, const std::string& host = "127.0.0.1");
  ~RawClient();
  RawClient(RawClient&& other) noexcept;
  RawClient& operator=(RawClient&&) = delete;

  [[nodiscard]] bool connected() const { return socket_ >= 0; }
  bool send(std::string_view bytes);  // false when the other side is gone
  // What came up to and with `mark`, or everything when the other side closed or time is over.
  std::string read_until(std::string_view mark);
  std::string read_bytes(std::size_t count);
  std::string read_all();       // until the other side closes
  [[nodiscard]] bool closed();  // the other side closed and nothing is left to read

 private:
  bool fill();

  int socket_ = -1;
  std::string kept_;
};

struct HttpAnswer {
  int status = 0;                                            // 0 = none came
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;
  [[nodiscard]] std::string header(std::string_view name) const;
};

struct HttpQuestion {
  std::string method = "GET";
  std::string path = "/";
  std::vector<std::pair<std::string, std::string>> headers{};
  std::string body{};
};

// One request after another over one connection.
HttpAnswer exchange(RawClient& client, const HttpQuestion& question);
// The next answer; `method` tells whether a body follows.
HttpAnswer read_answer(RawClient& client, const std::string& method = "GET");
// The same over a connection of its own.
HttpAnswer fetch(int port, const HttpQuestion& question);

}  // namespace wc::test
