// SPDX-License-Identifier: EUPL-1.2
#include "connectors/connector.h"

#include "config/unicode.h"

namespace wc {

namespace {

Error not_supported(const Traits& traits, std::string_view verb) {
  return {Cure::kGiveUp, "not_supported",
          "the platform '" + traits.platform + "' has no '" + std::string(verb) + "'"};
}

}  // namespace

std::string_view name_of(ActionKind kind) {
  switch (kind) {
    case ActionKind::kReply:
      return "reply";
    case ActionKind::kMessage:
      return "message";
    case ActionKind::kDelete:
      return "delete";
    case ActionKind::kHide:
      return "hide";
  }
  return "reply";
}

Result<std::vector<Present>> Connector::look(const std::vector<std::string>& /*ids*/) {
  return not_supported(traits(), "look");
}

Result<Receipt> Connector::send(const Action& action, Time /*now*/) {
  return not_supported(traits(), name_of(action.kind));
}

Result<std::optional<Receipt>> Connector::find(const Action& /*action*/, Time /*since*/) {
  return not_supported(traits(), "find");
}

Result<Heard> Connector::hear(const Knock& /*knock*/, Time /*now*/) {
  return not_supported(traits(), "webhook");
}

Result<Condition> Connector::check(Time /*now*/) {
  return not_supported(traits(), "check");
}

Length Connector::length(std::string_view text) const {
  Length length;
  length.used = static_cast<int>(graphemes(mend_utf8(text)).size());
  length.max = static_cast<int>(kTextCodePointsMax);
  length.sendable = !canonical(mend_utf8(text)).empty() && length.used <= length.max;
  return length;
}

}  // namespace wc
