// SPDX-License-Identifier: EUPL-1.2
#include "connectors/x/sandbox.h"

#include <algorithm>
#include <array>
#include <map>

#include "config/json.h"
#include "connectors/x/length.h"
#include "connectors/x/sandbox_bounds.h"
#include "connectors/x/sandbox_gate.h"
#include "connectors/x/sandbox_query.h"
#include "connectors/x/sandbox_view.h"
#include "connectors/x/snowflake.h"

namespace wc {

namespace {

using std::chrono::hours;

constexpr std::size_t kMentionsHeld = 800;
constexpr Millis kSearchHeld = hours{7 * 24};
constexpr Millis kSearchDelay{30'000};
constexpr std::string_view kAboutBlank = "about:blank";

Response forbidden(std::string_view detail) {
  return x_problem(403, "Forbidden", detail, kAboutBlank);
}

Response not_there(const std::string& id) {
  return json_response(200, "{\"errors\":[" + x_not_found(id, "id") + "]}");
}

class XSandbox final : public SandboxBase {
 public:
  XSandbox(std::uint64_t seed, const std::string& journal) : SandboxBase(journal), seed_(seed) {
    replay();
  }

  [[nodiscard]] std::string platform() const override { return "x"; }

 private:
  using Handler = Response (XSandbox::*)(const SandboxCall&, const std::string& id);
  struct Route {
    std::string_view method;
    std::string_view path;  // '*' stands for an id
    XLimit limit;
    Handler handler;
  };

  static const std::array<Route, 9>& routes() {
    static constexpr std::array<Route, 9> kRoutes{{
        {"GET", "/2/users/me", {0, 75}, &XSandbox::me},
        {"GET", "/2/users/*/mentions", {450, 300}, &XSandbox::mentions},
        {"GET", "/2/users/*/tweets", {10'000, 900}, &XSandbox::own_posts},
        {"GET", "/2/tweets/search/recent", {450, 300}, &XSandbox::search},
        {"GET", "/2/tweets", {3'500, 5'000}, &XSandbox::look_up},
        {"GET", "/2/tweets/*", {450, 900}, &XSandbox::look_up_one},
        {"POST", "/2/tweets", {0, 100}, &XSandbox::create},
        {"DELETE", "/2/tweets/*", {0, 50}, &XSandbox::remove},
        {"PUT", "/2/tweets/*/hidden", {0, 50}, &XSandbox::hide_reply},
    }};
    return kRoutes;
  }

  // The id in the path when it fits, "" for a path without one.
  static std::optional<std::string> fits(std::string_view pattern, std::string_view path) {
    const auto star = pattern.find('*');
    if (star == std::string_view::npos) {
      return pattern == path ? std::optional<std::string>("") : std::nullopt;
    }
    const auto tail = pattern.substr(star + 1);
    if (!path.starts_with(pattern.substr(0, star)) || !path.ends_with(tail)) return std::nullopt;
    if (path.size() < pattern.size()) return std::nullopt;
    const auto id = path.substr(star, path.size() - star - tail.size());
    return snowflake_from(id) ? std::optional(std::string(id)) : std::nullopt;
  }

  void calmed() override { gate_.renew(); }

  Response api(const SandboxCall& call) override {
    for (const Route& route : routes()) {
      const auto id = fits(route.path, call.path);
      if (!id || route.method != call.request.method) continue;
      return enter(route, call, *id);
    }
    return x_problem(404, "Not Found", "Not Found", kAboutBlank);
  }

  Response enter(const Route& route, const SandboxCall& call, const std::string& id) {
    const XCaller caller = gate_.caller(call);
    if (caller == XCaller::kNobody) {
      return x_problem(401, "Unauthorized", "Unauthorized", kAboutBlank);
    }
    if (caller == XCaller::kApp && route.limit.app == 0) {
      return x_problem(403, "Unsupported Authentication",
                       "Authenticating with OAuth 2.0 Application-Only is forbidden for this "
                       "endpoint.",
                       "https://api.x.com/2/problems/unsupported-authentication");
    }
    std::vector<Header> headers;
    const std::string name = std::string(route.method) + " " + std::string(route.path);
    auto refused = gate_.count(name, caller, route.limit, call.now, headers);
    now_ = call.now;
    note_edits();
    Response response = refused ? std::move(*refused) : (this->*route.handler)(call, id);
    std::ranges::move(headers, std::back_inserter(response.headers));
    return response;
  }

  SandboxItem place(const TownPost& post) override {
    SandboxItem item;
    item.id = std::to_string(free_id(post.at));
    item.author_id = x_user_id(post.handle);
    const SandboxItem* parent = by_key(post.answers);
    if (parent == nullptr) parent = this->item(post.answers);
    if (parent != nullptr) item.parent = parent->id;
    item.thread = parent != nullptr ? parent->thread : item.id;
    return item;
  }

  // An id of that time that nobody has: 10 bits of the seed, then a count within the millisecond.
  [[nodiscard]] std::uint64_t free_id(Time at) const {
    std::uint64_t id = snowflake(at) | (seed_ & 0x3FFU) << 12U;
    while (id == 0 || item(std::to_string(id)) != nullptr || by_version_.contains(id)) ++id;
    return id;
  }

  // Gives every edit an id of its own, and keeps the text that it replaced.
  void note_edits() {
    for (const SandboxItem& one : items()) {
      std::vector<Known>& known = versions_[one.id];
      if (known.empty()) known.push_back({std::stoull(one.id), one.text});
      while (known.size() < static_cast<std::size_t>(one.edits) + 1) {
        const std::uint64_t id = free_id(one.edited);
        by_version_[id] = one.id;
        known.push_back({id, one.text});
      }
      known.back().text = one.text;
    }
  }

  [[nodiscard]] XVersion version(const SandboxItem& item, std::size_t index) const {
    XVersion out;
    const std::vector<Known>& known = versions_.at(item.id);
    out.item = &item;
    out.id = known[index].id;
    out.text = known[index].text;
    for (const Known& one : known) out.history.push_back(one.id);
    out.parent = this->item(item.parent);
    out.parent_shown = out.parent != nullptr && shown(*out.parent, now_);
    return out;
  }

  [[nodiscard]] XVersion newest(const SandboxItem& item) const {
    return version(item, versions_.at(item.id).size() - 1);
  }

  // The shown item whose version has that id.
  [[nodiscard]] std::optional<XVersion> by_id(const std::string& id) const {
    const auto number = snowflake_from(id);
    if (!number) return std::nullopt;
    const auto edited = by_version_.find(*number);
    const SandboxItem* found = item(edited == by_version_.end() ? id : edited->second);
    if (found == nullptr || !shown(*found, now_)) return std::nullopt;
    const std::vector<Known>& known = versions_.at(found->id);
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (known[i].id == *number) return version(*found, i);
    }
    return std::nullopt;
  }

  // Newest versions of shown items that pass, newest first.
  template <class Test>
  std::vector<XVersion> all(Test test) const {
    std::vector<XVersion> found;
    for (const SandboxItem& one : items()) {
      if (!shown(one, now_)) continue;
      XVersion version = newest(one);
      if (test(version)) found.push_back(std::move(version));
    }
    std::ranges::sort(found, [](const XVersion& a, const XVersion& b) { return a.id > b.id; });
    return found;
  }

  Response me(const SandboxCall& /*call*/, const std::string& /*id*/) {
    JsonWriter json;
    json.object().key("data").object().field("id", kXSandboxUser).field("name", kXSandboxName);
    json.field("username", kXSandboxHandle).end().end();
    return json_response(200, json.take());
  }

  Response mentions(const SandboxCall& call, const std::string& id) {
    const auto query = query_of(call);
    XBounds bounds = read_x_bounds(query, 5, seed_);
    if (bounds.wrong) return *bounds.wrong;
    auto found = all([&](const XVersion& one) {
      return id == kXSandboxUser && !one.item->ours && x_mentions_us(one);
    });
    if (found.size() > kMentionsHeld) found.resize(kMentionsHeld);
    return listed(std::move(found), bounds, query);
  }

  Response own_posts(const SandboxCall& call, const std::string& id) {
    const auto query = query_of(call);
    XBounds bounds = read_x_bounds(query, 5, seed_);
    if (bounds.wrong) return *bounds.wrong;
    const bool no_replies = param(query, "exclude").find("replies") != std::string_view::npos;
    return listed(all([&](const XVersion& one) {
                    return x_user_id(one.item->handle) == id &&
                           !(no_replies && !one.item->parent.empty());
                  }),
                  bounds, query);
  }

  Response search(const SandboxCall& call, const std::string& /*id*/) {
    const auto query = query_of(call);
    const std::string words(param(query, "query"));
    const auto parsed = XQuery::parse(words);
    if (words.empty() || words.size() > 4096 || !parsed) {
      return x_invalid("query", words, "the query cannot be used for a search");
    }
    XBounds bounds = read_x_bounds(query, 10, seed_);
    if (!bounds.wrong) check_x_held(query, now_ - kSearchHeld, bounds);
    if (bounds.wrong) return *bounds.wrong;
    if (bounds.open()) bounds.end = now_ - kSearchDelay;
    if (!bounds.start) bounds.start = now_ - kSearchHeld;
    return listed(all([&](const XVersion& one) { return parsed->matches(searchable(one)); }),
                  bounds, query);
  }

  static XSearchable searchable(const XVersion& one) {
    const SandboxItem& item = *one.item;
    return {x_shown(one).text, item.handle, one.parent != nullptr ? one.parent->handle : "",
            item.lang, item.thread};
  }

  Response look_up(const SandboxCall& call, const std::string& /*id*/) {
    const auto query = query_of(call);
    std::string_view ids = param(query, "ids");
    std::vector<XVersion> found;
    std::vector<std::string> problems;
    std::size_t count = 0;
    while (!ids.empty()) {
      const std::string id(ids.substr(0, ids.find(',')));
      ids.remove_prefix(std::min(ids.size(), id.size() + 1));
      if (!snowflake_from(id)) return x_invalid("ids", id, "an id has 1 to 19 digits");
      if (auto one = by_id(id)) {
        found.push_back(std::move(*one));
      } else {
        problems.push_back(x_not_found(id, "ids"));
      }
      ++count;
    }
    if (count == 0 || count > 100) return x_invalid("ids", "", "1 to 100 ids are wanted");
    return json_response(200, XView(query).looked_up(found, problems));
  }

  Response look_up_one(const SandboxCall& call, const std::string& id) {
    const auto one = by_id(id);
    return one ? json_response(200, XView(query_of(call)).single(*one)) : not_there(id);
  }

  Response create(const SandboxCall& call, const std::string& /*id*/) {
    const auto json = Json::parse(call.request.body);
    if (!json || !json->root().is_object()) return x_invalid("body", "", "a JSON object is wanted");
    for (const std::string& key : json->root().keys()) {
      if (key != "text" && key != "reply") return x_invalid(key, "", "is not a known field here");
    }
    const std::string text((*json)["text"].text());
    const std::string target = (*json)["reply"]["in_reply_to_tweet_id"].id();
    if (!x_length(text).valid) return x_invalid("text", "", "the text is empty or too long");
    const auto parent = by_id(target);
    if (!target.empty()) {
      if (!parent) {
        return forbidden(
            "You attempted to reply to a Tweet that is deleted or not visible to you.");
      }
      if (!parent->item->ours && !x_mentions_us(*parent)) {
        return forbidden(
            "Reply to this conversation is not allowed because you have not been mentioned or "
            "otherwise engaged by the author of the post you are replying to.");
      }
    }
    const std::string under = parent ? parent->item->id : "";
    if (is_duplicate(text, under)) {
      return forbidden("You are not allowed to create a Tweet with duplicate content.");
    }
    return created(text, parent);
  }

  [[nodiscard]] bool is_duplicate(const std::string& text, const std::string& parent) const {
    return std::ranges::any_of(items(), [&](const SandboxItem& one) {
      return one.ours && !one.gone && one.parent == parent && one.text == text;
    });
  }

  Response created(const std::string& text, const std::optional<XVersion>& parent) {
    SandboxItem item;
    item.id = std::to_string(free_id(now_));
    item.kind = "reply";
    item.ours = true;
    item.author_id = kXSandboxUser;
    item.author = kXSandboxName;
    item.handle = kXSandboxHandle;
    item.text = text;
    item.lang = "nl";
    item.at = now_;
    item.parent = parent ? parent->item->id : "";
    item.thread = parent ? parent->item->thread : item.id;
    const SandboxItem& kept = write(std::move(item));
    note_edits();
    JsonWriter json;
    json.object().key("data").object().field("id", kept.id);
    json.field("text", x_shown(newest(kept)).text).end().end();
    return json_response(201, json.take());
  }

  Response remove(const SandboxCall& /*call*/, const std::string& id) {
    const auto one = by_id(id);
    if (!one) return x_problem(404, "Not Found", "Not Found", kAboutBlank);
    if (!one->item->ours) return forbidden("You are not allowed to delete this Tweet.");
    erase(one->item->id);
    return json_response(200, R"({"data":{"deleted":true}})");
  }

  Response hide_reply(const SandboxCall& call, const std::string& id) {
    const auto one = by_id(id);
    if (!one) return x_problem(404, "Not Found", "Not Found", kAboutBlank);
    const SandboxItem* root = item(one->item->thread);
    if (root == nullptr || !root->ours) return forbidden("This is not your conversation.");
    const std::string hidden(param(call.params, "hidden"));
    hide(one->item->id, hidden);
    return json_response(
        200, "{\"data\":{\"hidden\":" + std::string(hidden == "true" ? "true" : "false") + "}}");
  }

  static std::vector<Param> query_of(const SandboxCall& call) {
    const auto url = parse_url(call.request.url);
    return url ? url->params : std::vector<Param>{};
  }

  [[nodiscard]] Response listed(std::vector<XVersion> found, const XBounds& bounds,
                                const std::vector<Param>& query) const {
    std::erase_if(found, [&bounds](const XVersion& one) { return !bounds.hold(one.id); });
    const bool more = found.size() > bounds.results_max;
    if (more) found.resize(bounds.results_max);
    return json_response(200,
                         XView(query).page(found, more ? x_token(found.back().id, seed_) : ""));
  }

  struct Known {
    std::uint64_t id;
    std::string text;
  };

  const std::uint64_t seed_;
  Time now_{};  // of the call that is being answered
  XGate gate_;
  std::map<std::string, std::vector<Known>> versions_;  // by first id
  std::map<std::uint64_t, std::string> by_version_;     // later ids → first id
};

}  // namespace

std::unique_ptr<Sandbox> make_x_sandbox(std::uint64_t seed, const std::string& journal) {
  return std::make_unique<XSandbox>(seed, journal);
}

}  // namespace wc
