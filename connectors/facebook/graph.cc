// SPDX-License-Identifier: EUPL-1.2
#include "connectors/facebook/graph.h"

#include <algorithm>
#include <array>

#include "config/digest.h"

namespace wc {
namespace {

// A page may hold a hundred posts with their newest comments.
constexpr std::size_t kBodyMax = 8U << 20U;

bool success(const Response& response) {
  return response.status >= 200 && response.status < 300;
}

// Whatever came back after a write may stand for a write that was done.
Error as_unknown(Error error) {
  error.cure = Cure::kAskAgain;
  return error;
}

Result<Json> with_list(Result<Json> answer, const std::string& subject) {
  if (!answer || (*answer)["data"].is_array()) return answer;
  return Error{Cure::kWait, "bad_answer", subject + ": Facebook's answer has no list in it"};
}

}  // namespace

Graph::Graph(const FacebookSettings& settings, Transport& transport)
    : settings_(settings),
      transport_(transport),
      proof_(hex(hmac_sha256(settings.app_secret, settings.page_token))) {}

Url Graph::url_of(const std::string& path) const {
  return {settings_.base_url, '/' + settings_.version + '/' + path, {}};
}

Result<Json> Graph::get(const std::string& path, std::vector<Param> params) {
  Url url = url_of(path);
  url.params = std::move(params);
  url.params.push_back({"appsecret_proof", proof_});
  return call({"GET", to_text(url), {}, ""}, Doing::kRead, path);
}

Result<Json> Graph::list(const std::string& path, std::vector<Param> params) {
  return with_list(get(path, std::move(params)), path);
}

Result<Json> Graph::follow(std::string_view link) {
  auto url = parse_url(link);
  if (!url || url->origin != settings_.base_url ||
      !url->path.starts_with('/' + settings_.version + '/')) {
    return Error{Cure::kMend, "refused_url",
                 "Facebook's link to the next page does not lead to " + settings_.base_url + '/' +
                     settings_.version + "; it is not followed"};
  }
  std::erase_if(url->params, [](const Param& one) {
    return one.name == "access_token" || one.name == "appsecret_proof";
  });
  url->params.push_back({"appsecret_proof", proof_});
  const std::string subject = url->path.substr(1);
  return with_list(call({"GET", to_text(*url), {}, ""}, Doing::kRead, subject), subject);
}

Result<Json> Graph::post(const std::string& path, std::vector<Param> form) {
  form.push_back({"appsecret_proof", proof_});
  Request request{"POST", to_text(url_of(path)), {}, to_form(form)};
  request.headers.push_back({"Content-Type", "application/x-www-form-urlencoded"});
  return call(std::move(request), Doing::kWrite, path);
}

Result<Json> Graph::remove(const std::string& path) {
  Url url = url_of(path);
  url.params.push_back({"appsecret_proof", proof_});
  return call({"DELETE", to_text(url), {}, ""}, Doing::kWrite, path);
}

Result<Json> Graph::call(Request request, Doing doing, const std::string& subject) {
  request.headers.push_back({"Authorization", "Bearer " + settings_.page_token});
  request.body_bytes_max = kBodyMax;
  ++requests_;
  const auto response = transport_.exchange(request);
  if (!response) {
    const Error& error = response.error();
    return doing == Doing::kWrite && error.cure == Cure::kGiveUp ? as_unknown(error) : error;
  }
  usage_ = usage_of(*response);
  told_time_ = parse_http_date(header(response->headers, "date"));
  if (!success(*response)) return graph_error(*response, doing, subject);
  auto json = Json::parse(response->body);
  if (!json) {
    return Error{doing == Doing::kWrite ? Cure::kAskAgain : Cure::kWait, "bad_answer",
                 subject + ": Facebook's answer cannot be read (" + json.error().what + ')'};
  }
  if (!(*json)["error"].is_object()) return json;
  // Only a refusal that is one all through proves that nothing was written.
  Error error = graph_error(*response, doing, subject);
  return doing == Doing::kWrite ? as_unknown(std::move(error)) : error;
}

std::optional<Time> parse_http_date(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (text.size() != 29 || !text.ends_with(" GMT")) return std::nullopt;
  const auto* month = std::find(kMonths.begin(), kMonths.end(), text.substr(8, 3));
  if (month == kMonths.end()) return std::nullopt;
  const auto number = std::to_string(month - kMonths.begin() + 1);
  std::string plain(text.substr(12, 4));
  plain += '-' + std::string(2 - number.size(), '0') + number + '-';
  plain += std::string(text.substr(5, 2)) + 'T' + std::string(text.substr(17, 8)) + 'Z';
  return parse_time(plain);
}

}  // namespace wc
