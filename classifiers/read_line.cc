// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/read_line.h"

#include <charconv>

#include "config/json.h"
#include "config/unicode.h"

namespace wc {
namespace {

Post plain_post(std::string_view line) {
  Post post;
  post.text = mend_utf8(line);
  return post;
}

Post described_post(const Json& json) {
  Post post;
  post.id = json["id"].id();
  post.platform = json["platform"].text();
  post.kind = post_kind(json["kind"].text()).value_or(PostKind::kPost);
  post.addressed = json["addressed"].flag();
  post.text = json["text"].text();
  post.lang = json["lang"].text();
  return post;
}

Error bad_line(std::size_t line_number, std::size_t column, std::string_view why) {
  return {Cure::kGiveUp, "bad_line",
          std::to_string(line_number) + ':' + std::to_string(column) + ": " + std::string(why)};
}

// "not JSON at byte 16: why" becomes the place 17 and "not JSON: why".
Error bad_line(std::size_t line_number, const Error& error) {
  constexpr std::string_view kByte = " at byte ";
  const std::size_t at = error.what.find(kByte);
  if (at == std::string::npos) return bad_line(line_number, 1, error.what);
  std::size_t byte = 0;
  const char* const end = error.what.data() + error.what.size();
  const auto read = std::from_chars(error.what.data() + at + kByte.size(), end, byte);
  return bad_line(line_number, byte + 1, error.what.substr(0, at) + std::string(read.ptr, end));
}

Result<Post> object_post(std::string_view line, std::size_t line_number, std::size_t first) {
  const Result<Json> json = Json::parse(line);
  if (!json) return bad_line(line_number, json.error());
  if ((*json)["text"].is_text()) return described_post(*json);
  return bad_line(line_number, first + 1, "the object has no \"text\" that is a text in quotes");
}

}  // namespace

Result<Post> post_of_line(std::string_view line, std::size_t line_number) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  const std::size_t first = line.find_first_not_of(" \t");
  const bool object = first != std::string_view::npos && line[first] == '{';
  Result<Post> post = object ? object_post(line, line_number, first) : plain_post(line);
  if (post && post->id.empty()) post->id = std::to_string(line_number);
  return post;
}

}  // namespace wc
