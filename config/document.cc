// SPDX-License-Identifier: EUPL-1.2
#include "config/document.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>
#include <sstream>
#include <tuple>

#include "config/secret.h"

#include <toml++/toml.h>

namespace wc {
namespace {

// What the tables of one file share.
struct Document {
  std::string name;
  std::string folder;
  Problems& problems;
  toml::table root;
  bool broken = false;  // a syntax error was told; what is missing after it is no news
};

std::string place_of(const Document& document, toml::source_position at) {
  const auto line = std::max<toml::source_index>(at.line, 1);
  const auto column = std::max<toml::source_index>(at.column, 1);
  return document.name + ':' + std::to_string(line) + ':' + std::to_string(column);
}

// What people call the value that they wrote.
std::string_view kind_of(const toml::node& node) {
  switch (node.type()) {
    case toml::node_type::table:
      return "a table";
    case toml::node_type::array:
      return "an array";
    case toml::node_type::string:
      return "a text";
    case toml::node_type::integer:
      return "a whole number";
    case toml::node_type::floating_point:
      return "a number";
    case toml::node_type::boolean:
      return "true or false";
    default:
      return "a date or time";
  }
}

std::string number_text(double value) {
  char buffer[32];
  return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

Time to_time(const toml::date_time& at) {
  const auto date = std::chrono::year{at.date.year} / at.date.month / at.date.day;
  const auto clock = std::chrono::hours{at.time.hour} + std::chrono::minutes{at.time.minute} +
                     std::chrono::seconds{at.time.second} + Millis{at.time.nanosecond / 1'000'000};
  return Time{std::chrono::sys_days{date}} + clock - std::chrono::minutes{at.offset->minutes};
}

// file, line and column of "file:line:column", for sorting.
std::tuple<std::string, long, long> sort_key(const std::string& place) {
  const std::size_t column = place.rfind(':');
  const std::size_t line = column == std::string::npos ? column : place.rfind(':', column - 1);
  if (line == std::string::npos) return {place, 0, 0};
  const auto number = [&](std::size_t at) { return std::strtol(place.c_str() + at, nullptr, 10); };
  return {place.substr(0, line), number(line + 1), number(column + 1)};
}

}  // namespace

struct Table::Held {
  std::shared_ptr<Document> document;
  const toml::table* node;      // nullptr when it is not there
  toml::source_position begin;  // of the table, or of what it would stand in
  std::string path;             // "account.source", "" for the root
  std::set<std::string, std::less<>> asked;

  [[nodiscard]] std::string path_of(std::string_view key) const {
    return path.empty() ? std::string(key) : path + '.' + std::string(key);
  }

  // The value, or nullptr. From now on the key is known.
  const toml::node* ask(std::string_view key) {
    asked.emplace(key);
    return node == nullptr ? nullptr : node->get(key);
  }

  // Where the key stands ([key] begins at its bracket), or the table when it is not there.
  [[nodiscard]] toml::source_position at(std::string_view key) const {
    if (node == nullptr) return begin;
    const auto found = node->find(key);
    if (found == node->cend()) return begin;
    const auto* table = found->second.as_table();
    const bool headed = table != nullptr && !table->is_inline() && table->source().begin.line > 0;
    return headed ? table->source().begin : found->first.source().begin;
  }

  void tell(toml::source_position where, std::string what) const {
    document->problems.push_back({place_of(*document, where), std::move(what)});
  }

  void tell_missing(std::string_view key) const {
    if (!document->broken) tell(begin, path_of(key) + " is missing");
  }

  void tell_kind(std::string_view key, const toml::node& value, std::string_view expected) const {
    tell(at(key), path_of(key) + " is " + std::string(kind_of(value)) + "; expected " +
                      std::string(expected));
  }

  void tell_range(std::string_view key, const std::string& value, const std::string& min,
                  const std::string& max) const {
    tell(at(key), path_of(key) + " is " + value + "; allowed: " + min + " to " + max);
  }

  // The text of a key, nothing when it is not there or (with a problem) is not a text.
  std::optional<std::string> ask_text(std::string_view key) {
    const toml::node* value = ask(key);
    if (value == nullptr) return std::nullopt;
    if (const auto* text = value->as_string()) return text->get();
    tell_kind(key, *value, "a text in quotes");
    return std::nullopt;
  }

  Table below(std::string_view key, const toml::table* table, toml::source_position where) const {
    return Table(std::make_shared<Held>(Held{document, table, where, path_of(key), {}}));
  }
};

std::string to_text(const Problems& problems) {
  Problems sorted = problems;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Problem& a, const Problem& b) {
    return sort_key(a.place) < sort_key(b.place);
  });
  std::string out;
  for (const Problem& problem : sorted) out += problem.place + ": " + problem.what + '\n';
  return out;
}

Table::Table(std::shared_ptr<Held> held) : held_(std::move(held)) {}

bool Table::has(std::string_view key) const {
  return held_->node != nullptr && held_->node->contains(key);
}

std::string Table::text(std::string_view key) {
  const bool there = has(key);
  const auto text = held_->ask_text(key);
  if (!there) held_->tell_missing(key);
  if (text && text->empty()) problem(key, held_->path_of(key) + " is empty");
  return text.value_or("");
}

std::string Table::text(std::string_view key, std::string_view fallback) {
  return held_->ask_text(key).value_or(std::string(fallback));
}

std::string Table::one_of(std::string_view key, const std::vector<std::string>& allowed,
                          std::string_view fallback) {
  const bool there = has(key);
  const auto text = held_->ask_text(key);
  if (!there && fallback.empty()) held_->tell_missing(key);
  if (!text) return std::string(fallback);
  if (std::find(allowed.begin(), allowed.end(), *text) != allowed.end()) return *text;
  problem(key, held_->path_of(key) + " is \"" + *text + "\"; allowed: " + joined(allowed));
  return std::string(fallback);
}

std::int64_t Table::whole(std::string_view key, std::int64_t fallback, std::int64_t min,
                          std::int64_t max) {
  const toml::node* value = held_->ask(key);
  if (value == nullptr) return fallback;
  const auto* number = value->as_integer();
  if (number == nullptr) {
    held_->tell_kind(key, *value, "a whole number");
    return fallback;
  }
  if (number->get() >= min && number->get() <= max) return number->get();
  held_->tell_range(key, std::to_string(number->get()), std::to_string(min), std::to_string(max));
  return fallback;
}

double Table::number(std::string_view key, double fallback, double min, double max) {
  const toml::node* value = held_->ask(key);
  if (value == nullptr) return fallback;
  if (!value->is_number()) {
    held_->tell_kind(key, *value, "a number");
    return fallback;
  }
  const double number = *value->value<double>();
  if (number >= min && number <= max) return number;
  held_->tell_range(key, number_text(number), number_text(min), number_text(max));
  return fallback;
}

bool Table::flag(std::string_view key, bool fallback) {
  const toml::node* value = held_->ask(key);
  if (value == nullptr) return fallback;
  if (const auto* flag = value->as_boolean()) return flag->get();
  held_->tell_kind(key, *value, "true or false");
  return fallback;
}

Millis Table::span(std::string_view key, Millis fallback, Millis min, Millis max) {
  const toml::node* value = held_->ask(key);
  if (value == nullptr) return fallback;
  const auto* text = value->as_string();
  if (text == nullptr) {
    held_->tell_kind(key, *value, "a span of time such as \"" + format_span(fallback) + '"');
    return fallback;
  }
  const auto span = parse_span(text->get());
  if (span && *span >= min && *span <= max) return *span;
  held_->tell_range(key, '"' + text->get() + '"', format_span(min), format_span(max));
  return fallback;
}

std::optional<Time> Table::time(std::string_view key) {
  const toml::node* value = held_->ask(key);
  if (value == nullptr) return std::nullopt;
  const auto* at = value->as_date_time();
  if (at != nullptr && at->get().offset && at->get().date.year >= 1970) return to_time(at->get());
  problem(key, held_->path_of(key) +
                   " must be a moment from 1970 on with its offset, such as "
                   "2026-07-21T04:00:00+02:00");
  return std::nullopt;
}

std::vector<std::string> Table::texts(std::string_view key) {
  const toml::node* value = held_->ask(key);
  if (value == nullptr) return {};
  if (const auto* text = value->as_string()) return {text->get()};
  const auto* array = value->as_array();
  if (array == nullptr) {
    held_->tell_kind(key, *value, "texts in quotes, as [\"one\", \"two\"]");
    return {};
  }
  std::vector<std::string> out;
  for (const toml::node& item : *array) {
    if (const auto* text = item.as_string()) {
      out.push_back(text->get());
    } else {
      held_->tell(item.source().begin, held_->path_of(key) + " holds " +
                                           std::string(kind_of(item)) +
                                           "; expected only texts in quotes");
    }
  }
  return out;
}

Table Table::table(std::string_view key) {
  const toml::node* value = held_->ask(key);
  if (value == nullptr) return held_->below(key, nullptr, held_->begin);
  const auto* table = value->as_table();
  if (table == nullptr) {
    held_->tell_kind(key, *value, "a table, as [" + held_->path_of(key) + ']');
  }
  return held_->below(key, table, held_->at(key));
}

std::vector<Table> Table::tables(std::string_view key) {
  const toml::node* value = held_->ask(key);
  if (value == nullptr) return {};
  const std::string expected = "tables, each as [[" + held_->path_of(key) + "]]";
  const auto* array = value->as_array();
  if (array == nullptr) {
    held_->tell_kind(key, *value, expected);
    return {};
  }
  std::vector<Table> out;
  for (const toml::node& item : *array) {
    if (const auto* table = item.as_table()) {
      out.push_back(held_->below(key, table, item.source().begin));
    } else {
      held_->tell_kind(key, item, expected);
    }
  }
  return out;
}

std::vector<std::string> Table::keys() const {
  std::vector<std::string> out;
  if (held_->node == nullptr) return out;
  for (const auto& [key, value] : *held_->node) out.emplace_back(key.str());
  return out;
}

std::string Table::secret(std::string_view key) {
  const auto path = held_->ask_text(key);
  if (!path) return {};
  auto secret = read_secret(*path, held_->document->folder);
  if (secret) return *std::move(secret);
  problem(key, held_->path_of(key) + ": " + secret.error().what);
  return {};
}

std::string Table::place(std::string_view key) const {
  return place_of(*held_->document, key.empty() ? held_->begin : held_->at(key));
}

void Table::problem(std::string_view key, std::string what) {
  held_->tell(key.empty() ? held_->begin : held_->at(key), std::move(what));
}

void Table::finish() {
  if (held_->node == nullptr) return;
  const std::vector<std::string> known(held_->asked.begin(), held_->asked.end());
  for (const auto& [key, value] : *held_->node) {
    if (held_->asked.contains(key.str())) continue;
    held_->tell(held_->at(key.str()),
                held_->path_of(key.str()) + " is not a setting; known here: " + joined(known));
  }
}

Table read_document(std::string_view bytes, std::string name, std::string folder,
                    Problems& problems) {
  auto document =
      std::make_shared<Document>(Document{std::move(name), std::move(folder), problems, {}, false});
  try {
    document->root = toml::parse(bytes);
  } catch (const toml::parse_error& error) {
    document->broken = true;
    problems.push_back({place_of(*document, error.source().begin),
                        "not TOML: " + std::string(error.description())});
  }
  const toml::table* root = &document->root;
  return Table(std::make_shared<Table::Held>(
      Table::Held{std::move(document), root, toml::source_position{1, 1}, "", {}}));
}

}  // namespace wc
