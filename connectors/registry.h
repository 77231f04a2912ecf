// SPDX-License-Identifier: EUPL-1.2
// What a platform brings: a reader of its own settings, and a connector made of them. It names no
// platform; shipped/platforms.h does.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "config/document.h"
#include "connectors/connector.h"
#include "connectors/transport.h"

namespace wc {

// Which hosts an account may talk to; made by its settings, obeyed by the transport.
struct TransportPolicy {
  std::vector<std::string> origins;  // "https://api.x.com": scheme, host and port, nothing else
  bool sandbox = false;  // plain http to a literal 127.0.0.1 or [::1] is accepted only with this
  std::string ca_file;   // "" = the system's
};

// The settings of one [[account]], read once and shared by every thread that makes connectors of
// it.
class Account {
 public:
  virtual ~Account() = default;
  [[nodiscard]] virtual const std::string& name() const = 0;
  [[nodiscard]] virtual const std::string& platform() const = 0;
  [[nodiscard]] virtual const std::vector<Source>& sources() const = 0;
  [[nodiscard]] virtual TransportPolicy policy() const = 0;
  // Every secret in it, so that a log can redact them.
  [[nodiscard]] virtual std::vector<std::string> secrets() const = 0;
  // A connector over this transport, which outlives it.
  [[nodiscard]] virtual std::unique_ptr<Connector> connect(Transport& transport) const = 0;
};

struct Platform {
  std::string name;
  std::vector<std::string> reads;  // what a source of it may read: "mentions", "search", ...
  // Reads an [[account]] table (with its [[account.source]] tables); problems go to the document.
  std::function<std::shared_ptr<const Account>(Table&)> read;
};

// A plugin is a shared object that exports, as `extern "C"`, one PluginEntry under the name
// kPluginEntry. It gets the version of these headers that the daemon was built with, returns the
// one that it was built with itself, and fills the platform only when the two are equal.
inline constexpr int kPluginVersion = 1;
inline constexpr const char* kPluginEntry = "webcared_platform";
using PluginEntry = int(int version, Platform* platform);

// The transport over libcurl: keep-alive, HTTP/2 where offered, TLS always verified, no redirects,
// only the policy's origins. One thread uses one object.
std::unique_ptr<Transport> curl_transport(const TransportPolicy& policy);

}  // namespace wc
