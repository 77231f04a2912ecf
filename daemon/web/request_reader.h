// SPDX-License-Identifier: EUPL-1.2
// Bytes in, requests out (Beast's parser behind it). It knows the limits on sizes and on form; time
// and sockets are the server's.
#pragma once

#include <memory>
#include <string_view>

#include "daemon/web/web.h"

namespace wc {

// One connection's reader. Requests may be pipelined: what comes after the end of one is kept and
// is the beginning of the next.
class RequestReader {
 public:
  enum class State {
    kIdle,    // not one byte of the next request yet
    kHeader,  // in the middle of its header
    kBody,    // in the middle of its body
    kDone,    // take() it
    kBad      // refused: answer bad_status() and close
  };

  explicit RequestReader(const WebLimits& limits);
  ~RequestReader();

  // Takes what came from the wire; with "" only what was kept. In kDone nothing more is parsed.
  State feed(std::string_view bytes);
  [[nodiscard]] State state() const;

  // 400 (not HTTP, no Host, bad target), 413 (body) or 431 (header). REQUIRES: kBad.
  [[nodiscard]] int bad_status() const;

  // The client waits for "100 Continue" before it sends the body.
  [[nodiscard]] bool wants_continue() const;

  // The request without `peer` and `worker`, and whether the client wants to go on afterwards.
  // REQUIRES: kDone. The next feed() begins the next one.
  enum class Wish { kKeep, kClose };
  std::pair<WebRequest, Wish> take();

 private:
  struct Held;
  std::unique_ptr<Held> held_;
};

}  // namespace wc
