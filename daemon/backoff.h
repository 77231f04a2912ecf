// SPDX-License-Identifier: EUPL-1.2
// How long to wait after an error: the one place where retrying is decided. An Error says whether
// it may be retried (Cure); this says when.
#pragma once

#include "config/result.h"
#include "config/time.h"

namespace wc {

class Backoff {
 public:
  // The wait grows from `first` to `most`, doubling, with jitter of a quarter either way so that
  // many sources do not come back at the same moment. `salt` makes one's jitter differ from
  // another's.
  Backoff(Millis first, Millis most, std::uint64_t salt);

  // The wait after this error: at least Error::wait; kMend waits `most` at once (a person must
  // act); the others climb.
  Millis after(const Error& error);

  void well();  // it worked: start from `first` again
  [[nodiscard]] int failures() const { return failures_; }

 private:
  Millis jittered(Millis wait);

  Millis first_;
  Millis most_;
  std::uint64_t random_;
  int failures_ = 0;
};

}  // namespace wc
