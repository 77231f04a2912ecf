// SPDX-License-Identifier: EUPL-1.2
#include "daemon/intake.h"

#include <algorithm>

#include "config/json.h"
#include "daemon/cursor.h"
#include "daemon/ops/log.h"
#include "daemon/ops/metrics.h"

namespace wc {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr Millis kLease = seconds{30};
constexpr Millis kNotOurs = seconds{5};     // somebody else reads this source
constexpr Millis kEventOff = seconds{1};    // how often an event's source looks whether it is on
constexpr Millis kNextPage = Millis{50};    // between two pages of what is still to be read
constexpr Millis kFirstLook = hours{24};    // how far back a source is read the first time
constexpr Millis kTellEvery = seconds{10};  // how often an unchanged health is written
constexpr std::size_t kPagePostsMax = 100;  // of one atomic call
constexpr std::uint64_t kOverlapEvery = 4;  // polls between two rescans for late posts

std::uint64_t salt_of(const std::string& name) {
  return std::hash<std::string>{}(name);
}

}  // namespace

Intake::Intake(House& house, Queue queue, std::unique_ptr<Connector> connector, Source source,
               std::string holder, std::string event)
    : house_(house),
      queue_(std::move(queue)),
      connector_(std::move(connector)),
      source_(std::move(source)),
      holder_(std::move(holder)),
      event_(std::move(event)),
      backoff_(seconds{1}, minutes{5}, salt_of(source_.name)) {}

Millis Intake::pace() const {
  Millis pace = source_.pace;
  const auto settings = house_.settings();
  for (const SurgeState& surge : house_.surges()) {
    for (const Event& event : settings->events) {
      if (event.id == surge.event) pace = std::min(pace, event.pace);
    }
  }
  return pace;
}

Millis Intake::step(Time now) {
  if (!event_.empty()) {
    const std::vector<std::string> on = event_ids(house_.surges());
    if (std::find(on.begin(), on.end(), event_) == on.end()) return kEventOff;
  }
  health_.last_try = now;
  const auto wait = round(now);
  if (wait) {
    backoff_.well();
    return *wait;
  }
  const Error& error = wait.error();
  if (error.code == "fenced" || error.code == "stale")
    return kNextPage;  // ask for the cursor again
  const Millis pause = backoff_.after(error);
  health_.state = "failing";
  health_.code = error.code;
  house_.metrics().count("polls", {{"source", source_.name}, {"result", error.code}});
  house_.log().warn("poll_failed", {{"source", source_.name},
                                    {"code", error.code},
                                    {"what", error.what},
                                    {"again_in", format_span(pause)}});
  tell({}, pause, now);
  return pause;
}

Result<Millis> Intake::round(Time now) {
  const auto lease = queue_.lease(source_.name, holder_, kLease);
  if (!lease) return lease.error();
  if (!lease->held) return kNotOurs;
  return read(*lease, next_window(lease->cursor, now), now);
}

// Newest posts first; when the last of these pages left something, the newest gap is next. Every
// few polls the window starts earlier, for posts that became visible late.
Window Intake::next_window(const Cursor& cursor, Time now) {
  const Position first = connector_->position(now - kFirstLook);
  const bool gap_turn = polls_ % 2 == 1 && !cursor.gaps.empty();
  ++polls_;
  if (gap_turn) return {cursor.gaps.back().after, cursor.gaps.back().until, 100};
  Position after = cursor.head == 0 ? first : cursor.head;
  if (!event_.empty()) after = std::max(after, first);  // while it was off nothing was followed
  if (cursor.head != 0 && polls_ % kOverlapEvery == 0) {
    after = std::min(after, connector_->position(now - connector_->traits().overlap));
  }
  return {after, std::nullopt, 100};
}

Result<Millis> Intake::read(const SourceLease& lease, const Window& window, Time now) {
  auto page = connector_->poll(source_, window, now);
  if (!page) return page.error();
  const Millis rest = page->rest;
  for (const BadItem& bad : page->bad) {
    house_.log().warn("bad_item", {{"source", source_.name}, {"id", bad.id}, {"what", bad.what}});
  }
  health_.bad += static_cast<std::int64_t>(page->bad.size());
  health_.microdollars += page->microdollars;
  health_.posts += static_cast<std::int64_t>(page->posts.size());
  for (const Post& post : page->posts) {
    if (!health_.newest || *health_.newest < post.at) health_.newest = post.at;
  }
  const Progress progress =
      advance(lease.cursor, window, page->covered_after, page->newest, page->beyond_reach);
  for (const Gap& hole : progress.holes) {
    house_.log().error("hole", {{"source", source_.name},
                                {"after", std::to_string(hole.after)},
                                {"until", std::to_string(hole.until)}});
  }
  const auto stored = store(lease, window, std::move(*page), now);
  if (!stored) return stored.error();
  health_.state = "well";
  health_.code.clear();
  health_.last_success = now;
  house_.metrics().count("polls", {{"source", source_.name}, {"result", "ok"}});
  tell({0, progress.head, progress.gaps}, rest, now);
  const Millis wait = progress.gaps.empty() ? pace() : kNextPage;
  return std::max(wait, rest);
}

Arrival Intake::arrival(Post post, Time now) const {
  const auto settings = house_.settings();
  Arrival arrival;
  post.source = source_.name;
  post.account = source_.account;
  arrival.verdict = house_.classifier()->classify(post);
  arrival.work = !post.ours && (post.addressed || arrival.verdict.signal);
  arrival.lane = lane_of(arrival.verdict, *settings, house_.surges());
  const Norm& norm = settings->norms.at(arrival.verdict.urgency);
  const Time arrived = std::min(now, post.at);
  arrival.due = arrived + norm.within;
  arrival.score = static_cast<double>(to_millis(arrived + std::min(norm.slack, norm.within)));
  arrival.post = std::move(post);
  return arrival;
}

// A page may be larger than one atomic call takes: then the newest part goes first, and the cursor
// of each call says what is still missing.
Result<Done> Intake::store(const SourceLease& lease, const Window& window, Page page, Time now) {
  std::sort(page.posts.begin(), page.posts.end(),
            [](const Post& a, const Post& b) { return a.position > b.position; });
  Cursor cursor = lease.cursor;
  std::size_t next = 0;
  do {
    IngestPage call;
    call.source = source_.name;
    call.fence = lease.fence;
    call.cursor_version = cursor.version;
    call.ignored_kept = house_.settings()->retention.unmatched;
    const std::size_t end = std::min(page.posts.size(), next + kPagePostsMax);
    const bool last = end == page.posts.size();
    const Position covered = last ? page.covered_after : page.posts[end - 1].position;
    for (; next < end; ++next) call.arrivals.push_back(arrival(std::move(page.posts[next]), now));
    if (last) call.gone = page.gone;
    Progress progress = advance(cursor, window, std::max(covered, page.covered_after), page.newest,
                                last ? page.beyond_reach : std::nullopt);
    call.head = progress.head;
    call.gaps = progress.gaps;
    call.holes = progress.holes;
    const auto done = queue_.ingest(call);
    if (!done) return done.error();
    house_.metrics().count("posts", {{"source", source_.name}, {"as", "fresh"}}, done->fresh);
    house_.metrics().count("posts", {{"source", source_.name}, {"as", "known"}}, done->known);
    for (const Arrival& one : call.arrivals) {
      if (!one.post.ours) continue;
      const auto settled = queue_.evidence(one.post.account, one.post);
      if (!settled) return settled.error();
    }
    cursor = {done->cursor_version, progress.head, std::move(progress.gaps)};
  } while (next < page.posts.size());
  return Done{};
}

void Intake::tell(const Cursor& cursor, Millis rest, Time now) {
  if (health_.state == "well" && now - told_ < kTellEvery && now >= told_) return;
  told_ = now;
  const auto time = [](JsonWriter& json, std::string_view name, const std::optional<Time>& at) {
    json.key(name);
    at ? json.text(format_time(*at)) : json.null();
  };
  JsonWriter json;
  json.object()
      .field("name", source_.name)
      .field("platform", source_.platform)
      .field("account", source_.account)
      .field("reads", source_.reads)
      .field("state", health_.state)
      .field("code", health_.code);
  time(json, "last_success", health_.last_success);
  time(json, "last_try", health_.last_try);
  time(json, "newest", health_.newest);
  json.field("gaps", static_cast<std::int64_t>(cursor.gaps.size()));
  json.key("holes").array().end();
  json.field("rest_ms", static_cast<std::int64_t>(rest.count()))
      .field("posts", health_.posts)
      .field("bad", health_.bad)
      .field("microdollars", health_.microdollars)
      .end();
  const auto put = queue_.put("source", source_.name, json.take(), holder_, "");
  if (!put) house_.log().warn("health_not_written", {{"code", put.error().code}});
}

}  // namespace wc
