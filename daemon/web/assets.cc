// SPDX-License-Identifier: EUPL-1.2
#include "daemon/web/assets.h"

#include <array>
#include <utility>

#include "config/digest.h"
#include "config/files.h"

namespace wc {
namespace {

std::string type_of(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, const char*>, 6> kTypes{{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".svg", "image/svg+xml"},
      {".woff2", "font/woff2"},
      {".json", "application/json"},
  }};
  for (const auto& [ending, type] : kTypes) {
    if (name.ends_with(ending)) return type;
  }
  return "application/octet-stream";
}

std::string tag_of(std::string_view bytes) {
  return '"' + hex(sha256(bytes)).substr(0, 32) + '"';
}

bool is_gzip(std::string_view bytes) {
  return bytes.starts_with("\x1f\x8b");
}

}  // namespace

Assets::Assets(const std::vector<Embedded>& files, std::string desk_dir)
    : desk_dir_(std::move(desk_dir)) {
  for (const Embedded& file : files) {
    files_.emplace(file.name, File{file.bytes, tag_of(file.bytes)});
  }
}

WebAnswer Assets::answer(const WebRequest& request) const {
  WebAnswer answer;
  auto file = files_.find(std::string_view(request.path).substr(1));
  if (file == files_.end()) file = files_.find("index.html");
  if (file == files_.end()) {
    answer.status = 404;
    answer.body = R"({"code":"not_found"})";
    return answer;
  }
  const auto& [name, kept] = *file;
  answer.type = type_of(name);
  std::string tag = kept.tag;
  if (desk_dir_.empty()) {
    answer.body = kept.bytes;
  } else if (auto fresh = read_file(desk_dir_ + "/" + name)) {
    answer.body = std::move(*fresh);
    tag = tag_of(answer.body);
  }
  answer.headers = {{"ETag", tag}, {"Cache-Control", "no-cache"}};
  if (is_gzip(answer.body)) answer.headers.emplace_back("Content-Encoding", "gzip");
  if (web_header(request, "if-none-match") == tag) {
    answer.status = 304;
    answer.body.clear();
  }
  return answer;
}

}  // namespace wc
