// SPDX-License-Identifier: EUPL-1.2
// A tiny HTTP server on 127.0.0.1 that answers from a script, byte by byte as it is told, and as
// badly as a test needs. It understands no HTTP beyond the end of a request.
#pragma once

#include <string>
#include <thread>
#include <vector>

namespace wc::test {

// What happens with one request.
struct Scene {
  std::vector<std::string> pieces;  // raw bytes of the response, sent one after the other
  int pause_ms = 0;                 // before each piece but the first
  bool closes = false;              // afterwards the connection is closed
  bool reads = true;                // false: closed before a byte of the request is read
};

// A whole response with its length; `headers` are lines that end with \r\n.
Scene ok(const std::string& body, const std::string& headers = "");

class Loopback {
 public:
  // One scene a request, in order, over as many connections as come; then it stops listening.
  explicit Loopback(std::vector<Scene> scenes);
  ~Loopback();
  Loopback(const Loopback&) = delete;
  Loopback& operator=(const Loopback&) = delete;

  [[nodiscard]] std::string origin() const;  // "http://127.0.0.1:PORT"
  // Stops and tells the requests that came, with their bodies. The server is gone afterwards.
  std::vector<std::string> requests();
  [[nodiscard]] int connections() const { return connections_; }  // REQUIRES: after requests()

 private:
  void serve();
  bool play(int connection, const Scene& scene);
  bool read_request(int connection);

  std::vector<Scene> scenes_;
  std::vector<std::string> requests_;
  int connections_ = 0;
  int listener_ = -1;
  int port_ = 0;
  std::thread thread_;
};

}  // namespace wc::test
