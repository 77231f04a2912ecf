// SPDX-License-Identifier: EUPL-1.2
// The chaos programs: a function each, which prints what it saw and says whether all went well.
#pragma once

#include "tests/chaos/reckoning.h"

namespace wc::test {

Ending run_kill(const ChaosPlan& plan);      // kill -9 at random moments
Ending run_network(const ChaosPlan& plan);   // both platforms behind a proxy of faults
Ending run_syscalls(const ChaosPlan& plan);  // kill -9 before a chosen system call
Ending run_pauses(const ChaosPlan& plan);    // two daemons, one of them stopped now and then
Ending run_recovery(const ChaosPlan& plan);  // figures: how long until it serves again

}  // namespace wc::test
