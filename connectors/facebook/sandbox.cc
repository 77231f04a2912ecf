// SPDX-License-Identifier: EUPL-1.2
#include "connectors/facebook/sandbox.h"

#include <algorithm>
#include <array>

#include "config/digest.h"
#include "connectors/facebook/sandbox_edge.h"
#include "connectors/sandbox/dice.h"

namespace wc {
namespace {

constexpr std::string_view kSecret = "sandbox-fb-secret";
constexpr std::string_view kAppToken = "sandbox-fb-app|sandbox-fb-secret";
constexpr std::int64_t kCallsPerHour = 10'000;
constexpr std::size_t kMessageMax = 8'000;
// 2 January 2026, before anything that a citizen writes.
constexpr long long kSeedMs = 1'767'340'800'000;

constexpr std::array<std::string_view, 4> kPagePosts = {
    "Vanaf maandag werken we aan het riool in het Waterkwartier. Vragen? Stel ze hieronder.",
    "De Stadswinkel is op donderdagavond weer open. Kom je langs? Maak dan een afspraak.",
    "Fijne Vierdaagse! Hier lees je waar je water, toiletten en EHBO vindt. Wij kijken mee.",
    "Grofvuil laten ophalen kan weer online. Laat weten hoe het gaat."};

bool same_page(std::string_view node) {
  return node == kSandboxPage || node == "me";
}

class FacebookSandbox final : public SandboxBase {
 public:
  FacebookSandbox(std::uint64_t seed, const std::string& journal)
      : SandboxBase(journal), seed_(seed) {
    for (std::size_t i = 0; i < kPagePosts.size(); ++i) {
      SandboxItem post;
      post.id = std::string(kSandboxPage) + '_' + std::to_string(900 + i);
      post.kind = "seed";
      post.text = kPagePosts[i];
      post.at = post.visible = from_millis(kSeedMs + static_cast<long long>(i) * 60'000);
      seed_post(std::move(post));
    }
    replay();
  }

  [[nodiscard]] std::string platform() const override { return "facebook"; }

 protected:
  Response api(const SandboxCall& call) override;
  SandboxItem place(const TownPost& post) override;
  void added(const SandboxItem& item) override;

 private:
  void seed_post(SandboxItem post);
  std::optional<Response> refuse(const SandboxCall& call);
  Response route(const SandboxCall& call, std::string_view node, std::string_view edge);
  Response read(const SandboxCall& call, const std::string& node, const std::string& edge);
  Response change(const SandboxCall& call, const SandboxItem& item);
  Response comment(const SandboxCall& call, const SandboxItem& target);
  Response page_post(const SandboxCall& call);
  Response debug_token(const SandboxCall& call) const;
  Response me(const SandboxCall& call) const;
  Response one(const SandboxCall& call, const SandboxItem& item);
  Response list(const SandboxCall& call, const Found& found);
  [[nodiscard]] Found posts(const std::string& edge) const;
  [[nodiscard]] Found comments(const SandboxItem& item, bool stream) const;
  [[nodiscard]] Around around();
  void nested(JsonWriter& out, const SandboxItem& item, const GraphField& field);
  [[nodiscard]] std::string next_number() const { return std::to_string(7'000 + items().size()); }
  SandboxItem under_item(const SandboxItem& target) const;

  std::uint64_t seed_;
  Found posts_;
  std::unordered_map<std::string, Found> stream_;  // all comments of a post, in order of writing
  std::int64_t hour_ = 0;
  std::int64_t calls_ = 0;
  const SandboxCall* call_ = nullptr;   // the one being answered
  std::string origin_;                  // its origin
  std::optional<std::string> trouble_;  // found while an answer was being written
};

void FacebookSandbox::seed_post(SandboxItem post) {
  post.thread = post.id;
  post.author_id = kSandboxPage;
  post.author = kSandboxPageName;
  post.ours = true;
  seed(std::move(post));
}

void FacebookSandbox::added(const SandboxItem& item) {
  if (is_page_post(item)) {
    posts_.push_back(&item);
  } else {
    stream_[item.thread].push_back(&item);
  }
}

// A comment stands under a post or a top-level comment: answers to answers join that thread.
SandboxItem FacebookSandbox::under_item(const SandboxItem& target) const {
  SandboxItem item;
  item.thread = target.thread;
  item.parent = is_page_post(target) || target.parent == target.thread ? target.id : target.parent;
  item.id = item.thread.substr(item.thread.find('_') + 1) + '_' + next_number();
  return item;
}

SandboxItem FacebookSandbox::place(const TownPost& post) {
  SandboxItem item;
  if (post.kind == "visitor_post") {
    item.id = std::string(kSandboxPage) + '_' + next_number();
    item.thread = item.id;
  } else if (post.kind == "comment") {
    const SandboxItem* target = by_key(post.answers);
    if (!target) target = this->item(post.answers);
    Dice dice(seed_ + items().size());
    if (!target) target = this->item("111_" + std::to_string(900 + dice.below(kPagePosts.size())));
    item = under_item(*target);
  } else {
    return item;
  }
  std::uint64_t number = 14'695'981'039'346'656'037U;  // FNV-1a: the same person, the same id
  for (const char c : post.author) {
    number = (number ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
  }
  item.author_id = std::to_string(9'000'000 + number % 90'000'000);
  return item;
}

Response FacebookSandbox::api(const SandboxCall& call) {
  call_ = &call;
  trouble_.reset();
  const auto url = parse_url(call.request.url);
  origin_ = url ? url->origin : "";
  if (origin_.empty()) origin_ = "http://" + std::string(header(call.request.headers, "host"));
  const std::int64_t hour = to_millis(call.now) / 3'600'000;
  calls_ = hour == hour_ ? calls_ + 1 : 1;
  hour_ = hour;
  const auto slash = call.path.find('/', 1);
  const std::string version = call.path.substr(1, slash == std::string::npos ? slash : slash - 1);
  Response response = graph_failure(2500, 0, "Unknown path components");
  if (auto refused = refuse(call)) {
    response = std::move(*refused);
  } else if (slash != std::string::npos && version.starts_with("v")) {
    const std::string_view rest = std::string_view(call.path).substr(slash + 1);
    const auto second = rest.find('/');
    const auto edge = second == std::string_view::npos ? "" : rest.substr(second + 1);
    response = route(call, rest.substr(0, second), edge);
  }
  const std::string percent = std::to_string(calls_ * 100 / kCallsPerHour);
  response.headers.push_back({"facebook-api-version", version});
  response.headers.push_back({"date", http_date(call.now)});
  response.headers.push_back(
      {"x-business-use-case-usage",
       R"({"111":[{"type":"pages","call_count":)" + percent +
           R"(,"total_cputime":1,"total_time":1,"estimated_time_to_regain_access":0}]})"});
  return response;
}

// Token, proof and rate limit, in that order.
std::optional<Response> FacebookSandbox::refuse(const SandboxCall& call) {
  std::string token(param(call.params, "access_token"));
  const std::string_view bearer = header(call.request.headers, "authorization");
  if (bearer.starts_with("Bearer ")) token = bearer.substr(7);
  const bool app = call.path.ends_with("/debug_token") && token == kAppToken;
  if (token != kSandboxPageToken && !app) {
    return graph_failure(190, 0, "Invalid OAuth access token - Cannot parse access token");
  }
  const std::string_view proof = param(call.params, "appsecret_proof");
  if (proof.empty() && !app) {
    return graph_failure(100, 0, "API calls from the server require an appsecret_proof argument");
  }
  if (!app && !equal_constant_time(proof, hex(hmac_sha256(kSecret, token)))) {
    return graph_failure(100, 0, "Invalid appsecret_proof provided in the API argument");
  }
  if (calls_ > kCallsPerHour) return graph_failure(80'001, 0, "There have been too many calls");
  return std::nullopt;
}

Response FacebookSandbox::route(const SandboxCall& call, std::string_view node,
                                std::string_view edge) {
  const std::string& method = call.request.method;
  if (method == "GET") return read(call, std::string(node), std::string(edge));
  if (method == "POST" && same_page(node) && edge == "feed") return page_post(call);
  const SandboxItem* target = item(std::string(node));
  if (!target || !shown(*target, call.now)) {
    return graph_failure(100, 33, "Object does not exist or cannot be loaded");
  }
  if (method == "POST" && edge == "comments") return comment(call, *target);
  if (method == "POST" && edge.empty()) return change(call, *target);
  if (method == "DELETE" && edge.empty()) {
    erase(target->id);
    return json_response(200, R"({"success":true})");
  }
  return graph_failure(100, 0, "Unsupported request");
}

Response FacebookSandbox::read(const SandboxCall& call, const std::string& node,
                               const std::string& edge) {
  if (node == "debug_token") return debug_token(call);
  if (same_page(node)) {
    if (edge.empty()) return me(call);
    for (const auto* known : {"feed", "published_posts", "posts", "visitor_posts", "tagged"}) {
      if (edge == known) return list(call, posts(edge));
    }
    return graph_failure(100, 0, "Tried accessing nonexisting field (" + edge + ")");
  }
  const SandboxItem* target = item(node);
  if (!target || !shown(*target, call.now)) {
    return graph_failure(100, 33, "Object does not exist or cannot be loaded");
  }
  if (edge.empty()) return one(call, *target);
  if (edge != "comments") return graph_failure(100, 0, "Unsupported edge");
  const bool stream = param(call.params, "filter") == "stream";
  SandboxCall ordered = call;
  if (param(call.params, "order").empty()) ordered.params.push_back({"order", "chronological"});
  return list(ordered, comments(*target, stream));
}

Response FacebookSandbox::change(const SandboxCall& call, const SandboxItem& item) {
  const auto hidden = param(call.params, "is_hidden");
  const auto message = param(call.params, "message");
  if (!message.empty() && !item.ours) return graph_failure(200, 0, "Permissions error");
  if (!hidden.empty()) hide(item.id, std::string(hidden));
  if (!message.empty()) edit(item.id, std::string(message), call.now);
  return json_response(200, R"({"success":true})");
}

Response FacebookSandbox::comment(const SandboxCall& call, const SandboxItem& target) {
  const auto message = param(call.params, "message");
  if (message.empty()) return graph_failure(100, 0, "Param message must be a non-empty string");
  const auto points = std::count_if(message.begin(), message.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  });
  if (static_cast<std::size_t>(points) > kMessageMax) return graph_failure(100, 0, "Too long");
  SandboxItem ours = under_item(target);
  ours.kind = "reply";
  ours.author_id = kSandboxPage;
  ours.author = kSandboxPageName;
  ours.text = message;
  ours.ours = true;
  ours.at = call.now;
  const std::string& id = write(std::move(ours)).id;
  return json_response(200, JsonWriter().object().field("id", id).end().take());
}

Response FacebookSandbox::page_post(const SandboxCall& call) {
  SandboxItem post;
  post.id = std::string(kSandboxPage) + '_' + next_number();
  post.thread = post.id;
  post.kind = "page_post";
  post.author_id = kSandboxPage;
  post.author = kSandboxPageName;
  post.text = param(call.params, "message");
  post.ours = true;
  post.at = call.now;
  const std::string& id = write(std::move(post)).id;
  return json_response(200, JsonWriter().object().field("id", id).end().take());
}

Response FacebookSandbox::debug_token(const SandboxCall& call) const {
  const bool valid = param(call.params, "input_token") == kSandboxPageToken;
  const std::int64_t seconds = to_millis(call.now) / 1000;
  JsonWriter out;
  out.object().key("data").object().field("app_id", "sandbox-fb-app").field("type", "PAGE");
  out.field("is_valid", valid).field("expires_at", std::int64_t{0});
  out.field("data_access_expires_at", seconds + std::int64_t{60} * 86'400);
  out.field("profile_id", kSandboxPage).key("scopes").array();
  for (const auto* scope : {"pages_show_list", "pages_read_engagement", "pages_read_user_content",
                            "pages_manage_engagement"}) {
    out.text(scope);
  }
  return json_response(200, out.end().end().end().take());
}

Response FacebookSandbox::me(const SandboxCall& call) const {
  const auto fields =
      parse_fields(param(call.params, "fields").empty() ? std::string_view("id,name")
                                                        : param(call.params, "fields"));
  if (!fields) return graph_failure(2500, 0, "Syntax error in fields");
  JsonWriter out;
  out.object();
  for (const GraphField& field : *fields) {
    if (field.name == "name") out.field("name", kSandboxPageName);
    if (field.name != "name" && field.name != "id") {
      return graph_failure(100, 0, "Tried accessing nonexisting field (" + field.name + ")");
    }
  }
  return json_response(200, out.field("id", kSandboxPage).end().take());
}

Response FacebookSandbox::one(const SandboxCall& call, const SandboxItem& item) {
  auto wanted = param(call.params, "fields");
  if (wanted.empty()) wanted = "created_time,message,id";
  const auto fields = parse_fields(wanted);
  if (!fields) return graph_failure(2500, 0, "Syntax error in fields");
  JsonWriter out;
  const auto unknown = show(out, item, *fields, around());
  if (trouble_) return graph_failure(100, 0, *trouble_);
  if (unknown) return graph_failure(100, 0, "Tried accessing nonexisting field (" + *unknown + ")");
  return json_response(200, out.take());
}

Response FacebookSandbox::list(const SandboxCall& call, const Found& found) {
  auto wanted = param(call.params, "fields");
  if (wanted.empty()) wanted = "created_time,message,id";
  const auto fields = parse_fields(wanted);
  if (!fields) return graph_failure(2500, 0, "Syntax error in fields");
  JsonWriter out;
  const auto wrong =
      write_edge(out, {origin_, call.path, call.params, *fields}, found, call.now, around());
  if (wrong) trouble_ = *wrong;
  return trouble_ ? graph_failure(100, 0, *trouble_) : json_response(200, out.take());
}

// The posts of an edge, from old to new.
Found FacebookSandbox::posts(const std::string& edge) const {
  Found found;
  for (const SandboxItem* post : posts_) {
    const bool wanted = edge == "feed" || (edge == "visitor_posts" && !post->ours) ||
                        ((edge == "published_posts" || edge == "posts") && post->ours);
    if (wanted) found.push_back(post);
  }
  return found;
}

// All levels with `stream`, else only what stands directly under it; oldest first.
Found FacebookSandbox::comments(const SandboxItem& item, bool stream) const {
  if (!stream || !is_page_post(item)) return under(item.id);
  const auto known = stream_.find(item.id);
  return known == stream_.end() ? Found{} : known->second;
}

Around FacebookSandbox::around() {
  return {[this](const std::string& id) { return item(id); },
          [this](const SandboxItem& one) { return static_cast<int>(under(one.id).size()); },
          [this](JsonWriter& out, const SandboxItem& one, const GraphField& field) {
            nested(out, one, field);
          }};
}

// comments.filter(stream).limit(5){id} inside another object; absent when there are none.
void FacebookSandbox::nested(JsonWriter& out, const SandboxItem& item, const GraphField& field) {
  const Found found = comments(item, param(field.modifiers, "filter") == "stream");
  if (found.empty() && param(field.modifiers, "summary").empty()) return;
  const std::string version = call_->path.substr(0, call_->path.find('/', 1));
  Slice slice{origin_, version + '/' + item.id + "/comments", field.modifiers, field.fields};
  if (slice.fields.empty()) slice.fields = *parse_fields("created_time,from,message,id");
  slice.params.push_back({"fields", to_text(slice.fields)});
  if (param(slice.params, "order").empty()) slice.params.push_back({"order", "chronological"});
  out.key("comments");
  const auto wrong = write_edge(out, slice, found, call_->now, around());
  if (wrong) trouble_ = *wrong;
}

}  // namespace

std::unique_ptr<Sandbox> make_facebook_sandbox(std::uint64_t seed, const std::string& journal) {
  return std::make_unique<FacebookSandbox>(seed, journal);
}

}  // namespace wc
