// SPDX-License-Identifier: EUPL-1.2
// The structured log: one JSON line an entry to standard error (the journal). Codes, names and
// numbers only; never a citizen's words, and every known secret is taken out.
#pragma once

#include <functional>
#include <initializer_list>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "config/time.h"

namespace wc {

class OpsLog {
 public:
  using Field = std::pair<std::string_view, std::string>;
  using Sink = std::function<void(const std::string& line)>;
  OpsLog(Clock clock, Sink sink);

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
