// SPDX-License-Identifier: EUPL-1.2
#include "queue/users.h"

#include <algorithm>
#include <cstdlib>

#include "config/json.h"
#include "queue/library.h"
#include "queue/pack.h"

namespace wc {
namespace {

constexpr std::size_t kNameBytesMax = 300;

std::string json_of(const User& user) {
  JsonWriter json;
  json.object().field("hash", user.password_hash).field("language", user.language);
  json.key("roles").array();
  for (const auto& role : user.roles) {
    json.text(role);
  }
  json.end().end();
  return json.take();
}

User user_from(const std::string& name, std::string_view text) {
  User user;
  user.name = name;
  const auto json = Json::parse(text);
  if (!json) {
    return user;
  }
  user.password_hash = (*json)["hash"].text();
  user.language = (*json)["language"].text();
  for (const auto& role : (*json)["roles"].items()) {
    user.roles.emplace_back(role.text());
  }
  return user;
}

Result<Done> done(const Result<Reply>& reply) {
  if (!reply) {
    return reply.error();
  }
  return Done{};
}

}  // namespace

Result<Done> check_user_name(const std::string& name) {
  const bool right = std::all_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) > 0x20 && c != 0x7f && c != '|';
  });
  if (right && !name.empty() && name.size() <= kNameBytesMax) return Done{};
  return Error{Cure::kGiveUp, "bad_name",
               "a user's name has 1 to 300 bytes: letters, digits and signs, but no blank, no "
               "control character and no |"};
}

Users::Users(RedisAddress address, std::string tag)
    : redis_(std::move(address)), tag_(std::move(tag)) {}

Result<Done> Users::put(const User& user) {
  if (auto right = check_user_name(user.name); !right) {
    return right;
  }
  return done(redis_.call({"HSET", tag_ + ":users", user.name, json_of(user)}));
}

Result<Done> Users::drop(const std::string& name) {
  auto dropped = redis_.call({"HDEL", tag_ + ":users", name});
  if (dropped && dropped->whole == 0) {
    return Error{Cure::kGiveUp, "not_found", "no user " + name};
  }
  return done(dropped);
}

Result<User> Users::find(const std::string& name) {
  auto kept = redis_.call({"HGET", tag_ + ":users", name});
  if (!kept) {
    return kept.error();
  }
  if (kept->kind == Reply::Kind::kNil) {
    return Error{Cure::kGiveUp, "not_found", "no user " + name};
  }
  return user_from(name, kept->text);
}

Result<std::vector<User>> Users::all() {
  auto kept = redis_.call({"HGETALL", tag_ + ":users"});
  if (!kept) {
    return kept.error();
  }
  std::vector<User> users;
  for (std::size_t i = 0; i + 1 < kept->items.size(); i += 2) {
    users.push_back(user_from(kept->at(i), kept->at(i + 1)));
  }
  std::sort(users.begin(), users.end(),
            [](const User& a, const User& b) { return a.name < b.name; });
  return users;
}

Result<int> Users::count_failure(const std::string& key, Millis window) {
  auto count = call_verb(redis_, tag_, "failure", {key, std::to_string(window.count())});
  if (!count) {
    return count.error();
  }
  return std::atoi(count->at(0).c_str());
}

Result<Done> Users::forget_failures(const std::string& key) {
  return done(redis_.call({"DEL", tag_ + ":fail:" + key}));
}

Result<int> Users::failures(const std::string& key) {
  auto count = redis_.call({"GET", tag_ + ":fail:" + key});
  if (!count) {
    return count.error();
  }
  return std::atoi(count->text.c_str());
}

Result<Millis> Users::forgotten_in(const std::string& key) {
  auto left = redis_.call({"PTTL", tag_ + ":fail:" + key});
  if (!left) {
    return left.error();
  }
  return Millis{std::max<long long>(left->whole, 0)};
}

Result<Done> Users::start_session(const std::string& id_hash, const Session& session, Millis idle) {
  return done(
      call_verb(redis_, tag_, "start_session",
                {id_hash, session.user, joined(session.roles), std::to_string(idle.count())}));
}

Result<Session> Users::session(const std::string& id_hash, Millis idle) {
  return read("session", id_hash, idle);
}

Result<Session> Users::peek_session(const std::string& id_hash, Millis idle) {
  return read("peek_session", id_hash, idle);
}

Result<Session> Users::read(std::string_view verb, const std::string& id_hash, Millis idle) {
  auto kept = call_verb(redis_, tag_, verb, {id_hash, std::to_string(idle.count())});
  if (!kept) {
    return kept.error();
  }
  const auto time = [&kept](std::size_t i) {
    return from_millis(std::strtoll(kept->at(i).c_str(), nullptr, 10));
  };
  return Session{kept->at(0), split(kept->at(1)), time(2), time(3)};
}

Result<Done> Users::end_session(const std::string& id_hash) {
  return done(redis_.call({"DEL", tag_ + ":session:" + id_hash}));
}

}  // namespace wc
