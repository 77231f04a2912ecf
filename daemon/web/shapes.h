// SPDX-License-Identifier: EUPL-1.2
// The shapes of openapi.json, written. Each function adds one JSON value to the writer; which names
// and which kinds of value stand in it is said there, and a test compares the two.
#pragma once

#include <initializer_list>
#include <utility>

#include "config/json.h"
#include "daemon/surge.h"
#include "daemon/web/web.h"

namespace wc {

void write(JsonWriter& json, const Ticket& ticket);
void write(JsonWriter& json, const StoredPost& stored);
void write(JsonWriter& json, const Out& out);
void write(JsonWriter& json, const LogEvent& event);
void write(JsonWriter& json, const Claim& claim);
void write(JsonWriter& json, const Topic& topic);
void write(JsonWriter& json, const Answer& answer);
void write_surge(JsonWriter& json, const Event& event, const std::vector<SurgeState>& on);
void write(JsonWriter& json, const std::optional<Time>& time);  // null when there is none
void write(JsonWriter& json, const std::vector<std::string>& texts);
void write(JsonWriter& json, const std::map<std::string, std::int64_t>& counts);

// One value as JSON text.
template <class T>
std::string to_json_text(const T& value) {
  JsonWriter json;
  write(json, value);
  return json.take();
}

// An array of values.
template <class T>
void write_all(JsonWriter& json, const std::vector<T>& values) {
  json.array();
  for (const T& value : values) write(json, value);
  json.end();
}

// The one shape of errors: {code, params}.
using Params = std::initializer_list<std::pair<std::string_view, std::string>>;
WebAnswer refused(int status, std::string_view code, Params params = {});

// An error of the house as an answer: fenced, taken, wrong_state, too_late and same_text are 409,
// not_found 404, too_many 429, a Redis that is away 503, what is left 400 or, when nobody knows
// whether it was done, 503. Only "taken" and "fenced" say more than their code: {owner}, who has it
// now; "fenced" without one when nobody has.
WebAnswer refused(const Error& error);

}  // namespace wc
