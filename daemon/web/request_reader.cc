// SPDX-License-Identifier: EUPL-1.2
#include "daemon/web/request_reader.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <cassert>
#include <optional>
#include <utility>

#include "daemon/web/http_text.h"

namespace wc {
namespace {

namespace http = boost::beast::http;
using Parser = http::request_parser<http::string_body>;

int status_of(const boost::system::error_code& problem) {
  if (problem == http::error::header_limit) return 431;
  if (problem == http::error::body_limit) return 413;
  return 400;
}

std::string lower(boost::beast::string_view text) {
  std::string out(text.data(), text.size());
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

struct RequestReader::Held {
  explicit Held(const WebLimits& given) : limits(given) { begin(); }

  void begin() {
    parser.emplace();
    parser->header_limit(static_cast<std::uint32_t>(limits.header_bytes_max));
    parser->body_limit(limits.body_bytes_max);
    parser->eager(true);
    state = State::kIdle;
  }

  void parse() {
    while (!parser->is_done() && !kept.empty()) {
      boost::system::error_code problem;
      const std::size_t used = parser->put(boost::asio::buffer(kept), problem);
      kept.erase(0, used);
      if (problem == http::error::need_more) break;
      if (problem) return refuse(status_of(problem));
      if (used == 0) break;
    }
    if (parser->is_done()) return check();
    // A line that never ends: of the header, or an extension of a chunk.
    if (kept.size() > limits.header_bytes_max) return refuse(parser->is_header_done() ? 400 : 431);
    if (parser->is_header_done()) {
      state = State::kBody;
    } else if (parser->got_some() || !kept.empty()) {
      state = State::kHeader;
    }
  }

  void check() {
    const auto& message = parser->get();
    const boost::beast::string_view target = message.target();
    path = decode_path(std::string_view(target.data(), target.size()).substr(0, target.find('?')));
    const bool host = message.version() < 11 || message.count(http::field::host) == 1;
    if (!path || !host) return refuse(400);
    state = State::kDone;
  }

  void refuse(int status) {
    bad_status = status;
    state = State::kBad;
  }

  WebLimits limits;
  std::optional<Parser> parser;
  std::string kept;  // from the wire, not parsed yet
  State state = State::kIdle;
  int bad_status = 0;
  std::optional<std::string> path;
};

RequestReader::RequestReader(const WebLimits& limits) : held_(std::make_unique<Held>(limits)) {}
RequestReader::~RequestReader() = default;

RequestReader::State RequestReader::feed(std::string_view bytes) {
  held_->kept.append(bytes);
  if (held_->state != State::kDone && held_->state != State::kBad) held_->parse();
  return held_->state;
}

RequestReader::State RequestReader::state() const {
  return held_->state;
}

int RequestReader::bad_status() const {
  assert(held_->state == State::kBad);
  return held_->bad_status;
}

bool RequestReader::wants_continue() const {
  if (held_->state != State::kBody) return false;
  return lower(held_->parser->get()[http::field::expect]) == "100-continue";
}

std::pair<WebRequest, RequestReader::Wish> RequestReader::take() {
  assert(held_->state == State::kDone);
  auto& message = held_->parser->get();
  WebRequest request;
  request.method = std::string(message.method_string());
  request.path = std::move(*held_->path);
  const boost::beast::string_view target = message.target();
  const std::size_t question = target.find('?');
  if (question != boost::beast::string_view::npos) {
    request.query = std::string(target.substr(question + 1));
  }
  for (const auto& field : message) {
    request.headers.emplace_back(lower(field.name_string()), std::string(field.value()));
  }
  request.body = std::move(message.body());
  const Wish wish = message.keep_alive() ? Wish::kKeep : Wish::kClose;
  held_->begin();
  return {std::move(request), wish};
}

}  // namespace wc
