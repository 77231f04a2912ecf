// SPDX-License-Identifier: EUPL-1.2
#include "queue/redis.h"

#include <hiredis/hiredis.h>
#include <signal.h>
#include <sys/time.h>

#include <algorithm>
#include <array>
#include <utility>

namespace wc {
namespace {

// hiredis 0.14 allocates what the header of an array says, before its items have come.
constexpr int kArrayItemsMax = 1'000'000;

const redisReplyObjectFunctions& plain_functions() {
  static const redisReplyObjectFunctions plain = [] {
    redisReader* reader = redisReaderCreate();
    const redisReplyObjectFunctions functions = *reader->fn;
    redisReaderFree(reader);
    return functions;
  }();
  return plain;
}

void* create_array(const redisReadTask* task, int elements) {
  return elements > kArrayItemsMax ? nullptr : plain_functions().createArray(task, elements);
}

redisReplyObjectFunctions* capped_functions() {
  static redisReplyObjectFunctions capped = [] {
    redisReplyObjectFunctions functions = plain_functions();
    functions.createArray = create_array;
    return functions;
  }();
  return &capped;
}

struct FreeContext {
  void operator()(redisContext* context) const { redisFree(context); }
};
struct FreeReply {
  void operator()(redisReply* reply) const { freeReplyObject(reply); }
};
using Context = std::unique_ptr<redisContext, FreeContext>;
using RawReply = std::unique_ptr<redisReply, FreeReply>;

timeval timeval_of(std::chrono::milliseconds time) {
  return {static_cast<time_t>(time.count() / 1000),
          static_cast<suseconds_t>(time.count() % 1000 * 1000)};
}

Reply reply_of(const redisReply& raw) {
  Reply reply;
  switch (raw.type) {
    case REDIS_REPLY_INTEGER:
      reply.kind = Reply::Kind::kWhole;
      reply.whole = raw.integer;
      break;
    case REDIS_REPLY_ARRAY:
      reply.kind = Reply::Kind::kArray;
      reply.items.reserve(raw.elements);
      for (std::size_t i = 0; i < raw.elements; ++i) {
        reply.items.push_back(reply_of(*raw.element[i]));
      }
      break;
    case REDIS_REPLY_STRING:
    case REDIS_REPLY_STATUS:
    case REDIS_REPLY_ERROR:
      reply.kind = raw.type == REDIS_REPLY_ERROR ? Reply::Kind::kError : Reply::Kind::kText;
      reply.text.assign(raw.str, static_cast<std::size_t>(raw.len));
      break;
    default:
      break;
  }
  return reply;
}

// hiredis 0.14 writes without MSG_NOSIGNAL: a Redis that went away must be an error, not our end.
void survive_closed_sockets() {
  struct sigaction present {};
  if (sigaction(SIGPIPE, nullptr, &present) == 0 && present.sa_handler == SIG_DFL) {
    present.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &present, nullptr);
  }
}

std::string place_of(const RedisAddress& address) {
  return address.socket.empty() ? address.host + ":" + std::to_string(address.port)
                                : address.socket;
}

Error away(const RedisAddress& address, const std::string& why) {
  return {Cure::kAskAgain, "redis_away",
          "Redis at " + place_of(address) + ": " + why + "; look whether it runs"};
}

}  // namespace

Error error_of(std::string_view says) {
  const std::string_view word = says.substr(0, says.find(' '));
  if (word == "WC") {
    const std::string_view rest = says.substr(std::min(says.size(), word.size() + 1));
    const std::string code{rest.substr(0, rest.find(' '))};
    const std::string what{rest.substr(std::min(rest.size(), code.size() + 1))};
    return {code == "stale" ? Cure::kAskAgain : Cure::kGiveUp, code, what};
  }
  constexpr std::array<std::string_view, 11> kRefusals{
      "LOADING",  "READONLY",   "MISCONF",    "OOM",       "NOREPLICAS", "BUSY",
      "TRYAGAIN", "UNKILLABLE", "MASTERDOWN", "EXECABORT", "CLUSTERDOWN"};
  if (std::find(kRefusals.begin(), kRefusals.end(), word) != kRefusals.end()) {
    return {Cure::kAskAgain, "redis_refused", "Redis says " + std::string(says)};
  }
  if (word == "NOAUTH" || word == "WRONGPASS" || word == "NOPERM") {
    return {Cure::kMend, "redis_auth",
            "Redis says " + std::string(word) + ": mend its user, password or rights"};
  }
  return {Cure::kGiveUp, "redis_error", "Redis says " + std::string(says)};
}

std::string_view Reply::field(std::string_view name) const {
  for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
    if (items[i].text == name) {
      return items[i + 1].text;
    }
  }
  return "";
}

const std::string& Reply::at(std::size_t index) const {
  static const std::string kNone;
  return index < items.size() ? items[index].text : kNone;
}

struct Redis::Held {
  RedisAddress address;
  Context context;

  Result<Done> connect();
  Result<Done> log_in();
  Result<Reply> read();
  Error lost();
};

Error Redis::Held::lost() {
  const std::string why = context ? context->errstr : "no connection";
  context.reset();
  return away(address, why);
}

Result<Reply> Redis::Held::read() {
  void* raw = nullptr;
  if (redisGetReply(context.get(), &raw) != REDIS_OK || raw == nullptr) {
    return lost();
  }
  return reply_of(*RawReply{static_cast<redisReply*>(raw)});
}

Result<Done> Redis::Held::connect() {
  if (context) {
    return Done{};
  }
  const timeval patience = timeval_of(address.call_time_max);
  context.reset(address.socket.empty()
                    ? redisConnectWithTimeout(address.host.c_str(), address.port, patience)
                    : redisConnectUnixWithTimeout(address.socket.c_str(), patience));
  if (!context || context->err != 0 || redisSetTimeout(context.get(), patience) != REDIS_OK) {
    return lost();
  }
  context->reader->fn = capped_functions();
  return log_in();
}

Result<Done> Redis::Held::log_in() {
  if (address.password.empty()) {
    return Done{};
  }
  std::vector<const char*> words{"AUTH"};
  if (!address.user.empty()) {
    words.push_back(address.user.c_str());
  }
  words.push_back(address.password.c_str());
  redisAppendCommandArgv(context.get(), static_cast<int>(words.size()), words.data(), nullptr);
  auto reply = read();
  if (!reply) {
    return reply.error();
  }
  if (reply->kind == Reply::Kind::kError) {
    context.reset();
    return error_of(reply->text);
  }
  return Done{};
}

Redis::Redis(RedisAddress address)
    : held_(std::make_unique<Held>(Held{std::move(address), nullptr})) {
  survive_closed_sockets();
}
Redis::~Redis() = default;
Redis::Redis(Redis&&) noexcept = default;

Result<Reply> Redis::call(const std::vector<std::string_view>& words) {
  if (auto connected = held_->connect(); !connected) {
    return connected.error();
  }
  std::vector<const char*> starts;
  std::vector<std::size_t> lengths;
  for (const auto word : words) {
    starts.push_back(word.data());
    lengths.push_back(word.size());
  }
  redisAppendCommandArgv(held_->context.get(), static_cast<int>(words.size()), starts.data(),
                         lengths.data());
  auto reply = held_->read();
  if (reply && reply->kind == Reply::Kind::kError) {
    return error_of(reply->text);
  }
  return reply;
}

Result<Reply> Redis::call_blocking(const std::vector<std::string_view>& words,
                                   std::chrono::milliseconds block) {
  if (auto connected = held_->connect(); !connected) {
    return connected.error();
  }
  redisSetTimeout(held_->context.get(), timeval_of(held_->address.call_time_max + block));
  auto reply = call(words);
  if (held_->context) {
    redisSetTimeout(held_->context.get(), timeval_of(held_->address.call_time_max));
  }
  return reply;
}

Result<std::vector<Reply>> Redis::pipeline(const std::vector<std::vector<std::string>>& commands) {
  if (auto connected = held_->connect(); !connected) {
    return connected.error();
  }
  for (const auto& command : commands) {
    std::vector<const char*> starts;
    std::vector<std::size_t> lengths;
    for (const auto& word : command) {
      starts.push_back(word.data());
      lengths.push_back(word.size());
    }
    redisAppendCommandArgv(held_->context.get(), static_cast<int>(command.size()), starts.data(),
                           lengths.data());
  }
  std::vector<Reply> replies;
  for (std::size_t i = 0; i < commands.size(); ++i) {
    auto reply = held_->read();
    if (!reply) {
      return reply.error();
    }
    replies.push_back(std::move(*reply));
  }
  return replies;
}

}  // namespace wc
