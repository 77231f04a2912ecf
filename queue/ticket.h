// SPDX-License-Identifier: EUPL-1.2
// The work: one conversation with its posts, verdict, state, deadline and owner. And what is on its
// way back to the citizen: the outbox entry.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "classifiers/verdict.h"
#include "connectors/connector.h"

namespace wc {

enum class Lane { kUrgent, kEvent, kOrdinary };
std::string_view name_of(Lane lane);  // "urgent", "event", "ordinary"
std::optional<Lane> lane(std::string_view name);

enum class TicketState { kWaiting, kClaimed, kSnoozed, kBackoffice, kFinished, kErased };
std::string_view name_of(TicketState state);  // "waiting", "claimed", ...
std::optional<TicketState> ticket_state(std::string_view name);

// What a list shows of a ticket.
struct Ticket {
  std::string id;  // Post::conversation
  TicketState state = TicketState::kWaiting;
  Lane lane = Lane::kOrdinary;
  Urgency urgency = Urgency::kNormaal;  // the highest of its posts that still wait for an answer
  std::vector<std::string> topics;
  std::string platform;
  std::string account;
  std::string language;
  Time arrived{};    // the first post that waits
  Time due{};        // when an answer is wanted
  double score = 0;  // smaller is picked first
  int posts = 0;
  std::string author;   // of the newest citizen's post
  std::string excerpt;  // its first 140 characters
  std::string owner;    // who has it, or ""
  std::optional<Time> lease_until;
  std::uint64_t version = 0;  // grows with each change
  std::string reason;         // when finished: why
  std::string office;         // when with a back office
};

// A post as stored: with its verdict.
struct StoredPost {
  Post post;
  Verdict verdict;
  bool erased = false;  // the platform deleted it: the words are gone, the place stays
};

enum class OutState { kPending, kSending, kUnknown, kSent, kFailed, kCancelled };
std::string_view name_of(OutState state);
std::optional<OutState> out_state(std::string_view name);

// An outbox entry: an intent until the other side has it.
struct Out {
  std::string id;  // the operation id of the call that made it
  ActionKind kind = ActionKind::kReply;
  std::string destination;  // the account that sends it
  std::string ticket;
  std::string post;  // the post that it answers
  std::string text;
  std::string who;  // who wrote it
  OutState state = OutState::kPending;
  Time made{};
  Time not_before{};  // end of the undo window, or of a wait
  int tries = 0;
  int looks = 0;              // how often we looked whether an unknown one is there
  std::optional<Time> tried;  // when the last attempt began
  std::string code;           // why it failed or is unknown
  std::string receipt_id;     // the platform's id, when sent
  std::string receipt_url;
};

// Somebody's hold on a ticket. Every later step names the token; a stale one is refused ("fenced").
struct Claim {
  std::string ticket;
  std::uint64_t token = 0;
  Time until{};
  std::string draft;  // what was typed before, by whoever had it
};

// A ticket with everything that one screen needs.
struct Dossier {
  Ticket ticket;
  std::vector<StoredPost> posts;  // in the order of time, ours included
  std::vector<Out> outs;
  std::string draft;
  std::vector<std::string> looking;  // who else has it open
  std::string typing;                // who typed a moment ago, or ""
  std::string question;              // what the back office was asked, or ""
};

// One line of the append-only log. Never a citizen's text.
struct LogEvent {
  std::string id;  // "seq-0": also the id of the live feed
  Time at{};
  std::string who;  // a name, "intake", "courier", "caretaker"
  std::string
      verb;  // "arrived", "edited", "claimed", "replied", "sent", "finished", "surge_on", ...
  std::string ticket;
  std::string platform;
  std::string topics;  // comma-separated
  std::string urgency;
  std::string lane;
  std::string route;   // how it was handled: "desk", "back_office", "dismissed"
  std::string from;    // state before
  std::string to;      // state after
  std::string detail;  // codes and ids only
  std::int64_t cost_microdollars = 0;
};

}  // namespace wc
