// SPDX-License-Identifier: EUPL-1.2
#include <array>

#include "queue/ticket.h"

namespace wc {
namespace {

// The words of an enumeration, in its order.
constexpr std::array<std::string_view, 3> kLanes{"urgent", "event", "ordinary"};
constexpr std::array<std::string_view, 6> kTicketStates{"waiting",    "claimed",  "snoozed",
                                                        "backoffice", "finished", "erased"};
constexpr std::array<std::string_view, 6> kOutStates{"pending", "sending", "unknown",
                                                     "sent",    "failed",  "cancelled"};

template <class Enum, std::size_t N>
std::optional<Enum> find(const std::array<std::string_view, N>& words, std::string_view name) {
  for (std::size_t i = 0; i < N; ++i) {
    if (words[i] == name) {
      return static_cast<Enum>(i);
    }
  }
  return std::nullopt;
}

}  // namespace

std::string_view name_of(Lane lane) {
  return kLanes.at(static_cast<std::size_t>(lane));
}
std::optional<Lane> lane(std::string_view name) {
  return find<Lane>(kLanes, name);
}

std::string_view name_of(TicketState state) {
  return kTicketStates.at(static_cast<std::size_t>(state));
}
std::optional<TicketState> ticket_state(std::string_view name) {
  return find<TicketState>(kTicketStates, name);
}

std::string_view name_of(OutState state) {
  return kOutStates.at(static_cast<std::size_t>(state));
}
std::optional<OutState> out_state(std::string_view name) {
  return find<OutState>(kOutStates, name);
}

}  // namespace wc
