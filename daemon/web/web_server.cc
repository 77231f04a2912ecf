// SPDX-License-Identifier: EUPL-1.2
// The listener: it takes connections, knows which there are, and ends them. One thread runs it and
// all of them; only handlers and `missed` run elsewhere, on the pool.
#ifdef __SANITIZE_THREAD__
#define BOOST_ASIO_DISABLE_FENCED_BLOCK  // it does not understand fences; the locks are enough
#endif
#include <utility>  // before Asio 1.74, which uses std::exchange without it

#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <condition_variable>
#include <optional>
#include <thread>

#include "daemon/web/backlog.h"
#include "daemon/web/connection.h"

namespace wc {
namespace {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
using tcp = asio::ip::tcp;
using Problem = boost::system::error_code;
using ConnectionPtr = std::shared_ptr<Connection>;

constexpr int kFilesReserve = 64;  // descriptors for Redis, logs and files
constexpr std::chrono::milliseconds kGoodbye{900};

auto into(Problem& problem) {
  return asio::redirect_error(asio::use_awaitable, problem);
}

int connections_that_fit(int wanted) {
  rlimit files{};
  if (getrlimit(RLIMIT_NOFILE, &files) != 0 || files.rlim_cur == RLIM_INFINITY) return wanted;
  const auto room = static_cast<long long>(files.rlim_cur) - kFilesReserve;
  return static_cast<int>(std::clamp<long long>(wanted, 1, std::max<long long>(room, 1)));
}

std::optional<Error> read_certificate(const WebAddress& address, ssl::context& tls) {
  Problem problem;
  SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION);
  SSL_CTX_set_options(tls.native_handle(), SSL_OP_NO_COMPRESSION | SSL_OP_NO_RENEGOTIATION);
  tls.use_certificate_chain_file(address.certificate_file, problem);
  if (problem) {
    return Error{Cure::kMend, "tls", address.certificate_file + ": " + problem.message()};
  }
  tls.use_private_key_file(address.key_file, ssl::context::pem, problem);
  if (problem) return Error{Cure::kMend, "tls", address.key_file + ": " + problem.message()};
  return std::nullopt;
}

}  // namespace

struct WebServer::Held {
  Held(const WebAddress& address, const WebLimits& limits, Handler handler)
      : hall{.io = io,
             .tls = nullptr,
             .address = address,
             .limits = limits,
             .handler = std::move(handler)} {}

  std::optional<Error> listen();
  void begin();
  void end();
  asio::awaitable<void> accept_all();
  void admit(tcp::socket socket);
  void leave(const ConnectionPtr& connection);
  void plan_review();
  void review();

  asio::io_context io{1};
  asio::executor_work_guard<asio::io_context::executor_type> work{io.get_executor()};
  tcp::acceptor acceptor{io};
  asio::steady_timer room{io};  // cancelled when a connection leaves
  asio::steady_timer review_due{io};
  ssl::context tls{ssl::context::tls_server};
  Hall hall;
  std::set<ConnectionPtr> connections;
  std::atomic<int> count{0};  // how many these are
  std::mutex mutex;           // guards count for those who wait for `left`
  std::condition_variable left;
  int port = 0;
  std::thread thread;
};

std::optional<Error> WebServer::Held::listen() {
  const WebAddress& address = hall.address;
  const std::string place = address.host + ":" + std::to_string(address.port);
  const auto wrong = [&place](const char* code, const Problem& problem) {
    return Error{Cure::kMend, code, "cannot listen on " + place + ": " + problem.message()};
  };
  Problem problem;
  const auto host = asio::ip::make_address(address.host, problem);
  if (problem) return wrong("bad_address", problem);
  if (address.port < 0 || address.port > 65535) {
    return Error{Cure::kMend, "bad_address", place + ": a port is 0 to 65535"};
  }
  const tcp::endpoint endpoint(host, static_cast<std::uint16_t>(address.port));
  acceptor.open(endpoint.protocol(), problem);
  if (!problem) acceptor.set_option(asio::socket_base::reuse_address(true), problem);
  if (!problem) acceptor.bind(endpoint, problem);
  if (!problem) acceptor.listen(asio::socket_base::max_listen_connections, problem);
  if (problem == asio::error::address_in_use) return wrong("port_in_use", problem);
  if (problem) return wrong("bad_address", problem);
  port = acceptor.local_endpoint().port();
  return std::nullopt;
}

void WebServer::Held::begin() {
  hall.limits.connections_max = connections_that_fit(hall.limits.connections_max);
  hall.pool = std::make_unique<Pool>(hall.limits.handlers);
  asio::co_spawn(io, accept_all(), asio::detached);
  plan_review();
  thread = std::thread([this] { io.run(); });
}

// Idle clients and listeners end at once, requests on their way have a second, then all close.
void WebServer::Held::end() {
  asio::post(io, [this] {
    Problem ignored;
    hall.stopping = true;
    acceptor.close(ignored);
    room.cancel();
    review_due.cancel();
    for (const ConnectionPtr& connection : connections) connection->wind_up();
  });
  {
    std::unique_lock lock(mutex);
    left.wait_for(lock, kGoodbye, [this] { return count == 0; });
  }
  asio::post(io, [this] {
    for (const ConnectionPtr& connection : connections) connection->close();
  });
  hall.pool.reset();
  work.reset();
  thread.join();
}

asio::awaitable<void> WebServer::Held::accept_all() {
  asio::steady_timer retry(io);
  while (acceptor.is_open()) {
    Problem problem;
    if (count >= hall.limits.connections_max) {
      room.expires_at(std::chrono::steady_clock::time_point::max());
      co_await room.async_wait(into(problem));
      continue;
    }
    tcp::socket socket = co_await acceptor.async_accept(into(problem));
    if (!problem) {
      admit(std::move(socket));
    } else if (acceptor.is_open()) {  // out of descriptors, or the client left: not at full speed
      retry.expires_after(std::chrono::milliseconds(50));
      co_await retry.async_wait(into(problem));
    }
  }
}

void WebServer::Held::admit(tcp::socket socket) {
  Problem problem;
  const auto remote = socket.remote_endpoint(problem).address();
  if (problem || hall.stopping) return;
  const int handle = socket.release(problem);
  const auto connection = Connection::open(hall, handle, remote.is_v6() ? 6 : 4, remote.to_string(),
                                           [this](const ConnectionPtr& ended) { leave(ended); });
  if (!connection) return;
  connections.insert(connection);
  ++count;
}

void WebServer::Held::leave(const ConnectionPtr& connection) {
  connections.erase(connection);
  {
    const std::lock_guard lock(mutex);
    --count;
  }
  left.notify_all();
  room.cancel();
}

void WebServer::Held::plan_review() {
  review_due.expires_after(std::chrono::milliseconds(hall.limits.review_ms));
  review_due.async_wait([this](Problem problem) {
    if (!problem && !hall.stopping) review();
  });
}

// One job for all who listen: however many they are, and however slow Redis is, it holds one thread
// of the pool.
void WebServer::Held::review() {
  std::unique_lock lock(hall.mutex);
  const Review ask = hall.review;
  lock.unlock();
  const std::vector<std::string> listeners = hall.listeners();
  if (!ask || listeners.empty()) return plan_review();
  hall.pool->run([this, ask, listeners](int worker) {
    asio::post(io, [this, over = ask(listeners, worker)] {
      for (const std::string& listener : over) hall.dismiss(listener);
      if (!hall.stopping) plan_review();
    });
  });
}

WebServer::WebServer(std::unique_ptr<Held> held) : held_(std::move(held)) {}

WebServer::~WebServer() {
  held_->end();
}

Result<std::unique_ptr<WebServer>> WebServer::start(const WebAddress& address,
                                                    const WebLimits& limits, Handler handler) {
  auto held = std::make_unique<Held>(address, limits, std::move(handler));
  if (!address.certificate_file.empty()) {
    if (auto error = read_certificate(address, held->tls)) return *error;
    held->hall.tls = &held->tls;
  }
  if (auto error = held->listen()) return *error;
  held->begin();
  return std::unique_ptr<WebServer>(new WebServer(std::move(held)));
}

int WebServer::port() const {
  return held_->port;
}

int WebServer::connections() const {
  return held_->count;
}

void WebServer::publish(const std::string& channel, const std::string& id, const std::string& name,
                        const std::string& data) {
  const Frame frame = frame_of({.id = id, .name = name, .data = data});
  asio::post(held_->io, [&hall = held_->hall, channel, frame] {
    const auto listeners = hall.channels.find(channel);
    if (listeners == hall.channels.end()) return;
    for (const ConnectionPtr& listener : listeners->second) listener->push(frame);
  });
}

void WebServer::on_join(Missed missed) {
  const std::lock_guard lock(held_->hall.mutex);
  held_->hall.missed = std::move(missed);
}

void WebServer::on_review(Review review) {
  const std::lock_guard lock(held_->hall.mutex);
  held_->hall.review = std::move(review);
}

}  // namespace wc
