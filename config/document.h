// SPDX-License-Identifier: EUPL-1.2
// TOML files as settings (toml++ behind it). A reader asks a Table for what it wants; everything
// that is missing, of the wrong type, out of range or unknown becomes a Problem with its place, and
// reading goes on, so that all errors of all files are told at once.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/time.h"

namespace wc {

// One thing wrong: "webcared.toml:12:3" and "poll is 5; allowed: 1s to 1h".
struct Problem {
  std::string place;  // file:line:column
  std::string what;   // what is wrong, and what is allowed
};
using Problems = std::vector<Problem>;

// One `place: what` a line, in the order of files, lines and columns.
std::string to_text(const Problems& problems);

// A table of a document. Each key that is asked for is known; finish() reports the others. Getters
// return the fallback (or an empty value) after a problem, so reading can go on.
class Table {
 public:
  struct Held;
  explicit Table(std::shared_ptr<Held> held);

  [[nodiscard]] bool has(std::string_view key) const;
  std::string text(std::string_view key);  // required, not empty
  std::string text(std::string_view key, std::string_view fallback);
  std::string one_of(std::string_view key, const std::vector<std::string>& allowed,
                     std::string_view fallback);  // fallback "" = required
  std::int64_t whole(std::string_view key, std::int64_t fallback, std::int64_t min,
                     std::int64_t max);
  double number(std::string_view key, double fallback, double min, double max);
  bool flag(std::string_view key, bool fallback);
  Millis span(std::string_view key, Millis fallback, Millis min, Millis max);  // "10s", "4h"
  std::optional<Time> time(std::string_view key);        // an offset date-time, or nothing
  std::vector<std::string> texts(std::string_view key);  // an array of strings, or one string
  Table table(std::string_view key);                     // an empty table when it is not there
  std::vector<Table> tables(std::string_view key);       // [[key]]
  std::vector<std::string> keys() const;                 // all keys, for tables with free names

  // A secret by file reference: reads KEY (a path; relative to $CREDENTIALS_DIRECTORY when that is
  // set and the path is not absolute, else to the document's folder), strips one trailing newline.
  // A problem when the file cannot be read, is empty or is readable by group or others. "" when the
  // key is not there.
  std::string secret(std::string_view key);

  // "file:line:column" of the key, or of the table when key is "".
  [[nodiscard]] std::string place(std::string_view key = "") const;
  void problem(std::string_view key, std::string what);  // of the reader's own, at the key
  void finish();  // unknown keys (of this table, not of the tables in it) become problems

 private:
  std::shared_ptr<Held> held_;
};

// Parses TOML; a syntax error is a problem and the table is empty. `name` is what places show,
// `folder` is where relative paths start. `problems` must outlive the table.
Table read_document(std::string_view bytes, std::string name, std::string folder,
                    Problems& problems);

}  // namespace wc
