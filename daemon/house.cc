// SPDX-License-Identifier: EUPL-1.2
#include "daemon/house.h"

#include "daemon/ops/log.h"
#include "daemon/ops/metrics.h"

namespace wc {

namespace {

// What threads and listeners were started with, as one text to compare; it never leaves this file.
std::string started_with(const Settings& settings) {
  std::string all = settings.tenant + '\n' + settings.web.host + ':' +
                    std::to_string(settings.web.port) + ' ' + settings.web.trusted_proxy + '\n' +
                    settings.redis.socket + settings.redis.host + settings.redis.password;
  for (const auto& account : settings.accounts) {
    all += '\n' + account->name();
    for (const std::string& secret : account->secrets()) all += '\n' + secret;
    for (const Source& source : account->sources()) {
      all +=
          '\n' + source.name + ' ' + source.reads + ' ' + source.query + format_span(source.pace);
    }
  }
  for (const Event& event : settings.events) {
    for (const Event::Search& search : event.searches) {
      all += '\n' + event.id + ' ' + search.platform + ' ' + search.query;
    }
  }
  return all;
}

}  // namespace

House::House(std::shared_ptr<const Settings> settings, std::string config_folder, Clock clock,
             OpsLog& log)
    : config_folder_(std::move(config_folder)),
      clock_(std::move(clock)),
      log_(log),
      metrics_(std::make_unique<Metrics>()),
      settings_(std::move(settings)) {
  for (const auto& account : settings_->accounts) log_.redact(account->secrets());
  Problems problems;  // read_settings has built these rules before and found none
  classifier_ = Classifier::build(settings_->files, {}, problems);
}

House::~House() = default;

std::shared_ptr<const Settings> House::settings() const {
  const std::lock_guard lock(mutex_);
  return settings_;
}

std::shared_ptr<const Classifier> House::classifier() const {
  const std::lock_guard lock(mutex_);
  return classifier_;
}

std::vector<SurgeState> House::surges() const {
  const std::lock_guard lock(mutex_);
  return surges_;
}

Result<Queue> House::queue() const {
  const auto settings = this->settings();
  Queue queue(settings->redis, settings->space);
  auto opened = queue.open();
  if (!opened) return opened.error();
  return queue;
}

Problems House::reload() {
  Problems problems;
  auto settings = read_settings(config_folder_, problems);
  std::vector<std::string> events = event_ids(surges());
  auto classifier = settings ? Classifier::build(settings->files, events, problems) : nullptr;
  if (!classifier) {
    log_.error("reload_refused", {{"problems", to_text(problems)}});
    return problems;
  }
  const std::lock_guard lock(mutex_);
  if (started_with(*settings_) != started_with(*settings)) {
    log_.warn("restart_needed",
              {{"what", "accounts, tokens, sources, searches or listeners are other ones"}});
  }
  settings_ = std::move(settings);
  classifier_ = std::move(classifier);
  built_for_ = std::move(events);
  log_.info("reloaded", {{"rules", std::to_string(classifier_->rule_count())}});
  return problems;
}

void House::apply(std::vector<SurgeState> surges) {
  const std::vector<std::string> events = event_ids(surges);
  {
    const std::lock_guard lock(mutex_);
    surges_ = std::move(surges);
    if (events == built_for_) return;
  }
  Problems problems;
  const auto settings = this->settings();
  auto classifier = Classifier::build(settings->files, events, problems);
  if (!classifier) log_.error("event_rules_refused", {{"problems", to_text(problems)}});
  const std::lock_guard lock(mutex_);
  if (settings != settings_) return;  // a reload came between; the next round builds from that
  built_for_ = events;
  if (classifier) classifier_ = std::move(classifier);
}

}  // namespace wc
