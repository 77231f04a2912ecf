// SPDX-License-Identifier: EUPL-1.2
#include "tests/tools/loopback.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>

#include "tests/tools/wait.h"

namespace wc::test {

namespace {

constexpr int kPatienceMs = 10'000;  // a test that gets no request fails instead of hanging

bool readable(int socket) {
  pollfd wanted{socket, POLLIN, 0};
  return ::poll(&wanted, 1, kPatienceMs) == 1;
}

std::size_t body_length(const std::string& head) {
  const auto at = head.find("Content-Length: ");
  return at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
}

}  // namespace

Scene ok(const std::string& body, const std::string& headers) {
  return {{"HTTP/1.1 200 OK\r\n" + headers + "Content-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + body}};
}

Loopback::Loopback(std::vector<Scene> scenes) : scenes_(std::move(scenes)) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(address);
  auto* any = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listener_, any, size) != 0 || ::listen(listener_, 8) != 0 ||
      ::getsockname(listener_, any, &size) != 0) {
    throw std::runtime_error("no port on 127.0.0.1");
  }
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

Loopback::~Loopback() {
  if (thread_.joinable()) requests();
}

std::string Loopback::origin() const {
  return "http://127.0.0.1:" + std::to_string(port_);
}

std::vector<std::string> Loopback::requests() {
  ::shutdown(listener_, SHUT_RDWR);
  thread_.join();
  ::close(listener_);
  return requests_;
}

void Loopback::serve() {
  std::size_t next = 0;
  while (next < scenes_.size()) {
    if (!readable(listener_)) return;
    const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) return;
    ++connections_;
    bool goes_on = true;
    while (goes_on && next < scenes_.size()) {
      const Scene& scene = scenes_[next];
      if (scene.reads && !read_request(connection)) break;  // gone: the scene waits for the next
      ++next;
      goes_on = play(connection, scene);
    }
    ::close(connection);
  }
}

bool Loopback::read_request(int connection) {
  std::string request;
  std::size_t wanted = std::string::npos;
  while (request.size() < wanted) {
    char bytes[4096];
    pollfd both[2] = {{connection, POLLIN, 0}, {listener_, POLLIN, 0}};
    if (::poll(both, 2, kPatienceMs) <= 0 || both[0].revents == 0) return false;
    const ssize_t count = ::read(connection, bytes, sizeof(bytes));
    if (count <= 0) return false;
    request.append(bytes, static_cast<std::size_t>(count));
    const auto end = request.find("\r\n\r\n");
    if (end != std::string::npos) wanted = end + 4 + body_length(request);
  }
  requests_.push_back(request);
  return true;
}

bool Loopback::play(int connection, const Scene& scene) {
  if (!scene.reads) return false;
  for (std::size_t i = 0; i < scene.pieces.size(); ++i) {
    if (i > 0) rest(Millis{scene.pause_ms});
    const std::string& piece = scene.pieces[i];
    if (::send(connection, piece.data(), piece.size(), MSG_NOSIGNAL) < 0) return false;
  }
  return !scene.closes;
}

}  // namespace wc::test
