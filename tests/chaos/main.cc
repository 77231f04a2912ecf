// SPDX-License-Identifier: EUPL-1.2
// chaos DRIVER --name value …: one of the drivers, with the seeds that failed before and a new one.
// A control (--mutants) is a daemon with known mistakes: its run is reported, and well when the
// harness sees its doubles.
#include <cstdlib>
#include <iostream>
#include <map>

#include "tests/chaos/drivers.h"

namespace {

using namespace wc::test;  // NOLINT(google-build-using-namespace)

using Driver = Ending (*)(const ChaosPlan&);

const std::map<std::string, Driver>& drivers() {
  static const std::map<std::string, Driver> all{{"kill", run_kill},
                                                 {"network", run_network},
                                                 {"syscalls", run_syscalls},
                                                 {"pauses", run_pauses},
                                                 {"recovery", run_recovery}};
  return all;
}

bool went_well(const ChaosPlan& plan) {
  std::cout << plan.driver << ", seed " << plan.seed << std::endl;
  const Ending ending = drivers().at(plan.driver)(plan);
  if (!plan.mutants.empty()) return ending == Ending::kDoubles;
  if (ending != Ending::kWell) keep_seed(plan, "went wrong");
  return ending == Ending::kWell;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const ChaosPlan plan = plan_from({argv + 1, argv + argc});
    if (!drivers().contains(plan.driver)) throw std::runtime_error("no driver " + plan.driver);
    if (!plan.mutants.empty()) {
      setenv("WEBCARED_MUTANTS", plan.mutants.c_str(), 1);
      setenv("ASAN_OPTIONS", "detect_leaks=0", 1);  // its daemon is killed all the time
    }
    for (const ChaosPlan& one : with_kept_seeds(plan)) {
      if (!went_well(one)) return 1;
    }
    return 0;
  } catch (const std::exception& error) {
    std::cout << error.what() << std::endl;
    std::_Exit(1);
  }
}
