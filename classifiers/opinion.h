// SPDX-License-Identifier: EUPL-1.2
// What experience adds to the sums of the rules (weighing.h), in their own unit: 1 is enough.
#pragma once

#include <array>
#include <memory>

#include "classifiers/experience.h"
#include "classifiers/rules.h"

namespace wc {

struct Opinion {
  explicit Opinion(std::size_t topic_count, std::pmr::memory_resource* memory)
      : topics(topic_count, 0.0, memory) {}
  std::pmr::vector<double> topics;  // by place in RuleBook::topics
  std::array<double, 4> urgencies{};
  double signal = 0;
};

class Opinions {
 public:
  // experience.toml among `files` says whose: shipped, none, or a file. Without it there is none.
  // Every error goes to `problems`.
  Opinions(const std::vector<ConfigFile>& files, const std::vector<TopicRules>& topics,
           Problems& problems);

  [[nodiscard]] Opinion of(const Folded& text, PostKind kind,
                           std::pmr::memory_resource* memory) const;

  // The words behind it.
  [[nodiscard]] std::optional<Words> why_signal(const Folded& text) const;
  [[nodiscard]] std::optional<Words> why_topic(const Folded& text, std::size_t topic) const;
  [[nodiscard]] std::optional<Words> why_urgency(const Folded& text, Urgency urgency) const;

 private:
  [[nodiscard]] std::optional<std::size_t> label(std::string_view name) const;
  [[nodiscard]] std::optional<Words> why(const Folded& text,
                                         const std::optional<std::size_t>& label) const;

  std::shared_ptr<const Experience> experience_;
  std::optional<std::size_t> signal_;                    // places among its labels
  std::array<std::optional<std::size_t>, 4> urgencies_;  // by Urgency
  std::vector<std::optional<std::size_t>> topics_;       // by place in RuleBook::topics
};

}  // namespace wc
