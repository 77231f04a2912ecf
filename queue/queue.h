// SPDX-License-Identifier: EUPL-1.2
// The work of the municipality in Redis: every verb is one Redis function that reads, validates,
// then writes, and appends one event to the log. A call with an operation id that was seen before
// returns its first answer and does nothing.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "queue/redis.h"
#include "queue/ticket.h"

namespace wc {

// Which key space, and what drives its time.
struct KeySpace {
  std::string tag;  // "{wc:nijmegen}" or "{wc:nijmegen:drill}": KEYS[1] of every function
  enum class Time { kReal, kVirtual } time = Time::kReal;  // virtual: driven by tick() only
};

// An open interval of positions that still has to be read: (after, until).
struct Gap {
  Position after = 0;
  Position until = 0;
};
// Everything in (0, head] outside gaps is in the queue; a hole is a gap that nobody can read any
// more.
struct Cursor {
  std::uint64_t version = 0;
  Position head = 0;
  std::vector<Gap> gaps;  // disjoint, ascending, coalesced
};
struct SourceLease {
  bool held = false;  // somebody else has it when false
  std::uint64_t fence = 0;
  Cursor cursor;
};

// A post with what intake made of it.
struct Arrival {
  Post post;
  Verdict verdict;
  bool work = false;  // becomes (part of) a ticket; else it is counted and kept without its author
  Lane lane = Lane::kOrdinary;
  Time due{};
  double score = 0;
};
// At most 100 arrivals and the cursor that follows from them, in one atomic call.
struct IngestPage {
  std::string source;
  std::uint64_t fence = 0;
  std::uint64_t cursor_version = 0;  // the version that was read
  std::vector<Arrival> arrivals;
  std::vector<std::string> gone;  // ids to erase
  Position head = 0;
  std::vector<Gap> gaps;
  std::vector<Gap> holes;                           // new ones, recorded for ever
  Millis ignored_kept{std::chrono::hours{24 * 7}};  // how long the text of what is not work stays
};
struct Ingested {
  std::uint64_t cursor_version = 0;
  int fresh = 0;
  int known = 0;
  int edited = 0;
  int erased = 0;
};

// Which arrival of the page (0 is the first) made ingest refuse it with "bad_arrival": an id, a
// conversation, a time that the queue cannot keep. Nothing of the page was stored; without that one
// it may be. Nothing for any other error.
std::optional<std::size_t> bad_arrival(const Error& error);

struct PickOptions {
  Millis lease{120'000};
  int claims_max = 5;
  int event_weight = 1;  // of event : ordinary; a surge sets 3 : 1
  int ordinary_weight = 1;
};

struct HandOver {
  std::string office;
  std::string question;  // kept with the ticket, not in the log
  Time due{};
};
struct ReplyDraft {
  std::string post;  // which post is answered
  std::string text;
  Millis undo{10'000};
  enum class Then { kFinish, kKeep } then = Then::kFinish;
};

// An outbox entry in the hands of one courier.
struct Taken {
  Out out;
  std::uint64_t token = 0;
  Post parent;  // the post that it answers
};
struct Outcome {
  OutState state = OutState::kSent;  // kSent, kFailed, kUnknown, or kPending: later again
  std::string code;
  std::string receipt_id;
  std::string receipt_url;
  Millis wait{0};                      // with kPending and kUnknown: when to look again
  std::int64_t cost_microdollars = 0;  // what sending it cost, for the log
};

// What a caretaker gave back or moved on.
struct GivenBack {
  int claims = 0;    // lapsed claims, back in their lane with their old score
  int sendings = 0;  // dead senders: now unknown
  int offices = 0;   // questions that a back office let pass its day: back in their lane
};

// One thread uses one object (it holds one connection). Errors of every call, besides those of
// Redis:
//   kGiveUp "fenced" (token is not the current one; of a claim: what = who has it now, or ""),
//   "taken" (somebody has it: what = who), "not_found", "wrong_state", "too_many" (claims_max),
//   "same_text" (guard), "bad_arguments", "too_late" (undo window over), "bad_arrival" (ingest: see
//   bad_arrival), kAskAgain "stale" (cursor moved: read it again)
class Queue {
 public:
  Queue(RedisAddress address, KeySpace space);
  ~Queue();
  Queue(Queue&&) noexcept;

  // Loads the function library, creates {tag}:meta; refuses a newer data version (kMend
  // "newer_data"), a Redis below 7 and an evicting maxmemory-policy (kMend); warnings (not fsync
  // always) come back.
  Result<std::vector<std::string>> open();

  // -- intake
  Result<SourceLease> lease(const std::string& source, const std::string& holder, Millis length);
  Result<Ingested> ingest(const IngestPage& page);
  Result<std::vector<std::string>> stored_ids(const std::vector<std::string>& post_ids);

  // -- staff. `op` is the caller's operation id: 16 to 64 characters of [A-Za-z0-9_-].
  Result<std::optional<Claim>> pick(const std::string& op, const std::string& who,
                                    const PickOptions& options);
  Result<Claim> claim(const std::string& op, const std::string& ticket, const std::string& who,
                      const PickOptions& options);
  Result<Time> beat(const Claim& claim, const std::string& who, const std::string& draft,
                    Millis lease);
  Result<Done> release(const std::string& op, const Claim& claim, const std::string& who);
  Result<Done> finish(const std::string& op, const Claim& claim, const std::string& who,
                      const std::string& reason);
  Result<Done> undo_finish(const std::string& op, const std::string& ticket,
                           const std::string& who);
  Result<Done> hand_over(const std::string& op, const Claim& claim, const std::string& who,
                         const HandOver& to);
  Result<Out> reply(const std::string& op, const Claim& claim, const std::string& who,
                    const ReplyDraft& draft);
  Result<Done> undo_reply(const std::string& op, const std::string& out, const std::string& who);
  // An unknown one, settled by a person who looked: kSent ("it is there") or kPending ("send
  // again"); the latter only when looks believe it absent (its code is "not_there"), else
  // "wrong_state".
  Result<Done> settle(const std::string& op, const std::string& out, const std::string& who,
                      OutState state);
  Result<Done> look_at(const std::string& ticket, const std::string& who,
                       Millis length);  // presence

  // -- outbox. take(): the next entry of these destinations that is due, pending -> sending; or an
  // unknown one that is due for a look (Out::state tells which).
  Result<std::optional<Taken>> take(const std::string& sender,
                                    const std::vector<std::string>& destinations, Millis lease);
  Result<Done> outcome(const Taken& taken, const Outcome& outcome);
  Result<GivenBack> give_back();

  // -- erasure: a post deleted at the platform; its words leave the store, the id is remembered.
  Result<int> erase(const std::vector<std::string>& post_ids, const std::string& why);

  // -- reading
  // By score; finished and erased ones newest first.
  Result<std::vector<Ticket>> tickets(TicketState state, int count_max);
  Result<std::map<std::string, std::int64_t>> counts();          // by state, lane and outbox state
  Result<std::vector<Out>> outs(OutState state, int count_max);  // the oldest first
  Result<Dossier> dossier(const std::string& ticket);
  Result<std::vector<LogEvent>> log(const std::string& after_id, int count_max);
  Result<std::vector<LogEvent>> log_wait(const std::string& after_id, Millis wait);  // XREAD BLOCK
  Result<std::vector<LogEvent>> log_of(const std::string& ticket, int count_max);
  Result<std::string> last_log_id();
  Result<Time> now();          // the queue's time (the helper of the library)
  Result<Done> tick(Time to);  // only in a virtual key space

  // -- small things that any daemon must see: one hash a kind ("surge", "source", "setting", ...).
  // put() writes a log event when `verb` is not "".
  Result<Done> put(const std::string& kind, const std::string& name, const std::string& json,
                   const std::string& who, const std::string& verb);
  Result<std::map<std::string, std::string>> all(const std::string& kind);

 private:
  struct Held;
  std::unique_ptr<Held> held_;
};

// Names each violation of the invariants I1-I15 of the design that apply; empty = sound. Reads
// only.
struct Violation {
  std::string invariant;  // "I3"
  std::string what;       // which key, what is, what should be
};
Result<std::vector<Violation>> fsck(RedisAddress address, const KeySpace& space);

}  // namespace wc
