// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "queue/cursor.h"
#include "queue/fsck_store.h"
#include "queue/held.h"

namespace wc {
namespace {

constexpr long long kClaimGraceMs = 10'000;
constexpr long long kSendingMaxMs = 60'000;
constexpr long long kUnseenMaxMs = 30LL * 60'000;
constexpr long long kOpsMaxMs = 9LL * 24 * 3'600'000;

class Findings {
 public:
  // Notes a violation when `sound` does not hold.
  void expect(bool sound, const char* invariant, const std::string& what) {
    if (!sound) {
      found.push_back({invariant, what});
    }
  }
  std::vector<Violation> found;
};

bool starts(std::string_view text, std::string_view with) {
  return text.rfind(with, 0) == 0;
}

long long counter(const Store& store, const std::string& name) {
  const auto at = store.counters.find(name);
  return at == store.counters.end() ? 0 : whole_from(at->second);
}

long long swept(const Store& store) {
  const auto at = store.meta.find("swept");
  return at == store.meta.end() ? 0 : whole_from(at->second);
}

std::string text(double number) {
  return std::to_string(static_cast<long long>(number));
}

// In which sorted sets with that prefix a member stands.
std::map<std::string, std::vector<std::string>> places(const Store& store, const char* prefix) {
  std::map<std::string, std::vector<std::string>> places;
  for (const auto& [name, members] : store.zsets) {
    if (starts(name, prefix)) {
      for (const auto& [member, score] : members) {
        places[member].push_back(name);
      }
    }
  }
  return places;
}

// Each record stands in exactly the place that its state names, at its score.
template <class Records>
void expect_places(const Store& store, const Records& records, const char* prefix,
                   const char* invariant, Findings& findings) {
  auto standing = places(store, prefix);
  for (const auto& [id, record] : records) {
    const auto& at = standing[id];
    findings.expect(at.size() == 1 && at[0] == record.place, invariant,
                    id + " is " + record.state + " and stands in " + std::to_string(at.size()) +
                        " places, " + (at.empty() ? "none" : at[0]));
    if (at.size() == 1 && at[0] == record.place) {
      const double score = store.zsets.at(at[0]).at(id);
      findings.expect(score == record.score, invariant,
                      id + " stands at " + text(score) + " and should at " + text(record.score));
    }
    standing.erase(id);
  }
  for (const auto& [id, at] : standing) {
    findings.expect(false, invariant, at[0] + " holds " + id + ", which does not exist");
  }
}

void i1_one_place(const Store& store, Findings& findings) {
  expect_places(store, store.tickets, ":z:", "I1", findings);
}

void i2_tickets_counted(const Store& store, Findings& findings) {
  std::size_t standing = 0;
  for (const auto& [name, members] : store.zsets) {
    standing += starts(name, ":z:") ? members.size() : 0;
  }
  findings.expect(standing == store.tickets.size() &&
                      counter(store, "tickets") == static_cast<long long>(store.tickets.size()),
                  "I2",
                  std::to_string(store.tickets.size()) + " tickets, " + std::to_string(standing) +
                      " in states, " + std::to_string(counter(store, "tickets")) + " counted");
}

void i3_waiting(const Store& store, Findings& findings) {
  std::map<std::string, long long> waiting;
  for (const auto& [id, post] : store.posts) {
    const auto ticket = store.tickets.find(post.ticket);
    if (ticket != store.tickets.end() && post.kind == 'w' && post.seq > ticket->second.done) {
      ++waiting[post.ticket];
    }
  }
  for (const auto& [id, ticket] : store.tickets) {
    findings.expect(ticket.waiting == waiting[id], "I3",
                    id + " says that " + std::to_string(ticket.waiting) + " posts wait, " +
                        std::to_string(waiting[id]) + " do");
    findings.expect(ticket.state != "waiting" || ticket.waiting > 0, "I3",
                    id + " waits with nothing to answer");
  }
}

void i3_posts(const Store& store, Findings& findings) {
  const auto standing = places(store, ":posts:");
  long long members = 0;
  for (const auto& [id, at] : standing) {
    members += static_cast<long long>(at.size());
    const auto post = store.posts.find(id);
    findings.expect(
        at.size() == 1 && post != store.posts.end() && at[0] == ":posts:" + post->second.ticket,
        "I3", at[0] + " holds " + id + ", which is not stored as a post of it");
  }
  for (const auto& [id, post] : store.posts) {
    findings.expect(standing.count(id) == 1 && store.tickets.count(post.ticket) == 1, "I3",
                    "post " + id + " is in no ticket");
  }
  for (const auto& [id, ticket] : store.tickets) {
    const auto set = store.zsets.find(":posts:" + id);
    const auto size = set == store.zsets.end() ? 0 : set->second.size();
    findings.expect(
        ticket.posts == static_cast<long long>(size), "I3",
        id + " says " + std::to_string(ticket.posts) + " posts, has " + std::to_string(size));
  }
  findings.expect(members + counter(store, "erased") == counter(store, "posts"), "I3",
                  std::to_string(members) + " posts and " +
                      std::to_string(counter(store, "erased")) + " erased, " +
                      std::to_string(counter(store, "posts")) + " counted");
}

void i4_claims(const Store& store, Findings& findings) {
  std::map<std::string, std::set<std::string>> mine;
  for (const auto& [id, ticket] : store.tickets) {
    const bool claimed = ticket.state == "claimed";
    findings.expect(claimed == !ticket.owner.empty() && claimed == (ticket.token != 0) &&
                        claimed == (ticket.until != 0),
                    "I4",
                    id + " is " + ticket.state + ", owner '" + ticket.owner + "', token " +
                        std::to_string(ticket.token));
    if (claimed) {
      mine[ticket.owner].insert(id);
    }
  }
  findings.expect(mine == store.mine, "I4", "mine: does not list exactly the claims of each");
}

void i5_tokens(const Store& store, Findings& findings) {
  long long last = 0;
  for (const auto& event : store.events) {
    if (event.verb == "claimed" && starts(event.detail, "token ")) {
      const long long token = whole_from(std::string_view{event.detail}.substr(6));
      findings.expect(token > last, "I5",
                      "event " + std::to_string(event.seq) + " grants token " +
                          std::to_string(token) + " after " + std::to_string(last));
      last = token;
    }
  }
  findings.expect(last <= store.token, "I5", "the token counter is behind the log");
}

void i6_log(const Store& store, Findings& findings) {
  std::map<std::string, std::string> states;
  long long previous = store.events.empty() ? 0 : store.events.front().seq - 1;
  for (const auto& event : store.events) {
    findings.expect(
        event.seq == previous + 1, "I6",
        "the log goes from " + std::to_string(previous) + " to " + std::to_string(event.seq));
    previous = event.seq;
    if (!event.ticket.empty()) {
      const auto [state, fresh] = states.try_emplace(event.ticket, event.from);
      findings.expect(state->second == event.from, "I6",
                      "event " + std::to_string(event.seq) + " finds " + event.ticket + " " +
                          event.from + ", the one before left it " + state->second);
      state->second = event.to;
    }
  }
  findings.expect(previous == store.seq, "I6",
                  "the log ends at " + std::to_string(previous) + ", the counter at " +
                      std::to_string(store.seq));
  for (const auto& [id, ticket] : store.tickets) {
    const auto state = states.find(id);
    findings.expect(state != states.end() && state->second == ticket.state, "I6",
                    id + " is " + ticket.state + ", not what the log says");
  }
}

void i7_outbox(const Store& store, Findings& findings) {
  expect_places(store, store.outs, ":o:", "I7", findings);
  std::map<std::string, std::string> receipts;
  for (const auto& [id, out] : store.outs) {
    findings.expect(store.tickets.count(out.ticket) == 1, "I7", id + " is of no ticket");
    findings.expect(out.state != "sent" || !out.receipt.empty() || out.code == "by_hand", "I7",
                    id + " is sent without a platform's id");
    if (out.state == "sent" && !out.receipt.empty()) {
      findings.expect(receipts.emplace(out.receipt, id).second, "I7",
                      out.receipt + " proves two entries");
    }
    const auto guard = store.guards.find(out.guard);
    const bool guarded = guard != store.guards.end() && guard->second == id;
    findings.expect(guarded == (out.state != "failed" && out.state != "cancelled"), "I7",
                    id + " is " + out.state + (guarded ? " and" : " and not") + " guarded");
  }
  findings.expect(receipts == store.receipts, "I7", "receipts and sent entries differ");
  findings.expect(counter(store, "outs") == static_cast<long long>(store.outs.size()), "I7",
                  "the entries are not as many as were counted");
}

// Seen from here: each sent entry was noted as sent once.
void i8_sent_once(const Store& store, Findings& findings) {
  std::map<std::string, int> sent;
  for (const auto& event : store.events) {
    if (event.verb == "sent") {
      ++sent[event.detail.substr(0, event.detail.find(' '))];
    }
  }
  for (const auto& [id, out] : store.outs) {
    const int expected = out.state == "sent" ? 1 : 0;
    findings.expect(
        sent[id] == expected, "I8",
        id + " is " + out.state + " and was noted as sent " + std::to_string(sent[id]) + " times");
  }
}

void i10_gaps(const Store& store, Findings& findings) {
  for (const auto& [name, source] : store.sources) {
    const auto at = source.find("gaps");
    const auto gaps = gaps_from(at == source.end() ? "" : at->second);
    findings.expect(gaps_text(coalesced(gaps)) == gaps_text(gaps), "I10",
                    "the gaps of " + name + " are not disjoint and ascending, at most 64");
    findings.expect(
        gaps.empty() || source.count("head") == 0 ||
            gaps.back().until <= std::strtoull(source.at("head").c_str(), nullptr, 10) + 1,
        "I10", "a gap of " + name + " is beyond its head");
  }
}

void i11_tombstones(const Store& store, Findings& findings) {
  const auto tombs = store.zsets.find(":tomb");
  if (tombs == store.zsets.end()) {
    return;
  }
  for (const auto& [id, at] : tombs->second) {
    findings.expect(store.posts.count(id) == 0 && store.noise.count(id) == 0, "I11",
                    id + " was erased and is stored");
  }
}

void i12_operations(const Store& store, Findings& findings) {
  std::map<std::string, int> logged;
  for (const auto& event : store.events) {
    if (!event.op.empty()) {
      ++logged[event.op];
    }
  }
  for (const auto& [op, answer] : store.ops) {
    findings.expect(
        logged[op] == 1, "I12",
        op + " was answered and is in the log " + std::to_string(logged[op]) + " times");
  }
}

// Nothing stays in a state beyond its bound while a caretaker sweeps.
void i13_no_state_without_exit(const Store& store, Findings& findings) {
  const auto older = [&store, &findings](const char* prefix, long long bound, const char* what) {
    for (const auto& [name, members] : store.zsets) {
      for (const auto& [id, at] : members) {
        findings.expect(!starts(name, prefix) || static_cast<long long>(at) + bound > swept(store),
                        "I13", id + what);
      }
    }
  };
  older(":z:claimed", kClaimGraceMs, " is claimed beyond its lease");
  older(":o:sending", kSendingMaxMs, " is being sent for more than a minute");
  older(":o:unknown", kUnseenMaxMs, " is unknown and nobody looked for half an hour");
}

void i15_bounded(const Store& store, Findings& findings) {
  const auto same = [&](const char* sorted, const std::map<std::string, std::string>& hash) {
    const auto at = store.zsets.find(sorted);
    const std::size_t size = at == store.zsets.end() ? 0 : at->second.size();
    findings.expect(size == hash.size(), "I15",
                    std::string{sorted} + " has " + std::to_string(size) + " entries for " +
                        std::to_string(hash.size()));
  };
  same(":opz", store.ops);
  same(":noisez", store.noise);
  const auto ops = store.zsets.find(":opz");
  for (const auto& [op, at] : ops == store.zsets.end() ? Scores{} : ops->second) {
    findings.expect(static_cast<long long>(at) + kOpsMaxMs > swept(store), "I15",
                    op + " is kept beyond nine days");
  }
}

std::vector<Violation> check(const Store& store) {
  Findings findings;
  for (const auto rule : {i1_one_place, i2_tickets_counted, i3_posts, i3_waiting, i4_claims,
                          i5_tokens, i6_log, i7_outbox, i8_sent_once, i10_gaps, i11_tombstones,
                          i12_operations, i13_no_state_without_exit, i15_bounded}) {
    rule(store, findings);
  }
  return findings.found;
}

}  // namespace

Result<std::vector<Violation>> fsck(RedisAddress address, const KeySpace& space) {
  Redis redis{std::move(address)};
  const auto first = read_store(redis, space.tag);
  if (!first) {
    return first.error();
  }
  auto found = check(*first);
  if (found.empty()) {
    return found;
  }
  // A busy queue changes while it is read: what is really wrong is still wrong.
  const auto second = read_store(redis, space.tag);
  if (!second) {
    return second.error();
  }
  const auto again = check(*second);
  std::erase_if(found, [&again](const Violation& one) {
    return std::none_of(again.begin(), again.end(), [&one](const Violation& other) {
      return one.invariant == other.invariant && one.what == other.what;
    });
  });
  return found;
}

}  // namespace wc
