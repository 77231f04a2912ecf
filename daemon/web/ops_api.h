// SPDX-License-Identifier: EUPL-1.2
// What ops and auditors see: health, figures and the log. Never a citizen's words.
#pragma once

#include "daemon/web/route.h"

namespace wc {

Result<WebAnswer> show_ops(Call& call);
Result<WebAnswer> list_log(Call& call);  // ?after=, at most 500 lines
Result<WebAnswer> show_live(Call& call);

// Open to everybody: 503 when Redis does not answer, and until the daemon is ready.
Result<WebAnswer> show_health(Call& call);
Result<WebAnswer> show_ready(Call& call);
Result<WebAnswer> show_metrics(Call& call);

}  // namespace wc
