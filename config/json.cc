// SPDX-License-Identifier: EUPL-1.2
#include "config/json.h"

#include <cstring>
#include <stdexcept>

#include "config/json_text.h"

// A promise that RapidJSON finds broken ends one parse, not the daemon.
#define RAPIDJSON_ASSERT(x) ((x) ? static_cast<void>(0) : throw std::logic_error("RapidJSON: " #x))
#ifdef __SSE2__
#define RAPIDJSON_SSE2
#endif
#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/reader.h>

namespace wc {
namespace {

// The pool has no destructor to run per value, so a document is freed without recursion.
using Value = rapidjson::Value;
using Document = rapidjson::Document;
using Size = rapidjson::SizeType;

// Numbers are exact, depth costs no stack, strings are decoded where they stand. Encoding is not
// checked here but before (json_text.h): RapidJSON's own check lets lone low surrogates pass.
constexpr unsigned kFlags = rapidjson::kParseIterativeFlag | rapidjson::kParseInsituFlag |
                            rapidjson::kParseFullPrecisionFlag;

// Stands between the reader and the document and refuses what is over a limit.
class Filter {
 public:
  using Ch = char;

  Filter(Document& document, const JsonLimits& limits) : document_(document), limits_(limits) {}

  bool Null() { return counts() && document_.Null(); }
  bool Bool(bool value) { return counts() && document_.Bool(value); }
  bool Int(int value) { return counts() && document_.Int(value); }
  bool Uint(unsigned value) { return counts() && document_.Uint(value); }
  bool Int64(std::int64_t value) { return counts() && document_.Int64(value); }
  bool Uint64(std::uint64_t value) { return counts() && document_.Uint64(value); }
  bool Double(double value) { return counts() && document_.Double(value); }
  bool RawNumber(const char* text, Size size, bool copy) { return String(text, size, copy); }
  bool String(const char* text, Size size, bool copy) {
    return fits("string_bytes_max", size, limits_.string_bytes_max) && counts() &&
           document_.String(text, size, copy);
  }
  bool Key(const char* text, Size size, bool copy) {
    return fits("key_bytes_max", size, limits_.key_bytes_max) && document_.Key(text, size, copy);
  }
  bool StartObject() { return enters() && document_.StartObject(); }
  bool EndObject(Size members) { return leaves() && document_.EndObject(members); }
  bool StartArray() { return enters() && document_.StartArray(); }
  bool EndArray(Size items) { return leaves() && document_.EndArray(items); }

  // The name of the limit that was hit, or nullptr, and the limit.
  [[nodiscard]] const char* hit() const { return hit_; }
  [[nodiscard]] std::size_t hit_max() const { return hit_max_; }

 private:
  bool fits(const char* limit, std::size_t value, std::size_t max) {
    if (value <= max) return true;
    hit_ = limit;
    hit_max_ = max;
    return false;
  }
  bool counts() { return fits("values_max", ++values_, limits_.values_max); }
  bool enters() { return fits("depth_max", ++depth_, limits_.depth_max) && counts(); }
  bool leaves() { return depth_-- > 0; }

  Document& document_;
  const JsonLimits& limits_;
  std::size_t depth_ = 0;
  std::size_t values_ = 0;
  const char* hit_ = nullptr;
  std::size_t hit_max_ = 0;
};

Error too_large(const char* limit, std::size_t max) {
  return {Cure::kGiveUp, "json_too_large",
          "the JSON is over " + std::string(limit) + " = " + std::to_string(max)};
}

Error bad_json(std::size_t offset, const char* why) {
  return {Cure::kGiveUp, "bad_json", "not JSON at byte " + std::to_string(offset) + ": " + why};
}

// Gives the bytes in `buffer` to the document by way of the filter; what Populate() asks for.
struct Reading {
  std::string& buffer;
  Filter& filter;
  rapidjson::ParseResult result;

  bool operator()(Document& /*the same that the filter holds*/) {
    rapidjson::Reader reader;
    rapidjson::InsituStringStream stream(buffer.data());
    result = reader.Parse<kFlags>(stream, filter);
    return !result.IsError();
  }
};

std::string_view text_of(const Value& value) {
  return {value.GetString(), value.GetStringLength()};
}

// Recursion is harmless: depth_max has been held.
void write(const Value& value, JsonWriter& writer) {
  switch (value.GetType()) {
    case rapidjson::kObjectType:
      writer.object();
      for (const auto& member : value.GetObject()) {
        writer.key(text_of(member.name));
        write(member.value, writer);
      }
      writer.end();
      break;
    case rapidjson::kArrayType:
      writer.array();
      for (const Value& item : value.GetArray()) write(item, writer);
      writer.end();
      break;
    case rapidjson::kStringType:
      writer.text(text_of(value));
      break;
    case rapidjson::kNumberType:
      if (value.IsInt64()) {
        writer.whole(value.GetInt64());
      } else if (value.IsUint64()) {
        writer.raw(std::to_string(value.GetUint64()));
      } else {
        writer.number(value.GetDouble());
      }
      break;
    case rapidjson::kTrueType:
      writer.flag(true);
      break;
    case rapidjson::kFalseType:
      writer.flag(false);
      break;
    case rapidjson::kNullType:
      writer.null();
      break;
  }
}

const Value* as_value(const void* value) {
  return static_cast<const Value*>(value);
}

}  // namespace

struct Json::Held {
  std::string buffer;  // the strings of the document stand in it
  Document document;
};

Json::Json(std::unique_ptr<Held> held) : held_(std::move(held)) {}
Json::Json(Json&&) noexcept = default;
Json& Json::operator=(Json&&) noexcept = default;
Json::~Json() = default;

Result<Json> Json::parse(std::string_view bytes, const JsonLimits& limits) {
  if (bytes.size() > limits.bytes_max) return too_large("bytes_max", limits.bytes_max);
  auto held = std::make_unique<Held>();
  const std::size_t skipped = json_text::prepare(bytes, held->buffer);
  Filter filter(held->document, limits);
  Reading reading{held->buffer, filter, {}};
  try {
    held->document.Populate(reading);
  } catch (const std::logic_error& broken) {
    return bad_json(0, broken.what());
  }
  if (filter.hit() != nullptr) return too_large(filter.hit(), filter.hit_max());
  if (reading.result.IsError()) {
    return bad_json(reading.result.Offset() + skipped,
                    rapidjson::GetParseError_En(reading.result.Code()));
  }
  return Json(std::move(held));
}

JsonView Json::root() const {
  return JsonView(&held_->document);
}

bool JsonView::present() const {
  return value_ != nullptr && !as_value(value_)->IsNull();
}
bool JsonView::is_object() const {
  return value_ != nullptr && as_value(value_)->IsObject();
}
bool JsonView::is_array() const {
  return value_ != nullptr && as_value(value_)->IsArray();
}
bool JsonView::is_text() const {
  return value_ != nullptr && as_value(value_)->IsString();
}

JsonView JsonView::operator[](std::string_view key) const {
  if (!is_object()) return {};
  for (const auto& member : as_value(value_)->GetObject()) {
    if (text_of(member.name) == key) return JsonView(&member.value);
  }
  return {};
}

JsonView JsonView::at(std::size_t index) const {
  if (!is_array() || index >= size()) return {};
  return JsonView(&(*as_value(value_))[static_cast<Size>(index)]);
}

std::size_t JsonView::size() const {
  if (is_array()) return as_value(value_)->Size();
  return is_object() ? as_value(value_)->MemberCount() : 0;
}

std::vector<JsonView> JsonView::items() const {
  std::vector<JsonView> out;
  if (!is_array()) return out;
  out.reserve(size());
  for (const Value& item : as_value(value_)->GetArray()) out.emplace_back(&item);
  return out;
}

std::vector<std::string> JsonView::keys() const {
  std::vector<std::string> out;
  if (!is_object()) return out;
  out.reserve(size());
  for (const auto& member : as_value(value_)->GetObject()) out.emplace_back(text_of(member.name));
  return out;
}

std::string_view JsonView::text() const {
  return is_text() ? text_of(*as_value(value_)) : std::string_view();
}

std::optional<std::int64_t> JsonView::whole() const {
  if (value_ == nullptr || !as_value(value_)->IsInt64()) return std::nullopt;
  return as_value(value_)->GetInt64();
}

std::optional<double> JsonView::number() const {
  if (value_ == nullptr || !as_value(value_)->IsNumber()) return std::nullopt;
  return as_value(value_)->GetDouble();
}

bool JsonView::flag() const {
  return value_ != nullptr && as_value(value_)->IsTrue();
}

std::string JsonView::id() const {
  if (is_text()) return std::string(text());
  if (value_ == nullptr || !as_value(value_)->IsUint64()) return {};
  return std::to_string(as_value(value_)->GetUint64());
}

std::string JsonView::dump() const {
  JsonWriter writer;
  if (value_ == nullptr) {
    writer.null();
  } else {
    write(*as_value(value_), writer);
  }
  return writer.take();
}

}  // namespace wc
