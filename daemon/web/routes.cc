// SPDX-License-Identifier: EUPL-1.2
#include "daemon/web/routes.h"

#include "daemon/web/event_api.h"
#include "daemon/web/login.h"
#include "daemon/web/ops_api.h"
#include "daemon/web/staff_api.h"

namespace wc {
namespace {

using Kind = Field::Kind;
using Empty = Field::Empty;

constexpr std::size_t kWordsMax = 64U << 10U;  // of a draft or an answer, in bytes
constexpr unsigned kDesk = kStaff | kCoordinator;

Field op() {
  return {.name = "op", .kind = Kind::kOp};
}
Field token() {
  return {.name = "token", .kind = Kind::kToken};
}
Field text(const char* name) {
  return {.name = name};
}
Field words(const char* name, Empty empty = Empty::kRefused) {
  return {.name = name, .bytes_max = kWordsMax, .empty = empty};
}
Field when(const char* name) {
  return {.name = name, .kind = Kind::kTime};
}
Field log_id(const char* name) {
  return {.name = name, .kind = Kind::kLogId};
}
Field one_of(const char* name, std::vector<std::string> allowed) {
  return {.name = name, .kind = Kind::kOneOf, .allowed = std::move(allowed)};
}

Field ticket_states(const char* name) {
  std::vector<std::string> states;
  for (const TicketState state :
       {TicketState::kWaiting, TicketState::kClaimed, TicketState::kSnoozed,
        TicketState::kBackoffice, TicketState::kFinished, TicketState::kErased}) {
    states.emplace_back(name_of(state));
  }
  return one_of(name, std::move(states));
}

std::vector<Field> finish_fields() {
  return {op(), token(),
          one_of("reason", {"answered_elsewhere", "no_answer_needed", "not_for_us", "spam", "abuse",
                            "duplicate"})};
}
std::vector<Field> hand_over_fields() {
  return {op(), token(), text("office"), words("question"), when("due")};
}
std::vector<Field> reply_fields() {
  return {op(), token(), text("post"), words("text"), one_of("then", {"finish", "keep"})};
}

}  // namespace

std::vector<Route> desk_routes() {
  return {
      {"POST", "/api/login", kOpen, {text("name"), words("password")}, log_in},
      {"POST", "/api/logout", kEverybody, {}, log_out},
      {"GET", "/api/me", kEverybody, {}, who_am_i},
      {"GET", "/api/topics", kEverybody, {}, list_topics},
      {"GET", "/api/tickets", kDesk, {ticket_states("state")}, list_tickets},
      {"GET", "/api/tickets/{id}", kDesk, {}, show_ticket},
      {"POST", "/api/pick", kDesk, {op()}, pick_ticket},
      {"POST", "/api/tickets/{id}/claim", kDesk, {op()}, claim_ticket},
      {"POST",
       "/api/tickets/{id}/beat",
       kDesk,
       {token(), words("draft", Empty::kMayBeEmpty)},
       beat_ticket},
      {"POST", "/api/tickets/{id}/release", kDesk, {op(), token()}, release_ticket},
      {"POST", "/api/tickets/{id}/finish", kDesk, finish_fields(), finish_ticket},
      {"POST", "/api/tickets/{id}/undo_finish", kDesk, {op()}, undo_finish},
      {"POST", "/api/tickets/{id}/hand_over", kDesk, hand_over_fields(), hand_over_ticket},
      {"POST", "/api/tickets/{id}/reply", kDesk, reply_fields(), reply_to_ticket},
      {"POST", "/api/replies/{id}/undo", kDesk, {op()}, undo_reply},
      {"POST",
       "/api/replies/{id}/settle",
       kDesk,
       {op(), one_of("state", {"sent", "pending"})},
       settle_reply},
      {"POST",
       "/api/length",
       kDesk,
       {text("account"), words("text", Empty::kMayBeEmpty)},
       measure_text},
      {"GET", "/api/answers", kDesk, {}, list_answers},
      {"GET", "/api/live", kEverybody, {}, show_live, Route::Counts::kNot},
      {"GET", "/api/log", kAuditor | kCoordinator, {log_id("after")}, list_log},
      {"GET", "/api/surge", kEverybody, {}, list_surges},
      {"POST",
       "/api/surge/on",
       kCoordinator,
       {op(), text("event"), when("until")},
       switch_surge_on},
      {"POST", "/api/surge/off", kCoordinator, {op(), text("event")}, switch_surge_off},
      {"GET", "/api/ops", kOps | kCoordinator, {}, show_ops},
      {"GET", "/healthz", kOpen, {}, show_health},
      {"GET", "/readyz", kOpen, {}, show_ready},
      {"GET", "/metrics", kOpen, {}, show_metrics},
  };
}

}  // namespace wc
