// SPDX-License-Identifier: EUPL-1.2
// The Graph API as plain calls: version, bearer token, proof of the app secret, errors, paging
// links. It knows no posts and no comments, and never retries.
#pragma once

#include "config/json.h"
#include "connectors/facebook/errors.h"
#include "connectors/facebook/settings.h"
#include "connectors/url.h"

namespace wc {

class Graph {
 public:
  // Both outlive it.
  Graph(const FacebookSettings& settings, Transport& transport);

  // GET /{version}/{path}. `path` is made of our own words and of ids that were checked.
  // Errors as Connector's; an unreadable answer is kWait "bad_answer".
  Result<Json> get(const std::string& path, std::vector<Param> params);

  // The same for an edge: what comes has a list as its "data". An answer without one is kWait
  // "bad_answer", for it says nothing about what is there.
  Result<Json> list(const std::string& path, std::vector<Param> params);

  // The next page of a list, by the link that Facebook gave: only with the origin and version of
  // ours (kMend "refused_url" else). The token inside is taken out and never told to anybody.
  Result<Json> follow(std::string_view link);

  // POST /{version}/{path} with a form, and DELETE. An answer that cannot be understood is
  // kAskAgain: it may have been done. So is a success (2xx) that holds an error.
  Result<Json> post(const std::string& path, std::vector<Param> form);
  Result<Json> remove(const std::string& path);

  // Since this object was made.
  [[nodiscard]] int requests() const { return requests_; }
  [[nodiscard]] const Usage& usage() const { return usage_; }  // of the last answer

  // Facebook's clock at the last answer; nothing when it did not tell.
  [[nodiscard]] std::optional<Time> told_time() const { return told_time_; }

 private:
  Result<Json> call(Request request, Doing doing, const std::string& subject);
  [[nodiscard]] Url url_of(const std::string& path) const;

  const FacebookSettings& settings_;
  Transport& transport_;
  std::string proof_;
  int requests_ = 0;
  Usage usage_;
  std::optional<Time> told_time_;
};

// The time of an HTTP Date header ("Sat, 18 Jul 2026 10:00:00 GMT"), or nothing.
std::optional<Time> parse_http_date(std::string_view text);

}  // namespace wc
