// SPDX-License-Identifier: EUPL-1.2
#include "daemon/ops/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <mutex>

namespace wc {

struct Metrics::Held {
  prometheus::Registry registry;
  mutable std::mutex mutex;  // guards the maps; the registry has its own lock
  std::map<std::string, prometheus::Family<prometheus::Counter>*> counters;
  std::map<std::string, prometheus::Family<prometheus::Gauge>*> gauges;
  std::map<std::string, prometheus::Family<prometheus::Histogram>*> histograms;
};

namespace {

// The family of a name, made at its first use.
template <class Family, class Builder>
Family& family(std::map<std::string, Family*>& families, prometheus::Registry& registry,
               const Builder& builder, const std::string& name) {
  Family*& held = families[name];
  if (held == nullptr) held = &builder().Name(name).Register(registry);
  return *held;
}

}  // namespace

Metrics::Metrics() : held_(std::make_unique<Held>()) {}
Metrics::~Metrics() = default;

void Metrics::count(const std::string& name, const Labels& labels, double by) {
  const std::lock_guard lock(held_->mutex);
  family(held_->counters, held_->registry, prometheus::BuildCounter, "webcared_" + name + "_total")
      .Add(labels)
      .Increment(by);
}

void Metrics::set(const std::string& name, const Labels& labels, double value) {
  const std::lock_guard lock(held_->mutex);
  family(held_->gauges, held_->registry, prometheus::BuildGauge, "webcared_" + name)
      .Add(labels)
      .Set(value);
}

void Metrics::observe_seconds(const std::string& name, const Labels& labels, double seconds) {
  static const prometheus::Histogram::BucketBoundaries kBounds{0.001, 0.003, 0.01, 0.03, 0.1,
                                                               0.3,   1,     3,    10,   30};
  const std::lock_guard lock(held_->mutex);
  family(held_->histograms, held_->registry, prometheus::BuildHistogram,
         "webcared_" + name + "_seconds")
      .Add(labels, kBounds)
      .Observe(seconds);
}

std::string Metrics::text() const {
  return prometheus::TextSerializer().Serialize(held_->registry.Collect());
}

}  // namespace wc
