// SPDX-License-Identifier: EUPL-1.2
// One plain HTTP request for one plain response. A connector works over this, so that libcurl, a
// recorded case or a sandbox without a socket can be behind it. It knows no platform and never
// retries.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "config/result.h"

namespace wc {

struct Header {
  std::string name;
  std::string value;
};

struct Request {
  std::string method;  // "GET", "POST", "PUT", "DELETE"
  std::string url;     // absolute; secrets go into headers, never into the url
  std::vector<Header> headers;
  std::string body;
  std::chrono::milliseconds time_max{15'000};
  std::size_t body_bytes_max = 8U << 20U;
};

struct Response {
  int status = 0;
  std::vector<Header> headers;
  std::string body;
};

// The value of the first header of that name (any case), or "".
std::string_view header(const std::vector<Header>& headers, std::string_view name);

// A body's next bytes; false from it ends the stream.
using OnBytes = std::function<bool(std::string_view)>;

class Transport {
 public:
  virtual ~Transport() = default;

  // Any HTTP status is a Response. Errors:
  //   kWait "not_connected": certainly no byte of the request reached the other side
  //   kAskAgain "no_answer": it may have been read there (time-out, closed, broken off)
  //   kGiveUp "body_too_large", "bad_answer"
  //   kMend "refused_url": the policy forbids this url (foreign host, plain http, redirect)
  //   kMend "tls": the certificate is not valid for the host
  virtual Result<Response> exchange(const Request& request) = 0;

  // A response without an end: status and headers first, then bytes as they come, until on_bytes
  // says stop, the other side closes, or nothing comes for `silence`. Errors as exchange.
  virtual Result<Response> stream(const Request& request, std::chrono::milliseconds silence,
                                  const OnBytes& on_bytes) = 0;
};

}  // namespace wc
