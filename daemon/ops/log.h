// SPDX-License-Identifier: EUPL-1.2
// The structured log: one JSON line an entry to standard error (the journal). Codes, names and
// numbers only; never a citizen's words, and every known secret is taken out.
#pragma once

#include <functional>
#include <initializer_list>
#include <mutex>
#include <string>
#include <vector>

#include "config/time.h"

namespace wc {

// Any thread may write; lines come out whole, in the order in which they were written.
class OpsLog {
 public:
  using Field = std::pair<std::string_view, std::string>;
  // Gets a line without its end; the lock of the log is held, so it must not log itself.
  using Sink = std::function<void(const std::string& line)>;
  OpsLog(Clock clock, Sink sink);

  // `event` is a code of this program ("source_failing"); fields follow it in their order. The time
  // is the clock's. A sink that fails loses its line and stops nobody.
  void info(std::string_view event, std::initializer_list<Field> fields = {});
  void warn(std::string_view event, std::initializer_list<Field> fields = {});
  void error(std::string_view event, std::initializer_list<Field> fields = {});

  // Texts that must never appear in a line, of at least 6 characters.
  void redact(const std::vector<std::string>& secrets);

 private:
  void write(std::string_view level, std::string_view event, std::initializer_list<Field> fields);

  Clock clock_;
  Sink sink_;
  std::mutex mutex_;
  std::vector<std::string> secrets_;
};

}  // namespace wc
