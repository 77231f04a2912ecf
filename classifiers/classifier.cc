// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/classifier.h"

#include <array>

#include "classifiers/language.h"
#include "classifiers/opinion.h"
#include "classifiers/weighing.h"

namespace wc {
namespace {

constexpr std::size_t kArenaBytes = 32'768;  // an ordinary post is classified without the heap

std::uint8_t kinds_of(const Post& post) {
  const auto kind = static_cast<std::uint8_t>(1U << static_cast<unsigned>(post.kind));
  return post.addressed ? static_cast<std::uint8_t>(kind | kAddressedBit) : kind;
}

}  // namespace

struct Classifier::Held {
  Held(RuleBook&& read, Opinions&& experience)
      : book(std::move(read)), firing(book.rules), opinions(std::move(experience)) {
    for (const TopicRules& topic : book.topics) topics.push_back(topic.topic);
  }
  RuleBook book;
  Firing firing;
  Opinions opinions;
  std::vector<Topic> topics;
};

Classifier::Classifier(std::unique_ptr<const Held> held) : held_(std::move(held)) {}
Classifier::~Classifier() = default;

std::shared_ptr<const Classifier> Classifier::build(const std::vector<ConfigFile>& files,
                                                    const std::vector<std::string>& events,
                                                    Problems& problems) {
  const std::size_t before = problems.size();
  RuleBook book = read_rules(files, events, problems);
  Opinions opinions(files, book.topics, problems);
  if (problems.size() > before) return nullptr;
  return std::shared_ptr<const Classifier>(
      new Classifier(std::make_unique<const Held>(std::move(book), std::move(opinions))));
}

Verdict Classifier::classify(const Post& post) const {
  std::array<std::byte, kArenaBytes> arena;
  std::pmr::monotonic_buffer_resource memory(arena.data(), arena.size());
  const std::string_view original = first_code_points(post.text, kTextCodePointsMax);
  Folded text(&memory);
  fold(original, text);
  const std::string_view language = language_of(text, original, post.lang);
  std::pmr::vector<Fired> fired(&memory);
  held_->firing.run(text, {kinds_of(post), post.platform}, language, fired);
  const Spoken spoken{text, original, post.kind};
  Verdict verdict = weigh(held_->book, held_->opinions, fired, spoken);
  verdict.language = language;
  return verdict;
}

const std::vector<Topic>& Classifier::topics() const {
  return held_->topics;
}
std::size_t Classifier::rule_count() const {
  return held_->book.rules.size() - held_->book.place_count;
}

}  // namespace wc
