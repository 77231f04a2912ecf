// SPDX-License-Identifier: EUPL-1.2
// What staff do at the desk: read the work, take it, answer it, give it away. Each function is the
// act of one route (routes.cc) and one verb of the queue; shapes and roles are in openapi.json.
#pragma once

#include "daemon/web/route.h"

namespace wc {

// Reading. A ticket that is not there is 404.
Result<WebAnswer> list_topics(Call& call);
Result<WebAnswer> list_tickets(Call& call);  // ?state=, else those that wait
Result<WebAnswer> show_ticket(Call& call);

// A claim and its end: 409 when somebody else has it, or the token is an old one.
Result<WebAnswer> pick_ticket(Call& call);
Result<WebAnswer> claim_ticket(Call& call);
Result<WebAnswer> beat_ticket(Call& call);
Result<WebAnswer> release_ticket(Call& call);
Result<WebAnswer> finish_ticket(Call& call);
Result<WebAnswer> undo_finish(Call& call);
Result<WebAnswer> hand_over_ticket(Call& call);

// The answer to a citizen.
Result<WebAnswer> reply_to_ticket(Call& call);
Result<WebAnswer> undo_reply(Call& call);
Result<WebAnswer> settle_reply(Call& call);
Result<WebAnswer> measure_text(Call& call);
Result<WebAnswer> list_answers(Call& call);

}  // namespace wc
