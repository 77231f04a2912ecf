// SPDX-License-Identifier: EUPL-1.2
// Between our structs and what the library keeps (library/01_posts.lua, 02_work.lua): headers and
// bodies of posts, tickets and outbox entries as JSON, log lines as fields of a stream.
#pragma once

#include <string>
#include <string_view>

#include "queue/queue.h"

namespace wc {

// Words with commas between, and back.
std::string joined(const std::vector<std::string>& words);
std::vector<std::string> split(std::string_view text);

// What the queue must know of a post: one line, tabs between.
std::string header_of(const Arrival& arrival);
// The post and its verdict, a line of JSON each; of what is not work the author is left out.
std::string body_of(const Arrival& arrival);

// By which the same words under the same post are known again, whatever white space or leading
// @names the platform adds.
std::string guard_of(std::string_view text);

// The stored text of a post, "" gives nothing.
std::optional<StoredPost> stored_post_from(std::string_view packed);

// What somebody typed, not sent yet. REQUIRES: as below.
struct Draft {
  std::string who;
  Time at{};
  std::string text;
};
Draft draft_from(std::string_view text);

// REQUIRES of the three below: text that the library wrote; what is missing stays at its default.
Ticket ticket_from(const std::string& id, std::string_view text, std::string_view newest_post);
Out out_from(const std::string& id, std::string_view text);
LogEvent event_from(const Reply& stream_entry);

}  // namespace wc
