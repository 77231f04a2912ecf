// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/labelled.h"

#include "classifiers/read_line.h"
#include "config/json.h"

namespace wc {
namespace {

Error bad_line(std::size_t line_number, std::size_t column, std::string_view why) {
  return {Cure::kGiveUp, "bad_line",
          std::to_string(line_number) + ':' + std::to_string(column) + ": " + std::string(why)};
}

// What is missing from a label, or "".
std::string_view missing_from(const Json& json) {
  const std::string signal = json["signal"].dump();
  if (signal != "true" && signal != "false") return "\"signal\" must be true or false";
  if (!json["topics"].is_array()) return "\"topics\" must be an array of topics, maybe empty";
  if (!urgency(json["urgency"].text())) {
    return "\"urgency\" must be spoed, hoog, normaal or laag";
  }
  return "";
}

}  // namespace

Result<Labelled> labelled_of_line(std::string_view line, std::size_t line_number) {
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string_view::npos || line[first] != '{') {
    return bad_line(line_number, 1,
                    R"(a labelled post is {"text", "signal", "topics", "urgency"}, and )"
                    "this line is no such object");
  }
  Result<Post> post = post_of_line(line, line_number);
  if (!post) return post.error();
  const Result<Json> json = Json::parse(line);
  if (!json) return json.error();
  const std::string_view missing = missing_from(*json);
  if (!missing.empty()) return bad_line(line_number, first + 1, missing);
  return Labelled{*std::move(post), verdict_from(json->root())};
}

LabelledPosts read_labelled(std::string_view bytes, std::string_view digits) {
  LabelledPosts read;
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const std::size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    Result<Labelled> one = labelled_of_line(line, number);
    if (!one) {
      read.bad.push_back(one.error().what);
    } else if (digits.empty() || digits.find(one->post.id.back()) != std::string_view::npos) {
      read.posts.push_back(*std::move(one));
    }
  }
  return read;
}

}  // namespace wc
