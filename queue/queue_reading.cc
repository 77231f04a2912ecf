// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "config/json.h"
#include "queue/held.h"
#include "queue/pack.h"

namespace wc {
namespace {

constexpr Millis kTypingSeen{20'000};  // a desk beats as often
constexpr const char* kLogStart = "0-0";

// The sorted sets that hold the tickets of a state.
std::vector<std::string> places_of(TicketState state) {
  if (state == TicketState::kWaiting) {
    return {"waiting:urgent", "waiting:event", "waiting:ordinary"};
  }
  return {std::string{name_of(state)}};
}

void read_posts(const Reply& posts, const Reply& gone, Dossier& dossier) {
  for (std::size_t i = 0; i + 1 < posts.items.size(); i += 2) {
    if (auto stored = stored_post_from(posts.at(i + 1))) {
      dossier.posts.push_back(std::move(*stored));
    }
  }
  for (std::size_t i = 0; i + 1 < gone.items.size(); i += 2) {
    StoredPost place;
    place.post.id = gone.at(i);
    place.post.conversation = dossier.ticket.id;
    place.post.at = from_millis(whole_from(gone.at(i + 1)));
    place.erased = true;
    dossier.posts.push_back(std::move(place));
  }
  std::stable_sort(dossier.posts.begin(), dossier.posts.end(),
                   [](const auto& a, const auto& b) { return a.post.at < b.post.at; });
}

void read_draft(std::string_view json, Time now, Dossier& dossier) {
  const Draft draft = draft_from(json);
  dossier.draft = draft.text;
  if (!draft.text.empty() && now - draft.at < kTypingSeen) {
    dossier.typing = draft.who;
  }
}

std::string newest_of(std::string_view ticket_json) {
  const auto json = Json::parse(ticket_json);
  return json ? std::string{(*json)["last"].text()} : "";
}

Dossier dossier_from(const std::string& id, const Reply& reply) {
  Dossier dossier;
  const std::string newest = newest_of(reply.at(0));
  const Reply& posts = reply.items[1];
  dossier.ticket = ticket_from(id, reply.at(0), posts.field(newest));
  read_posts(posts, reply.items[2], dossier);
  const Reply& outs = reply.items[3];
  for (std::size_t i = 0; i + 1 < outs.items.size(); i += 2) {
    dossier.outs.push_back(out_from(outs.at(i), outs.at(i + 1)));
  }
  read_draft(reply.at(4), from_millis(whole_from(reply.at(7))), dossier);
  for (const auto& who : reply.items[5].items) {
    dossier.looking.push_back(who.text);
  }
  dossier.question = reply.at(6);
  return dossier;
}

std::vector<LogEvent> events_from(const Reply& entries) {
  std::vector<LogEvent> events;
  for (const auto& entry : entries.items) {
    events.push_back(event_from(entry));
  }
  return events;
}

}  // namespace

Result<std::vector<Ticket>> Queue::tickets(TicketState state, int count_max) {
  std::vector<Ticket> tickets;
  for (const auto& place : places_of(state)) {
    auto rows = held_->verb("list", {place, std::to_string(count_max)});
    if (!rows) {
      return rows.error();
    }
    for (std::size_t i = 0; i + 2 < rows->items.size(); i += 3) {
      tickets.push_back(ticket_from(rows->at(i), rows->at(i + 1), rows->at(i + 2)));
    }
  }
  if (state == TicketState::kWaiting) {
    std::stable_sort(tickets.begin(), tickets.end(), [](const Ticket& a, const Ticket& b) {
      const auto rank = [](const Ticket& t) {
        return std::pair{t.lane == Lane::kUrgent ? 0 : 1, t.score};
      };
      return rank(a) < rank(b);
    });
  }
  if (tickets.size() > static_cast<std::size_t>(count_max)) {
    tickets.resize(static_cast<std::size_t>(count_max));
  }
  return tickets;
}

Result<std::map<std::string, std::int64_t>> Queue::counts() {
  auto rows = held_->verb("counts", {});
  if (!rows) {
    return rows.error();
  }
  std::map<std::string, std::int64_t> counts;
  for (std::size_t i = 0; i + 1 < rows->items.size(); i += 2) {
    counts[rows->at(i)] = whole_from(rows->at(i + 1));
  }
  return counts;
}

Result<std::vector<Out>> Queue::outs(OutState state, int count_max) {
  auto rows = held_->verb("outs", {std::string{name_of(state)}, std::to_string(count_max)});
  if (!rows) {
    return rows.error();
  }
  std::vector<Out> outs;
  for (std::size_t i = 0; i + 1 < rows->items.size(); i += 2) {
    outs.push_back(out_from(rows->at(i), rows->at(i + 1)));
  }
  std::stable_sort(outs.begin(), outs.end(),
                   [](const Out& a, const Out& b) { return a.made < b.made; });
  return outs;
}

Result<Dossier> Queue::dossier(const std::string& ticket) {
  auto reply = held_->verb("dossier", {ticket});
  if (!reply) {
    return reply.error();
  }
  return dossier_from(ticket, *reply);
}

Result<std::vector<LogEvent>> Queue::log(const std::string& after_id, int count_max) {
  const std::string from = "(" + (after_id.empty() ? kLogStart : after_id);
  auto entries = held_->redis.call(
      {"XRANGE", held_->key(":ev"), from, "+", "COUNT", std::to_string(count_max)});
  if (!entries) {
    return entries.error();
  }
  return events_from(*entries);
}

Result<std::vector<LogEvent>> Queue::log_wait(const std::string& after_id, Millis wait) {
  const std::string from = after_id.empty() ? kLogStart : after_id;
  // BLOCK 0 would wait for ever.
  const Millis block = std::max(wait, Millis{1});
  auto streams =
      held_->redis.call_blocking({"XREAD", "COUNT", "500", "BLOCK", std::to_string(block.count()),
                                  "STREAMS", held_->key(":ev"), from},
                                 block);
  if (!streams) {
    return streams.error();
  }
  if (streams->items.empty() || streams->items[0].items.size() < 2) {
    return std::vector<LogEvent>{};
  }
  return events_from(streams->items[0].items[1]);
}

Result<std::vector<LogEvent>> Queue::log_of(const std::string& ticket, int count_max) {
  auto packed = held_->redis.call({"HGET", held_->key(":ticket"), ticket});
  if (!packed) {
    return packed.error();
  }
  if (packed->kind == Reply::Kind::kNil) {
    return Error{Cure::kGiveUp, "not_found", "no ticket " + ticket};
  }
  const auto json = Json::parse(packed->text);
  std::vector<std::vector<std::string>> commands;
  std::string_view seqs = json ? (*json)["log"].text() : std::string_view{};
  while (!seqs.empty() && commands.size() < static_cast<std::size_t>(count_max)) {
    // The newest first, so that a long life loses its oldest lines.
    const auto comma = seqs.rfind(',');
    const std::string id{seqs.substr(comma == std::string_view::npos ? 0 : comma + 1)};
    seqs = comma == std::string_view::npos ? std::string_view{} : seqs.substr(0, comma);
    commands.push_back({"XRANGE", held_->key(":ev"), id + "-0", id + "-0"});
  }
  auto replies = held_->redis.pipeline(commands);
  if (!replies) {
    return replies.error();
  }
  std::vector<LogEvent> events;
  for (auto entry = replies->rbegin(); entry != replies->rend(); ++entry) {
    for (auto& event : events_from(*entry)) {
      events.push_back(std::move(event));
    }
  }
  return events;
}

Result<std::string> Queue::last_log_id() {
  auto seq = held_->redis.call({"GET", held_->key(":seq")});
  if (!seq) {
    return seq.error();
  }
  return seq->text.empty() ? std::string{kLogStart} : seq->text + "-0";
}

}  // namespace wc
