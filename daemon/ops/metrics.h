// SPDX-License-Identifier: EUPL-1.2
// Counters and gauges for Prometheus (prometheus-cpp behind it). No personal data: label values are
// names of our own settings and codes.
#pragma once

#include <map>
#include <memory>
#include <string>

namespace wc {

class Metrics {
 public:
  using Labels = std::map<std::string, std::string>;
  Metrics();
  ~Metrics();

  // "webcared_" is put in front, "_total" behind. Names are fixed words of the code.
  void count(const std::string& name, const Labels& labels, double by = 1);
  void set(const std::string& name, const Labels& labels, double value);
  void observe_seconds(const std::string& name, const Labels& labels, double seconds);

  [[nodiscard]] std::string text() const;  // the exposition format 0.0.4

 private:
  struct Held;
  std::unique_ptr<Held> held_;
};

}  // namespace wc
