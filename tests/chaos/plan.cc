// SPDX-License-Identifier: EUPL-1.2
#include "tests/chaos/plan.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <stdexcept>

namespace wc::test {

ChaosPlan plan_from(const std::vector<std::string>& words) {
  ChaosPlan plan;
  if (words.empty() || words.size() % 2 == 0) throw std::runtime_error("DRIVER --name value …");
  plan.driver = words[0];
  const std::map<std::string, std::string*> texts{
      {"--binary", &plan.binary}, {"--seeds", &plan.seeds}, {"--mutants", &plan.mutants}};
  const std::map<std::string, int*> numbers{
      {"--kills", &plan.kills},     {"--posts", &plan.posts},
      {"--replies", &plan.replies}, {"--between-ms", &plan.between_ms},
      {"--calls", &plan.calls},     {"--pauses", &plan.pauses},
      {"--every", &plan.every}};
  for (std::size_t i = 1; i < words.size(); i += 2) {
    if (words[i] == "--seed") {
      plan.seed = static_cast<unsigned>(std::stoul(words[i + 1]));
      plan.seeds.clear();  // that seed alone
    } else if (texts.contains(words[i])) {
      *texts.at(words[i]) = words[i + 1];
    } else if (numbers.contains(words[i])) {
      *numbers.at(words[i]) = std::stoi(words[i + 1]);
    } else {
      throw std::runtime_error("chaos does not know " + words[i]);
    }
  }
  while (plan.seed == 0) plan.seed = std::random_device{}();
  return plan;
}

std::vector<ChaosPlan> with_kept_seeds(const ChaosPlan& plan) {
  std::vector<ChaosPlan> plans;
  std::ifstream file(plan.seeds);
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string driver;
    ChaosPlan kept = plan;
    if (words >> driver >> kept.seed && driver == plan.driver) plans.push_back(kept);
  }
  plans.push_back(plan);
  return plans;
}

void keep_seed(const ChaosPlan& plan, const std::string& why) {
  if (plan.seeds.empty() || !plan.mutants.empty()) return;
  const std::vector<ChaosPlan> kept = with_kept_seeds(plan);
  const bool known = std::any_of(kept.begin(), kept.end() - 1,
                                 [&](const ChaosPlan& one) { return one.seed == plan.seed; });
  if (known) return;
  std::ofstream(plan.seeds, std::ios::app) << plan.driver << ' ' << plan.seed << ' ' << why << '\n';
}

}  // namespace wc::test
