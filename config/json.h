// SPDX-License-Identifier: EUPL-1.2
// The one JSON reader and writer (RapidJSON behind it). What it reads may be hostile: depth, sizes,
// number of values and encoding are bounded (reliability: S16), and ids never pass through a
// double.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/result.h"

namespace wc {

// Bounds on what is read. The defaults fit a page of any platform.
struct JsonLimits {
  std::size_t bytes_max = 8U << 20U;
  std::size_t depth_max = 64;
  std::size_t key_bytes_max = 256;
  std::size_t string_bytes_max = 64U << 10U;
  std::size_t values_max = 200'000;
};

// A place in a parsed document: cheap to copy, valid as long as its Json. A place that does not
// exist is a view too: it is absent, empty, false, and so is everything below it.
class JsonView {
 public:
  JsonView() = default;
  explicit JsonView(const void* value) : value_(value) {}

  [[nodiscard]] bool present() const;  // exists and is not null
  [[nodiscard]] bool is_object() const;
  [[nodiscard]] bool is_array() const;
  [[nodiscard]] bool is_text() const;
  JsonView operator[](std::string_view key) const;  // the first of equal keys
  [[nodiscard]] JsonView at(std::size_t index) const;
  [[nodiscard]] std::size_t size() const;               // items of an array or members of an object
  [[nodiscard]] std::vector<JsonView> items() const;    // empty when not an array
  [[nodiscard]] std::vector<std::string> keys() const;  // empty when not an object
  [[nodiscard]] std::string_view text() const;          // "" when not a string
  [[nodiscard]] std::optional<std::int64_t> whole() const;  // an integer, or nothing
  [[nodiscard]] std::optional<double> number() const;
  [[nodiscard]] bool flag() const;         // true only for true
  [[nodiscard]] std::string id() const;    // a string, or an unsigned whole number as decimal text
  [[nodiscard]] std::string dump() const;  // this place as compact JSON

 private:
  const void* value_ = nullptr;
};

// A parsed document that owns its memory. Every string in it is valid UTF-8 without NUL: a lone
// surrogate escape and \u0000 become U+FFFD instead of costing the whole page (RapidJSON 1.1.0
// refuses a lone high one and passes a lone low one on as invalid UTF-8).
class Json {
 public:
  // Errors: kGiveUp "bad_json" with the byte offset, "json_too_large" with the limit that was hit.
  static Result<Json> parse(std::string_view bytes, const JsonLimits& limits = {});
  Json(Json&&) noexcept;
  Json& operator=(Json&&) noexcept;
  ~Json();
  [[nodiscard]] JsonView root() const;
  JsonView operator[](std::string_view key) const { return root()[key]; }

 private:
  struct Held;
  explicit Json(std::unique_ptr<Held> held);
  std::unique_ptr<Held> held_;
};

// Writes JSON front to back. Text that is not UTF-8 is mended with U+FFFD; `<` is written as \u003c
// so that the result may stand in a page. REQUIRES: calls that form one value (asserted).
class JsonWriter {
 public:
  JsonWriter();
  ~JsonWriter();
  JsonWriter& object();  // {
  JsonWriter& end();     // } or ]
  JsonWriter& array();   // [
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);
  JsonWriter& whole(std::int64_t value);
  JsonWriter& number(double value);
  JsonWriter& flag(bool value);
  JsonWriter& null();
  JsonWriter& raw(std::string_view json);  // REQUIRES: one valid JSON value
  JsonWriter& field(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonWriter& field(std::string_view name, const char* value) { return key(name).text(value); }
  JsonWriter& field(std::string_view name, std::int64_t value) { return key(name).whole(value); }
  JsonWriter& field(std::string_view name, bool value) { return key(name).flag(value); }
  [[nodiscard]] std::string take();  // the text; the writer is empty again

 private:
  struct Held;
  std::unique_ptr<Held> held_;
};

}  // namespace wc
