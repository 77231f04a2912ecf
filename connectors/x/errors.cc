// SPDX-License-Identifier: EUPL-1.2
#include "connectors/x/errors.h"

#include <algorithm>
#include <array>

#include "connectors/x/snowflake.h"

namespace wc {

namespace {

constexpr Millis kMinute{60'000};
constexpr Millis kLimitWindow{15 * 60'000};  // no reset of X is further away
constexpr Millis kWaitMin{1'000};
constexpr std::uint64_t kSecondsMax = 1'000'000'000'000;

// One way to fail. The first row that fits counts: its statuses, and its words somewhere in the
// titles, details, types, reasons, messages and legacy codes ("code=88") of the answer.
struct Row {
  int first;
  int last;
  std::string_view words;
  Cure read;
  Cure write;
  std::string_view code;
  std::string_view what;
};

constexpr Cure kMend = Cure::kMend;
constexpr Cure kWait = Cure::kWait;
constexpr Cure kAskAgain = Cure::kAskAgain;
constexpr Cure kGiveUp = Cure::kGiveUp;

constexpr std::array kRows{
    Row{200, 200, "resource-not-found", kMend, kAskAgain, "bad_settings",
        "X knows no such user: check user_id"},
    Row{400, 400, "'since_id' must be", kGiveUp, kGiveUp, "beyond_reach",
        "X keeps seven days for searches and was asked for more"},
    Row{400, 400, "post.fields", kGiveUp, kGiveUp, "wrong_dialect", "X does not know these fields"},
    Row{400, 400, "tweet.fields", kGiveUp, kGiveUp, "wrong_dialect",
        "X does not know these fields"},
    Row{200, 499, "code=88", kWait, kWait, "rate_limited", "too many requests"},
    Row{400, 403, "code=89", kMend, kMend, "reauth", "the token is dead: make a new one"},
    Row{400, 403, "code=32", kMend, kMend, "reauth", "the token is dead: make a new one"},
    Row{400, 403, "code=187", kAskAgain, kAskAgain, "duplicate_refused",
        "X says that the same text stands there already"},
    Row{400, 400, "", kGiveUp, kGiveUp, "bad_request", "X cannot read the request"},
    Row{401, 401, "", kMend, kMend, "reauth",
        "X refuses the token: make a new one and put it into the account's secret files"},
    Row{402, 402, "", kMend, kMend, "no_money", "no credits are left: buy some or raise the cap"},
    Row{403, 403, "duplicate content", kAskAgain, kAskAgain, "duplicate_refused",
        "X says that the same text stands there already"},
    Row{403, 403, "not been mentioned", kGiveUp, kGiveUp, "not_allowed",
        "X allows a reply only to who mentioned or quoted us: answer by hand"},
    Row{403, 403, "only reply to or quote", kGiveUp, kGiveUp, "not_allowed",
        "X allows a reply only to who mentioned or quoted us: answer by hand"},
    Row{403, 403, "deleted or not visible", kGiveUp, kGiveUp, "gone", "the post is gone"},
    Row{403, 403, "usage-capped", kMend, kMend, "no_money", "the month's cap is used up"},
    Row{403, 403, "spendcapreached", kMend, kMend, "no_money", "the spend cap is reached"},
    Row{403, 403, "client-not-enrolled", kMend, kMend, "bad_settings",
        "the app's plan does not hold this endpoint: enrol the app or choose another plan"},
    Row{403, 403, "client-forbidden", kMend, kMend, "bad_settings",
        "the app may not use this endpoint: enrol the app or choose another plan"},
    Row{403, 403, "unsupported-authentication", kMend, kMend, "bad_settings",
        "this endpoint wants another kind of token: check which file holds which token"},
    Row{403, 403, "oauth1-permissions", kMend, kMend, "permission",
        "the app may only read: give it write rights and make new access tokens"},
    Row{403, 403, "suspended", kMend, kMend, "permission", "the account is suspended or locked"},
    Row{403, 403, "", kMend, kGiveUp, "not_allowed", "X does not allow this"},
    Row{404, 404, "", kGiveUp, kGiveUp, "gone", "there is no such thing (any more)"},
    Row{410, 410, "", kGiveUp, kGiveUp, "gone", "there is no such thing (any more)"},
    Row{408, 408, "", kWait, kAskAgain, "busy", "X gave up waiting"},
    Row{429, 429, "usage-capped", kMend, kMend, "no_money", "the month's cap is used up"},
    Row{429, 429, "", kWait, kWait, "rate_limited", "too many requests"},
    Row{400, 499, "", kGiveUp, kGiveUp, "bad_request", "X refuses the request"},
    Row{500, 599, "", kWait, kAskAgain, "busy", "X has trouble of its own"},
    // What is left is an answer that was not to be expected at all.
    Row{0, 999, "", kGiveUp, kAskAgain, "bad_answer", "X answers with something unexpected"},
};

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

void add_words(const JsonView& problem, std::string& words) {
  for (const char* key : {"title", "detail", "type", "reason", "message"}) {
    words += ' ';
    words += problem[key].text();
  }
  if (const auto code = problem["code"].whole()) words += " code=" + std::to_string(*code) + ' ';
}

// Everything that the four shapes of errors say (apis/x.md 8, A to D), for looking up in kRows.
std::string words_of(const Response& response) {
  const auto json = Json::parse(response.body);
  if (!json) return "";
  std::string words;
  add_words(json->root(), words);
  for (const JsonView& problem : (*json)["errors"].items()) add_words(problem, words);
  return lower(words);
}

const Row& row_for(int status, const std::string& words) {
  return *std::ranges::find_if(kRows, [&](const Row& row) {
    const bool status_fits = row.first <= status && status <= row.last;
    return status_fits && words.find(row.words) != std::string::npos;
  });
}

std::optional<std::uint64_t> number(const Response& response, std::string_view name) {
  return snowflake_from(header(response.headers, name));
}

// Time until the limit starts anew, when the response tells it.
std::optional<Millis> until_reset(const Response& response, Time now) {
  const auto reset = number(response, "x-rate-limit-reset");
  if (!reset) return std::nullopt;
  const auto seconds = static_cast<long long>(std::min(*reset, kSecondsMax));
  const Millis wait = from_millis(seconds * 1000) - now;
  return std::clamp(wait, kWaitMin, kLimitWindow);
}

}  // namespace

Error x_error(const Response& response, XDoes does, std::string_view place,
              std::string_view account, std::optional<Time> now) {
  const Row& row = row_for(response.status, words_of(response));
  Error error;
  error.cure = does == XDoes::kRead ? row.read : row.write;
  error.code = row.code;
  error.what = "account '" + std::string(account) + "', " + std::string(place) + ": " +
               std::string(row.what) + " (status " + std::to_string(response.status) + ")";
  if (error.code == "rate_limited") {
    error.wait = now ? until_reset(response, *now).value_or(kMinute) : kMinute;
  }
  return error;
}

Millis x_rest(const Response& response, Time now) {
  const auto left = number(response, "x-rate-limit-remaining");
  const auto limit = number(response, "x-rate-limit-limit");
  const auto reset = until_reset(response, now);
  if (!left || !limit || !reset || *left > *limit / 10) return Millis{0};
  if (*left == 0) return *reset;
  return Millis{reset->count() / static_cast<long long>(*left)};
}

bool x_says_gone(std::string_view type) {
  return type.ends_with("/resource-not-found") || type.ends_with("/not-authorized-for-resource") ||
         type.ends_with("/resource-unavailable") || type.ends_with("/disallowed-resource");
}

}  // namespace wc
