// SPDX-License-Identifier: EUPL-1.2
#include <iomanip>
#include <iostream>

#include "config/json.h"
#include "daemon/commands/tool.h"
#include "daemon/web/live.h"
#include "daemon/web/shapes.h"

namespace wc {

namespace {

void show_source(const std::string& name, const Json& source) {
  std::cout << "  " << std::left << std::setw(24) << name << std::setw(9) << source["state"].text()
            << " last success " << source["last_success"].text() << ", gaps "
            << source["gaps"].whole().value_or(0);
  if (!source["code"].text().empty()) std::cout << ", " << source["code"].text();
  std::cout << '\n';
}

}  // namespace

int status(const std::string& config) {
  const Tool tool = open_tool(config);
  if (!tool.queue) return tool.code;
  const auto sources = tool.queue->all("source");
  if (!sources) return tell(sources.error());
  const auto counts = tool.queue->counts();
  if (!counts) return tell(counts.error());
  bool failing = false;
  std::cout << "sources\n";
  for (const auto& [name, text] : *sources) {
    const auto json = Json::parse(text);
    if (!json) continue;
    failing = failing || (*json)["state"].text() == "failing";
    show_source(name, *json);
  }
  std::cout << "queue and outbox\n";
  for (const auto& [name, value] : *counts) {
    std::cout << "  " << std::left << std::setw(24) << name << value << '\n';
  }
  return failing ? kExitNo : kExitWell;
}

int check_store(const std::string& config) {
  const auto settings = settings_or_tell(config_folder(config));
  if (!settings) return kExitConfig;
  const auto violations = fsck(settings->redis, settings->space);
  if (!violations) return tell(violations.error());
  for (const Violation& violation : *violations) {
    std::cout << violation.invariant << ": " << violation.what << '\n';
  }
  std::cout << (violations->empty() ? "sound" : "not sound") << '\n';
  return violations->empty() ? kExitWell : kExitNo;
}

int show_log(const LogOptions& options) {
  constexpr int kBatch = 1000;
  if (!options.after.empty() && !is_log_id(options.after)) {
    std::cerr << "webcared: --after is \"" << options.after
              << "\"; allowed: the id of a line of this log, as in 1042-0\n";
    return kExitUsage;
  }
  const Tool tool = open_tool(options.config);
  if (!tool.queue) return tool.code;
  std::string after = options.after;
  for (;;) {
    const auto events = options.ticket.empty() ? tool.queue->log(after, kBatch)
                                               : tool.queue->log_of(options.ticket, kBatch);
    if (!events) return tell(events.error());
    for (const LogEvent& event : *events) {
      JsonWriter json;
      write(json, event);
      std::cout << json.take() << '\n';
    }
    if (!options.ticket.empty() || events->size() < kBatch) return kExitWell;
    after = events->back().id;
  }
}

}  // namespace wc
