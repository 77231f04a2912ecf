// SPDX-License-Identifier: EUPL-1.2
#include "tests/chaos/reckoning.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <set>
#include <stdexcept>
#include <thread>

#include "tests/tools/wait.h"

namespace wc::test {

namespace {

constexpr int kOutsMax = 100'000;

// A source that failed some times in a row waits for five minutes before it asks again.
constexpr Millis kPatience = std::chrono::minutes{8};

template <class T>
T need(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().what);
  return std::move(*result);
}

// What stands at the platforms from us, and how often.
std::map<std::string, int> written(World& world) {
  std::map<std::string, int> times;
  for (const char* platform : {"x", "facebook"}) {
    const Json all = world.written(platform);
    for (const JsonView one : all.root().items()) ++times[std::string(one["text"].text())];
  }
  return times;
}

// Takes what holds these words out of `times`; how often it stood there.
int take_out(std::map<std::string, int>& times, const std::string& words) {
  int found = 0;
  for (auto& [text, number] : times) {
    if (text.find(words) == std::string::npos) continue;
    found += number;
    number = 0;
  }
  return found;
}

}  // namespace

bool Reckoning::sound() const {
  return lost + twice + unasked + denied == 0 && posts_lost == 0;
}

std::string Reckoning::text() const {
  return std::to_string(replies) + " replies confirmed: " + std::to_string(lost) + " lost, " +
         std::to_string(twice) + " twice, " + std::to_string(unasked) + " that nobody confirmed, " +
         std::to_string(denied) + " called failed and there, " + std::to_string(refused) +
         " refused with a reason; " + std::to_string(posts_lost) + " posts lost";
}

std::int64_t on_their_way(Queue& queue) {
  const auto counts = need(queue.counts());
  std::int64_t sum = 0;
  for (const auto& [name, value] : counts) {
    for (const char* state : {"pending", "sending", "unknown"}) {
      if (name.find(state) != std::string::npos) sum += value;
    }
  }
  return sum;
}

std::size_t lost_posts(Queue& queue, const Ledger& ledger) {
  std::vector<std::string> ids;
  for (const auto& [id, platform] : ledger.posts()) ids.push_back(id);
  std::size_t stored = 0;
  for (std::size_t at = 0; at < ids.size(); at += 100) {
    const auto end = ids.begin() + static_cast<long>(std::min(ids.size(), at + 100));
    stored += need(queue.stored_ids({ids.begin() + static_cast<long>(at), end})).size();
  }
  return ids.size() - stored;
}

Reckoning reckon(World& world, const Ledger& ledger, const Deliveries& deliveries) {
  Queue queue = queue_of(world);
  std::set<std::string> failed;
  for (const Out& out : need(queue.outs(OutState::kFailed, kOutsMax))) failed.insert(out.id);
  std::map<std::string, int> times = written(world);
  Reckoning sum;
  for (const auto& [out, reply] : ledger.replies()) {
    const int found = take_out(times, reply.words);
    const int allowed = deliveries ? std::max(1, deliveries(reply.words)) : 1;
    const bool refused = failed.contains(out);
    ++sum.replies;
    sum.lost += found == 0 && !refused ? 1 : 0;
    sum.refused += found == 0 && refused ? 1 : 0;
    sum.denied += found > 0 && refused ? 1 : 0;
    sum.twice += found > allowed ? 1 : 0;
  }
  for (const auto& [text, number] : times) sum.unasked += number;
  sum.posts_lost = lost_posts(queue, ledger);
  return sum;
}

void live_through(World& world, const ChaosPlan& plan, Ledger& ledger, std::atomic<int>& confirmed,
                  const std::function<void()>& trouble, const std::function<void()>& calm) {
  const std::string desk = world.desk();
  const std::string other = world.twin_desk().empty() ? desk : world.twin_desk();
  std::atomic<bool> done{false};
  std::thread town([&] { citizens(world, plan, ledger); });
  std::thread anna([&] { answer_until_done(desk, "anna", plan, ledger, confirmed); });
  std::thread bram([&] { answer_until_done(other, "bram", plan, ledger, confirmed); });
  std::thread carla([&] { settle_unknown(world, "carla", done); });
  try {
    trouble();
    town.join();
    anna.join();
    bram.join();
    calm();
    if (plan.mutants.empty()) {
      Queue queue = queue_of(world);
      eventually(
          "every post is in the queue", [&] { return lost_posts(queue, ledger) == 0; }, kPatience);
      eventually(
          "every reply is settled", [&] { return on_their_way(queue) == 0; }, kPatience);
    }
  } catch (const std::exception& error) {  // told here: the others still run and cannot be joined
    std::cout << "seed " << plan.seed << ": " << error.what() << std::endl;
    keep_seed(plan, error.what());
    std::_Exit(1);
  }
  done = true;
  carla.join();
}

Ending conclude(World& world, const Ledger& ledger, const std::string& what,
                const Deliveries& deliveries) {
  const int stopped = world.stop_daemon();
  const auto [code, text] = world.run({"fsck"});
  const Reckoning sum = reckon(world, ledger, deliveries);
  std::cout << what << ", " << ledger.posts().size() << " posts, " << sum.text() << "; fsck "
            << text << std::flush;
  if (sum.twice > 0) return Ending::kDoubles;
  return sum.sound() && code == 0 && stopped == 0 ? Ending::kWell : Ending::kWrong;
}

}  // namespace wc::test
