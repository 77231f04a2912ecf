// SPDX-License-Identifier: EUPL-1.2
// Post in, Verdict out: fold, one automaton for words and phrases, RE2 behind required words,
// weights a topic, urgency, reasons with byte spans. Immutable and shared by threads; swapped whole
// on reload.
#pragma once

#include <memory>
#include <vector>

#include "classifiers/verdict.h"
#include "config/document.h"
#include "config/files.h"
#include "connectors/post.h"

namespace wc {

// What a topic is besides its rules, for the desk and for routing.
struct Topic {
  std::string id;
  std::string name_nl;
  std::string name_en;
  std::string back_office;  // who answers what the desk cannot; "" = the desk itself
};

class Classifier {
 public:
  // From places.toml, words.toml, experience.toml and the rule files among `files`
  // (topics/*.toml) plus the [[rule]] tables of the events that are switched on (events/<id>.toml
  // for each id in `events`). Every error of every file goes to `problems`; the result is null when
  // there was one.
  static std::shared_ptr<const Classifier> build(const std::vector<ConfigFile>& files,
                                                 const std::vector<std::string>& events,
                                                 Problems& problems);
  ~Classifier();

  // Never fails; text is cut at 10,000 code points. Thread-safe.
  [[nodiscard]] Verdict classify(const Post& post) const;

  [[nodiscard]] const std::vector<Topic>& topics() const;
  [[nodiscard]] std::size_t rule_count() const;  // places not counted

 private:
  struct Held;
  explicit Classifier(std::unique_ptr<const Held> held);
  std::unique_ptr<const Held> held_;
};

}  // namespace wc
