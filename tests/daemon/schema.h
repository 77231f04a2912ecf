// SPDX-License-Identifier: EUPL-1.2
// The part of JSON Schema that openapi.json uses, checked: type, required, properties,
// additionalProperties, enum, pattern-free strings, anyOf, $ref and items.
#pragma once

#include <string>

#include "config/json.h"

namespace wc::test {

// The repository's daemon/web/openapi.json.
const Json& openapi();

// "" when the value is as the schema says, else the place and what is wrong. `value` is the JSON of
// it; whole numbers pass as number too.
std::string mismatch(const JsonView& schema_or_ref, const JsonView& value,
                     const std::string& place = "$");

// The schema of the JSON that a route answers with 200, or an absent view.
JsonView answer_schema(const std::string& method, const std::string& pattern);

}  // namespace wc::test
