// SPDX-License-Identifier: EUPL-1.2
// Figures, not verdicts: how long until work goes on after a daemon died, after somebody left with
// a claim, and after Redis came back with many tickets.

#include <algorithm>
#include <chrono>
#include <iostream>
#include <stdexcept>

#include "tests/chaos/drivers.h"
#include "tests/tools/wait.h"

namespace wc::test {

namespace {

using Watch = std::chrono::steady_clock;

constexpr int kRounds = 11;
constexpr int kPage = 100;
constexpr Millis kLease{2'000};

Arrival waiting_post(int number) {
  Arrival arrival;
  Post& post = arrival.post;
  post.id = "x:" + std::to_string(1'900'000'000'000'000'000LL + number);
  post.platform = "x";
  post.kind = PostKind::kMention;
  post.addressed = true;
  post.account = "x";
  post.source = "recovery";
  post.conversation = post.id;
  post.author = "Inwoner " + std::to_string(number);
  post.text = "De container bij ons in de straat zit al dagen vol";
  post.at = from_millis(1'790'000'000'000LL + number);
  post.rev = 1;
  arrival.verdict.signal = true;
  arrival.verdict.topics = {"afval"};
  arrival.verdict.language = "nl";
  arrival.work = true;
  arrival.score = static_cast<double>(to_millis(post.at));
  return arrival;
}

// Brings posts first … first + posts - 1, each a ticket of its own.
void fill(Queue& queue, int first, int posts) {
  const auto lease = queue.lease("recovery", "recovery-test", std::chrono::minutes{30});
  if (!lease) throw std::runtime_error(lease.error().what);
  IngestPage page;
  page.source = "recovery";
  page.fence = lease->fence;
  page.cursor_version = lease->cursor.version;
  for (int number = first; number < first + posts;) {
    page.arrivals.clear();
    for (int i = 0; i < kPage; ++i) page.arrivals.push_back(waiting_post(number++));
    page.head = static_cast<Position>(number);
    const auto done = queue.ingest(page);
    if (!done) throw std::runtime_error(done.error().what);
    page.cursor_version = done->cursor_version;
  }
}

// Picks until there is one; how long that took since `from`, in milliseconds.
long long picked_after(World& world, const std::string& name, Watch::time_point from) {
  for (;;) {
    try {
      Staff staff = world.staff(name);
      for (;;) {
        const Answer answer = staff.post("/api/pick", "{}");
        if (answer.status == 200 && answer.body["claim"].present()) break;
        rest(Millis{2});
      }
      return std::chrono::duration_cast<Millis>(Watch::now() - from).count();
    } catch (const std::runtime_error&) {  // not serving yet
      rest(Millis{2});
    }
  }
}

void tell(const std::string& what, std::vector<long long> times) {
  std::ranges::sort(times);
  std::cout << what << ": median " << times[times.size() / 2] << " ms, most " << times.back()
            << " ms (" << times.size() << " times)" << std::endl;
}

// A ticket that zoe holds and never beats for: how long until anna may have it.
long long given_up(Queue& queue, const std::string& ticket, int round) {
  const std::string op = "recovery-operation-" + std::to_string(round) + "-";
  PickOptions options;
  options.claims_max = 1'000;
  options.lease = kLease;
  const auto held = queue.claim(op + "zoe", ticket, "zoe", options);
  if (!held) throw std::runtime_error(held.error().what);
  const auto from = Watch::now();
  for (int look = 0;; ++look) {
    const auto claim = queue.claim(op + std::to_string(look), ticket, "anna", options);
    if (claim) return std::chrono::duration_cast<Millis>(Watch::now() - from).count();
    rest(Millis{5});
  }
}

}  // namespace

Ending run_recovery(const ChaosPlan& plan) {
  WorldOptions options;
  options.binary = plan.binary;
  options.desk = "undo = \"0s\"\nlease = \"2s\"\nclaims_max = 100\n";
  World world(options);
  Queue queue = queue_of(world);
  fill(queue, 0, kPage);
  std::vector<long long> dead;
  std::vector<long long> left;
  for (int round = 0; round < kRounds; ++round) {
    world.kill_daemon();
    const auto from = Watch::now();
    world.start_daemon();
    dead.push_back(picked_after(world, "anna", from));
  }
  tell("daemon killed, until somebody has logged in and claimed", dead);
  for (int round = 0; round < kRounds; ++round) {
    const std::string ticket = waiting_post(kPage - 1 - round).post.id;
    left.push_back(given_up(queue, ticket, round));
  }
  tell("a claim given up (lease 2 s), until somebody else has it", left);
  fill(queue, kPage, plan.posts);
  const auto from = Watch::now();
  world.restart_redis();
  std::cout << "Redis killed with " << plan.posts
            << " tickets more, until somebody claimed: " << picked_after(world, "bram", from)
            << " ms" << std::endl;
  return Ending::kWell;
}

}  // namespace wc::test
