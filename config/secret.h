// SPDX-License-Identifier: EUPL-1.2
// Secrets stand in files of their own, never in settings. What is told of them is never their text.
#pragma once

#include <string>

#include "config/result.h"

namespace wc {

// The text of the file, without one trailing newline. A relative path starts at
// $CREDENTIALS_DIRECTORY when that is set, else at `folder`. Errors: kMend "bad_secret" when the
// file cannot be read, is empty, longer than 64 KiB, or readable by others. Its group may not read
// it either, except below $CREDENTIALS_DIRECTORY: there systemd grants the daemon by an access
// list, which shows as the group's bits (systemd.exec(5), LoadCredential=).
Result<std::string> read_secret(const std::string& path, const std::string& folder);

}  // namespace wc
