// SPDX-License-Identifier: EUPL-1.2
#include "queue/queue.h"

#include <cstdlib>

#include "queue/held.h"

namespace wc {
namespace {

// The value of "name:value" in the text of INFO.
std::string info_field(std::string_view info, const std::string& name) {
  const auto at = info.find("\n" + name + ":");
  if (at == std::string_view::npos) {
    return "";
  }
  const std::string_view rest = info.substr(at + name.size() + 2);
  return std::string{rest.substr(0, rest.find_first_of("\r\n"))};
}

// How safely this Redis keeps what it has confirmed.
std::vector<std::string> safety_warnings(Redis& redis, std::string_view info) {
  if (info_field(info, "aof_enabled") != "1") {
    return {"Redis keeps no append-only file: set appendonly yes, or work is lost when it stops"};
  }
  auto fsync = redis.call({"CONFIG", "GET", "appendfsync"});
  if (!fsync) {
    return {"cannot see Redis' appendfsync (no right to CONFIG GET): make sure that it is always"};
  }
  if (fsync->field("appendfsync") != "always") {
    return {"Redis' appendfsync is " + std::string{fsync->field("appendfsync")} +
            ", not always: a power cut can lose what the desk was told is done"};
  }
  return {};
}

}  // namespace

long long whole_from(std::string_view text) {
  return std::strtoll(std::string{text}.c_str(), nullptr, 10);
}

Result<Reply> Queue::Held::verb(std::string_view name, const std::vector<std::string>& arguments) {
  return call_verb(redis, space.tag, name, arguments);
}

Result<Done> Queue::Held::done(std::string_view name, const std::vector<std::string>& arguments) {
  auto reply = verb(name, arguments);
  if (!reply) {
    return reply.error();
  }
  return Done{};
}

Queue::Queue(RedisAddress address, KeySpace space)
    : held_(std::make_unique<Held>(Held{Redis{std::move(address)}, std::move(space)})) {}
Queue::~Queue() = default;
Queue::Queue(Queue&&) noexcept = default;

Result<std::vector<std::string>> Queue::open() {
  auto info = held_->redis.call({"INFO", "everything"});
  if (!info) {
    return info.error();
  }
  const std::string policy = info_field(info->text, "maxmemory_policy");
  if (policy != "noeviction") {
    return Error{Cure::kMend, "evicting",
                 "Redis' maxmemory-policy is " + policy +
                     ": it would throw work away when it is full; set it to noeviction"};
  }
  if (auto loaded = load_library(held_->redis, shipped_library()); !loaded) {
    return loaded.error();
  }
  const std::string time = held_->space.time == KeySpace::Time::kVirtual ? "virtual" : "real";
  auto found = held_->verb("found", {std::to_string(kDataVersion), time});
  if (!found) {
    return found.error();
  }
  if (whole_from(found->at(0)) > kDataVersion) {
    return Error{Cure::kMend, "newer_data",
                 held_->space.tag + " holds data of version " + found->at(0) + ", this program " +
                     "knows " + std::to_string(kDataVersion) + ": run a newer one"};
  }
  if (found->at(1) != time) {
    return Error{Cure::kMend, "other_time",
                 held_->space.tag + " was made with " + found->at(1) + " time, not " + time};
  }
  return safety_warnings(held_->redis, info->text);
}

Result<Time> Queue::now() {
  auto reply = held_->verb("now", {});
  if (!reply) {
    return reply.error();
  }
  return from_millis(whole_from(reply->at(0)));
}

Result<Done> Queue::tick(Time to) {
  return held_->done("tick", {std::to_string(to_millis(to))});
}

Result<Done> Queue::put(const std::string& kind, const std::string& name, const std::string& json,
                        const std::string& who, const std::string& verb) {
  return held_->done("put", {kind, name, json, who, verb});
}

Result<std::map<std::string, std::string>> Queue::all(const std::string& kind) {
  auto reply = held_->redis.call({"HGETALL", held_->key(":kv:" + kind)});
  if (!reply) {
    return reply.error();
  }
  std::map<std::string, std::string> pairs;
  for (std::size_t i = 0; i + 1 < reply->items.size(); i += 2) {
    pairs[reply->at(i)] = reply->at(i + 1);
  }
  return pairs;
}

}  // namespace wc
