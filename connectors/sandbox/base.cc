// SPDX-License-Identifier: EUPL-1.2
#include "connectors/sandbox/base.h"

#include <algorithm>

#include "config/json.h"

namespace wc {
namespace {

constexpr std::string_view kCitizenRoute = "POST /sandbox/post";

SandboxCall call_of(const Request& request, Time now) {
  SandboxCall call{request, "/", {}, now};
  if (auto url = parse_url(request.url)) {
    call.path = url->path;
    call.params = std::move(url->params);
  }
  if (header(request.headers, "content-type").starts_with("application/x-www-form-urlencoded")) {
    for (auto& one : parse_form(request.body)) call.params.push_back(std::move(one));
    return call;
  }
  const auto json = Json::parse(request.body.empty() ? "null" : request.body);
  if (!json) return call;
  for (const auto& key : json->root().keys()) {
    const JsonView value = (*json)[key];
    const std::string plain = value.is_text() ? std::string(value.text()) : value.dump();
    call.params.push_back({key, plain});
  }
  return call;
}

Mischief mischief_from(const JsonView& json) {
  Mischief one;
  one.route = json["route"].text();
  one.what = json["what"].text();
  one.status = static_cast<int>(json["status"].whole().value_or(one.status));
  one.body = json["body"].is_text() ? std::string(json["body"].text())
                                    : (json["body"].present() ? json["body"].dump() : "");
  for (const auto& name : json["headers"].keys()) {
    one.headers.push_back({name, std::string(json["headers"][name].text())});
  }
  one.times = static_cast<int>(json["times"].whole().value_or(one.times));
  one.late = Millis{json["late_ms"].whole().value_or(0)};
  return one;
}

bool known_mischief(const std::string& what) {
  for (const auto* one :
       {"drop_before", "drop_after", "status", "status_after", "headers", "late"}) {
    if (what == one) return true;
  }
  return false;
}

Response not_there() {
  return json_response(404, R"({"error":"no such thing in the sandbox"})");
}

}  // namespace

Response json_response(int status, std::string body) {
  return {status, {{"content-type", "application/json; charset=utf-8"}}, std::move(body)};
}

Response SandboxBase::answer(const Request& request, Time now) {
  const std::scoped_lock hold(lock_);
  const SandboxCall call = call_of(request, now);
  return call.path.starts_with("/sandbox/") ? control(call) : meddle(call);
}

std::string SandboxBase::post(const TownPost& post) {
  const std::scoped_lock hold(lock_);
  return citizen(post);
}

void SandboxBase::added(const SandboxItem& /*item*/) {}

void SandboxBase::calmed() {}

// Does the call, unless mischief comes first; mischief may also spoil the answer.
Response SandboxBase::meddle(const SandboxCall& call) {
  const auto bad = mischief_for(call.request.method + " " + call.path);
  const std::string what = bad ? bad->what : "";
  if (what == "drop_before") return {kDropConnection, {}, ""};
  Response response = json_response(bad ? bad->status : 200, bad ? bad->body : "");
  if (what != "status") {
    late_ = bad ? bad->late : Millis{0};
    Response real = api(call);
    late_ = Millis{0};
    if (what == "drop_after") return {kDropConnection, {}, ""};
    if (what != "status_after") response = std::move(real);
  }
  if (bad)
    response.headers.insert(response.headers.end(), bad->headers.begin(), bad->headers.end());
  return response;
}

std::optional<Mischief> SandboxBase::mischief_for(const std::string& route) {
  const auto found = std::find_if(mischief_.begin(), mischief_.end(), [&](const Mischief& one) {
    return route.find(one.route) != std::string::npos;
  });
  if (found == mischief_.end()) return std::nullopt;
  Mischief one = *found;
  if (--found->times <= 0) mischief_.erase(found);
  return one;
}

Response SandboxBase::control(const SandboxCall& call) {
  const std::string route = call.request.method + " " + call.path;
  if (route == "GET /sandbox/written") return json_response(200, written());
  const auto json = Json::parse(call.request.body);
  if (!json || !json->root().is_object()) {
    return json_response(400, R"({"error":"a JSON object is wanted"})");
  }
  const JsonView root = json->root();
  if (route == "POST /sandbox/mischief") {
    Mischief one = mischief_from(root);
    if (!known_mischief(one.what)) return json_response(400, R"({"error":"unknown mischief"})");
    mischief_.push_back(std::move(one));
    return json_response(200, "{}");
  }
  if (route == "POST /sandbox/calm") {
    mischief_.clear();
    calmed();
    return json_response(200, "{}");
  }
  if (route == kCitizenRoute) {
    const std::string id = citizen(town_post_from(root, call.now));
    return id.empty() ? not_there()
                      : json_response(200, JsonWriter().object().field("id", id).end().take());
  }
  const std::string id(root["id"].text());
  bool done = false;
  if (route == "POST /sandbox/edit") done = edit(id, std::string(root["text"].text()), call.now);
  if (route == "POST /sandbox/delete") done = erase(id);
  return done ? json_response(200, "{}") : not_there();
}

std::string SandboxBase::citizen(const TownPost& post) {
  const SandboxItem* before = post.key.empty() ? nullptr : by_key(post.key);
  if (before) return before->id;
  SandboxItem item = place(post);
  if (item.id.empty()) return "";
  const auto bad = mischief_for(std::string(kCitizenRoute));
  late_ = bad ? bad->late : Millis{0};
  item.key = post.key;
  item.kind = post.kind;
  item.author = post.author;
  item.handle = post.handle;
  item.text = post.text;
  item.lang = post.lang;
  item.at = post.at;
  const std::string id = write(std::move(item)).id;
  late_ = Millis{0};
  return id;
}

std::string SandboxBase::written() const {
  JsonWriter out;
  out.array();
  for (const auto& one : items_) {
    if (!one.ours || one.gone || one.kind == "seed") continue;
    out.object().field("id", one.id).field("parent", one.parent).field("text", one.text);
    out.field("at", format_time(one.at)).end();
  }
  return out.end().take();
}

void SandboxBase::replay() {
  journal_.replay([this](SandboxItem item) { keep(std::move(item)); });
}

const SandboxItem& SandboxBase::write(SandboxItem item) {
  item.visible = item.at + late_;
  const std::string id = item.id;
  keep(std::move(item));
  const SandboxItem& kept = items_[by_id_.at(id)];
  journal_.append(kept);
  return kept;
}

void SandboxBase::keep(SandboxItem item) {
  if (const auto known = by_id_.find(item.id); known != by_id_.end()) {
    items_[known->second] = std::move(item);
    return;
  }
  const std::size_t index = items_.size();
  by_id_.emplace(item.id, index);
  if (!item.key.empty()) by_key_.emplace(item.key, index);
  if (!item.parent.empty()) by_parent_.emplace(item.parent, index);
  items_.push_back(std::move(item));
  added(items_.back());
}

SandboxItem* SandboxBase::present(const std::string& id) {
  const auto found = by_id_.find(id);
  if (found == by_id_.end() || items_[found->second].gone) return nullptr;
  return &items_[found->second];
}

bool SandboxBase::edit(const std::string& id, const std::string& text, Time now) {
  SandboxItem* one = present(id);
  if (!one) return false;
  one->text = text;
  one->edited = now;
  ++one->edits;
  journal_.append(*one);
  return true;
}

bool SandboxBase::erase(const std::string& id) {
  SandboxItem* one = present(id);
  if (!one) return false;
  one->gone = true;
  journal_.append(*one);
  return true;
}

bool SandboxBase::hide(const std::string& id, const std::string& is_hidden) {
  SandboxItem* one = present(id);
  if (!one) return false;
  one->hidden = is_hidden == "true";
  journal_.append(*one);
  return true;
}

const SandboxItem* SandboxBase::item(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? nullptr : &items_[found->second];
}

const SandboxItem* SandboxBase::by_key(const std::string& key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? nullptr : &items_[found->second];
}

std::vector<const SandboxItem*> SandboxBase::under(const std::string& parent) const {
  std::vector<std::size_t> places;
  const auto [begin, end] = by_parent_.equal_range(parent);
  for (auto one = begin; one != end; ++one) places.push_back(one->second);
  std::sort(places.begin(), places.end());
  std::vector<const SandboxItem*> found;
  for (const auto place : places) found.push_back(&items_[place]);
  return found;
}

}  // namespace wc
