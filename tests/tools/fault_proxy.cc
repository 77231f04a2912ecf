// SPDX-License-Identifier: EUPL-1.2
#include "tests/tools/fault_proxy.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>

#include "tests/tools/wait.h"

namespace wc::test {

namespace {

using Watch = std::chrono::steady_clock;

constexpr int kLookMs = 50;                             // how often a wait looks at `ending`
constexpr Millis kPatience = std::chrono::seconds{60};  // with a caller that never gives up
constexpr std::string_view kHeadEnd = "\r\n\r\n";
constexpr std::string_view kLength = "content-length:";

sockaddr_in loopback_address(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

// Where the length stands in a head, or npos.
std::size_t find_length(const std::string& message) {
  std::string head = message.substr(0, message.find(kHeadEnd));
  std::ranges::transform(head, head.begin(), [](unsigned char c) { return std::tolower(c); });
  return head.find(kLength);
}

// How long the whole message is, once its head is there.
std::size_t size_of(const std::string& message) {
  const auto end = message.find(kHeadEnd);
  if (end == std::string::npos) return std::string::npos;
  const auto at = find_length(message);
  const std::size_t body =
      at == std::string::npos ? 0 : std::stoul(message.substr(at + kLength.size()));
  return end + kHeadEnd.size() + body;
}

// A caller is then told "no" by RST instead of by a polite end.
void reset_on_close(int socket) {
  const linger now{1, 0};
  setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
}

std::string status_answer(int status) {
  const auto soon = std::chrono::duration_cast<std::chrono::seconds>(
      std::chrono::system_clock::now().time_since_epoch() + std::chrono::seconds{2});
  return "HTTP/1.1 " + std::to_string(status) +
         " Trouble\r\nContent-Type: text/plain\r\nx-rate-limit-reset: " +
         std::to_string(soon.count()) + "\r\nContent-Length: 7\r\n\r\ntrouble";
}

// Without a length only the close tells where it ends.
std::string without_length(std::string response) {
  const auto at = find_length(response);
  if (at == std::string::npos) return response;
  response.replace(at, response.find("\r\n", at) - at, "Connection: close");
  return response;
}

}  // namespace

// One side of a connection; reading and writing give up when the proxy ends.
struct FaultProxy::Peer {
  int socket;
  const std::atomic<bool>& ending;

  // Is there something to read (or an end) within that time?
  [[nodiscard]] bool readable(Millis within) const {
    const auto end = Watch::now() + within;
    while (!ending && Watch::now() < end) {
      pollfd wanted{socket, POLLIN, 0};
      if (::poll(&wanted, 1, kLookMs) == 1) return true;
    }
    return false;
  }

  // A whole message, or "" when the other side left before.
  [[nodiscard]] std::string message() const {
    std::string all;
    while (all.size() < size_of(all)) {
      char bytes[8192];
      if (!readable(kPatience)) return "";
      const ssize_t count = ::read(socket, bytes, sizeof bytes);
      if (count <= 0) return "";
      all.append(bytes, static_cast<std::size_t>(count));
    }
    return all;
  }

  bool send(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t count = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }

  // One byte at a time, until the other side has enough of it.
  void drip(const std::string& bytes, Millis pause) const {
    for (const char byte : bytes) {
      if (ending || !send({&byte, 1})) return;
      rest(pause);
    }
  }

  // Until the other side gives up.
  void wait_for_end() const {
    char byte = 0;
    if (readable(kPatience)) ::recv(socket, &byte, 1, MSG_PEEK);
  }
};

FaultProxy::FaultProxy(const std::string& origin, FaultPlan plan)
    : server_port_(std::stoi(origin.substr(origin.rfind(':') + 1))), plan_(std::move(plan)) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = loopback_address(0);
  socklen_t size = sizeof address;
  auto* any = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listener_, any, size) != 0 || ::listen(listener_, 64) != 0 ||
      ::getsockname(listener_, any, &size) != 0) {
    throw std::runtime_error("no port on 127.0.0.1 for the fault proxy");
  }
  port_ = ntohs(address.sin_port);
  accepting_ = std::thread([this] { accept_all(); });
}

FaultProxy::~FaultProxy() {
  ending_ = true;
  accepting_.join();
  ::close(listener_);
  for (Conversation& one : conversations_) one.thread.join();
}

std::string FaultProxy::origin() const {
  return "http://127.0.0.1:" + std::to_string(port_);
}

std::vector<PassedCall> FaultProxy::passed() const {
  const std::lock_guard lock(mutex_);
  return passed_;
}

void FaultProxy::accept_all() {
  const Peer door{listener_, ending_};
  while (!ending_) {
    if (!door.readable(kPatience)) continue;
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    join_what_is_over();
    Conversation& one = conversations_.emplace_back();
    one.thread = std::thread([this, client, &one] {
      serve(client);
      one.over = true;
    });
  }
}

void FaultProxy::join_what_is_over() {
  conversations_.remove_if([](Conversation& one) {
    if (one.over) one.thread.join();
    return !one.thread.joinable();
  });
}

void FaultProxy::serve(int client) {
  const Peer peer{client, ending_};
  for (;;) {
    const std::string request = peer.message();
    if (request.empty() || pass(peer, request) == After::kCloses) break;
  }
  ::close(client);
}

// What the server answers over a connection of its own, "" when it does not.
std::string FaultProxy::forward(const std::string& request, PassedCall& call) {
  const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = loopback_address(server_port_);
  const Peer peer{server, ending_};
  std::string response;
  if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
      peer.send(request)) {
    ++call.delivered;
    response = peer.message();
  }
  ::close(server);
  return response;
}

FaultProxy::After FaultProxy::pass(const Peer& client, const std::string& request) {
  const auto start = Watch::now();
  PassedCall call;
  call.kind = request.starts_with("GET ") ? CallKind::kRead : CallKind::kWrite;
  call.request_body = request.substr(request.find(kHeadEnd) + kHeadEnd.size());
  const int number = next_call_++;
  const Trouble trouble = calm_ ? Trouble{} : plan_.draw(number, call.kind);
  call.fault = trouble.fault;
  rest(trouble.latency);
  const bool undone = call.fault == Fault::kRefuse || call.fault == Fault::kBlackhole ||
                      call.fault == Fault::kStorm || call.fault == Fault::kTooMany ||
                      call.fault == Fault::kLateCommit;
  std::string response = undone ? "" : forward(request, call);
  const bool repeats = call.fault == Fault::kRepeat || call.fault == Fault::kRepeatWrite;
  if (repeats) forward(request, call);
  const After after = answer(client, trouble, std::move(response));
  call.took = std::chrono::duration_cast<Millis>(Watch::now() - start);
  if (call.fault == Fault::kLateCommit) {
    ::shutdown(client.socket, SHUT_RDWR);
    rest(trouble.pause);
    forward(request, call);
  }
  const std::lock_guard lock(mutex_);
  passed_.push_back(std::move(call));
  return after;
}

FaultProxy::After FaultProxy::answer(const Peer& client, const Trouble& trouble,
                                     std::string response) {
  const std::size_t head = response.empty() ? 0 : response.find(kHeadEnd) + kHeadEnd.size();
  const std::size_t body = response.size() - head;
  const auto part = [&](std::size_t size) { client.send(response.substr(0, size)); };
  switch (trouble.fault) {
    case Fault::kNone:
    case Fault::kRepeat:
    case Fault::kRepeatWrite:
      return client.send(response) && !response.empty() ? After::kGoesOn : After::kCloses;
    case Fault::kStorm:
    case Fault::kTooMany:
      return client.send(status_answer(trouble.status)) ? After::kGoesOn : After::kCloses;
    case Fault::kErrorAfter:
      return client.send(status_answer(500)) ? After::kGoesOn : After::kCloses;
    case Fault::kSlow:
      client.drip(response, trouble.pause);
      return After::kGoesOn;
    case Fault::kCutHead:
      part(head == 0 ? 0 : trouble.place % head);
      return After::kCloses;
    case Fault::kCutBody:
      part(head + (body == 0 ? 0 : trouble.place % body));
      return After::kCloses;
    case Fault::kCorrupt:
      if (!response.empty()) response[trouble.place % response.size()] = '\x01';
      client.send(response);
      return After::kCloses;
    case Fault::kSlowClose:
      client.send(without_length(response));
      rest(trouble.pause);
      return After::kCloses;
    case Fault::kReset:
      part(response.empty() ? 0 : trouble.place % response.size());
      reset_on_close(client.socket);
      return After::kCloses;
    case Fault::kRefuse:
    case Fault::kLateCommit:
      reset_on_close(client.socket);
      return After::kCloses;
    case Fault::kBlackhole:
    case Fault::kSilence:
      client.wait_for_end();
      return After::kCloses;
  }
  return After::kCloses;
}

}  // namespace wc::test
