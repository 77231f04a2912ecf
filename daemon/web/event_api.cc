// SPDX-License-Identifier: EUPL-1.2
#include "daemon/web/event_api.h"

#include "daemon/web/shapes.h"

namespace wc {
namespace {

// The event of the body as it is now.
Result<WebAnswer> surge_answer(Call& call, Queue& queue) {
  const auto on = surges_on(queue);
  if (!on) return on.error();
  for (const Event& event : call.settings->events) {
    if (event.id != call.text("event")) continue;
    JsonWriter json;
    write_surge(json, event, *on);
    return json_answer(json.take());
  }
  return refused(404, "not_found");
}

}  // namespace

Result<WebAnswer> list_surges(Call& call) {
  const auto queue = call.worker.queue();
  if (!queue) return queue.error();
  const auto on = surges_on(**queue);
  if (!on) return on.error();
  JsonWriter json;
  json.object().key("surges").array();
  for (const Event& event : call.settings->events) write_surge(json, event, *on);
  json.end().end();
  return json_answer(json.take());
}

Result<WebAnswer> switch_surge_on(Call& call) {
  const auto queue = call.worker.queue();
  if (!queue) return queue.error();
  const auto on =
      surge_on(**queue, *call.settings, call.text("event"), call.time("until"), call.user.name);
  if (!on) return on.error();
  return surge_answer(call, **queue);
}

Result<WebAnswer> switch_surge_off(Call& call) {
  const auto queue = call.worker.queue();
  if (!queue) return queue.error();
  const auto off = surge_off(**queue, call.text("event"), call.user.name);
  if (!off) return off.error();
  return surge_answer(call, **queue);
}

}  // namespace wc
