// SPDX-License-Identifier: EUPL-1.2
#include "tests/tools/http_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <utility>

namespace wc::test {
namespace {

constexpr int kPatienceMs = 10'000;

std::string lower(std::string text) {
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

}  // namespace

RawClient::RawClient(int port, const std::string& host) {
  socket_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  inet_pton(AF_INET, host.c_str(), &address.sin_addr);
  if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0) return;
  ::close(socket_);
  socket_ = -1;
}

RawClient::~RawClient() {
  if (socket_ >= 0) ::close(socket_);
}

RawClient::RawClient(RawClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), kept_(std::move(other.kept_)) {}

bool RawClient::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool RawClient::fill() {
  pollfd waiting{socket_, POLLIN, 0};
  if (::poll(&waiting, 1, kPatienceMs) != 1) return false;
  std::array<char, 16384> bytes{};
  const ssize_t got = ::recv(socket_, bytes.data(), bytes.size(), 0);
  if (got <= 0) return false;
  kept_.append(bytes.data(), static_cast<std::size_t>(got));
  return true;
}

std::string RawClient::read_until(std::string_view mark) {
  std::size_t found = kept_.find(mark);
  while (found == std::string::npos && fill()) found = kept_.find(mark);
  return read_bytes(found == std::string::npos ? kept_.size() : found + mark.size());
}

std::string RawClient::read_bytes(std::size_t count) {
  while (kept_.size() < count && fill()) {
  }
  std::string bytes = kept_.substr(0, count);
  kept_.erase(0, count);
  return bytes;
}

std::string RawClient::read_all() {
  while (fill()) {
  }
  return std::exchange(kept_, {});
}

bool RawClient::closed() {
  if (!kept_.empty()) return false;
  pollfd waiting{socket_, POLLIN, 0};
  if (::poll(&waiting, 1, kPatienceMs) != 1) return false;
  return !fill();
}

std::string HttpAnswer::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (key == name) return value;
  }
  return {};
}

HttpAnswer read_answer(RawClient& client, const std::string& method) {
  HttpAnswer answer;
  const std::string head = client.read_until("\r\n\r\n");
  if (!head.starts_with("HTTP/1.1 ")) return answer;
  answer.status = std::atoi(head.c_str() + 9);
  for (std::size_t at = head.find("\r\n") + 2; at + 2 < head.size();) {
    const std::size_t end = head.find("\r\n", at);
    const std::string line = head.substr(at, end - at);
    const std::size_t colon = line.find(": ");
    if (colon != std::string::npos) {
      answer.headers.emplace_back(lower(line.substr(0, colon)), line.substr(colon + 2));
    }
    at = end + 2;
  }
  const std::string length = answer.header("content-length");
  if (method != "HEAD" && !length.empty()) answer.body = client.read_bytes(std::stoul(length));
  return answer;
}

HttpAnswer exchange(RawClient& client, const HttpQuestion& question) {
  std::string text = question.method + " " + question.path + " HTTP/1.1\r\n";
  bool host = false;
  for (const auto& [name, value] : question.headers) {
    text += name + ": " + value + "\r\n";
    host = host || lower(name) == "host";
  }
  if (!host) text += "Host: 127.0.0.1\r\n";
  if (!question.body.empty()) {
    text += "Content-Length: " + std::to_string(question.body.size()) + "\r\n";
  }
  client.send(text + "\r\n" + question.body);
  return read_answer(client, question.method);
}

HttpAnswer fetch(int port, const HttpQuestion& question) {
  RawClient client(port);
  return client.connected() ? exchange(client, question) : HttpAnswer{};
}

}  // namespace wc::test
