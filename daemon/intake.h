// SPDX-License-Identifier: EUPL-1.2
// From a platform into the queue: ask for the next page of one source, classify each post, and hand
// posts and cursor over in one atomic call. It keeps nothing that a crash may not lose.
#pragma once

#include <memory>
#include <string>

#include "connectors/transport.h"
#include "daemon/backoff.h"
#include "daemon/house.h"

namespace wc {

// What ops sees of a source, counted since this daemon started; written to the queue as kind
// "source".
struct SourceHealth {
  std::string state = "waiting";  // well, waiting, failing, off
  std::string code;               // of the last error
  std::optional<Time> last_success;
  std::optional<Time> last_try;
  std::optional<Time> newest;  // when the newest post that we saw was written
  std::int64_t posts = 0;
  std::int64_t bad = 0;
  std::int64_t microdollars = 0;
};

// One thread uses one object.
class Intake {
 public:
  // `holder` names this daemon in the source's lease. `event` is the event that this source belongs
  // to: it is read only while that is on; "" = always.
  Intake(House& house, Queue queue, std::unique_ptr<Connector> connector, Source source,
         std::string holder, std::string event);

  // One poll of what is due: newest posts first, then the newest gap. Returns how long to wait.
  Millis step(Time now);

  [[nodiscard]] const SourceHealth& health() const { return health_; }

 private:
  // A poll in parts; an error of one is told in health() and waited out by backoff_.
  Result<Millis> round(Time now);
  Result<Millis> read(const SourceLease& lease, const Window& window, Time now);
  Result<Done> store(const SourceLease& lease, const Window& window, Page page, Time now);
  [[nodiscard]] Window next_window(const Cursor& cursor, Time now);
  [[nodiscard]] Arrival arrival(Post post, Time now) const;
  [[nodiscard]] Millis pace() const;
  void tell(const Cursor& cursor, Millis rest, Time now);

  House& house_;
  Queue queue_;
  std::unique_ptr<Connector> connector_;
  const Source source_;
  const std::string holder_;
  const std::string event_;
  Backoff backoff_;
  SourceHealth health_;
  std::uint64_t polls_ = 0;
  Time told_{};
};

}  // namespace wc
