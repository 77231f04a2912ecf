// SPDX-License-Identifier: EUPL-1.2
#include "connectors/facebook/errors.h"

#include <algorithm>
#include <optional>

#include "config/json.h"

namespace wc {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

constexpr std::int64_t kAny = -1;

struct Row {
  std::int64_t first;  // codes first to last
  std::int64_t last;
  std::int64_t subcode;
  Cure reading;
  Cure writing;
  std::string_view code;
  minutes wait;
  std::string_view what;
};

// The first row that fits counts: subcodes stand before the code that they refine.
constexpr Row kRows[] = {
    {190, 190, 458, Cure::kMend, Cure::kMend, "reauth", minutes{0},
     "our app was removed from the Page: connect it again and store a new page token"},
    {190, 190, 459, Cure::kMend, Cure::kMend, "reauth", minutes{0},
     "the token's owner must pass a security check at Facebook, then store a new page token"},
    {190, 190, 460, Cure::kMend, Cure::kMend, "reauth", minutes{0},
     "the token's owner changed the password: store a new page token"},
    {190, 190, 463, Cure::kMend, Cure::kMend, "reauth", minutes{0},
     "the page token has expired: store a new one"},
    {190, 190, kAny, Cure::kMend, Cure::kMend, "reauth", minutes{0},
     "the page token is not valid (any more): store a new one"},
    {102, 102, kAny, Cure::kMend, Cure::kMend, "reauth", minutes{0},
     "the session of the page token has ended: store a new one"},
    {4, 4, kAny, Cure::kWait, Cure::kWait, "rate_limited", minutes{5},
     "our app has used up its calls"},
    {17, 17, kAny, Cure::kWait, Cure::kWait, "rate_limited", minutes{5},
     "this token has used up its calls"},
    {32, 32, kAny, Cure::kWait, Cure::kWait, "rate_limited", minutes{5},
     "this Page has used up its calls"},
    {613, 613, kAny, Cure::kWait, Cure::kWait, "rate_limited", minutes{10},
     "too many calls in a short time"},
    {80'001, 80'008, kAny, Cure::kWait, Cure::kWait, "rate_limited", minutes{15},
     "the Page has used up its calls for the day"},
    {341, 341, kAny, Cure::kMend, Cure::kMend, "blocked", minutes{60},
     "Facebook limits what our app may write: stop writing and look at the app's dashboard"},
    {368, 368, kAny, Cure::kMend, Cure::kMend, "blocked", minutes{60},
     "Facebook has blocked our writing for a while by its policy: do not repeat, look at the Page"},
    {100, 100, 33, Cure::kGiveUp, Cure::kGiveUp, "gone", minutes{0},
     "it is deleted, or hidden from our Page"},
    {100, 100, kAny, Cure::kGiveUp, Cure::kGiveUp, "bad_request", minutes{0},
     "Facebook does not accept a parameter of this request"},
    {104, 104, kAny, Cure::kMend, Cure::kMend, "bad_settings", minutes{0},
     "the proof of the app secret is wrong: check app_secret_file"},
    {803, 803, kAny, Cure::kGiveUp, Cure::kGiveUp, "gone", minutes{0},
     "Facebook knows nothing with this id (is page_id right?)"},
    {20, 20, 1'772'107, Cure::kWait, Cure::kAskAgain, "unknown", minutes{1},
     "Facebook says that it failed, but often it has placed it: look first"},
    {506, 506, kAny, Cure::kGiveUp, Cure::kAskAgain, "duplicate_refused", minutes{0},
     "Facebook says that this stands there already"},
    {3, 3, kAny, Cure::kMend, Cure::kMend, "permission", minutes{0},
     "our app lacks this capability: see connectors/facebook/README.md"},
    {10, 10, kAny, Cure::kMend, Cure::kMend, "permission", minutes{0},
     "a permission is missing or was taken away: see connectors/facebook/README.md"},
    {200, 299, kAny, Cure::kMend, Cure::kMend, "permission", minutes{0},
     "a permission is missing or was taken away: see connectors/facebook/README.md"},
    {1, 2, kAny, Cure::kWait, Cure::kAskAgain, "busy", minutes{0}, "Facebook is out of order"},
};

// For answers without a code in them, by HTTP status.
constexpr Row kByStatus[] = {
    {401, 401, kAny, Cure::kMend, Cure::kMend, "reauth", minutes{0},
     "the page token was refused: store a new one"},
    {403, 403, kAny, Cure::kMend, Cure::kMend, "permission", minutes{0}, "access was refused"},
    {404, 404, kAny, Cure::kGiveUp, Cure::kGiveUp, "gone", minutes{0}, "it is not there"},
    {408, 408, kAny, Cure::kWait, Cure::kAskAgain, "busy", minutes{0}, "Facebook was too slow"},
    {429, 429, kAny, Cure::kWait, Cure::kWait, "rate_limited", minutes{5}, "too many calls"},
    {500, 599, kAny, Cure::kWait, Cure::kAskAgain, "busy", minutes{0}, "Facebook is out of order"},
    {0, 499, kAny, Cure::kGiveUp, Cure::kGiveUp, "bad_request", minutes{0},
     "Facebook refuses this request"},
};
constexpr Row kTemporary = {
    0, 0, kAny, Cure::kWait, Cure::kAskAgain, "busy", minutes{0}, "Facebook asks for patience"};

template <std::size_t N>
const Row* row_for(const Row (&rows)[N], std::int64_t code, std::int64_t subcode) {
  const auto* found = std::find_if(std::begin(rows), std::end(rows), [&](const Row& row) {
    return row.first <= code && code <= row.last && (row.subcode == kAny || row.subcode == subcode);
  });
  return found == std::end(rows) ? nullptr : found;
}

// Facebook's own mark for its support desk: only what such a mark is made of.
std::string trace_of(std::string_view text) {
  std::string trace;
  for (const char c : text.substr(0, 40)) {
    const bool fine = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                      c == '_' || c == '-';
    if (fine) trace += c;
  }
  return trace;
}

Error error_from(const Row& row, Doing doing, std::string what, const Usage& usage) {
  Error error{doing == Doing::kRead ? row.reading : row.writing, std::string(row.code),
              std::move(what), milliseconds{0}};
  const bool limited = row.code == "rate_limited" || row.code == "blocked";
  if (limited) error.wait = std::max<milliseconds>(row.wait, usage.regain);
  return error;
}

void raise(Usage& usage, const JsonView& json) {
  for (const auto* key : {"call_count", "total_time", "total_cputime"}) {
    const double percent = json[key].number().value_or(0);
    usage.percent = std::max(usage.percent, static_cast<int>(std::clamp(percent, 0.0, 1000.0)));
  }
  const auto wait = json["estimated_time_to_regain_access"].whole().value_or(0);
  const minutes regain{std::clamp<std::int64_t>(wait, 0, std::int64_t{7} * 24 * 60)};
  usage.regain = std::max<milliseconds>(usage.regain, regain);
}

}  // namespace

Error graph_error(const Response& response, Doing doing, std::string_view what) {
  const auto json = Json::parse(response.body);
  const JsonView told = json ? (*json)["error"] : JsonView();
  const std::int64_t code = told["code"].whole().value_or(kAny);
  const std::int64_t subcode = told["error_subcode"].whole().value_or(0);
  // A refusal because of the proof comes as a plain 100: only then does asking differ from
  // settings.
  const bool proof = told["message"].text().find("appsecret_proof") != std::string_view::npos;
  const Row* row = row_for(kRows, code == 100 && proof ? 104 : code, subcode);
  if (!row && told["is_transient"].flag()) row = &kTemporary;
  if (!row) row = row_for(kByStatus, response.status, 0);
  if (!row) row = &kTemporary;
  std::string sentence(what);
  sentence += ": " + std::string(row->what) + " (HTTP " + std::to_string(response.status);
  if (code != kAny) sentence += ", code " + std::to_string(code);
  if (subcode != 0) sentence += '/' + std::to_string(subcode);
  const std::string trace = trace_of(told["fbtrace_id"].text());
  if (!trace.empty()) sentence += ", trace " + trace;
  return error_from(*row, doing, sentence + ')', usage_of(response));
}

Usage usage_of(const Response& response) {
  Usage usage;
  for (const auto* name : {"x-app-usage", "x-page-usage"}) {
    const auto json = Json::parse(header(response.headers, name));
    if (json) raise(usage, json->root());
  }
  const auto business = Json::parse(header(response.headers, "x-business-use-case-usage"));
  if (!business) return usage;
  for (const auto& key : business->root().keys()) {
    for (const auto& one : (*business)[key].items()) raise(usage, one);
  }
  return usage;
}

milliseconds rest_of(const Usage& usage, milliseconds pace) {
  if (usage.percent >= 100) return std::max<milliseconds>(usage.regain, minutes{15});
  if (usage.percent > 90) return std::max<milliseconds>(pace * 2, minutes{10});
  return usage.percent > 75 ? pace * 2 : milliseconds{0};
}

}  // namespace wc
