// SPDX-License-Identifier: EUPL-1.2
// Whether what a request says is as the fields of its route want it, and how that is told. Pure
// functions; which fields a route has is in routes.cc.
#pragma once

#include "daemon/web/route.h"

namespace wc {

// The name of the first member that is missing, unknown or not as the fields say; "" when the body
// is right, "body" when it is no object at all.
std::string wrong_field(const JsonView& body, const std::vector<Field>& fields);

// The same for a query, which need not hold any of its fields, but each once at most.
std::optional<std::string> wrong_parameter(std::string_view query,
                                           const std::vector<Field>& fields);

// What that field may be, as openapi.json has it: the values or the pattern. For a name that is no
// field: the names that are. Nothing when the kind of the field says it all.
std::optional<std::string> what_is_allowed(std::string_view name, const std::vector<Field>& fields);

// 400 "bad_request" {field, allowed}.
WebAnswer bad_field(const std::string& name, const std::vector<Field>& fields);

}  // namespace wc
