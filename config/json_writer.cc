// SPDX-License-Identifier: EUPL-1.2
#include <cassert>
#include <charconv>
#include <cmath>

#include "config/json.h"
#include "config/json_text.h"
#include "config/unicode.h"

namespace wc {

struct JsonWriter::Held {
  std::string out;
  std::string open;    // the brackets that are open, outermost first
  bool first = true;   // nothing has been written since the last bracket
  bool keyed = false;  // a key waits for its value
  bool done = false;   // one whole value stands in `out`

  void separate() {
    if (!first) out += ',';
    first = false;
  }

  // Before every value.
  void value() {
    assert(!done);
    if (open.empty()) {
      done = true;
    } else if (open.back() == '{') {
      assert(keyed);
      keyed = false;
    } else {
      separate();
    }
  }

  void enter(char bracket) {
    value();
    done = false;
    out += bracket;
    open += bracket;
    first = true;
  }

  void quote(std::string_view text) {
    if (valid_utf8(text)) {
      json_text::append_quoted(out, text);
    } else {
      json_text::append_quoted(out, mend_utf8(text));
    }
  }

  template <class T>
  void digits(T number) {
    char buffer[32];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, number).ptr;
    out.append(buffer, end);
  }
};

JsonWriter::JsonWriter() : held_(std::make_unique<Held>()) {}
JsonWriter::~JsonWriter() = default;

JsonWriter& JsonWriter::object() {
  held_->enter('{');
  return *this;
}

JsonWriter& JsonWriter::array() {
  held_->enter('[');
  return *this;
}

JsonWriter& JsonWriter::end() {
  assert(!held_->open.empty() && !held_->keyed);
  held_->out += held_->open.back() == '{' ? '}' : ']';
  held_->open.pop_back();
  held_->first = false;
  held_->done = held_->open.empty();
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  assert(!held_->open.empty() && held_->open.back() == '{' && !held_->keyed);
  held_->separate();
  held_->quote(name);
  held_->out += ':';
  held_->keyed = true;
  return *this;
}

JsonWriter& JsonWriter::text(std::string_view value) {
  held_->value();
  held_->quote(value);
  return *this;
}

JsonWriter& JsonWriter::whole(std::int64_t value) {
  held_->value();
  held_->digits(value);
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  if (!std::isfinite(value)) return null();
  held_->value();
  held_->digits(value);
  return *this;
}

JsonWriter& JsonWriter::flag(bool value) {
  return raw(value ? "true" : "false");
}

JsonWriter& JsonWriter::null() {
  return raw("null");
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  held_->value();
  held_->out += json;
  return *this;
}

std::string JsonWriter::take() {
  assert(held_->done);
  std::string out = std::move(held_->out);
  *held_ = Held();
  return out;
}

}  // namespace wc
