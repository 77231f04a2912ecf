// SPDX-License-Identifier: EUPL-1.2
// From a platform into the queue: ask for the next page of one source, classify each post, and hand
// posts and cursor over in one atomic call. It keeps nothing that a crash may not lose.
#pragma once

#include <memory>
#include <string>

#include "connectors/transport.h"
#include "daemon/backoff.h"
#include "daemon/house.h"
#include "daemon/source_health.h"

namespace wc {

// One thread uses one object.
class Intake {
 public:
  // `holder` names this daemon in the source's lease. `event` is the event that this source belongs
  // to: it is read only while that is on; "" = always.
  Intake(House& house, Queue queue, std::unique_ptr<Connector> connector, Source source,
         std::string holder, std::string event);

  // One poll of what is due: newest posts first, then the newest gap. Returns how long to wait. It
  // may be called sooner, for an event that goes on; never before the platform wants to hear from
  // us.
  Millis step(Time now);

  // Counts of this object, and the holes that daemons before it found too.
  [[nodiscard]] const SourceHealth& health() const { return health_; }

 private:
  // A poll in parts; an error of one is told in health() and waited out by backoff_.
  Result<Millis> round(Time now);
  Result<Millis> read(const SourceLease& lease, const Window& window, Time now);
  Result<Ingested> ingest(IngestPage& page);
  Result<Done> store(const SourceLease& lease, const Window& window, Page page, Time now);
  // What to ask for next, and what a post becomes.
  [[nodiscard]] Window next_window(const Cursor& cursor, Time now);
  [[nodiscard]] Arrival arrival(Post post, Time now) const;
  [[nodiscard]] Millis pace() const;
  [[nodiscard]] Time time_of(Position position, Time now) const;
  // What ops is told: counts, holes (also those of an earlier daemon), errors.
  void count(Page& page);
  void note_holes(const std::vector<Gap>& holes, Time now);
  void remember_holes();
  Millis failed(const Error& error, Time now);
  enum class When { kNow, kWhenStale };
  void tell(Millis rest, Time now, When when);

  House& house_;
  Queue queue_;
  std::unique_ptr<Connector> connector_;
  const Source source_;
  const std::string holder_;
  const std::string event_;
  Backoff backoff_;
  SourceHealth health_;
  // Where we are between two polls; a crash may lose it.
  bool gap_turn_ = false;
  std::optional<Time> rescanned_;  // everything written before this, less the overlap, was seen
  Time told_{};
  Time rest_until_{};  // the platform asked for it, or something failed
};

}  // namespace wc
