// SPDX-License-Identifier: EUPL-1.2
// Our own imitation of a platform's API, for trying, tests and drills: Request in, Response out, no
// socket inside. It is written from the platform's documents, not from our connectors.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "config/time.h"
#include "connectors/sandbox/town.h"
#include "connectors/transport.h"

namespace wc {

// A status that no platform sends: the server closes the connection without an answer.
inline constexpr int kDropConnection = 0;

// What goes wrong on demand; each is used up when it happens.
struct Mischief {
  std::string route;  // a part of "METHOD path" that it waits for; "" = any
  std::string what;   // "drop_before", "drop_after" (closed before or after it was done), "status"
                      // (answered so, not done), "status_after" (done, but answered so),
                      // "headers" (done, with these headers too), "late" (done, visible later)
  int status = 503;   // with "status" and "status_after"
  std::string body;   // with "status" and "status_after": the platform's error body
  std::vector<Header> headers;  // with all but the drops: {"name": "value"} in JSON
  int times = 1;
  Millis late{0};  // with "late"; the route of a citizen's post is "POST /sandbox/post"
};

class Sandbox {
 public:
  virtual ~Sandbox() = default;
  [[nodiscard]] virtual std::string platform() const = 0;

  // The platform's API. Besides it: GET /sandbox/written (what was posted by us, as JSON array of
  // {id,parent,text,at}), POST /sandbox/mischief (a Mischief as JSON), POST /sandbox/calm ({}:
  // no mischief that is still to come), POST /sandbox/post (a TownPost as JSON: a citizen posts
  // now), POST /sandbox/edit {id,text}, POST /sandbox/delete {id}.
  virtual Response answer(const Request& request, Time now) = 0;

  // A citizen posts (the town's day, or a test). Returns the platform's id; "" for a kind that the
  // platform does not have. The same key is posted once, so a day may be replayed after a restart.
  virtual std::string post(const TownPost& post) = 0;
};

// A transport that goes straight into a sandbox. `clock` tells it the time.
std::unique_ptr<Transport> sandbox_transport(Sandbox& sandbox, Clock clock);

}  // namespace wc
