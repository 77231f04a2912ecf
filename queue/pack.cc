// SPDX-License-Identifier: EUPL-1.2
#include "queue/pack.h"

#include <array>
#include <cstdio>

#include "config/digest.h"
#include "config/json.h"
#include "config/unicode.h"

namespace wc {
namespace {

constexpr std::size_t kExcerptPoints = 140;
constexpr std::size_t kGuardDigits = 32;

// Our own JSON: as long as a post of 10,000 code points may make it.
JsonLimits own_limits() {
  JsonLimits limits;
  limits.string_bytes_max = 1U << 20U;
  return limits;
}

std::string score_text(double score) {
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.3f", score);
  return text.data();
}

// A field of a header: no control characters, no tabs.
std::string plain(std::string_view text) {
  std::string result{text};
  for (char& c : result) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) {
      c = ' ';
    }
  }
  return result;
}

char kind_letter(const Arrival& arrival) {
  if (arrival.post.ours) {
    return 'o';
  }
  return arrival.work ? 'w' : 'n';
}

std::string text_at(const JsonView& json, std::string_view name) {
  return std::string{json[name].text()};
}

// Lua writes numbers as it likes: 5, 5.0 or 5e+12 are all whole.
long long whole_at(const JsonView& json, std::string_view name) {
  if (const auto whole = json[name].whole()) {
    return *whole;
  }
  return static_cast<long long>(json[name].number().value_or(0));
}

double number_from(std::string_view text) {
  return std::strtod(std::string{text}.c_str(), nullptr);
}

std::string excerpt_of(std::string_view text) {
  std::size_t points = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U && ++points > kExcerptPoints) {
      return std::string{text.substr(0, i)};
    }
  }
  return std::string{text};
}

std::optional<ActionKind> action_kind(std::string_view name) {
  for (const auto kind :
       {ActionKind::kReply, ActionKind::kMessage, ActionKind::kDelete, ActionKind::kHide}) {
    if (name_of(kind) == name) {
      return kind;
    }
  }
  return std::nullopt;
}

void read_state(const JsonView& json, Ticket& ticket) {
  ticket.state = ticket_state(json["st"].text()).value_or(TicketState::kWaiting);
  ticket.owner = text_at(json, "owner");
  if (ticket.state == TicketState::kClaimed) {
    ticket.lease_until = from_millis(whole_at(json, "till"));
  }
  ticket.version = static_cast<std::uint64_t>(whole_at(json, "ver"));
  ticket.reason = text_at(json, "reason");
  ticket.office = text_at(json, "office");
}

}  // namespace

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) {
    text += (text.empty() ? "" : ",") + word;
  }
  return text;
}

std::vector<std::string> split(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::string_view word = text.substr(0, text.find(','));
    words.emplace_back(word);
    text.remove_prefix(std::min(text.size(), word.size() + 1));
  }
  return words;
}

std::string header_of(const Arrival& arrival) {
  const Post& post = arrival.post;
  const std::string guard = post.ours ? guard_of(post.text) : "";
  std::string line = std::to_string(post.rev);
  for (const auto& field :
       {std::string(1, kind_letter(arrival)), std::string{name_of(arrival.lane)},
        std::string{name_of(arrival.verdict.urgency)}, score_text(arrival.score),
        std::to_string(to_millis(arrival.due)), std::to_string(to_millis(post.at)),
        plain(post.platform), post.account, plain(arrival.verdict.language), guard,
        plain(joined(arrival.verdict.topics)), post.parent, post.conversation}) {
    line += '\t';
    line += field;
  }
  return line;
}

std::string body_of(const Arrival& arrival) {
  if (arrival.work || arrival.post.ours) {
    return to_json(arrival.post) + "\n" + to_json(arrival.verdict, "");
  }
  Post nameless = arrival.post;
  nameless.author.clear();
  nameless.handle.clear();
  nameless.author_id.clear();
  nameless.url.clear();  // it may hold the name
  return to_json(nameless) + "\n" + to_json(arrival.verdict, "");
}

std::string guard_of(std::string_view text) {
  const std::string same = canonical(mend_utf8(text));
  std::string_view rest = same;
  while (!rest.empty() && rest[0] == '@') {
    const auto blank = rest.find(' ');
    rest.remove_prefix(blank == std::string_view::npos ? rest.size() : blank + 1);
  }
  return hex(sha256(rest.empty() ? std::string_view{same} : rest)).substr(0, kGuardDigits);
}

std::optional<StoredPost> stored_post_from(std::string_view packed) {
  const auto first = packed.find('\n');
  const auto second = first == std::string_view::npos ? first : packed.find('\n', first + 1);
  if (second == std::string_view::npos) {
    return std::nullopt;
  }
  const auto post = Json::parse(packed.substr(first + 1, second - first - 1), own_limits());
  const auto verdict = Json::parse(packed.substr(second + 1), own_limits());
  if (!post || !verdict) {
    return std::nullopt;
  }
  return StoredPost{post_from(post->root()), verdict_from(verdict->root()), false};
}

Ticket ticket_from(const std::string& id, std::string_view text, std::string_view newest_post) {
  Ticket ticket;
  ticket.id = id;
  const auto json = Json::parse(text, own_limits());
  if (!json) {
    return ticket;
  }
  const JsonView root = json->root();
  read_state(root, ticket);
  ticket.lane = lane(root["lane"].text()).value_or(Lane::kOrdinary);
  ticket.urgency = urgency(root["urg"].text()).value_or(Urgency::kNormaal);
  ticket.topics = split(root["topics"].text());
  ticket.platform = text_at(root, "plat");
  ticket.account = text_at(root, "acct");
  ticket.language = text_at(root, "lang");
  ticket.arrived = from_millis(whole_at(root, "arrived"));
  ticket.due = from_millis(whole_at(root, "due"));
  ticket.score = number_from(root["score"].text());
  ticket.posts = static_cast<int>(whole_at(root, "posts"));
  if (const auto newest = stored_post_from(newest_post)) {
    ticket.author = newest->post.author;
    ticket.excerpt = excerpt_of(newest->post.text);
  }
  return ticket;
}

Out out_from(const std::string& id, std::string_view text) {
  Out out;
  out.id = id;
  const auto json = Json::parse(text, own_limits());
  if (!json) {
    return out;
  }
  const JsonView root = json->root();
  out.kind = action_kind(root["kind"].text()).value_or(ActionKind::kReply);
  out.destination = text_at(root, "dest");
  out.ticket = text_at(root, "ticket");
  out.post = text_at(root, "post");
  out.text = text_at(root, "text");
  out.who = text_at(root, "who");
  out.state = out_state(root["st"].text()).value_or(OutState::kPending);
  out.made = from_millis(whole_at(root, "made"));
  out.not_before = from_millis(whole_at(root, "nb"));
  out.tries = static_cast<int>(whole_at(root, "tries"));
  out.looks = static_cast<int>(whole_at(root, "looks"));
  if (root["tried"].present()) {
    out.tried = from_millis(whole_at(root, "tried"));
  }
  out.code = text_at(root, "code");
  out.receipt_id = text_at(root, "receipt");
  out.receipt_url = text_at(root, "url");
  return out;
}

Draft draft_from(std::string_view text) {
  const auto json = Json::parse(text, own_limits());
  if (!json) {
    return {};
  }
  const JsonView root = json->root();
  return {text_at(root, "who"), from_millis(whole_at(root, "at")), text_at(root, "text")};
}

LogEvent event_from(const Reply& entry) {
  LogEvent event;
  if (entry.items.size() < 2) {
    return event;
  }
  const Reply& fields = entry.items[1];
  const auto field = [&fields](std::string_view name) { return std::string{fields.field(name)}; };
  event.id = entry.at(0);
  event.at = from_millis(std::strtoll(field("at").c_str(), nullptr, 10));
  event.who = field("who");
  event.verb = field("verb");
  event.ticket = field("ticket");
  event.platform = field("platform");
  event.topics = field("topics");
  event.urgency = field("urgency");
  event.lane = field("lane");
  event.route = field("route");
  event.from = field("from");
  event.to = field("to");
  event.detail = field("detail");
  event.cost_microdollars = std::strtoll(field("cost").c_str(), nullptr, 10);
  return event;
}

}  // namespace wc
