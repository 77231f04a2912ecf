// SPDX-License-Identifier: EUPL-1.2
#include "connectors/x/page.h"

#include <algorithm>
#include <map>

#include "connectors/x/errors.h"
#include "connectors/x/length.h"
#include "connectors/x/snowflake.h"

namespace wc {

namespace {

constexpr int kReplyMicrodollars = 15'000;
constexpr int kLinkMicrodollars = 200'000;

// The member under its new name, or under its old one.
JsonView either(const JsonView& json, std::string_view name, std::string_view old_name) {
  const JsonView value = json[name];
  return value.present() ? value : json[old_name];
}

std::string x_id(std::string_view id) {
  return id.empty() ? "" : "x:" + std::string(id);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  if (from.empty()) return;
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// X writes & < > of a text as entities; &amp; comes last so that nothing is undone twice.
void unescape(std::string& text) {
  replace_all(text, "&lt;", "<");
  replace_all(text, "&gt;", ">");
  replace_all(text, "&amp;", "&");
}

// By the short link's own letters: the unit of start and end is not documented.
void expand_links(std::string& text, const JsonView& entities) {
  for (const JsonView& url : entities["urls"].items()) {
    const std::string_view whole =
        url["unwound_url"].present() ? url["unwound_url"].text() : url["expanded_url"].text();
    if (!whole.empty()) replace_all(text, url["url"].text(), whole);
  }
}

std::string text_of(const JsonView& item, const JsonView& note) {
  std::string text(note["text"].is_text() ? note["text"].text() : item["text"].text());
  expand_links(text, item["entities"]);
  expand_links(text, note["entities"]);
  unescape(text);
  return bounded_text(text);
}

class Reader {
 public:
  Reader(const JsonView& root, const XSelf& self) : self_(self) {
    const JsonView includes = root["includes"];
    for (const JsonView& user : includes["users"].items()) users_[user["id"].id()] = user;
    for (const JsonView& post : either(includes, "posts", "tweets").items()) {
      posts_[post["id"].id()] = post;
    }
  }

  // Takes a post of `data` into the page, or what is wrong with it.
  void take(const JsonView& item, XPage& page) const {
    const std::string id = item["id"].id();
    const auto position = snowflake_from(id);
    if (!position) {
      page.bad.push_back({"", "a post without a usable id"});
      return;
    }
    page.newest = std::max(page.newest.value_or(0), *position);
    page.oldest = std::min(page.oldest.value_or(*position), *position);
    if (!item["text"].is_text()) {
      page.bad.push_back({x_id(id), "a post without a text"});
      return;
    }
    page.items.push_back(read(item, id, *position));
  }

 private:
  [[nodiscard]] XItem read(const JsonView& item, const std::string& id, Position position) const {
    XItem out;
    out.version = id;
    Post& post = out.post;
    post.platform = "x";
    post.account = self_.account;
    post.id = x_id(first_version(item, id));
    post.position = position;
    const auto versions = history(item);
    post.rev = std::max<std::size_t>(1, versions.size());
    out.newest = versions.empty() ? id : versions.back().id();
    const std::string conversation = item["conversation_id"].id();
    post.conversation = conversation.empty() ? post.id : x_id(conversation);
    post.at = parse_time(item["created_at"].text()).value_or(snowflake_time(position));
    post.lang = item["lang"].text() == "und" ? "" : std::string(item["lang"].text());
    const JsonView note = either(item, "note_post", "note_tweet");
    post.text = text_of(item, note);
    read_author(item, out);
    read_relations(item, note, out);
    const std::string handle = post.handle.empty() ? "i/web" : post.handle;
    post.url = "https://x.com/" + handle + "/status/" + id;
    return out;
  }

  static std::vector<JsonView> history(const JsonView& item) {
    auto versions = either(item, "edit_history_post_ids", "edit_history_tweet_ids").items();
    std::erase_if(versions, [](const JsonView& version) { return !snowflake_from(version.id()); });
    return versions;
  }

  static std::string first_version(const JsonView& item, const std::string& id) {
    const auto versions = history(item);
    return versions.empty() ? id : versions.front().id();
  }

  // The id under which a post that is referred to is known here.
  [[nodiscard]] std::string known_as(const std::string& id) const {
    const auto found = posts_.find(id);
    return x_id(found == posts_.end() ? id : first_version(found->second, id));
  }

  void read_author(const JsonView& item, XItem& out) const {
    const std::string id = item["author_id"].id();
    out.has_author = !id.empty();
    out.post.author_id = x_id(id);
    out.post.ours = out.has_author && id == self_.user_id;
    if (const auto user = users_.find(id); user != users_.end()) {
      out.post.author = user->second["name"].text();
      out.post.handle = user->second["username"].text();
    }
  }

  void read_relations(const JsonView& item, const JsonView& note, XItem& out) const {
    bool quotes_us = false;
    for (const JsonView& reference :
         either(item, "referenced_posts", "referenced_tweets").items()) {
      const std::string type(reference["type"].text());
      const std::string id = reference["id"].id();
      if (type == "retweeted" || type == "reposted") out.is_repost = true;
      if (type == "replied_to") out.post.parent = known_as(id);
      if (type == "quoted") quotes_us = quotes_us || is_ours(id);
    }
    const bool mentions_us = mentions(item["entities"]) || mentions(note["entities"]);
    const bool replies_to_us = item["in_reply_to_user_id"].id() == self_.user_id;
    out.post.addressed = !out.post.ours && (mentions_us || replies_to_us);
    out.post.kind = out.post.addressed ? PostKind::kMention : PostKind::kPost;
    out.post.reply = rule(mentions_us || quotes_us);
  }

  [[nodiscard]] bool is_ours(const std::string& id) const {
    const auto found = posts_.find(id);
    return found != posts_.end() && found->second["author_id"].id() == self_.user_id;
  }

  [[nodiscard]] bool mentions(const JsonView& entities) const {
    return std::ranges::any_of(entities["mentions"].items(), [this](const JsonView& mention) {
      return mention["id"].id() == self_.user_id ||
             lower(mention["username"].text()) == lower(self_.handle);
    });
  }

  static ReplyRule rule(bool engaged) {
    ReplyRule rule;
    rule.allowed = engaged;
    rule.why = engaged ? "" : "not_mentioned";
    rule.counter = "x_weighted";
    rule.length_max = kXLengthMax;
    rule.cost_microdollars = kReplyMicrodollars;
    rule.link_cost_microdollars = kLinkMicrodollars;
    return rule;
  }

  const XSelf& self_;
  std::map<std::string, JsonView> users_;
  std::map<std::string, JsonView> posts_;
};

// A problem beside the data is about one post, or about something that was only referred to.
void take_problem(const JsonView& problem, XPage& page) {
  const JsonView named =
      problem["resource_id"].present() ? problem["resource_id"] : problem["value"];
  const std::string parameter(problem["parameter"].text());
  const bool about_item = parameter.empty() || parameter == "ids" || parameter == "id";
  const std::string resource(problem["resource_type"].text());
  const bool about_post = resource.empty() || resource == "tweet" || resource == "post";
  if (!about_item || !about_post || !x_says_gone(problem["type"].text())) return;
  if (snowflake_from(named.id())) page.gone.push_back(x_id(named.id()));
}

}  // namespace

XPage read_x_page(const JsonView& root, const XSelf& self) {
  XPage page;
  const Reader reader(root, self);
  const JsonView data = root["data"];
  const auto items = data.is_object() ? std::vector<JsonView>{data} : data.items();
  for (const JsonView& item : items) reader.take(item, page);
  page.returned = static_cast<int>(items.size());
  for (const JsonView& problem : root["errors"].items()) take_problem(problem, page);
  const JsonView meta = root["meta"];
  if (const auto newest = snowflake_from(meta["newest_id"].id())) {
    page.newest = std::max(page.newest.value_or(0), *newest);
  }
  if (const auto oldest = snowflake_from(meta["oldest_id"].id())) {
    page.oldest = std::min(page.oldest.value_or(*oldest), *oldest);
  }
  page.next_token = meta["next_token"].text();
  return page;
}

}  // namespace wc
