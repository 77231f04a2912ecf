// SPDX-License-Identifier: EUPL-1.2
// An HTTP server as plain as a function: requests in, answers out, and channels of server-sent
// events. Beast and Asio are behind it (web_server.cc); no Boost here. Handlers run on a small pool
// and may wait for Redis; the I/O thread never does.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "config/result.h"

namespace wc {

struct WebRequest {
  std::string method;
  std::string path;                                          // percent-decoded, without the query
  std::string query;                                         // raw
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;
  std::string peer;  // address of the client; the forwarded one behind a trusted proxy
  int worker = 0;    // which thread of the pool handles it: 0 to WebLimits::handlers - 1
};

// The value of that header (lower-case name), or "".
std::string_view web_header(const WebRequest& request, std::string_view name);

// The decoded value of a query parameter, or "".
std::string query_value(std::string_view query, std::string_view name);

struct WebAnswer {
  int status = 200;  // 0 closes the connection without an answer (the sandboxes' drop)
  std::string type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string channel;     // not "": the answer is an event stream that joins this channel
  std::string last_event;  // with channel: what the client has seen already
  std::string listener;    // with channel: on whose behalf; "" = nobody's, never reviewed
  std::string dismisses;   // not "": whose listeners get "ended" as their last event, before this
};

struct WebLimits {
  std::size_t body_bytes_max = 256U << 10U;
  std::size_t header_bytes_max = 16U << 10U;
  int connections_max = 4096;
  int connections_per_address_max = 32;  // not counted for loopback
  int header_ms = 10'000;
  int body_ms = 30'000;
  int idle_ms = 60'000;
  int handlers = 4;                             // threads of the pool
  std::size_t backlog_bytes_max = 256U << 10U;  // of one event stream; then it gets a reset
  int review_ms = 15'000;                       // between two reviews of who listens
};

struct WebAddress {
  std::string host = "127.0.0.1";
  int port = 0;                  // 0 = any free one
  std::string certificate_file;  // with key_file: TLS
  std::string key_file;
  std::string trusted_proxy;  // its X-Forwarded-For is believed
};

// One listener with its threads. Errors of start: kMend "port_in_use", "bad_address", "tls".
class WebServer {
 public:
  using Handler = std::function<WebAnswer(const WebRequest&)>;
  static Result<std::unique_ptr<WebServer>> start(const WebAddress& address,
                                                  const WebLimits& limits, Handler handler);
  ~WebServer();  // stops taking, lets answers that are on their way finish for at most a second

  [[nodiscard]] int port() const;
  [[nodiscard]] int connections() const;

  // Sends one event to every client of a channel; from any thread. `id` may be "".
  void publish(const std::string& channel, const std::string& id, const std::string& name,
               const std::string& data);
  // Called on the pool when a client joined: returns the events it missed since `last_event`, ready
  // to send in order, or one "reset".
  struct Event {
    std::string id;
    std::string name;
    std::string data;
  };
  using Missed =
      std::function<std::vector<Event>(const std::string& channel, const std::string& last_event)>;
  void on_join(Missed missed);
  // Called on the pool, one at a time, `review_ms` after the last one: who listens, each once, and
  // which thread it is. Returns who may not any more; they get "ended" as their last event.
  using Review = std::function<std::vector<std::string>(const std::vector<std::string>& listeners,
                                                        int worker)>;
  void on_review(Review review);

 private:
  struct Held;
  explicit WebServer(std::unique_ptr<Held> held);
  std::unique_ptr<Held> held_;
};

}  // namespace wc
