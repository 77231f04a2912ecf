// SPDX-License-Identifier: EUPL-1.2
#include "daemon/ops/log.h"

#include "config/json.h"

namespace wc {

namespace {

constexpr std::size_t kSecretBytesMin = 6;

// Control and bidi characters would let a value forge or hide a line (S13); JSON escapes the
// former.
std::string without_bidi(std::string text) {
  static constexpr std::string_view kMarks[] = {"\u202a", "\u202b", "\u202c", "\u202d", "\u202e",
                                                "\u2066", "\u2067", "\u2068", "\u2069"};
  for (const std::string_view mark : kMarks) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
      text.replace(at, mark.size(), "?");
    }
  }
  return text;
}

}  // namespace

OpsLog::OpsLog(Clock clock, Sink sink) : clock_(std::move(clock)), sink_(std::move(sink)) {}

void OpsLog::info(std::string_view event, std::initializer_list<Field> fields) {
  write("info", event, fields);
}
void OpsLog::warn(std::string_view event, std::initializer_list<Field> fields) {
  write("warn", event, fields);
}
void OpsLog::error(std::string_view event, std::initializer_list<Field> fields) {
  write("error", event, fields);
}

void OpsLog::redact(const std::vector<std::string>& secrets) {
  const std::lock_guard lock(mutex_);
  for (const std::string& secret : secrets) {
    if (secret.size() >= kSecretBytesMin) secrets_.push_back(secret);
  }
}

void OpsLog::write(std::string_view level, std::string_view event,
                   std::initializer_list<Field> fields) {
  const std::lock_guard lock(mutex_);
  const auto clean = [this](std::string value) {
    for (const std::string& secret : secrets_) {
      for (std::size_t at = value.find(secret); at != std::string::npos; at = value.find(secret)) {
        value.replace(at, secret.size(), "[secret]");
      }
    }
    return without_bidi(std::move(value));
  };
  JsonWriter json;
  json.object().field("at", format_time(clock_())).field("level", level).field("event", event);
  for (const auto& [name, value] : fields) json.field(name, clean(value));
  json.end();
  sink_(json.take());
}

}  // namespace wc
