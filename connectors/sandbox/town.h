// SPDX-License-Identifier: EUPL-1.2
// A made-up city whose citizens post: questions, reports, thanks, noise, conversations with
// follow-ups, and a Vierdaagse day. Same seed, same town. No sentence of it is a real person's.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "config/time.h"

namespace wc {

struct TownPost {
  std::string platform;  // "x" or "facebook"
  std::string kind;      // "mention", "post" (found by search), "comment", "visitor_post"
  std::string key;       // unique in the town; follow-ups name it
  std::string answers;   // key of the post that it follows up, or ""
  std::string author;    // display name, made up
  std::string handle;
  std::string text;
  std::string lang;
  Time at{};
  std::vector<std::string> topics;  // what it was made from: for tests, never sent to the daemon
  std::string urgency;
};

struct TownDay {
  std::uint64_t seed = 1;  // all that is said depends on it: another day wants another seed
  Time start{};            // local midnight of the day
  int posts = 100;         // how many in the day
  std::string event;       // "" an ordinary day, "vierdaagse" a day of the event
};

// The posts of a day in the order of time.
std::vector<TownPost> town_day(const TownDay& day);

// One JSON object with the fields above ("at" as format_time writes it), and back; the reader
// tolerates missing fields and takes `now` where there is no "at".
std::string to_json(const TownPost& post);
class JsonView;
TownPost town_post_from(const JsonView& json, Time now);

}  // namespace wc
