// SPDX-License-Identifier: EUPL-1.2
#include "queue/cursor.h"
#include "queue/held.h"
#include "queue/pack.h"

namespace wc {
namespace {

std::vector<std::string> ids_and(std::string first, const std::vector<std::string>& ids) {
  std::vector<std::string> words{std::move(first)};
  words.insert(words.end(), ids.begin(), ids.end());
  return words;
}

}  // namespace

Result<SourceLease> Queue::lease(const std::string& source, const std::string& holder,
                                 Millis length) {
  auto reply = held_->verb("lease", {source, holder, std::to_string(length.count())});
  if (!reply) {
    return reply.error();
  }
  SourceLease lease;
  lease.held = reply->at(0) == "1";
  lease.fence = static_cast<std::uint64_t>(whole_from(reply->at(1)));
  lease.cursor.version = static_cast<std::uint64_t>(whole_from(reply->at(2)));
  lease.cursor.head = std::strtoull(reply->at(3).c_str(), nullptr, 10);
  lease.cursor.gaps = gaps_from(reply->at(4));
  return lease;
}

Result<Ingested> Queue::ingest(const IngestPage& page) {
  std::vector<std::string> words{page.source,
                                 std::to_string(page.fence),
                                 std::to_string(page.cursor_version),
                                 std::to_string(page.head),
                                 gaps_text(coalesced(page.gaps)),
                                 gaps_text(page.holes),
                                 std::to_string(page.ignored_kept.count()),
                                 std::to_string(page.gone.size())};
  words.reserve(words.size() + page.gone.size() + 3 * page.arrivals.size());
  words.insert(words.end(), page.gone.begin(), page.gone.end());
  for (const auto& arrival : page.arrivals) {
    words.push_back(arrival.post.id);
    words.push_back(header_of(arrival));
    words.push_back(body_of(arrival));
  }
  auto reply = held_->verb("ingest", words);
  if (!reply) {
    return reply.error();
  }
  const auto number = [&reply](std::size_t i) {
    return static_cast<int>(whole_from(reply->at(i)));
  };
  return Ingested{static_cast<std::uint64_t>(whole_from(reply->at(0))), number(1), number(2),
                  number(3), number(4)};
}

std::optional<std::size_t> bad_arrival(const Error& error) {
  if (error.code != "bad_arrival") return std::nullopt;
  return static_cast<std::size_t>(whole_from(error.what));
}

Result<std::vector<std::string>> Queue::stored_ids(const std::vector<std::string>& post_ids) {
  std::vector<std::string> stored;
  if (post_ids.empty()) {
    return stored;
  }
  std::vector<std::vector<std::string>> commands;
  for (const auto* hash : {":post", ":noise"}) {
    for (const auto& id : post_ids) {
      commands.push_back({"HEXISTS", held_->key(hash), id});
    }
  }
  auto replies = held_->redis.pipeline(commands);
  if (!replies) {
    return replies.error();
  }
  for (std::size_t i = 0; i < post_ids.size(); ++i) {
    if ((*replies)[i].whole == 1 || (*replies)[post_ids.size() + i].whole == 1) {
      stored.push_back(post_ids[i]);
    }
  }
  return stored;
}

Result<int> Queue::erase(const std::vector<std::string>& post_ids, const std::string& why) {
  auto reply = held_->verb("erase", ids_and(why, post_ids));
  if (!reply) {
    return reply.error();
  }
  return static_cast<int>(whole_from(reply->at(0)));
}

}  // namespace wc
