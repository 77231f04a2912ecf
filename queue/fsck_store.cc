// SPDX-License-Identifier: EUPL-1.2
#include "queue/fsck_store.h"

#include <cstdlib>

#include "config/json.h"
#include "queue/held.h"

namespace wc {
namespace {

using Pairs = std::map<std::string, std::string>;

// Reads one key space key by key; the first error ends it.
class Reader {
 public:
  Reader(Redis& redis, const std::string& tag) : redis_(redis), tag_(tag) {}

  std::vector<std::string> keys() {
    std::vector<std::string> found;
    std::string cursor = "0";
    do {
      const Reply page = call({"SCAN", cursor, "MATCH", tag_ + ":*", "COUNT", "1000"});
      cursor = page.at(0);
      if (page.items.size() == 2) {
        for (const auto& key : page.items[1].items) {
          found.push_back(key.text.substr(tag_.size()));
        }
      }
    } while (!problem_ && cursor != "0" && !cursor.empty());
    return found;
  }

  Pairs hash(const std::string& name) {
    Pairs pairs;
    std::string cursor = "0";
    do {
      const Reply page = call({"HSCAN", tag_ + name, cursor, "COUNT", "1000"});
      cursor = page.at(0);
      for (std::size_t i = 0; page.items.size() == 2 && i + 1 < page.items[1].items.size();
           i += 2) {
        pairs[page.items[1].at(i)] = page.items[1].at(i + 1);
      }
    } while (!problem_ && cursor != "0" && !cursor.empty());
    return pairs;
  }

  Scores zset(const std::string& name) {
    Scores scores;
    const Reply rows = call({"ZRANGE", tag_ + name, "0", "-1", "WITHSCORES"});
    for (std::size_t i = 0; i + 1 < rows.items.size(); i += 2) {
      scores[rows.at(i)] = std::strtod(rows.at(i + 1).c_str(), nullptr);
    }
    return scores;
  }

  std::set<std::string> set(const std::string& name) {
    std::set<std::string> members;
    for (const auto& item : call({"SMEMBERS", tag_ + name}).items) {
      members.insert(item.text);
    }
    return members;
  }

  long long number(const std::string& name) { return whole_from(call({"GET", tag_ + name}).text); }

  std::vector<Reply> stream(const std::string& name) {
    std::vector<Reply> entries;
    std::string from = "-";
    while (!problem_) {
      Reply page = call({"XRANGE", tag_ + name, from, "+", "COUNT", "1000"});
      if (page.items.empty()) {
        break;
      }
      from = "(" + page.items.back().at(0);
      for (auto& entry : page.items) {
        entries.push_back(std::move(entry));
      }
    }
    return entries;
  }

  [[nodiscard]] const std::optional<Error>& problem() const { return problem_; }

 private:
  Reply call(const std::vector<std::string>& words) {
    if (problem_) {
      return {};
    }
    auto reply = redis_.call({words.begin(), words.end()});
    if (!reply) {
      problem_ = reply.error();
      return {};
    }
    return std::move(*reply);
  }

  Redis& redis_;
  const std::string& tag_;
  std::optional<Error> problem_;
};

long long whole_at(const JsonView& json, std::string_view name) {
  return static_cast<long long>(json[name].number().value_or(0));
}

StoredTicket ticket_of(const JsonView& json) {
  StoredTicket ticket;
  ticket.state = json["st"].text();
  ticket.owner = json["owner"].text();
  ticket.token = whole_at(json, "tok");
  ticket.until = whole_at(json, "till");
  ticket.done = whole_at(json, "done");
  ticket.posts = whole_at(json, "posts");
  ticket.waiting = whole_at(json, "wait");
  ticket.place = ":z:" + ticket.state;
  if (ticket.state == "waiting") {
    ticket.place += ":" + std::string{json["lane"].text()};
    ticket.score = std::strtod(std::string{json["score"].text()}.c_str(), nullptr);
  } else if (ticket.state == "claimed") {
    ticket.score = static_cast<double>(ticket.until);
  } else {
    const bool asleep = ticket.state == "backoffice" || ticket.state == "snoozed";
    ticket.score = static_cast<double>(whole_at(json, asleep ? "wake" : "moved"));
  }
  return ticket;
}

StoredOut out_of(const JsonView& json) {
  StoredOut out;
  out.state = json["st"].text();
  out.ticket = json["ticket"].text();
  out.receipt = json["receipt"].text();
  out.code = json["code"].text();
  const std::string destination{json["dest"].text()};
  out.guard = destination + "|" + std::string{json["post"].text()} + "|" +
              std::string{json["guard"].text()};
  out.place = ":o:" + out.state;
  if (out.state == "pending" || out.state == "unknown") {
    out.place += ":" + destination;
    out.score = static_cast<double>(whole_at(json, "nb"));
  } else {
    out.score = static_cast<double>(whole_at(json, out.state == "sending" ? "till" : "moved"));
  }
  return out;
}

// "<seq> TAB <rev> TAB <kind> TAB ... TAB <ticket> LF ..."
std::optional<StoredHeader> header_from(std::string_view packed) {
  const std::string_view line = packed.substr(0, packed.find('\n'));
  const auto first = line.find('\t');
  const auto second = first == std::string_view::npos ? first : line.find('\t', first + 1);
  if (second == std::string_view::npos || second + 1 >= line.size()) {
    return std::nullopt;
  }
  return StoredHeader{std::string{line.substr(line.rfind('\t') + 1)}, line[second + 1],
                      whole_from(line.substr(0, first))};
}

StoredEvent event_of(const Reply& entry) {
  StoredEvent event;
  event.seq = whole_from(entry.at(0));
  if (entry.items.size() == 2) {
    const Reply& fields = entry.items[1];
    event.verb = fields.field("verb");
    event.ticket = fields.field("ticket");
    event.from = fields.field("from");
    event.to = fields.field("to");
    event.detail = fields.field("detail");
    event.op = fields.field("op");
  }
  return event;
}

Result<Done> read_records(Reader& reader, Store& store) {
  for (const auto& [id, packed] : reader.hash(":ticket")) {
    const auto json = Json::parse(packed);
    if (!json) {
      return Error{Cure::kGiveUp, "malformed", "ticket " + id + ": " + json.error().what};
    }
    store.tickets[id] = ticket_of(json->root());
  }
  for (const auto& [id, packed] : reader.hash(":post")) {
    const auto header = header_from(packed);
    if (!header) {
      return Error{Cure::kGiveUp, "malformed", "post " + id + " has no header"};
    }
    store.posts[id] = *header;
  }
  JsonLimits long_texts;
  long_texts.string_bytes_max = 1U << 20U;
  for (const auto& [id, packed] : reader.hash(":out")) {
    const auto json = Json::parse(packed, long_texts);
    if (!json) {
      return Error{Cure::kGiveUp, "malformed", "outbox entry " + id + ": " + json.error().what};
    }
    store.outs[id] = out_of(json->root());
  }
  return Done{};
}

void read_sets(Reader& reader, Store& store) {
  for (const auto& key : reader.keys()) {
    const auto starts = [&key](std::string_view with) { return key.rfind(with, 0) == 0; };
    if (starts(":z:") || starts(":o:") || starts(":posts:") || starts(":gone:") || key == ":tomb" ||
        key == ":opz" || key == ":noisez") {
      store.zsets[key] = reader.zset(key);
    } else if (starts(":mine:")) {
      store.mine[key.substr(6)] = reader.set(key);
    } else if (starts(":src:")) {
      store.sources[key.substr(5)] = reader.hash(key);
    }
  }
}

}  // namespace

Result<Store> read_store(Redis& redis, const std::string& tag) {
  Reader reader{redis, tag};
  Store store;
  if (auto records = read_records(reader, store); !records) {
    return records.error();
  }
  read_sets(reader, store);
  store.counters = reader.hash(":ctr");
  store.guards = reader.hash(":guard");
  store.receipts = reader.hash(":receipt");
  store.ops = reader.hash(":ops");
  store.noise = reader.hash(":noise");
  store.meta = reader.hash(":meta");
  for (const auto& entry : reader.stream(":ev")) {
    store.events.push_back(event_of(entry));
  }
  store.seq = reader.number(":seq");
  store.token = reader.number(":tok");
  if (reader.problem()) {
    return *reader.problem();
  }
  return store;
}

}  // namespace wc
