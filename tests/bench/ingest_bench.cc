// SPDX-License-Identifier: EUPL-1.2
// Posts into Redis and out again, fsync always: pages of 100 through the full ingest function
// (conversation, lane, log, fence, gaps), against a script call a post and against bare pipelined
// SETs in the same run, round by round; then pick and finish. Prints medians, ratios and, with
// --json FILE, the same as JSON. A figure decides nothing: it is for people.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "config/json.h"
#include "queue/pack.h"
#include "queue/queue.h"
#include "tests/tools/redis_server.h"

namespace wc::test {
namespace {

using Stopwatch = std::chrono::steady_clock;
constexpr int kPage = 100;

double seconds_since(Stopwatch::time_point from) {
  return std::chrono::duration<double>(Stopwatch::now() - from).count();
}

double part(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
  return values[at];
}

void require(bool done, const std::string& what) {
  if (!done) {
    std::fprintf(stderr, "ingest_bench: %s\n", what.c_str());
    std::exit(1);
  }
}

// A post of the average length; every third belongs to the conversation of the one before.
Arrival arrival(int number) {
  Arrival arrival;
  Post& post = arrival.post;
  post.id = "x:" + std::to_string(1'900'000'000'000'000'000LL + number);
  post.platform = "x";
  post.kind = PostKind::kMention;
  post.addressed = true;
  post.account = "gemeente";
  post.source = "bench";
  post.conversation = "x:" + std::to_string(1'900'000'000'000'000'000LL + number - number % 3 / 2);
  post.author = "Inwoner " + std::to_string(number);
  post.handle = "@inwoner" + std::to_string(number);
  post.text =
      "Beste gemeente, de ondergrondse container bij ons in de straat zit al dagen vol en er staan "
      "zakken naast, kan iemand komen kijken? #" +
      std::to_string(number);
  post.url = "https://x.example/inwoner/status/" + std::to_string(number);
  post.at = from_millis(1'790'000'000'000LL + number);
  post.rev = 1;
  arrival.verdict.signal = true;
  arrival.verdict.topics = {"afval", "openbare-ruimte"};
  arrival.verdict.urgency = Urgency::kNormaal;
  arrival.verdict.language = "nl";
  arrival.verdict.reasons = {{"afval/container-vol", "container", 31, 40}};
  arrival.work = true;
  arrival.lane = number % 10 == 0 ? Lane::kEvent : Lane::kOrdinary;
  arrival.due = post.at + Millis{14'400'000};
  arrival.score = static_cast<double>(to_millis(post.at));
  return arrival;
}

std::vector<Arrival> page_from(int& number) {
  std::vector<Arrival> page;
  for (int i = 0; i < kPage; ++i) {
    page.push_back(arrival(number++));
  }
  return page;
}

// Each way of storing gives posts a second for one round of `pages` pages, arrivals made before.
class Bench {
 public:
  Bench()
      : queue_(server_.address(), {"{wc:bench}", KeySpace::Time::kReal}), raw_(server_.address()) {
    require(queue_.open().ok(), "the queue does not open");
  }

  double ingest_pages(int pages) {
    return rate(pages, [this](const std::vector<Arrival>& arrivals) { ingest(arrivals); });
  }
  double ingest_one_by_one(int pages) {
    return rate(pages, [this](const std::vector<Arrival>& arrivals) {
      for (const auto& one : arrivals) {
        ingest({one});
      }
    });
  }
  // The usual way: one small script a post that refuses duplicates and queues it, pipelined.
  double script_a_post(int pages) {
    const std::string script =
        "if redis.call('SADD', KEYS[1], ARGV[1]) == 1 then redis.call('SET', KEYS[2], ARGV[2]) "
        "redis.call('ZADD', KEYS[3], ARGV[3], ARGV[1]) end";
    return rate(pages, [&](const std::vector<Arrival>& arrivals) {
      for (const auto& one : arrivals) {
        require(raw_.call({"EVAL", script, "3", "{b}:seen", "{b}:post:" + one.post.id, "{b}:queue",
                           one.post.id, body_of(one), "1"})
                    .ok(),
                "the script fails");
      }
    });
  }
  double script_pipelined(int pages) {
    const std::string script =
        "if redis.call('SADD', KEYS[1], ARGV[1]) == 1 then redis.call('SET', KEYS[2], ARGV[2]) "
        "redis.call('ZADD', KEYS[3], ARGV[3], ARGV[1]) end";
    return rate(pages, [&](const std::vector<Arrival>& arrivals) {
      std::vector<std::vector<std::string>> commands;
      for (const auto& one : arrivals) {
        commands.push_back({"EVAL", script, "3", "{b}:seen", "{b}:post:" + one.post.id, "{b}:queue",
                            one.post.id, body_of(one), "1"});
      }
      require(raw_.pipeline(commands).ok(), "the pipeline fails");
    });
  }
  double plain_sets(int pages) {
    return rate(pages, [&](const std::vector<Arrival>& arrivals) {
      std::vector<std::vector<std::string>> commands;
      for (const auto& one : arrivals) {
        commands.push_back({"SET", "{b}:plain:" + one.post.id, body_of(one)});
      }
      require(raw_.pipeline(commands).ok(), "the pipeline fails");
    });
  }
  // Milliseconds of each pick, and of each finish.
  void pick_and_finish(int count, std::vector<double>& picks, std::vector<double>& finishes) {
    for (int i = 0; i < count; ++i) {
      const std::string number = std::to_string(100'000'000 + i);
      auto from = Stopwatch::now();
      auto claim = queue_.pick("bench-pick-" + number, "anna", {});
      picks.push_back(seconds_since(from) * 1000);
      require(claim.ok() && claim->has_value(), "nothing to pick");
      from = Stopwatch::now();
      require(queue_.finish("bench-finish-" + number, **claim, "anna", "thanks").ok(), "no finish");
      finishes.push_back(seconds_since(from) * 1000);
    }
  }
  // Seconds of a core that the server used so far.
  double server_seconds() {
    const auto info = raw_.call({"INFO", "cpu"});
    const auto number = [&info](const char* name) {
      return std::strtod(info->text.c_str() + info->text.find(name) + std::strlen(name), nullptr);
    };
    return number("used_cpu_sys:") + number("used_cpu_user:");
  }

 private:
  double rate(int pages, const std::function<void(const std::vector<Arrival>&)>& store) {
    std::vector<std::vector<Arrival>> made;
    for (int i = 0; i < pages; ++i) {
      made.push_back(page_from(next_));
    }
    const auto from = Stopwatch::now();
    for (const auto& page : made) {
      store(page);
    }
    return pages * kPage / seconds_since(from);
  }

  void ingest(const std::vector<Arrival>& arrivals) {
    if (cursor_ == 0) {
      const auto lease = queue_.lease("bench", "bench", Millis{600'000});
      require(lease.ok() && lease->held, "no lease");
      fence_ = lease->fence;
    }
    IngestPage page;
    page.source = "bench";
    page.fence = fence_;
    page.cursor_version = cursor_;
    page.arrivals = arrivals;
    page.head = 1'900'000'000'000'000'000ULL + cursor_;
    page.gaps = {{page.head - 5000, page.head - 4000}, {page.head - 100, page.head}};
    const auto stored = queue_.ingest(page);
    require(stored.ok() && stored->fresh == static_cast<int>(arrivals.size()), "a page is refused");
    cursor_ = stored->cursor_version;
  }

  RedisServer server_;
  Queue queue_;
  Redis raw_;
  std::uint64_t fence_ = 0;
  std::uint64_t cursor_ = 0;
  int next_ = 0;
};

// Posts a second, and microseconds of the server's core a post, of each round.
struct Row {
  std::string name;
  std::vector<double> rates;
  std::vector<double> costs;
};

void round_of(Bench& bench, Row& row, double (Bench::*way)(int), int pages) {
  const double before = bench.server_seconds();
  row.rates.push_back((bench.*way)(pages));
  row.costs.push_back((bench.server_seconds() - before) * 1e6 / (pages * kPage));
}

void print(const std::vector<Row>& rows, JsonWriter& json) {
  const double ours = part(rows[0].rates, 0.5);
  for (const auto& row : rows) {
    const double median = part(row.rates, 0.5);
    const double cost = part(row.costs, 0.5);
    std::printf("%-32s %9.0f posts/s, ours is %6.2fx; server %6.1f us a post\n", row.name.c_str(),
                median, ours / median, cost);
    json.key(row.name).object().key("posts_per_second").number(median);
    json.key("server_us_per_post").number(cost).key("ours_is_times").number(ours / median).end();
  }
}

void print_times(const std::string& name, const std::vector<double>& times, JsonWriter& json) {
  const double p50 = part(times, 0.5);
  const double p99 = part(times, 0.99);
  std::printf("%-34s p50 %6.2f ms   p99 %6.2f ms\n", name.c_str(), p50, p99);
  json.key(name).object().key("p50_ms").number(p50).key("p99_ms").number(p99).end();
}

int run(const char* json_file) {
  Bench bench;
  std::vector<Row> rows{{"ingest, pages of 100", {}, {}},
                        {"script a post, one at a time", {}, {}},
                        {"script a post, pipelined by 100", {}, {}},
                        {"ingest, pages of 1", {}, {}},
                        {"bare SET, pipelined by 100", {}, {}}};
  bench.ingest_pages(20);  // warm
  for (int round = 0; round < 7; ++round) {
    round_of(bench, rows[0], &Bench::ingest_pages, 100);
    round_of(bench, rows[1], &Bench::script_a_post, 5);
    round_of(bench, rows[2], &Bench::script_pipelined, 50);
    round_of(bench, rows[3], &Bench::ingest_one_by_one, 5);
    round_of(bench, rows[4], &Bench::plain_sets, 50);
  }
  std::vector<double> picks;
  std::vector<double> finishes;
  bench.pick_and_finish(2000, picks, finishes);
  JsonWriter json;
  json.object();
  print(rows, json);
  print_times("pick", picks, json);
  print_times("finish", finishes, json);
  json.end();
  if (json_file != nullptr) {
    std::ofstream{json_file} << json.take() << '\n';
  }
  return 0;
}

}  // namespace
}  // namespace wc::test

int main(int count, char** words) {
  const bool has_file = count == 3 && std::strcmp(words[1], "--json") == 0;
  return wc::test::run(has_file ? words[2] : nullptr);
}
