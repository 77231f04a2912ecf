// SPDX-License-Identifier: EUPL-1.2
#include "connectors/facebook/reading.h"

#include <algorithm>
#include <limits>

namespace wc {
namespace {

constexpr Position kEver = std::numeric_limits<Position>::max();
constexpr int kRequestsMax = 60;  // of one poll
constexpr int kEdgePage = 100;    // the most that Facebook gives at once
constexpr int kNested = 25;       // comments that come along with each post

// Seconds are coarse: more may be written in the second of `after` once we have read it, so that
// second is read again. The second of `until` is covered by whoever asked for it.
class Reading {
 public:
  Reading(Graph& graph, const Source& source, const Window& window)
      : graph_(graph), source_(source), window_(window), until_(window.until.value_or(kEver)) {}

  // Takes an edge's first page and reads on until it is older than the window, ends, or has given
  // as many as are wanted.
  template <class Read>
  Result<Done> edge(const JsonView& first, const Read& read) {
    Span span;
    span.take(*this, first, read);
    std::optional<Json> held;
    std::string next(first["paging"]["next"].text());
    while (!next.empty() && !span.enough(*this)) {
      if (graph_.requests() >= kRequestsMax && span.progress(*this)) break;
      if (graph_.requests() >= 2 * kRequestsMax) return too_dense();
      auto page = graph_.follow(next);
      if (!page) return lost_cursor(page.error());
      held.emplace(std::move(*page));
      span.take(*this, held->root(), read);
      next = held->root()["paging"]["next"].text();
    }
    // What stands in the oldest second that was seen may go on behind the next link.
    if (!next.empty() && !span.past(*this)) floor_ = std::max(floor_, span.oldest + 1);
    return Done{};
  }

  Page finish();

 private:
  // What has been seen of one edge.
  struct Span {
    Position oldest = kEver;
    Position newest_wanted = 0;
    Position newest_of_page = 0;
    int wanted = 0;

    template <class Read>
    void take(Reading& reading, const JsonView& page, const Read& read) {
      newest_of_page = 0;
      for (const JsonView& one : page["data"].items()) {
        const auto position = reading.keep(read(one));
        if (!position) continue;
        oldest = std::min(oldest, *position);
        newest_of_page = std::max(newest_of_page, *position);
        if (*position >= reading.until_) continue;
        ++wanted;
        newest_wanted = std::max(newest_wanted, *position);
      }
    }
    // At least one whole second of the window has been read.
    [[nodiscard]] bool progress(const Reading& /*reading*/) const {
      return wanted > 0 && oldest < newest_wanted;
    }
    // Edges are sorted, but not strictly: only a page that is older as a whole ends it. An empty
    // page says nothing: its items were hidden from us.
    [[nodiscard]] bool past(const Reading& reading) const {
      return newest_of_page > 0 && newest_of_page < reading.window_.after;
    }
    [[nodiscard]] bool enough(const Reading& reading) const {
      return past(reading) || (wanted >= reading.window_.posts_max && progress(reading));
    }
  };

  std::optional<Position> keep(Parsed parsed);
  [[nodiscard]] static Error too_dense();
  [[nodiscard]] static Error lost_cursor(Error error);

  Graph& graph_;
  const Source& source_;
  const Window& window_;
  Position until_;
  Position floor_ = 0;  // every edge has been read down to here
  Page page_;
};

Error Reading::too_dense() {
  return {Cure::kWait, "busy",
          "Facebook gives more than can be read in one poll without getting anywhere; narrow "
          "watch_posts",
          Millis{60'000}};
}

// A paging link dies with the item that it points at; the next poll starts afresh.
Error Reading::lost_cursor(Error error) {
  if (error.cure == Cure::kGiveUp) error = {Cure::kWait, "busy", std::move(error.what)};
  return error;
}

std::optional<Position> Reading::keep(Parsed parsed) {
  if (auto* bad = std::get_if<BadItem>(&parsed)) {
    page_.bad.push_back(std::move(*bad));
    return std::nullopt;
  }
  Post& post = std::get<Post>(parsed);
  const Position position = post.position;
  page_.newest = std::max(page_.newest.value_or(0), position);
  if (position >= window_.after && position < until_) page_.posts.push_back(std::move(post));
  return position;
}

Page Reading::finish() {
  auto& posts = page_.posts;
  const auto newer = [](const Post& a, const Post& b) {
    return a.position != b.position ? a.position > b.position : a.id > b.id;
  };
  std::sort(posts.begin(), posts.end(), newer);
  const auto same = [](const Post& a, const Post& b) { return a.id == b.id; };
  posts.erase(std::unique(posts.begin(), posts.end(), same), posts.end());
  const auto wanted = static_cast<std::size_t>(std::max(window_.posts_max, 1));
  // A second is never cut in two: the next window starts below it.
  if (posts.size() > wanted) floor_ = std::max(floor_, posts[wanted - 1].position);
  const bool whole = floor_ <= window_.after;
  std::erase_if(posts, [&](const Post& one) { return one.position < floor_; });
  page_.covered_after = whole ? window_.after : floor_;
  page_.requests = graph_.requests();
  page_.rest = rest_of(graph_.usage(), source_.pace);
  return std::move(page_);
}

// `since` and `until` spare us old and new pages where Facebook obeys them; nothing relies on it.
std::string bounds(const Window& window, std::string_view between, std::string_view after) {
  std::string text;
  const auto add = [&](std::string_view name, Position value) {
    text +=
        '.' + std::string(name) + std::string(between) + std::to_string(value) + std::string(after);
  };
  if (window.after > 0) add("since", window.after - 1);
  if (window.until) add("until", *window.until);
  return text;
}

std::vector<Param> with_bounds(std::vector<Param> params, const Window& window) {
  if (window.after > 0) params.push_back({"since", std::to_string(window.after - 1)});
  if (window.until) params.push_back({"until", std::to_string(*window.until)});
  return params;
}

// The posts of one edge, each with its newest comments.
Result<Done> read_comments_of(Reading& reading, Graph& graph, const FacebookSettings& settings,
                              const Source& source, const Window& window, const char* edge) {
  const std::string nested = "comments.filter(stream).order(reverse_chronological)" +
                             bounds(window, "(", ")") + ".limit(" + std::to_string(kNested) + "){" +
                             std::string(kCommentFields) + '}';
  const auto listing = graph.list(
      settings.page_id + '/' + edge,
      {{"fields", "id,from{id}," + nested}, {"limit", std::to_string(settings.watch_posts)}});
  if (!listing) return listing.error();
  for (const JsonView& post : (*listing)["data"].items()) {
    const std::string id = post["id"].id();
    if (!graph_id(id) || !post["comments"].present()) continue;
    const bool visitors = post["from"]["id"].id() != settings.page_id;
    const Under under{settings.page_id, settings.name, source.name, id, visitors};
    const auto done = reading.edge(post["comments"],
                                   [&](const JsonView& one) { return comment_from(one, under); });
    if (!done) return done;
  }
  return Done{};
}

}  // namespace

Result<Page> read_comments(Graph& graph, const FacebookSettings& settings, const Source& source,
                           const Window& window) {
  Reading reading(graph, source, window);
  for (const auto* edge : {"published_posts", "visitor_posts"}) {
    const auto done = read_comments_of(reading, graph, settings, source, window, edge);
    if (!done) return done.error();
  }
  return reading.finish();
}

Result<Page> read_visitor_posts(Graph& graph, const FacebookSettings& settings,
                                const Source& source, const Window& window) {
  const auto first = graph.list(
      settings.page_id + "/visitor_posts",
      with_bounds({{"fields", std::string(kPostFields)}, {"limit", std::to_string(kEdgePage)}},
                  window));
  if (!first) return first.error();
  Reading reading(graph, source, window);
  const Under under{settings.page_id, settings.name, source.name, "", true};
  const auto done =
      reading.edge(first->root(), [&](const JsonView& one) { return post_from_feed(one, under); });
  if (!done) return done.error();
  return reading.finish();
}

}  // namespace wc
