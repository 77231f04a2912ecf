// SPDX-License-Identifier: EUPL-1.2
// Everything of one key space in memory, as fsck looks at it. Reading takes many calls, so a busy
// queue may change between them: a suspicion counts only when a second reading shows it too.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "queue/queue.h"

namespace wc {

using Scores = std::map<std::string, double>;  // a sorted set: member to score

// A post's header, a ticket, an outbox entry and a line of the log; moments are ms since 1970.
struct StoredHeader {
  std::string ticket;
  char kind = 'w';
  long long seq = 0;
};
struct StoredTicket {
  std::string state, place, owner;
  double score = 0;  // where it should stand in its sorted set
  long long token = 0, until = 0, done = 0, posts = 0, waiting = 0;
};
struct StoredOut {
  std::string state, place, ticket, guard, receipt, code;
  double score = 0;
};
struct StoredEvent {
  long long seq = 0;
  std::string verb, ticket, from, to, detail, op;
};

// All of them, by id.
struct Store {
  // Their `place` is the sorted set in which their state says that they stand.
  std::map<std::string, StoredTicket> tickets;
  std::map<std::string, StoredHeader> posts;
  std::map<std::string, StoredOut> outs;
  std::vector<StoredEvent> events;
  std::map<std::string, Scores> zsets;  // every sorted set, without the tag: ":z:claimed"
  std::map<std::string, std::set<std::string>> mine;  // whose claims: user to tickets
  std::map<std::string, std::map<std::string, std::string>> sources;
  std::map<std::string, std::string> counters, guards, receipts, ops, noise, meta;
  long long seq = 0;
  long long token = 0;
};

// Errors: those of Redis; kGiveUp "malformed" when something is not what the library writes.
Result<Store> read_store(Redis& redis, const std::string& tag);

}  // namespace wc
