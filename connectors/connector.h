// SPDX-License-Identifier: EUPL-1.2
// What every platform can be asked. A Connector is one account of ours on one platform, with the
// sources that it reads. It says what an answer or an error means; waiting and retrying live in
// intake and courier (daemon). It keeps nothing between calls that a crash may not lose.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "config/result.h"
#include "connectors/post.h"

namespace wc {

// One thing that we watch.
struct Source {
  std::string name;  // unique in the house: "x-mentions"
  std::string account;
  std::string platform;
  std::string reads;    // connector's word: "mentions", "search", "comments", "visitor_posts"
  std::string query;    // for searches
  Millis pace{15'000};  // how long between two polls when nothing is urgent
};

// A place in a source's order: an X id, a Unix time in seconds. Only the connector knows which;
// larger is newer.
using Position = std::uint64_t;

// What to read: everything with after < position, and position < until where that is set. A
// connector whose positions are coarse may return more (the queue drops what it knows).
struct Window {
  Position after = 0;
  std::optional<Position> until;
  int posts_max = 100;
};

struct BadItem {
  std::string id;    // or "" when even that could not be read
  std::string what;  // what was wrong, without the citizen's words
};

// One page, newest first. Everything that the platform shows in (covered_after, until) is in it;
// covered_after equals Window::after when the window is done.
struct Page {
  std::vector<Post> posts;
  std::vector<std::string> gone;  // ids that the platform says are deleted or hidden from us
  std::vector<BadItem> bad;       // single items that could not be read; their neighbours could
  Position covered_after = 0;
  std::optional<Position> newest;  // the highest position seen, also of posts that were left out
  std::optional<Position>
      beyond_reach;      // set: nothing at or below it can be read any more (a hole)
  Millis rest{0};        // how long to leave this source alone, by the platform's rate headers
  int requests = 0;      // how many requests it cost
  int microdollars = 0;  // what it cost
};

// The present state of a post at the platform.
struct Present {
  std::string id;
  bool there = false;
  std::optional<Post> post;  // as it is now, when there
};

enum class ActionKind { kReply, kMessage, kDelete, kHide };
std::string_view name_of(ActionKind kind);

// Something to do at the platform, on behalf of an outbox entry.
struct Action {
  ActionKind kind = ActionKind::kReply;
  std::string id;            // of the outbox entry
  std::string post;          // Post::id that is answered, deleted, hidden
  std::string conversation;  // Post::conversation
  std::string text;
};

// Proof that it stands at the platform.
struct Receipt {
  std::string id;  // Post::id of what we wrote
  std::string url;
};

// How long a text is by the platform's own count.
struct Length {
  int used = 0;
  int max = 0;
  bool sendable = false;  // not empty, not too long, no forbidden character
};

// A call from the platform to us (webhook), and what it makes us do.
struct Knock {
  std::string method;
  std::string query;  // raw, after '?'
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;  // raw bytes: signatures are over these
};
struct Heard {
  int status = 200;
  std::string body;
  std::vector<std::string> poll_now;  // names of sources; a webhook is never more than a hint
};

// What is true of our token and rights, for check-config and ops. No secret in it.
struct Condition {
  bool works = false;
  std::string account_name;          // as the platform shows it
  std::vector<std::string> missing;  // one sentence for each missing right, with what to do
  std::optional<Time> token_until;
};

// What is fixed for a platform.
struct Traits {
  std::string platform;
  Millis overlap{60'000};                      // posts may show up this late: rescan that far back
  Millis reach{std::chrono::hours{24 * 365}};  // how far back it can be read at all
  Millis visible_within{5'000};                // a write of ours can be found after this long
  int looks_min = 3;                           // how often to look before "not there" is believed
};

// One account on one platform. One thread uses one object. Errors everywhere are the transport's
// and:
//   kWait "rate_limited" (wait set), "busy" (5xx on a read; no wait set)
//   kMend "reauth" (token dead), "permission", "no_money", "bad_settings"
//   kGiveUp "gone", "not_allowed", "bad_request"; for send also "duplicate_refused" is kAskAgain
//   kAskAgain for send: nobody knows whether it was posted; find() before anything else
class Connector {
 public:
  virtual ~Connector() = default;

  [[nodiscard]] virtual const Traits& traits() const = 0;
  [[nodiscard]] virtual const std::vector<Source>& sources() const = 0;

  // The lowest position that a post written at that time can have.
  [[nodiscard]] virtual Position position(Time time) const = 0;

  // The next page of a source. `now` decides what is beyond reach.
  virtual Result<Page> poll(const Source& source, const Window& window, Time now) = 0;

  // The present state of at most 100 posts, in the order of ids.
  virtual Result<std::vector<Present>> look(const std::vector<std::string>& ids);

  // Does it once. Ok = it is there.
  virtual Result<Receipt> send(const Action& action, Time now);

  // Is what send() may have done there already? Looks at what we wrote since `since`.
  virtual Result<std::optional<Receipt>> find(const Action& action, Time since);

  // A webhook of the platform. Errors: kGiveUp "forged" (status 403), "not_supported".
  virtual Result<Heard> hear(const Knock& knock, Time now);

  virtual Result<Condition> check(Time now);

  [[nodiscard]] virtual Length length(std::string_view text) const;
  // The defaults of look, send, find, hear and check answer kGiveUp "not_supported".
};

}  // namespace wc
