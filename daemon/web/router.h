// SPDX-License-Identifier: EUPL-1.2
// From a request to its route, and what is common to all of them: origin, session, role (default
// deny), the form of what comes in, the shape of errors, security headers, and a count without
// personal data. It knows no route by name.
#pragma once

#include <string>
#include <vector>

#include "daemon/web/route.h"

namespace wc {

class Router {
 public:
  // `other` answers GETs outside /api that have no route: the files of the desk.
  using Other = std::function<WebAnswer(const WebRequest& request)>;
  Router(House& house, std::vector<Route> routes, int workers, Other other);

  // Thread-safe for different WebRequest::worker.
  WebAnswer answer(const WebRequest& request);

  // Which of these sessions are over: ended, too old, or of somebody who is gone or has no role any
  // more. Does not count as use. What Redis does not tell is not over. Thread-safe as answer().
  std::vector<std::string> over(const std::vector<std::string>& session_hashes, int worker);

  [[nodiscard]] const std::vector<Route>& routes() const { return routes_; }

 private:
  struct Found {
    const Route* route = nullptr;
    std::string id;
    std::string allow;  // methods of that path, when the route is null
  };
  [[nodiscard]] Found find(const WebRequest& request) const;
  WebAnswer dispatch(const WebRequest& request, const Found& found);
  WebAnswer call(const WebRequest& request, const Found& found);

  House& house_;
  const std::vector<Route> routes_;
  std::vector<std::unique_ptr<Worker>> workers_;
  const Other other_;
};

// The {id} of a path that a pattern fits, "" for a pattern without one; nothing when it does not
// fit. Ids may hold slashes.
std::optional<std::string> fit(std::string_view pattern, std::string_view path);

}  // namespace wc
