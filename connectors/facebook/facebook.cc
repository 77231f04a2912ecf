// SPDX-License-Identifier: EUPL-1.2
#include "connectors/facebook/facebook.h"

#include <algorithm>

#include "connectors/facebook/edits.h"
#include "connectors/facebook/readback.h"
#include "connectors/facebook/reading.h"

namespace wc {
namespace {

constexpr std::string_view kOneFields =
    "id,message,created_time,from{id,name},parent{id},object{id,from{id}},permalink_url,can_"
    "comment";
constexpr Millis kClockSlack{60'000};  // between Facebook's clock and ours

Traits facebook_traits() {
  Traits traits;
  traits.platform = "facebook";
  traits.overlap = std::chrono::minutes{10};  // how late a comment may show up is told nowhere
  traits.reach = std::chrono::hours{24 * 365};
  traits.visible_within = Millis{10'000};
  return traits;
}

Error no_such_id(const std::string& id) {
  return {Cure::kGiveUp, "bad_request", "\"" + id + "\" is no id of Facebook"};
}

class Facebook final : public Connector {
 public:
  Facebook(FacebookSettings settings, Transport& transport)
      : settings_(std::move(settings)), transport_(transport) {}

  [[nodiscard]] const Traits& traits() const override { return traits_; }
  [[nodiscard]] const std::vector<Source>& sources() const override { return settings_.sources; }
  [[nodiscard]] Position position(Time time) const override {
    return static_cast<Position>(std::max(0LL, to_millis(time)) / 1000);
  }
  Result<Page> poll(const Source& source, const Window& window, Time now) override;
  Result<std::vector<Present>> look(const std::vector<std::string>& ids) override;
  Result<Receipt> send(const Action& action, Time now) override;
  Result<std::optional<Receipt>> find(const Action& action, Time since) override;
  Result<Condition> check(Time now) override;
  [[nodiscard]] Length length(std::string_view text) const override {
    return facebook_length(text);
  }

 private:
  [[nodiscard]] Graph graph() const { return {settings_, transport_}; }
  [[nodiscard]] bool page_post(std::string_view id) const;
  Result<Present> look_at(const std::string& id);
  Result<Receipt> reply(const Action& action);
  Result<std::optional<Receipt>> find_reply(const Action& action, Time since);
  Result<std::optional<Receipt>> find_change(const Action& action);
  void need(Graph& calls, const std::string& edge, Condition& condition, std::string_view sentence);

  FacebookSettings settings_;
  Transport& transport_;
  Traits traits_ = facebook_traits();
  Edits edits_;
};

Result<Page> Facebook::poll(const Source& source, const Window& window, Time now) {
  Window asked = window;
  const Position reach = position(now - traits_.reach);
  asked.after = std::max(asked.after, reach);
  Graph calls = graph();
  auto page = source.reads == "visitor_posts" ? read_visitor_posts(calls, settings_, source, asked)
                                              : read_comments(calls, settings_, source, asked);
  if (!page) return page;
  if (page->covered_after == asked.after) page->covered_after = window.after;
  if (window.after < reach) page->beyond_reach = reach;
  for (Post& post : page->posts) edits_.judge(post, now);
  return page;
}

// Posts carry the Page's id in front, comments that of their post.
bool Facebook::page_post(std::string_view id) const {
  return id.starts_with(settings_.page_id + '_');
}

Result<Present> Facebook::look_at(const std::string& id) {
  Present present{id, false, std::nullopt};
  const std::string bare = without_platform(id);
  if (bare.empty()) return present;
  Graph calls = graph();
  const bool post = page_post(bare);
  auto json = calls.get(bare, {{"fields", std::string(post ? kPostFields : kOneFields)}});
  if (!json && json.error().code == "gone") return present;
  // A right that is missing for this one object says nothing about its neighbours.
  if (!json && json.error().code != "permission") return json.error();
  present.there = true;
  if (!json) return present;
  const JsonView root = json->root();
  Under under{settings_.page_id, settings_.name, "", "", false};
  const std::string owner = root["object"]["from"]["id"].id();
  under.visitors = !owner.empty() && owner != settings_.page_id;
  auto parsed = post ? post_from_feed(root, under) : comment_from(root, under);
  if (auto* found = std::get_if<Post>(&parsed)) {
    if (!post && calls.told_time()) found->rev = position(*calls.told_time());
    present.post = std::move(*found);
  }
  return present;
}

Result<std::vector<Present>> Facebook::look(const std::vector<std::string>& ids) {
  std::vector<Present> all;
  for (const std::string& id : ids) {
    auto one = look_at(id);
    if (!one) return one.error();
    all.push_back(std::move(*one));
  }
  return all;
}

Result<Receipt> Facebook::reply(const Action& action) {
  const std::string target = reply_target(action, settings_.page_id);
  if (target.empty()) return no_such_id(action.post);
  if (!facebook_length(action.text).sendable) {
    return Error{Cure::kGiveUp, "bad_request",
                 "the answer is empty, longer than 8000 characters or has a control character"};
  }
  Graph calls = graph();
  const auto json = calls.post(target + "/comments", {{"message", action.text}});
  if (!json) return json.error();
  const std::string id = (*json)["id"].id();
  if (!graph_id(id)) {
    return Error{Cure::kAskAgain, "bad_answer",
                 target + "/comments: Facebook accepted the answer but told no id"};
  }
  return receipt_of(id);
}

Result<Receipt> Facebook::send(const Action& action, Time now) {
  if (action.kind == ActionKind::kReply) return reply(action);
  const std::string id = without_platform(action.post);
  if (id.empty()) return no_such_id(action.post);
  Graph calls = graph();
  if (action.kind == ActionKind::kMessage) return Connector::send(action, now);
  const bool removing = action.kind == ActionKind::kDelete;
  const auto json = removing ? calls.remove(id) : calls.post(id, {{"is_hidden", "true"}});
  const bool gone_already = !json && removing && json.error().code == "gone";
  if (!json && !gone_already) return json.error();
  if (json && !(*json)["success"].flag()) {
    return Error{Cure::kAskAgain, "bad_answer", id + ": Facebook does not say that it was done"};
  }
  return Receipt{action.post, ""};
}

Result<std::optional<Receipt>> Facebook::find(const Action& action, Time since) {
  if (action.kind == ActionKind::kMessage) return Connector::find(action, since);
  return action.kind == ActionKind::kReply ? find_reply(action, since) : find_change(action);
}

Result<std::optional<Receipt>> Facebook::find_reply(const Action& action, Time since) {
  if (reply_target(action, settings_.page_id).empty()) return no_such_id(action.post);
  Graph calls = graph();
  auto found = read_back(calls, action, settings_.page_id, since - kClockSlack);
  // With the thread gone, so is what stood in it.
  if (!found && found.error().code == "gone") return std::optional<Receipt>{};
  return found;
}

Result<std::optional<Receipt>> Facebook::find_change(const Action& action) {
  const std::string id = without_platform(action.post);
  if (id.empty()) return no_such_id(action.post);
  Graph calls = graph();
  const auto json = calls.get(id, {{"fields", "id,is_hidden"}});
  if (!json && json.error().code != "gone") return json.error();
  if (json && !graph_id((*json)["id"].id())) {
    return Error{Cure::kWait, "bad_answer", id + ": Facebook's answer does not tell its state"};
  }
  const bool done = !json || (action.kind == ActionKind::kHide && (*json)["is_hidden"].flag());
  return done ? std::optional{Receipt{action.post, ""}} : std::nullopt;
}

// Asks for one thing of an edge; a refusal becomes a sentence.
void Facebook::need(Graph& calls, const std::string& edge, Condition& condition,
                    std::string_view sentence) {
  const auto json = calls.get(settings_.page_id + '/' + edge, {{"fields", "id"}, {"limit", "1"}});
  if (!json && json.error().code == "permission") condition.missing.emplace_back(sentence);
}

Result<Condition> Facebook::check(Time /*now*/) {
  Graph calls = graph();
  const auto me = calls.get("me", {{"fields", "id,name"}});
  if (!me) return me.error();
  Condition condition;
  condition.account_name = (*me)["name"].text();
  if ((*me)["id"].id() != settings_.page_id) {
    condition.missing.push_back("the token is not of Page " + settings_.page_id +
                                ": store the token of that Page in page_token_file");
  }
  need(calls, "published_posts", condition,
       "pages_read_engagement is missing: grant it to the app, then store a new page token");
  need(calls, "visitor_posts", condition,
       "pages_read_user_content is missing: grant it to the app, then store a new page token");
  condition.works = condition.missing.empty();
  return condition;
}

}  // namespace

std::unique_ptr<Connector> make_facebook(FacebookSettings settings, Transport& transport) {
  return std::make_unique<Facebook>(std::move(settings), transport);
}

}  // namespace wc
