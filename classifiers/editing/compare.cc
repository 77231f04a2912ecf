// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/editing/compare.h"

#include <algorithm>
#include <array>

#include "classifiers/editing/measure.h"
#include "classifiers/lines.h"
#include "config/json.h"

namespace wc {
namespace {

constexpr std::array<std::string_view, 4> kTurns = {"unknown", "better", "worse", "neither"};

bool is_spoed(const Verdict& verdict) {
  return verdict.urgency == Urgency::kSpoed;
}

// How many topics the one has and the other has not.
int apart(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  return static_cast<int>(std::count_if(one.begin(), one.end(), [&other](const std::string& topic) {
    return std::find(other.begin(), other.end(), topic) == other.end();
  }));
}

// More is nearer to the label; a wrong spoed weighs more than all the rest.
std::pair<bool, int> nearness(const Verdict& said, const Verdict& label) {
  const int right = (said.signal == label.signal ? 1 : 0) +
                    (said.urgency == label.urgency ? 1 : 0) - apart(said.topics, label.topics) -
                    apart(label.topics, said.topics);
  return {is_spoed(said) == is_spoed(label), right};
}

Turn turn_of(const Verdict& before, const Verdict& after, const std::optional<Verdict>& label) {
  if (!label) return Turn::kUnknown;
  const auto old_one = nearness(before, *label);
  const auto new_one = nearness(after, *label);
  if (old_one == new_one) return Turn::kNeither;
  return new_one > old_one ? Turn::kBetter : Turn::kWorse;
}

std::vector<Reason> not_in(const Verdict& one, const Verdict& other) {
  std::vector<Reason> reasons;
  for (const Reason& reason : one.reasons) {
    const auto same = [&reason](const Reason& old) {
      return old.rule == reason.rule && old.text == reason.text;
    };
    if (std::none_of(other.reasons.begin(), other.reasons.end(), same)) reasons.push_back(reason);
  }
  return reasons;
}

void write_change(JsonWriter& json, const Change& change, const Post& post) {
  json.object().field("id", post.id).field("text", post.text);
  json.key("before").raw(to_json(change.before, "")).key("after").raw(to_json(change.after, ""));
  json.field("turn", name_of(change.turn)).end();
}

}  // namespace

std::string_view name_of(Turn turn) {
  return kTurns[static_cast<std::size_t>(turn)];
}

Result<TriedPost> tried_post_of_line(std::string_view line, std::size_t line_number) {
  Result<Labelled> labelled = labelled_of_line(line, line_number);
  if (labelled) return TriedPost{std::move(labelled->post), std::move(labelled->label)};
  Result<Post> post = post_of_line(line, line_number);
  if (!post) return post.error();
  return TriedPost{*std::move(post), std::nullopt};
}

Comparison compare(const Classifier& before, const Classifier& after,
                   const std::vector<TriedPost>& posts) {
  Comparison comparison;
  for (std::size_t i = 0; i < posts.size(); ++i) {
    Verdict old_one = before.classify(posts[i].post);
    Verdict new_one = after.classify(posts[i].post);
    ++comparison.posts;
    comparison.labelled += posts[i].label ? 1 : 0;
    if (agree(old_one, new_one)) continue;
    const Turn turn = turn_of(old_one, new_one, posts[i].label);
    std::vector<Reason> gone = not_in(old_one, new_one);
    std::vector<Reason> come = not_in(new_one, old_one);
    comparison.changes.push_back(
        {i, std::move(old_one), std::move(new_one), turn, std::move(gone), std::move(come)});
  }
  return comparison;
}

ChangeCounts count(const Comparison& comparison) {
  ChangeCounts counts;
  for (const Change& change : comparison.changes) {
    counts.signal_come += !change.before.signal && change.after.signal ? 1 : 0;
    counts.signal_gone += change.before.signal && !change.after.signal ? 1 : 0;
    counts.topics += same_topics(change.before, change.after) ? 0 : 1;
    counts.urgency += change.before.urgency == change.after.urgency ? 0 : 1;
    counts.spoed_come += !is_spoed(change.before) && is_spoed(change.after) ? 1 : 0;
    counts.spoed_gone += is_spoed(change.before) && !is_spoed(change.after) ? 1 : 0;
    counts.better += change.turn == Turn::kBetter ? 1 : 0;
    counts.worse += change.turn == Turn::kWorse ? 1 : 0;
  }
  return counts;
}

std::string to_json(const Comparison& comparison, const std::vector<TriedPost>& posts) {
  const ChangeCounts counts = count(comparison);
  JsonWriter json;
  json.object().field("posts", std::int64_t{comparison.posts});
  json.field("changed", static_cast<std::int64_t>(comparison.changes.size()));
  json.key("signal").object().field("come", std::int64_t{counts.signal_come});
  json.field("gone", std::int64_t{counts.signal_gone}).end();
  json.field("topics", std::int64_t{counts.topics});
  json.field("urgency", std::int64_t{counts.urgency});
  json.key("spoed").object().field("come", std::int64_t{counts.spoed_come});
  json.field("gone", std::int64_t{counts.spoed_gone}).end();
  json.field("labelled", std::int64_t{comparison.labelled});
  json.field("better", std::int64_t{counts.better}).field("worse", std::int64_t{counts.worse});
  json.key("changes").array();
  for (const Change& change : comparison.changes) {
    write_change(json, change, posts[change.post].post);
  }
  json.end().end();
  return json.take();
}

}  // namespace wc
