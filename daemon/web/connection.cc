// SPDX-License-Identifier: EUPL-1.2
// One thread runs every coroutine here, so nothing of a connection needs a lock. Coroutines take
// their parameters by value, and arguments of an awaited call are named before it: GCC 12 destroys
// some temporaries of such an expression twice.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"  // GCC 12: of a frame it inlined half
#ifdef __SANITIZE_THREAD__
#define BOOST_ASIO_DISABLE_FENCED_BLOCK  // it does not understand fences; the locks are enough
#endif
#include <utility>  // before Asio 1.74, which uses std::exchange without it

#include <algorithm>
#include <array>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <optional>

#include "daemon/web/backlog.h"
#include "daemon/web/connection.h"
#include "daemon/web/http_text.h"
#include "daemon/web/request_reader.h"

namespace wc {
namespace {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
using tcp = asio::ip::tcp;
using Problem = boost::system::error_code;
using Steady = std::chrono::steady_clock;
template <class T>
using Task = asio::awaitable<T>;

constexpr std::chrono::seconds kHeartbeat{15};
constexpr std::size_t kPieceBytes = 64U << 10U;  // each gets the write time anew

auto into(Problem& problem) {
  return asio::redirect_error(asio::use_awaitable, problem);
}

Time wall_time() {
  return std::chrono::floor<Millis>(std::chrono::system_clock::now());
}

class Client final : public Connection {
 public:
  Client(Hall& hall, tcp::socket socket, std::string peer)
      : hall_(hall),
        socket_(std::move(socket)),
        deadline_(hall.io),
        wake_(hall.io),
        reader_(hall.limits),
        backlog_(hall.limits.backlog_bytes_max),
        peer_(std::move(peer)) {
    if (hall.tls != nullptr) tls_.emplace(socket_, *hall.tls);
  }

  bool count_for(const std::string& address) {
    return hall_.addresses.move(counted_, address, hall_.limits.connections_per_address_max);
  }
  Task<void> serve();
  void wind_up() override;
  void close() override;
  void push(const Frame& frame) override;
  void end(const Frame& last) override;
  [[nodiscard]] const std::string& listener() const override { return listener_; }

 private:
  std::shared_ptr<Client> self() { return std::static_pointer_cast<Client>(shared_from_this()); }
  void within(int span_ms);
  Task<std::size_t> read();
  Task<bool> write(std::string text);
  Task<bool> pause(Steady::time_point until);
  Task<void> part();
  Task<bool> turn();
  Task<bool> hear();
  Task<bool> invite();
  Task<void> refuse(int status);
  Task<void> on_pool(Pool::Job job);
  Task<WebAnswer> ask(WebRequest request);
  Task<void> stream(WebAnswer answer, std::string head);
  Task<void> follow();
  Task<void> watch();

  Hall& hall_;
  tcp::socket socket_;
  std::optional<ssl::stream<tcp::socket&>> tls_;
  asio::steady_timer deadline_;
  asio::steady_timer wake_;
  RequestReader reader_;
  Backlog backlog_;
  const std::string peer_;
  std::string counted_;   // the address it counts for, or ""
  std::string listener_;  // on whose behalf it listens, or ""
  std::array<char, 4096> input_{};
  bool late_ = false;  // the deadline has passed
  bool fresh_ = true;  // not one request yet
  bool idle_ = false;  // waits for a request
  bool away_ = false;  // a job of it runs on the pool
  bool gone_ = false;  // closed, by us or by the client
};

// From now on, what is awaited on the socket ends after so long, with late_ set.
void Client::within(int span_ms) {
  late_ = false;
  deadline_.expires_after(std::chrono::milliseconds(span_ms));
  deadline_.async_wait([client = self()](Problem problem) {
    if (problem || client->deadline_.expiry() > Steady::now()) return;
    client->late_ = true;
    client->socket_.cancel(problem);
  });
}

// Bytes in input_; 0 when the connection is over or late.
Task<std::size_t> Client::read() {
  Problem problem;
  std::size_t bytes = 0;
  if (tls_) {
    bytes = co_await tls_->async_read_some(asio::buffer(input_), into(problem));
  } else {
    bytes = co_await socket_.async_read_some(asio::buffer(input_), into(problem));
  }
  co_return (problem || late_) ? 0 : bytes;
}

// All of it, or false. A client that takes less than a piece in the write time is cut off.
Task<bool> Client::write(std::string text) {
  std::size_t sent = 0;
  while (sent < text.size()) {
    within(hall_.limits.body_ms);
    Problem problem;
    const auto piece = asio::buffer(text.data() + sent, std::min(kPieceBytes, text.size() - sent));
    if (tls_) {
      sent += co_await asio::async_write(*tls_, piece, into(problem));
    } else {
      sent += co_await asio::async_write(socket_, piece, into(problem));
    }
    if (problem || late_ || gone_) co_return false;
  }
  deadline_.cancel();
  co_return true;
}

// Until somebody cancels wake_ (true) or the time is over (false).
Task<bool> Client::pause(Steady::time_point until) {
  Problem problem;
  wake_.expires_at(until);
  co_await wake_.async_wait(into(problem));
  co_return static_cast<bool>(problem);
}

// Says goodbye and reads what still comes, so that a reset does not destroy the last answer.
Task<void> Client::part() {
  Problem ignored;
  within(hall_.stopping ? 200 : 1000);
  if (tls_) co_await tls_->async_shutdown(into(ignored));
  socket_.shutdown(tcp::socket::shutdown_send, ignored);
  for (int reads = 0; reads < 256 && !late_; ++reads) {
    const std::size_t bytes = co_await read();
    if (bytes == 0) break;
  }
}

void Client::close() {
  Problem ignored;
  gone_ = true;
  deadline_.cancel();
  wake_.cancel();
  socket_.close(ignored);
  count_for("");
}

void Client::wind_up() {
  Problem ignored;
  if (idle_) socket_.cancel(ignored);
  wake_.cancel();
}

void Client::push(const Frame& frame) {
  backlog_.push(frame);
  wake_.cancel();
}

void Client::end(const Frame& last) {
  backlog_.end(last);
  wake_.cancel();
}

Task<void> Client::serve() {
  within(hall_.limits.header_ms);
  if (tls_) {
    Problem problem;
    co_await tls_->async_handshake(ssl::stream_base::server, into(problem));
    if (problem) co_return;
  }
  for (;;) {
    const bool more = co_await turn();
    if (!more) break;
    within(hall_.limits.idle_ms);
  }
  if (!gone_) co_await part();
}

// One request and its answer; false = the connection ends.
Task<bool> Client::turn() {
  const bool heard = co_await hear();
  if (!heard) co_return false;
  deadline_.cancel();
  auto [request, wish] = reader_.take();
  request.peer =
      client_address(peer_, hall_.address.trusted_proxy, web_header(request, "x-forwarded-for"));
  if (!count_for(request.peer)) {
    co_await refuse(503);
    co_return false;
  }
  const bool head = request.method == "HEAD";
  WebAnswer answer = co_await ask(std::move(request));
  if (answer.status == 0) close();
  if (gone_) co_return false;
  const bool streams = !answer.channel.empty();
  const bool keeps = wish == RequestReader::Wish::kKeep && !hall_.stopping && !streams;
  std::string text = answer_head(answer, keeps ? After::kKeep : After::kClose, wall_time());
  if (streams && !head) {
    co_await stream(std::move(answer), std::move(text));
    co_return false;
  }
  if (!head) text += answer.body;
  const bool written = co_await write(std::move(text));
  const bool goes_on = written && keeps;
  co_return goes_on;
}

// Reads until the reader has a request. The time of the first stage runs already: waiting for the
// next request, or, on a fresh connection, for the whole first header.
Task<bool> Client::hear() {
  using State = RequestReader::State;
  State stage = std::exchange(fresh_, false) ? State::kHeader : State::kIdle;
  State state = reader_.feed("");
  while (state < State::kDone) {
    if (state == State::kIdle && hall_.stopping) co_return false;
    if (state > stage) {
      stage = state;
      const bool invited = co_await invite();
      if (!invited) co_return false;
      within(state == State::kBody ? hall_.limits.body_ms : hall_.limits.header_ms);
    }
    idle_ = state == State::kIdle;
    const std::size_t bytes = co_await read();
    idle_ = false;
    if (bytes == 0) {
      if (late_ && state != State::kIdle) co_await refuse(408);
      co_return false;
    }
    state = reader_.feed({input_.data(), bytes});
  }
  if (state == State::kBad) co_await refuse(reader_.bad_status());
  co_return state == State::kDone;
}

// Asks for the body of a client that waits to be asked.
Task<bool> Client::invite() {
  if (!reader_.wants_continue()) co_return true;
  std::string invitation = "HTTP/1.1 100 Continue\r\n\r\n";
  co_return co_await write(std::move(invitation));
}

Task<void> Client::refuse(int status) {
  const WebAnswer answer = refusal(status);
  std::string text = answer_head(answer, After::kClose, wall_time()) + answer.body;
  co_await write(std::move(text));
}

// Runs a job on the pool; the coroutine goes on when it is done.
Task<void> Client::on_pool(Pool::Job job) {
  away_ = true;
  hall_.pool->run([client = self(), job = std::move(job)](int worker) mutable {
    job(worker);
    asio::io_context& io = client->hall_.io;
    asio::post(io, [client = std::move(client)] {
      client->away_ = false;
      client->wake_.cancel();
    });
  });
  while (away_) co_await pause(Steady::time_point::max());
}

Task<WebAnswer> Client::ask(WebRequest request) {
  const auto answer = std::make_shared<WebAnswer>(refusal(500));
  const auto asked = std::make_shared<WebRequest>(std::move(request));
  Pool::Job job = [&hall = hall_, answer, asked](int worker) {
    asked->worker = worker;
    try {
      *answer = hall.handler(*asked);
    } catch (const std::exception&) {  // stays a 500: what it says may be a citizen's words
    }
  };
  co_await on_pool(std::move(job));
  if (!answer->dismisses.empty()) hall_.dismiss(answer->dismisses);
  co_return std::move(*answer);
}

// The client listens to a channel until it leaves, is ended, or the server ends. It joins before
// it sees the answer and before it is asked what it missed, so nothing falls between; the backlog
// drops what comes twice.
Task<void> Client::stream(WebAnswer answer, std::string head) {
  backlog_.seen(answer.last_event);
  listener_ = answer.listener;
  hall_.channels[answer.channel].insert(self());
  head += "retry: 2000\n\n";
  co_await write(std::move(head));
  asio::co_spawn(hall_.io, watch(), [client = self()](const std::exception_ptr&) {});
  const auto missed = std::make_shared<std::vector<WebServer::Event>>();
  Pool::Job job = [&hall = hall_, missed, answer](int) {
    std::unique_lock lock(hall.mutex);
    const WebServer::Missed ask_missed = hall.missed;
    lock.unlock();
    if (ask_missed) *missed = ask_missed(answer.channel, answer.last_event);
  };
  co_await on_pool(std::move(job));
  backlog_.put_first(*missed);
  co_await follow();
  hall_.channels[answer.channel].erase(self());
  Problem ignored;
  socket_.shutdown(tcp::socket::shutdown_send, ignored);
  within(hall_.stopping ? 200 : 1000);
  while (!gone_) co_await pause(Steady::time_point::max());
}

// Writes what is published; a comment now and then shows both sides that the other is there.
Task<void> Client::follow() {
  while (!gone_) {
    std::string text = backlog_.drain();
    if (text.empty()) {
      if (backlog_.ended() || hall_.stopping) co_return;
      const bool woken = co_await pause(Steady::now() + kHeartbeat);
      if (woken) continue;
      text = ":\n\n";
    }
    const bool written = co_await write(std::move(text));
    if (!written) co_return;
  }
}

// Reads (and ignores) what a listener sends, so that its leaving is noticed.
Task<void> Client::watch() {
  for (;;) {
    const std::size_t bytes = co_await read();
    if (bytes == 0) break;
  }
  gone_ = true;
  wake_.cancel();
}

}  // namespace

std::shared_ptr<Connection> Connection::open(Hall& hall, int socket, int version,
                                             const std::string& peer, Over over) {
  Problem ignored;
  tcp::socket taken(hall.io, version == 6 ? tcp::v6() : tcp::v4(), socket);
  taken.set_option(tcp::no_delay(true), ignored);
  const auto client = std::make_shared<Client>(hall, std::move(taken), peer);
  if (peer != hall.address.trusted_proxy && !client->count_for(peer)) return nullptr;
  asio::co_spawn(hall.io, client->serve(), [client, over](const std::exception_ptr&) {
    client->close();
    over(client);
  });
  return client;
}

}  // namespace wc
