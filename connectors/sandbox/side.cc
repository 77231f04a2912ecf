// SPDX-License-Identifier: EUPL-1.2
#include "connectors/sandbox/side.h"

#include "connectors/url.h"

namespace wc {

namespace {

bool is_loopback(std::string_view host) {
  for (const std::string_view name : {"127.0.0.1", "[::1]"}) {
    if (host == name || (host.starts_with(name) && host[name.size()] == ':')) return true;
  }
  return false;
}

// This machine by a name, or by a number in any spelling.
bool is_local(std::string_view host) {
  return is_loopback(host) || host.starts_with("localhost") || host.starts_with("127.") ||
         host.starts_with("[");
}

}  // namespace

std::string read_origin(Table& table, std::string_view usual, Side side) {
  const bool sandbox = side == Side::kSandbox;
  const auto url = parse_url(table.text("base_url", sandbox ? "" : usual));
  if (!url || url->origin.empty() || url->path != "/" || !url->params.empty()) {
    table.problem("base_url", "base_url is not scheme, host and port alone; allowed: \"" +
                                  std::string(usual) +
                                  "\", or with sandbox = true \"http://127.0.0.1:PORT\"");
    return "";
  }
  const std::string_view host = std::string_view(url->origin).substr(url->origin.find("://") + 3);
  if (sandbox && !is_loopback(host)) {
    table.problem("base_url", "base_url of a sandbox must be a literal 127.0.0.1 or [::1]");
  }
  if (!sandbox && (!url->origin.starts_with("https://") || is_local(host))) {
    table.problem("base_url",
                  "base_url must be https and not this machine; sandbox = true allows 127.0.0.1");
  }
  return url->origin;
}

std::string read_secret(Table& table, const std::string& key, Side side) {
  const bool sandbox = side == Side::kSandbox;
  std::string secret = table.secret(key);
  if (!table.has(key)) {
    table.problem("", key + " is missing; it names the file that holds the secret");
  } else if (!secret.empty() && sandbox != secret.starts_with(kSandboxPrefix)) {
    table.problem(key, sandbox ? "a sandbox takes only secrets that start with \"" +
                                     std::string(kSandboxPrefix) + "\": a real one never goes there"
                               : "this is a secret of the sandbox, which the platform does not "
                                 "know; set sandbox = true or use a real one");
  }
  if (secret.find_first_of("\r\n \t") != std::string::npos) {
    table.problem(key, "the secret holds a space or a second line");
  }
  return secret;
}

}  // namespace wc
