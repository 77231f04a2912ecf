// SPDX-License-Identifier: EUPL-1.2
#include "connectors/x/connector.h"

#include <algorithm>
#include <map>
#include <set>

#include "config/unicode.h"
#include "connectors/x/client.h"
#include "connectors/x/length.h"
#include "connectors/x/same_text.h"
#include "connectors/x/snowflake.h"

namespace wc {

namespace {

using std::chrono::hours;

constexpr Millis kSearchReach = hours{7 * 24 - 1};  // X keeps 7 days; an hour for clocks and delays
constexpr Millis kClockDoubt = hours{24};
constexpr Millis kProbeFrom{180'000};  // 800 mentions take longer than this to come in
constexpr Millis kFindMargin{60'000};
constexpr int kPostsMax = 100;
constexpr int kMentionsMin = 5;
constexpr int kSearchMin = 10;
constexpr int kEmptyPagesMax = 5;
constexpr int kFindPagesMax = 10;
constexpr int kReadMicrodollars = 5'000;
constexpr int kOwnReadMicrodollars = 1'000;  // mentions of the account that owns the app
constexpr std::string_view kPrefix = "x:";

// What is asked of X for a window.
struct Plan {
  std::string path;
  std::vector<Param> params;
  std::optional<Position> beyond_reach;
  bool nothing_left = false;  // all of the window is beyond reach
};

// The number in a Post::id of ours, or "".
std::string bare(std::string_view id) {
  if (!id.starts_with(kPrefix) || !snowflake_from(id.substr(kPrefix.size()))) return "";
  return std::string(id.substr(kPrefix.size()));
}

Error bad_request(std::string what) {
  return {Cure::kGiveUp, "bad_request", std::move(what)};
}

bool is_mentions(const Source& source) {
  return source.reads == "mentions";
}

class XConnector final : public Connector {
 public:
  XConnector(const XSettings& settings, Transport& transport)
      : settings_(settings), client_(settings_, transport) {
    traits_.platform = "x";
    traits_.reach = kSearchReach;
  }

  [[nodiscard]] const Traits& traits() const override { return traits_; }
  [[nodiscard]] const std::vector<Source>& sources() const override { return settings_.sources; }
  [[nodiscard]] Position position(Time time) const override { return snowflake(time); }

  Result<Page> poll(const Source& source, const Window& window, Time now) override {
    return poll_at(source, window, now, now);
  }

  Result<std::vector<Present>> look(const std::vector<std::string>& ids) override {
    std::vector<Present> states(ids.size());
    if (ids.empty()) return states;
    if (ids.size() > kPostsMax) return bad_request("X looks up at most 100 posts at a time");
    std::map<std::string, std::string> asked;  // Post::id → the version to ask for
    for (const std::string& id : ids) {
      if (bare(id).empty()) return bad_request("'" + id + "' is not the id of a post at X");
      asked[id] = bare(id);
    }
    std::map<std::string, XItem> there;
    std::set<std::string> gone;
    if (auto done = look_up(asked, there, gone); !done) return done.error();
    std::map<std::string, std::string> edited;
    for (const auto& [id, item] : there) {
      if (item.newest != item.version) edited[id] = item.newest;
    }
    if (auto done = edited.empty() ? Done{} : look_up(edited, there, gone); !done) {
      return done.error();
    }
    for (std::size_t i = 0; i < ids.size(); ++i) states[i] = state_of(ids[i], there, gone);
    return states;
  }

  Result<Receipt> send(const Action& action, Time now) override {
    if (action.kind == ActionKind::kMessage) return Connector::send(action, now);
    const std::string id = bare(action.post);
    if (id.empty()) return bad_request("'" + action.post + "' is not the id of a post at X");
    if (action.kind == ActionKind::kReply) return reply(id, action.text, now);
    const bool deletes = action.kind == ActionKind::kDelete;
    const std::string path = "/2/tweets/" + id + (deletes ? "" : "/hidden");
    auto done = client_.own(XDoes::kWrite, deletes ? "DELETE" : "PUT", path,
                            deletes ? "" : R"({"hidden":true})", now);
    if (!done) return done.error();
    return receipt(id);
  }

  Result<std::optional<Receipt>> find(const Action& action, Time since) override {
    if (action.kind == ActionKind::kDelete) return find_deleted(action.post);
    if (action.kind != ActionKind::kReply) return Connector::find(action, since);
    const std::string wanted = x_comparable(action.text);
    std::vector<Param> params{{"max_results", std::to_string(kPostsMax)},
                              {"since_id", std::to_string(snowflake(since - kFindMargin))},
                              {"exclude", "retweets"}};
    const std::string path = "/2/users/" + settings_.self.user_id + "/tweets";
    for (int pages = 0; pages < kFindPagesMax; ++pages) {
      auto answer = client_.posts(path, params, std::nullopt);
      if (!answer) return answer.error();
      for (const XItem& item : answer->page.items) {
        const bool same = item.post.parent == action.post && x_comparable(item.post.text) == wanted;
        if (same) return std::optional(receipt(bare(item.post.id)));
      }
      if (answer->page.next_token.empty()) return std::optional<Receipt>{};
      params.resize(3);
      params.push_back({"pagination_token", answer->page.next_token});
    }
    return Error{
        Cure::kAskAgain, "busy",
        "account '" + settings_.name + "' wrote more in this time than can be looked through"};
  }

  Result<Condition> check(Time now) override {
    auto me = client_.own(XDoes::kRead, "GET", "/2/users/me?user.fields=name,username", "", now);
    Condition condition;
    if (!me && me.error().cure != Cure::kMend) return me.error();
    if (!me) condition.missing.push_back(me.error().what);
    if (me) compare(me->body, condition);
    // Asks for a post that cannot exist: shows whether the bearer token works, and costs nothing.
    const auto bearer = client_.plain("/2/tweets", {{"ids", "1"}});
    if (!bearer && bearer.error().cure != Cure::kMend) return bearer.error();
    if (!bearer) condition.missing.push_back(bearer.error().what + " (bearer_token_file)");
    condition.works = condition.missing.empty();
    return condition;
  }

  [[nodiscard]] Length length(std::string_view text) const override {
    const XLength counted = x_length(text);
    return {counted.weight, kXLengthMax, counted.valid && !canonical(mend_utf8(text)).empty()};
  }

 private:
  // `asked` is the time that reach is counted from: a day later than now once X has said that it is
  // further on than our clock.
  Result<Page> poll_at(const Source& source, const Window& window, Time now, Time asked) {
    const Plan plan = plan_for(source, window, asked);
    Page page;
    page.covered_after = window.after;
    page.beyond_reach = plan.beyond_reach;
    if (plan.nothing_left) return page;
    auto answer = first_with_posts(plan, now);
    if (!answer && answer.error().code == "beyond_reach" && now == asked) {
      return poll_at(source, window, now, now + kClockDoubt);
    }
    if (!answer) return answer.error();
    const auto oldest = answer->page.oldest;
    page.requests = answer->requests;
    fill(page, source, window, *answer, now);
    if (!needs_probe(source, window, page, now)) return page;
    return probed(std::move(page), source, window, oldest.value_or(*window.until), now);
  }

  [[nodiscard]] Plan plan_for(const Source& source, const Window& window, Time now) const {
    Plan plan;
    const int least = is_mentions(source) ? kMentionsMin : kSearchMin;
    const std::string count = std::to_string(std::clamp(window.posts_max, least, kPostsMax));
    Position after = window.after;
    std::optional<Time> start;
    if (is_mentions(source)) {
      plan.path = "/2/users/" + settings_.self.user_id + "/mentions";
    } else {
      plan.path = "/2/tweets/search/recent";
      plan.params = {{"query", source.query}, {"sort_order", "recency"}};
      const Position edge = snowflake(now - kSearchReach);
      if (window.until && *window.until <= edge) plan.nothing_left = true;
      if (after < edge && (after != 0 || plan.nothing_left)) plan.beyond_reach = edge;
      // since_id of an id that is too old is refused, and must not stand beside start_time.
      if (after < edge && after != 0) {
        after = window.until ? edge : 0;
        if (!window.until) start = now - kSearchReach;
      }
    }
    plan.params.push_back({"max_results", count});
    if (after != 0) plan.params.push_back({"since_id", std::to_string(after)});
    if (start) plan.params.push_back({"start_time", format_time(*start)});
    if (window.until) plan.params.push_back({"until_id", std::to_string(*window.until)});
    return plan;
  }

  // X may give a page without posts although older ones follow; such a page would not move us on.
  Result<XAnswer> first_with_posts(const Plan& plan, Time now) {
    std::vector<Param> params = plan.params;
    int requests = 0;
    for (int pages = 0; pages < kEmptyPagesMax; ++pages) {
      auto answer = client_.posts(plan.path, params, now);
      if (!answer) return answer;
      answer->requests += requests;
      requests = answer->requests;
      if (answer->page.oldest || answer->page.next_token.empty()) return answer;
      params.resize(plan.params.size());
      params.push_back({"pagination_token", answer->page.next_token});
    }
    return Error{Cure::kWait, "busy",
                 "account '" + settings_.name + "', GET " + plan.path +
                     ": X gives one empty page after the other"};
  }

  void fill(Page& page, const Source& source, const Window& window, XAnswer& answer, Time now) {
    XPage& read = answer.page;
    for (XItem& item : read.items) {
      if (item.is_repost) continue;
      Post& post = item.post;
      post.source = source.name;
      if (is_mentions(source) && !post.ours) {
        post.addressed = true;
        post.kind = PostKind::kMention;
        post.reply.allowed = true;
        post.reply.why.clear();
      }
      page.posts.push_back(std::move(post));
    }
    page.gone = std::move(read.gone);
    page.bad = std::move(read.bad);
    page.newest = read.newest;
    if (!read.next_token.empty() && read.oldest) {
      page.covered_after = std::max(window.after, *read.oldest - 1);
    }
    page.rest = x_rest(answer.response, now);
    page.microdollars =
        read.returned * (is_mentions(source) ? kOwnReadMicrodollars : kReadMicrodollars);
  }

  // The mentions timeline ends after 800 posts without a word. Where a gap seems done, one look
  // below it tells whether X still holds anything there.
  static bool needs_probe(const Source& source, const Window& window, const Page& page, Time now) {
    return is_mentions(source) && window.until && window.after != 0 &&
           page.covered_after == window.after && now - snowflake_time(window.after) > kProbeFrom;
  }

  Result<Page> probed(Page page, const Source& source, const Window& window, Position oldest,
                      Time now) {
    const Plan below = plan_for(source, {0, window.after + 1, kMentionsMin}, now);
    auto answer = client_.posts(below.path, below.params, now);
    if (!answer) return answer.error();
    page.requests += answer->requests;
    page.microdollars += answer->page.returned * kOwnReadMicrodollars;
    page.rest = std::max(page.rest, x_rest(answer->response, now));
    if (!answer->page.newest) page.beyond_reach = oldest - 1;
    return page;
  }

  Result<Done> look_up(const std::map<std::string, std::string>& asked,
                       std::map<std::string, XItem>& there, std::set<std::string>& gone) {
    std::string versions;
    std::map<std::string, std::string> by_version;
    for (const auto& [id, version] : asked) {
      versions += (versions.empty() ? "" : ",") + version;
      by_version[version] = id;
    }
    auto answer = client_.posts("/2/tweets", {{"ids", versions}}, std::nullopt);
    if (!answer) return answer.error();
    for (XItem& item : answer->page.items) {
      if (const auto known = by_version.find(item.version); known != by_version.end()) {
        item.post.id = known->second;
        there[known->second] = std::move(item);
      }
    }
    for (const std::string& id : answer->page.gone) {
      if (const auto known = by_version.find(bare(id)); known != by_version.end()) {
        gone.insert(known->second);
      }
    }
    return Done{};
  }

  // Only what X calls gone is gone: silence about a post must not cost it.
  static Present state_of(const std::string& id, const std::map<std::string, XItem>& there,
                          const std::set<std::string>& gone) {
    Present state;
    state.id = id;
    state.there = !gone.contains(id);
    const auto item = there.find(id);
    if (state.there && item != there.end()) state.post = item->second.post;
    return state;
  }

  Result<Receipt> reply(const std::string& id, const std::string& text, Time now) {
    if (!length(text).sendable) return bad_request("the reply is empty or longer than X allows");
    JsonWriter body;
    body.object().field("text", text);
    body.key("reply").object().field("in_reply_to_tweet_id", id).end().end();
    auto response = client_.own(XDoes::kWrite, "POST", "/2/tweets", body.take(), now);
    if (!response) return response.error();
    const auto json = Json::parse(response->body);
    const std::string posted = json ? (*json)["data"]["id"].id() : "";
    if (!snowflake_from(posted)) {
      return Error{Cure::kAskAgain, "no_answer",
                   "account '" + settings_.name + "', POST /2/tweets: X says done without an id"};
    }
    return receipt(posted);
  }

  Result<std::optional<Receipt>> find_deleted(const std::string& id) {
    auto states = look({id});
    if (!states) return states.error();
    if (states->front().there) return std::optional<Receipt>{};
    return std::optional(receipt(bare(id)));
  }

  [[nodiscard]] Receipt receipt(const std::string& id) const {
    return {"x:" + id, "https://x.com/" + settings_.self.handle + "/status/" + id};
  }

  void compare(const std::string& body, Condition& condition) const {
    const auto json = Json::parse(body);
    const JsonView me = json ? (*json)["data"] : JsonView{};
    condition.account_name = me["username"].text();
    if (me["id"].id() == settings_.self.user_id) return;
    condition.missing.push_back("the access token of account '" + settings_.name +
                                "' belongs to another user than user_id: make one as @" +
                                settings_.self.handle);
  }

  const XSettings settings_;
  XClient client_;
  Traits traits_;
};

}  // namespace

std::unique_ptr<Connector> make_x_connector(const XSettings& settings, Transport& transport) {
  return std::make_unique<XConnector>(settings, transport);
}

}  // namespace wc
