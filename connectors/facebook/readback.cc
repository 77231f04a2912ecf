// SPDX-License-Identifier: EUPL-1.2
#include "connectors/facebook/readback.h"

#include <algorithm>
#include <functional>

#include "config/unicode.h"

namespace wc {
namespace {

constexpr int kPagesMax = 10;

// Posts carry the Page's id in front, comments that of their post.
bool is_post(std::string_view id, const std::string& page) {
  return id.starts_with(page + '_');
}

// "Not there" is said only by who saw what is there.
Error nothing_seen(const std::string& thread) {
  return {Cure::kWait, "bad_answer",
          thread + ": Facebook's answer does not tell what stands there"};
}

// Whether a comment of the conversation may be the answer, by the comment that it stands under (""
// = directly under the post).
using UnderFits = std::function<bool(const std::string& above)>;

// Within the thread of one top-level comment every answer of ours is to that citizen's matter;
// under a visitor's post many people may be answered, so there the place must be right too.
Result<UnderFits> fitting(Graph& graph, const Action& action, const std::string& page) {
  const std::string target = reply_target(action, page);
  if (is_post(target, page)) return UnderFits([](const auto& above) { return above.empty(); });
  if (!is_post(without_platform(action.conversation), page)) {
    return UnderFits([](const auto&) { return true; });
  }
  const auto answered = graph.get(target, {{"fields", "id,parent{id}"}});
  if (!answered) return answered.error();
  if (!graph_id((*answered)["id"].id())) return nothing_seen(target);
  const std::string top = (*answered)["parent"]["id"].id();
  return UnderFits([target, top](const auto& above) {
    return above == target || (!above.empty() && above == top);
  });
}

struct Wanted {
  std::string page;
  std::string text;  // canonical
  Time oldest;
  UnderFits fits;
};

bool is_it(const JsonView& one, Time at, const Wanted& wanted) {
  return at >= wanted.oldest && one["from"]["id"].id() == wanted.page &&
         wanted.fits(one["parent"]["id"].id()) && canonical(one["message"].text()) == wanted.text;
}

// What one page of the conversation shows.
struct Seen {
  std::optional<Receipt> found;
  bool older = false;    // what comes after it is older than the attempt
  bool obscure = false;  // something in it that cannot be read may be the answer
};

Seen look_through(const JsonView& data, const Wanted& wanted) {
  Seen seen;
  for (const JsonView& one : data.items()) {
    const auto at = parse_time(one["created_time"].text());
    const std::string id = one["id"].id();
    if (!at || !graph_id(id)) {
      const std::string by = one["from"]["id"].id();
      seen.obscure = seen.obscure || by.empty() || by == wanted.page;
      continue;
    }
    seen.older = seen.older || *at < wanted.oldest;
    if (!seen.found && is_it(one, *at, wanted)) seen.found = receipt_of(id);
  }
  return seen;
}

}  // namespace

Receipt receipt_of(const std::string& graph_id) {
  return {"facebook:" + graph_id, "https://www.facebook.com/" + graph_id};
}

std::string reply_target(const Action& action, const std::string& page) {
  const std::string thread = without_platform(action.conversation);
  const std::string answered = without_platform(action.post);
  return thread.empty() || is_post(thread, page) ? answered : thread;
}

Result<std::optional<Receipt>> read_back(Graph& graph, const Action& action,
                                         const std::string& page, Time oldest) {
  auto fits = fitting(graph, action, page);
  if (!fits) return fits.error();
  const Wanted wanted{page, canonical(mend_utf8(action.text)), oldest, std::move(*fits)};
  std::string thread = without_platform(action.conversation);
  if (thread.empty()) thread = reply_target(action, page);
  auto answer =
      graph.list(thread + "/comments", {{"filter", "stream"},
                                        {"order", "reverse_chronological"},
                                        {"fields", "id,message,created_time,from{id},parent{id}"},
                                        {"limit", "100"}});
  bool obscure = false;
  for (int pages = 1; answer; ++pages) {
    const Seen seen = look_through((*answer)["data"], wanted);
    if (seen.found) return seen.found;
    obscure = obscure || seen.obscure;
    const std::string next((*answer)["paging"]["next"].text());
    if (seen.older || next.empty()) {
      if (obscure) return nothing_seen(thread);
      return std::optional<Receipt>{};
    }
    if (pages == kPagesMax) {
      return Error{Cure::kWait, "busy", thread + ": too many newer comments to look through"};
    }
    answer = graph.follow(next);
  }
  return answer.error();
}

}  // namespace wc
