// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/opinion.h"

#include <algorithm>

namespace wc {
namespace {

// How a margin becomes a part of a sum. Chosen on 1,640 posts that neither the rules nor experience
// had seen (README.md), and the same for every city.
struct Scale {
  double times;
  double plus;
  double least;  // doubt at most this much
  double most;
};
constexpr Scale kSignal{2, -0.5, -1.5, 1.5};
constexpr Scale kTopic{2, 0.6, -1.3, 1.7};
constexpr std::array<Scale, 4> kUrgencies = {{
    {6, 0.2, -0.4, 1.5},  // spoed: rules of 1.4 and more are never silenced
    {2, 0.8, -0.6, 1.5},  // hoog
    {0, 0, 0, 0},         // normaal is what is left
    {1, 0.8, -0.6, 1.5},  // laag
}};

double part(const Scale& scale, float margin) {
  return std::clamp(scale.times * margin + scale.plus, scale.least, scale.most);
}

std::shared_ptr<const Experience> experience_of(Table& table, const std::string& folder) {
  const std::string use = table.text("use");
  table.finish();
  if (use.empty() || use == "none") return nullptr;
  if (use == "shipped") return {std::shared_ptr<void>(), &shipped_experience()};
  if (use.find('/') != std::string::npos) {
    table.problem("use", "'" + use + "' is no file of this folder; write its name alone");
    return nullptr;
  }
  Result<std::string> bytes = read_file(folder + "/" + use);
  if (!bytes) {
    table.problem("use", bytes.error().what + "; allowed: shipped, none, or a file of this folder");
    return nullptr;
  }
  Result<Experience> read = Experience::read(*bytes);
  if (read) return std::make_shared<const Experience>(*std::move(read));
  table.problem("use", use + ": " + read.error().what);
  return nullptr;
}

}  // namespace

Opinions::Opinions(const std::vector<ConfigFile>& files, const std::vector<TopicRules>& topics,
                   Problems& problems)
    : topics_(topics.size()) {
  for (const ConfigFile& file : files) {
    if (file.name != "experience.toml") continue;
    Table table = read_document(file.bytes, file.name, file.folder, problems);
    experience_ = experience_of(table, file.folder);
  }
  if (!experience_) return;
  signal_ = label("signal");
  for (std::size_t i = 0; i < urgencies_.size(); ++i) {
    urgencies_[i] = label(name_of(static_cast<Urgency>(i)));
  }
  for (std::size_t i = 0; i < topics.size(); ++i) topics_[i] = label(topics[i].topic.id);
}

std::optional<std::size_t> Opinions::label(std::string_view name) const {
  const auto& labels = experience_->labels();
  const auto found = std::find_if(labels.begin(), labels.end(),
                                  [name](const LabelModel& one) { return one.name == name; });
  if (found == labels.end()) return std::nullopt;
  return static_cast<std::size_t>(found - labels.begin());
}

Opinion Opinions::of(const Folded& text, PostKind kind, std::pmr::memory_resource* memory) const {
  Opinion opinion(topics_.size(), memory);
  if (!experience_) return opinion;
  std::pmr::vector<float> margins(memory);
  experience_->judge(text, kind, margins);
  if (margins.empty()) return opinion;
  if (signal_) opinion.signal = part(kSignal, margins[*signal_]);
  for (std::size_t i = 0; i < urgencies_.size(); ++i) {
    if (urgencies_[i]) opinion.urgencies[i] = part(kUrgencies[i], margins[*urgencies_[i]]);
  }
  for (std::size_t i = 0; i < topics_.size(); ++i) {
    if (topics_[i]) opinion.topics[i] = part(kTopic, margins[*topics_[i]]);
  }
  return opinion;
}

std::optional<Words> Opinions::why(const Folded& text,
                                   const std::optional<std::size_t>& label) const {
  return label ? experience_->why(text, *label) : std::nullopt;
}

std::optional<Words> Opinions::why_signal(const Folded& text) const {
  return why(text, signal_);
}

std::optional<Words> Opinions::why_topic(const Folded& text, std::size_t topic) const {
  return why(text, topics_[topic]);
}

std::optional<Words> Opinions::why_urgency(const Folded& text, Urgency urgency) const {
  return why(text, urgencies_[static_cast<std::size_t>(urgency)]);
}

}  // namespace wc
