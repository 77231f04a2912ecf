// SPDX-License-Identifier: EUPL-1.2
// Requests to X's API in the words of one of its two vocabularies, signed for whom they are from.
// It knows routes and fields; what posts mean is page.h's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "connectors/transport.h"
#include "connectors/x/errors.h"
#include "connectors/x/settings.h"

namespace wc {

// The names of 2026 ("post") or the older ones ("tweet"); never mixed in one request.
enum class XDialect { kPost, kTweet };

// One success, and what it says about the limits.
struct XAnswer {
  XPage page;
  Response response;
  int requests = 1;
};

class XClient {
 public:
  XClient(const XSettings& settings, Transport& transport)
      : settings_(settings), transport_(transport) {}

  // Reads posts as the app: GET path with these parameters and those that ask for our fields. Asks
  // once more in the other dialect when X does not know the fields or leaves out every author.
  // Errors: errors.h and the transport's.
  Result<XAnswer> posts(const std::string& path, const std::vector<Param>& params,
                        std::optional<Time> now);

  // Does something as our own account. Whatever leaves it open whether it was done is kAskAgain
  // when `does` is kWrite.
  Result<Response> own(XDoes does, const std::string& method, const std::string& path,
                       const std::string& body, Time now);

  // Reads as the app without asking for fields; for a look at whether the token works.
  Result<Response> plain(const std::string& path, const std::vector<Param>& params);

 private:
  Result<XAnswer> once(const std::string& path, const std::vector<Param>& params,
                       std::optional<Time> now);
  Result<Response> finish(const Request& request, XDoes does, const std::string& place,
                          std::optional<Time> now);
  [[nodiscard]] Request get(const std::string& path, const std::vector<Param>& params) const;

  const XSettings& settings_;
  Transport& transport_;
  XDialect dialect_ = XDialect::kPost;
  bool flipped_ = false;  // one flip in a life: two servers that disagree must not make it swing
};

}  // namespace wc
