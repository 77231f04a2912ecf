// SPDX-License-Identifier: EUPL-1.2
// The connector of X over a transport: it asks, and says what the answers mean.
#pragma once

#include <memory>

#include "connectors/transport.h"
#include "connectors/x/settings.h"

namespace wc {

// Keeps copies of the settings; `transport` outlives it.
std::unique_ptr<Connector> make_x_connector(const XSettings& settings, Transport& transport);

}  // namespace wc
