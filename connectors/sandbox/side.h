// SPDX-License-Identifier: EUPL-1.2
// On which side an account stands, and what may go there: a real secret never to a sandbox, nothing
// in plain text to a platform. For the settings of every platform; it knows none of them.
#pragma once

#include <string>
#include <string_view>

#include "config/document.h"

namespace wc {

// Every token and secret that a sandbox accepts starts with this, and a source marked
// `sandbox = true` refuses any other, so that a real token never reaches a sandbox.
inline constexpr std::string_view kSandboxPrefix = "sandbox-";

enum class Side { kPlatform, kSandbox };

// The origin that the key base_url names; `usual` when a platform's account has no such key. Only
// https to another machine for a platform, only a literal 127.0.0.1 or [::1] for a sandbox;
// anything else is a problem of the table.
std::string read_origin(Table& table, std::string_view usual, Side side);

// The secret in the file that `key` names. A problem when the key is missing, when the secret is of
// the other side, or when there is more in the file than one word. Never told in a problem.
std::string read_secret(Table& table, const std::string& key, Side side);

}  // namespace wc
