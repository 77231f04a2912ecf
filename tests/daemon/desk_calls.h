// SPDX-License-Identifier: EUPL-1.2
// What the desk says to its API, and what must come back: bodies with an operation id and a token,
// and answers that are held against openapi.json.
#pragma once

#include <initializer_list>

#include "config/json.h"
#include "tests/daemon/desk_fixture.h"

namespace wc::test {

using Members = std::initializer_list<std::pair<const char*, std::string>>;
std::string body_of(Members members);
std::string only_op();                                             // {"op":...}, a new one
std::string with_token(std::int64_t token, Members members = {});  // {"op":..., "token":..., ...}

// The JSON of a 200 that is as its schema says.
Json right(const HttpAnswer& answer, const std::string& method, const std::string& pattern);

// The JSON of a refusal that has this status and code, and the shape of all errors.
Json refused(const HttpAnswer& answer, int status, const std::string& code);

std::int64_t token_of(const JsonView& claim);

}  // namespace wc::test
