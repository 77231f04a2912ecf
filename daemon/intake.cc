// SPDX-License-Identifier: EUPL-1.2
#include "daemon/intake.h"

#include <algorithm>

#include "daemon/cursor.h"
#include "daemon/ops/log.h"
#include "daemon/ops/metrics.h"
#include "daemon/source_health.h"

namespace wc {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr Millis kLease = seconds{30};
constexpr Millis kNotOurs = seconds{5};     // somebody else reads this source
constexpr Millis kEventOff = seconds{1};    // how often an event's source looks whether it is on
constexpr Millis kRestMax = hours{24};      // a longer one tells of a clock that went back
constexpr Millis kAtOnce = Millis{50};      // the cursor moved: read it again
constexpr Millis kFirstLook = hours{24};    // how far back a source is read the first time
constexpr Millis kTellEvery = seconds{10};  // how often an unchanged health is written
constexpr std::size_t kPagePostsMax = 100;  // of one atomic call
constexpr int kGapPaces = 4;                // a gap is read this much faster than the newest posts
constexpr std::size_t kHolesShown = 20;
constexpr Millis kClockSkew = minutes{10};  // between the platform's clock and ours, at most

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
      backoff_(seconds{1}, minutes{5}, salt_of(source_.name)) {
  remember_holes();
}

void Intake::remember_holes() {
  const auto all = queue_.all("source");
  if (!all) return;
  const auto mine = all->find(source_.name);
  if (mine != all->end()) health_.holes = holes_from(mine->second);
}

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

// Positions grow with time, so the time of one is found by halving.
Time Intake::time_of(Position position, Time now) const {
  Time low = now - hours{24 * 400};
  Time high = now + hours{24};
  while (high - low > Millis{1}) {
    const Time middle = low + (high - low) / 2;
    (connector_->position(middle) <= position ? low : high) = middle;
  }
  return low;
}

Millis Intake::step(Time now) {
  if (!event_.empty()) {
    const std::vector<std::string> on = event_ids(house_.surges());
    if (std::find(on.begin(), on.end(), event_) == on.end()) {
      if (health_.state != "off") {
        health_.state = "off";
        tell(kEventOff, now, When::kNow);
      }
      return kEventOff;
    }
  }
  if (now < rest_until_ && rest_until_ - now <= kRestMax) return rest_until_ - now;
  health_.last_try = now;
  const auto wait = round(now);
  if (!wait) return failed(wait.error(), now);
  backoff_.well();
  return *wait;
}

Millis Intake::failed(const Error& error, Time now) {
  if (error.code == "fenced" || error.code == "stale") return kAtOnce;
  const Millis pause = backoff_.after(error);
  rest_until_ = now + pause;
  health_.state = "failing";
  health_.code = error.code;
  house_.metrics().count("polls", {{"source", source_.name}, {"result", error.code}});
  house_.log().warn("poll_failed", {{"source", source_.name},
                                    {"code", error.code},
                                    {"what", error.what},
                                    {"again_in", format_span(pause)}});
  tell(pause, now, When::kNow);
  return pause;
}

Result<Millis> Intake::round(Time now) {
  const auto lease = queue_.lease(source_.name, holder_, kLease);
  if (!lease) return lease.error();
  if (!lease->held) return kNotOurs;
  return read(*lease, next_window(lease->cursor, now), now);
}

// Newest posts and the newest gap in turns. Posts become visible late, by the platform's overlap at
// most: so the newest posts are read from further back whenever half an overlap has passed, from
// the last such time less the overlap.
Window Intake::next_window(const Cursor& cursor, Time now) {
  gap_turn_ = !gap_turn_ && !cursor.gaps.empty();
  if (gap_turn_) return {cursor.gaps.back().after, cursor.gaps.back().until, kPagePostsMax};
  const Position first = connector_->position(now - kFirstLook);
  if (cursor.head == 0) return {first, std::nullopt, kPagePostsMax};
  Position after = cursor.head;
  const Millis overlap = connector_->traits().overlap;
  if (!rescanned_) rescanned_ = time_of(cursor.head, now);
  if (now - *rescanned_ >= overlap / 2) {
    after = std::min(after, connector_->position(*rescanned_ - overlap));
    rescanned_ = now;
  }
  // While an event was off nothing was followed.
  return {event_.empty() ? after : std::max(after, first), std::nullopt, kPagePostsMax};
}

void Intake::count(Page& page) {
  for (const BadItem& bad : page.bad) {
    house_.log().warn("bad_item", {{"source", source_.name}, {"id", bad.id}, {"what", bad.what}});
  }
  health_.bad += static_cast<std::int64_t>(page.bad.size());
  health_.microdollars += page.microdollars;
  for (const Post& post : page.posts) {
    if (!health_.newest || *health_.newest < post.at) health_.newest = post.at;
  }
}

Result<Millis> Intake::read(const SourceLease& lease, const Window& window, Time now) {
  auto page = connector_->poll(source_, window, now);
  if (!page) {
    rescanned_.reset();  // what this poll would have seen is asked for again
    return page.error();
  }
  const Millis rest = page->rest;
  rest_until_ = now + rest;
  count(*page);
  // A quiet source is read up to now although nothing came: else its head would grow older than
  // what the platform lets us read.
  if (!window.until) {
    const Time sure = now - std::max(kClockSkew, connector_->traits().overlap);
    page->newest = std::max(page->newest.value_or(0), connector_->position(sure));
  }
  const auto stored = store(lease, window, std::move(*page), now);
  if (!stored) {
    rescanned_.reset();
    return stored.error();
  }
  health_.state = "well";
  health_.code.clear();
  health_.last_success = now;
  house_.metrics().count("polls", {{"source", source_.name}, {"result", "ok"}});
  tell(rest, now, When::kWhenStale);
  const Millis wait = health_.gaps == 0 ? pace() : pace() / kGapPaces;
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
    const auto done = ingest(call);
    if (!done) return done.error();
    health_.posts += done->fresh;
    house_.metrics().count("posts", {{"source", source_.name}, {"as", "fresh"}}, done->fresh);
    house_.metrics().count("posts", {{"source", source_.name}, {"as", "known"}}, done->known);
    note_holes(progress.holes, now);
    cursor = {done->cursor_version, progress.head, std::move(progress.gaps)};
  } while (next < page.posts.size());
  health_.gaps = cursor.gaps.size();
  return Done{};
}

// One post that the queue cannot keep costs only itself.
Result<Ingested> Intake::ingest(IngestPage& page) {
  for (;;) {
    auto done = queue_.ingest(page);
    if (done) return done;
    const auto bad = bad_arrival(done.error());
    if (!bad || *bad >= page.arrivals.size()) return done;
    const auto arrival = page.arrivals.begin() + static_cast<std::ptrdiff_t>(*bad);
    house_.log().warn(
        "bad_item",
        {{"source", source_.name}, {"id", arrival->post.id}, {"what", done.error().what}});
    ++health_.bad;
    page.arrivals.erase(arrival);
  }
}

void Intake::note_holes(const std::vector<Gap>& holes, Time now) {
  for (const Gap& gap : holes) {
    const SourceHealth::Hole hole{time_of(gap.after, now), time_of(gap.until, now)};
    house_.log().error("hole", {{"source", source_.name},
                                {"after", format_time(hole.after)},
                                {"until", format_time(hole.until)}});
    health_.holes.push_back(hole);
    if (health_.holes.size() > kHolesShown) health_.holes.erase(health_.holes.begin());
    told_ = Time{};  // told at once
  }
}

void Intake::tell(Millis rest, Time now, When when) {
  if (when == When::kWhenStale && now - told_ < kTellEvery && now >= told_) return;
  told_ = now;
  const auto put = queue_.put("source", source_.name, to_json(health_, source_, rest), holder_, "");
  if (!put) house_.log().warn("health_not_written", {{"code", put.error().code}});
}

}  // namespace wc
