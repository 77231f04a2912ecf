// SPDX-License-Identifier: EUPL-1.2
// What the tests of the queue share: one private Redis for the whole run, a key space of its own
// for each test, and short ways to make posts and pages. fsck runs at the end of every test.
#pragma once

#include <string>
#include <vector>

#include "queue/queue.h"
#include "tests/tools/redis_server.h"

namespace wc::test {

// The Redis of this run, fsync always.
RedisServer& shared_redis();

// A new operation id.
std::string op();

// A waiting citizen's post of a ticket, at that second, with the score of a normal one.
struct Words {
  std::string id = "x:1";
  std::string ticket = "x:c1";
  std::string text = "Er ligt afval op de Waalkade";
  Lane lane = Lane::kOrdinary;
  Urgency urgency = Urgency::kNormaal;
  double score = 0;
  long long second = 1000;
  std::uint64_t rev = 1;
  bool work = true;
  bool ours = false;
  std::string parent{};
  std::string account = "gemeente";
};
Arrival arrival(const Words& words);

// A key space with its queue. Virtual time starts at 1970 + 1000 s and moves by pass().
class Bureau {
 public:
  explicit Bureau(KeySpace::Time time = KeySpace::Time::kVirtual);
  ~Bureau();  // fsck must find nothing
  Bureau(const Bureau&) = delete;
  Bureau& operator=(const Bureau&) = delete;

  // One page of the source "town", with the lease and cursor that it takes.
  Result<Ingested> bring(const std::vector<Words>& posts,
                         const std::vector<std::string>& gone = {});
  Claim pick(const std::string& who, const PickOptions& options = {});
  Out answer(const Claim& claim, const std::string& who, const std::string& post,
             const std::string& text, ReplyDraft::Then then = ReplyDraft::Then::kFinish);
  void pass(Millis time);                                     // moves the virtual time on
  Ticket ticket(const std::string& id);                       // as it stands; it must exist
  std::vector<std::string> verbs(const std::string& ticket);  // of its log
  Redis raw() const { return Redis{shared_redis().address()}; }

  KeySpace space;
  Queue queue;
};

// The code of a failed call, "" when it did not fail.
template <class T>
std::string code_of(const Result<T>& result) {
  return result.ok() ? "" : result.error().code;
}

// Why it failed, "" when it did not.
template <class T>
std::string why(const Result<T>& result) {
  return result.ok() ? "" : result.error().code + ": " + result.error().what;
}

}  // namespace wc::test
