// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/lines.h"

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

}  // namespace

Post post_of_line(std::string_view line, std::size_t line_number) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  Post post;
  const std::size_t first = line.find_first_not_of(" \t");
  if (first != std::string_view::npos && line[first] == '{') {
    const Result<Json> json = Json::parse(line);
    post = json.ok() && (*json)["text"].is_text() ? described_post(*json) : plain_post(line);
  } else {
    post = plain_post(line);
  }
  if (post.id.empty()) post.id = std::to_string(line_number);
  return post;
}

std::string classify_line(const Classifier& classifier, std::string_view line,
                          std::size_t line_number) {
  const Post post = post_of_line(line, line_number);
  return to_json(classifier.classify(post), post.id);
}

}  // namespace wc
