// SPDX-License-Identifier: EUPL-1.2
#include "daemon/web/backlog.h"

#include "daemon/web/http_text.h"

namespace wc {

Frame frame_of(const WebServer::Event& event) {
  return {std::make_shared<const std::string>(event_frame(event)), event_number(event.id),
          event.name == "reset"};
}

void Backlog::seen(const std::string& id) {
  last_ = event_number(id);
}

void Backlog::push(const Frame& frame) {
  if (ended_) return;
  frames_.push_back(frame);
  bytes_ += frame.text->size();
  if (bytes_ > bytes_max_) end(frame_of({.id = "", .name = "reset", .data = "{}"}));
}

void Backlog::end(const Frame& last) {
  if (ended_) return;
  frames_.assign(1, last);
  ended_ = true;
}

void Backlog::put_first(const std::vector<WebServer::Event>& missed) {
  if (ended_) return;
  std::deque<Frame> frames;
  for (const WebServer::Event& event : missed) frames.push_back(frame_of(event));
  frames.insert(frames.end(), frames_.begin(), frames_.end());
  frames_.swap(frames);
}

std::string Backlog::drain() {
  std::string text;
  for (const Frame& frame : frames_) {
    if (frame.number && last_ && *frame.number <= *last_) continue;
    if (frame.number) last_ = frame.number;
    if (frame.reset) last_.reset();
    text += *frame.text;
  }
  frames_.clear();
  bytes_ = 0;
  return text;
}

}  // namespace wc
