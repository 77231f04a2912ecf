// SPDX-License-Identifier: EUPL-1.2
#include "connectors/x/client.h"

#include <algorithm>

#include "config/digest.h"

namespace wc {

namespace {

std::vector<Param> fields(XDialect dialect) {
  if (dialect == XDialect::kPost) {
    return {{"post.fields", "conversation_id,created_at,entities,lang,note_post"},
            {"expansions", "author_id,edit_history_post_ids,in_reply_to_user_id,referenced_posts"},
            {"user.fields", "name,username"}};
  }
  return {{"tweet.fields",
           "author_id,conversation_id,created_at,edit_history_tweet_ids,entities,"
           "in_reply_to_user_id,lang,note_tweet,referenced_tweets"},
          {"expansions", "author_id,referenced_tweets.id"},
          {"user.fields", "name,username"}};
}

XDialect other(XDialect dialect) {
  return dialect == XDialect::kPost ? XDialect::kTweet : XDialect::kPost;
}

bool lacks_authors(const XPage& page) {
  return !page.items.empty() &&
         std::ranges::none_of(page.items, [](const XItem& item) { return item.has_author; });
}

bool is_success(const Response& response) {
  return response.status == 200 || response.status == 201;
}

// Only errors, and none that tells a post's fate: the request itself failed although the status
// says 200.
bool is_refusal(const JsonView& root, const XPage& page) {
  return !root["data"].present() && !root["meta"].present() && page.gone.empty() &&
         root["errors"].size() > 0;
}

}  // namespace

Result<XAnswer> XClient::posts(const std::string& path, const std::vector<Param>& params,
                               std::optional<Time> now) {
  auto first = once(path, params, now);
  const bool strange = first ? lacks_authors(first->page) : first.error().code == "wrong_dialect";
  if (!strange || flipped_) return first;
  flipped_ = true;
  dialect_ = other(dialect_);
  auto second = once(path, params, now);
  if (!second || lacks_authors(second->page)) {
    dialect_ = other(dialect_);
    return first;
  }
  second->requests += 1;
  return second;
}

Result<XAnswer> XClient::once(const std::string& path, const std::vector<Param>& params,
                              std::optional<Time> now) {
  std::vector<Param> all = params;
  for (Param& field : fields(dialect_)) all.push_back(std::move(field));
  auto response = finish(get(path, all), XDoes::kRead, "GET " + path, now);
  if (!response) return response.error();
  const auto json = Json::parse(response->body);
  if (!json) return json.error();
  XAnswer answer{read_x_page(json->root(), settings_.self), std::move(*response)};
  if (is_refusal(json->root(), answer.page)) {
    return x_error(answer.response, XDoes::kRead, "GET " + path, settings_.name, now);
  }
  return answer;
}

Result<Response> XClient::own(XDoes does, const std::string& method, const std::string& path,
                              const std::string& body, Time now) {
  Request request;
  request.method = method;
  request.url = settings_.origin + path;
  const std::string nonce = hex(random_bytes(16));
  request.headers = {
      {"authorization", oauth1_header(method, request.url, settings_.keys, now, nonce)},
      {"accept", "application/json"}};
  if (!body.empty()) request.headers.push_back({"content-type", "application/json"});
  request.body = body;
  return finish(request, does, method + " " + path.substr(0, path.find('?')), now);
}

Result<Response> XClient::plain(const std::string& path, const std::vector<Param>& params) {
  return finish(get(path, params), XDoes::kRead, "GET " + path, std::nullopt);
}

Request XClient::get(const std::string& path, const std::vector<Param>& params) const {
  Request request;
  request.method = "GET";
  request.url = settings_.origin + path + "?" + to_form(params);
  request.headers = {{"authorization", "Bearer " + settings_.bearer},
                     {"accept", "application/json"}};
  return request;
}

Result<Response> XClient::finish(const Request& request, XDoes does, const std::string& place,
                                 std::optional<Time> now) {
  auto response = transport_.exchange(request);
  if (response && is_success(*response)) return response;
  if (response) return x_error(*response, does, place, settings_.name, now);
  // An answer that cannot be taken in is still an answer: what was asked may well have been done.
  Error error = response.error();
  if (does == XDoes::kWrite && error.cure == Cure::kGiveUp) error.cure = Cure::kAskAgain;
  return error;
}

}  // namespace wc
