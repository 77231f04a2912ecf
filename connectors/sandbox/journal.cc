// SPDX-License-Identifier: EUPL-1.2
#include "connectors/sandbox/journal.h"

#include <fstream>

#include "config/json.h"

namespace wc {
namespace {

Time time_of(const JsonView& json) {
  return from_millis(json.whole().value_or(0));
}

// Ends the torn line that a kill may have left, so that the next append starts a line of its own.
void end_last_line(const std::string& path, std::FILE* file) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in || in.tellg() <= 0) return;
  in.seekg(-1, std::ios::end);
  if (in.get() != '\n') std::fputc('\n', file);
}

}  // namespace

std::string to_json(const SandboxItem& item) {
  JsonWriter out;
  out.object();
  out.field("id", item.id).field("key", item.key).field("kind", item.kind);
  out.field("parent", item.parent).field("thread", item.thread);
  out.field("author_id", item.author_id).field("author", item.author).field("handle", item.handle);
  out.field("text", item.text).field("lang", item.lang);
  out.field("ours", item.ours).field("gone", item.gone).field("hidden", item.hidden);
  out.key("at").whole(to_millis(item.at)).key("visible").whole(to_millis(item.visible));
  out.key("edited").whole(to_millis(item.edited)).key("edits").whole(item.edits);
  return out.end().take();
}

SandboxItem sandbox_item_from(const JsonView& json) {
  SandboxItem item;
  item.id = json["id"].text();
  item.key = json["key"].text();
  item.kind = json["kind"].text();
  item.parent = json["parent"].text();
  item.thread = json["thread"].text();
  item.author_id = json["author_id"].text();
  item.author = json["author"].text();
  item.handle = json["handle"].text();
  item.text = json["text"].text();
  item.lang = json["lang"].text();
  item.ours = json["ours"].flag();
  item.gone = json["gone"].flag();
  item.hidden = json["hidden"].flag();
  item.at = time_of(json["at"]);
  item.visible = time_of(json["visible"]);
  item.edited = time_of(json["edited"]);
  item.edits = json["edits"].whole().value_or(0);
  return item;
}

Journal::Journal(const std::string& path) : path_(path) {
  if (path.empty()) return;
  file_.reset(std::fopen(path.c_str(), "ae"));
  if (file_) end_last_line(path, file_.get());
}

bool Journal::ok() const {
  return path_.empty() || file_ != nullptr;
}

void Journal::replay(const std::function<void(SandboxItem)>& take) const {
  if (!file_) return;
  std::fflush(file_.get());
  std::ifstream in(path_);
  std::string line;
  while (std::getline(in, line)) {
    const auto json = Json::parse(line);
    if (json && !json->root()["id"].text().empty()) take(sandbox_item_from(json->root()));
  }
}

void Journal::append(const SandboxItem& item) {
  if (!file_) return;
  const std::string line = to_json(item) + '\n';
  std::fwrite(line.data(), 1, line.size(), file_.get());
  std::fflush(file_.get());
}

}  // namespace wc
