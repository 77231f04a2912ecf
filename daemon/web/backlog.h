// SPDX-License-Identifier: EUPL-1.2
// What one listener of an event stream still has to get. It is bounded: whoever does not read gets
// a reset in the place of all of it, and asks for the list anew; so it can end for other reasons.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "daemon/web/web.h"

namespace wc {

// An event as it goes over the wire, shared by all listeners.
struct Frame {
  std::shared_ptr<const std::string> text;
  std::optional<std::uint64_t> number;  // of its id: numbered events go out in growing order
  bool reset = false;
};
Frame frame_of(const WebServer::Event& event);

class Backlog {
 public:
  // Nothing numbered `seen` or lower is sent ("" = nothing was seen).
  explicit Backlog(std::size_t bytes_max) : bytes_max_(bytes_max) {}
  void seen(const std::string& id);

  // Adds a published event. The one that does not fit ends it with a reset.
  void push(const Frame& frame);
  // In the place of all that it holds, and nothing comes after it.
  void end(const Frame& last);
  // Puts what was missed in front of what was published meanwhile; not counted for the bound.
  void put_first(const std::vector<WebServer::Event>& missed);
  [[nodiscard]] bool ended() const { return ended_; }

  // The text to write now, each numbered event once and in growing order; empties the backlog.
  std::string drain();

 private:
  std::size_t bytes_max_;
  std::size_t bytes_ = 0;
  bool ended_ = false;
  std::deque<Frame> frames_;
  std::optional<std::uint64_t> last_;
};

}  // namespace wc
