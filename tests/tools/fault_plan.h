// SPDX-License-Identifier: EUPL-1.2
// What goes wrong with the calls that pass a FaultProxy: drawn from a seed and the call's number,
// so the same seed gives the same trouble whatever the threads do. It knows no sockets.
#pragma once

#include <string_view>
#include <vector>

#include "config/time.h"

namespace wc::test {

enum class Fault {
  kNone,         // only late, perhaps
  kSlow,         // the answer comes one byte at a time
  kCutHead,      // closed within the head of the answer
  kCutBody,      // closed within its body
  kReset,        // RST within the answer
  kRefuse,       // RST before anything was done
  kBlackhole,    // nothing is done and nothing answered
  kSilence,      // it is done, and nothing answered
  kSlowClose,    // an answer without a length, and a close that takes its time
  kCorrupt,      // one byte of the answer is another; never a plausible one (TLS sees to that)
  kStorm,        // a row of calls gets 500, 502 or 503, and nothing is done
  kTooMany,      // or 429, to be asked again two seconds later
  kErrorAfter,   // it is done, and the answer is 500
  kRepeat,       // the request is delivered twice
  kRepeatWrite,  // also one that writes: the platform must refuse the second
  kLateCommit,   // the caller is cut off, and afterwards it is done
};
std::string_view name_of(Fault fault);

// Of one call.
struct Trouble {
  Fault fault = Fault::kNone;
  Millis latency{0};        // before the request goes on
  Millis pause{0};          // between two bytes, before a close, before a late commit
  unsigned long place = 0;  // which byte, modulo what there is
  int status = 503;
};

// What a call is, as far as a fault must know.
enum class CallKind { kRead, kWrite };

class FaultPlan {
 public:
  // All kinds but `without`: what the platform behind it would have to answer for.
  explicit FaultPlan(unsigned seed, std::vector<Fault> without = {});
  [[nodiscard]] Trouble draw(int call, CallKind kind) const;

 private:
  [[nodiscard]] Fault fault_of(int call, unsigned roll, CallKind kind) const;
  unsigned seed_;
  std::vector<Fault> without_;
};

}  // namespace wc::test
