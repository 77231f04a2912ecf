// SPDX-License-Identifier: EUPL-1.2
#include "connectors/sandbox/town.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <optional>

#include "connectors/sandbox/voice.h"

namespace wc {
namespace {

// How busy each hour is, from local midnight.
using Hours = std::array<unsigned, 24>;
constexpr Hours kOrdinary = {1, 1, 1, 1, 1, 2, 4, 7,  8,  8, 7, 7,
                             8, 7, 7, 7, 8, 9, 9, 10, 10, 9, 6, 3};
constexpr Hours kEvent = {5, 4, 3, 2, 4, 5, 5,  5,  5,  5,  5,  6,
                          6, 6, 7, 7, 8, 9, 11, 13, 15, 16, 14, 10};
constexpr std::int64_t kHourMs = 3'600'000;
constexpr std::size_t kRemembered = 60;  // of how many recent matters somebody may come back

// Who comes back, and to what.
struct Matter {
  std::size_t post;
  bool settled = false;
};

class Town {
 public:
  explicit Town(const TownDay& day);
  std::vector<TownPost> live();

 private:
  using Pool = std::vector<const TownPhrase*>;

  void learn(const std::string& lang, Phrases phrases);
  std::vector<std::int64_t> hours();
  TownPost somebody_posts();
  std::optional<TownPost> somebody_returns();
  void choose_place(TownPost& post);
  std::string language();
  std::string urgency();
  const TownPhrase& phrase(const std::string& lang, const std::string& urgency);
  void introduce(TownPost& post);
  void address(TownPost& post);

  const TownDay& day_;
  bool event_;
  Dice dice_;
  std::map<std::string, Pool> pools_;  // "nl normaal", "nl event normaal", "nl noise"
  std::vector<TownPost> posts_;
  std::vector<Matter> matters_;
};

std::string pool_name(const std::string& lang, const TownPhrase& phrase) {
  return lang + ' ' + (phrase.topics.empty() ? "noise" : std::string(phrase.urgency));
}

Town::Town(const TownDay& day)
    : day_(day), event_(day.event == "vierdaagse"), dice_(day.seed * 0x2545F4914F6CDD1DU) {
  for (const Phrases phrases :
       {desk_phrases(), home_phrases(), street_phrases(), noise_phrases()}) {
    learn("nl", phrases);
  }
  learn("en", english_phrases());
  learn("de", german_phrases());
  learn("nl event", event_phrases());
  learn("nl event", event_noise_phrases());
  learn("en event", english_event_phrases());
  learn("de event", german_event_phrases());
}

void Town::learn(const std::string& lang, Phrases phrases) {
  for (const TownPhrase& one : phrases) pools_[pool_name(lang, one)].push_back(&one);
}

// The moments of the day's posts, in order.
std::vector<std::int64_t> Town::hours() {
  const Hours& busy = event_ ? kEvent : kOrdinary;
  const unsigned total = std::accumulate(busy.begin(), busy.end(), 0U);
  std::vector<std::int64_t> moments;
  moments.reserve(static_cast<std::size_t>(day_.posts));
  for (int i = 0; i < day_.posts; ++i) {
    auto place = static_cast<unsigned>(dice_.below(total));
    std::int64_t hour = 0;
    while (place >= busy[static_cast<std::size_t>(hour)]) {
      place -= busy[static_cast<std::size_t>(hour++)];
    }
    moments.push_back(hour * kHourMs + static_cast<std::int64_t>(dice_.below(kHourMs)));
  }
  std::sort(moments.begin(), moments.end());
  return moments;
}

std::vector<TownPost> Town::live() {
  const std::string prefix = std::to_string(day_.seed) + '-';
  for (const std::int64_t moment : hours()) {
    auto back = dice_.percent(13) ? somebody_returns() : std::nullopt;
    TownPost post = back ? std::move(*back) : somebody_posts();
    post.key = prefix + std::to_string(posts_.size() + 1);
    post.at = day_.start + Millis{moment};
    if (!back && post.lang == "nl" && !post.topics.empty() && post.kind != "post") {
      matters_.push_back({posts_.size()});
    }
    posts_.push_back(std::move(post));
  }
  return std::move(posts_);
}

void Town::choose_place(TownPost& post) {
  post.platform = dice_.percent(55) ? "x" : "facebook";
  if (post.platform == "x") {
    post.kind = dice_.percent(50) ? "mention" : "post";
  } else {
    post.kind = dice_.percent(75) ? "comment" : "visitor_post";
  }
}

std::string Town::language() {
  const auto one = dice_.below(100);
  if (one < (event_ ? 78U : 85U)) return "nl";
  return one < (event_ ? 91U : 95U) ? "en" : "de";
}

std::string Town::urgency() {
  const auto one = dice_.below(100);
  if (one < 3) return "spoed";
  if (one < 15) return "hoog";
  return one < 27 ? "laag" : "normaal";
}

// A sentence of that language and urgency ("noise" too); where there is none, a normal one.
const TownPhrase& Town::phrase(const std::string& lang, const std::string& urgency) {
  const std::string scene = event_ && dice_.percent(65) ? lang + " event" : lang;
  auto found = pools_.find(scene + ' ' + urgency);
  if (found == pools_.end()) found = pools_.find(scene + " normaal");
  return *dice_.of(std::span<const TownPhrase* const>(found->second));
}

TownPost Town::somebody_posts() {
  TownPost post;
  choose_place(post);
  post.lang = language();
  const std::map<std::string, unsigned> noisy = {
      {"post", 45}, {"comment", 15}, {"mention", 6}, {"visitor_post", 8}};
  const bool noise = dice_.percent(noisy.at(post.kind));
  const TownPhrase& said = phrase(post.lang, noise ? "noise" : urgency());
  post.urgency = said.urgency;
  for (auto rest = said.topics; !rest.empty();) {
    const auto one = rest.substr(0, rest.find(' '));
    post.topics.emplace_back(one);
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
  }
  post.text = post.lang == "nl" && !noise ? dutch(said, dice_) : plain(said, dice_);
  introduce(post);
  address(post);
  return post;
}

// The same person about the same matter: a reminder, a threat to go elsewhere, or thanks.
std::optional<TownPost> Town::somebody_returns() {
  if (matters_.empty()) return std::nullopt;
  const std::size_t recent = std::min(matters_.size(), kRemembered);
  Matter& matter = matters_[matters_.size() - 1 - dice_.below(recent)];
  if (matter.settled) return std::nullopt;
  const TownPost& before = posts_[matter.post];
  TownPost post = before;
  post.answers = before.key;
  post.kind = before.platform == "x" ? "mention" : "comment";
  const auto mood = dice_.below(100);
  if (mood < 22) {
    post.urgency = "laag";
    post.text = fill(dice_.of(thanks()), dice_);
    matter.settled = true;
  } else {
    post.urgency = mood < 34 ? "hoog" : "normaal";
    const Words said = mood < 34 ? escalations() : reminders(before.topics.front());
    post.text = dutch({"", post.urgency, dice_.of(said)}, dice_);
  }
  address(post);
  return post;
}

void Town::introduce(TownPost& post) {
  const auto first = dice_.of(first_names());
  const auto head = dice_.of(last_name_heads());
  post.author = std::string(first) + ' ' + std::string(head);
  post.author += dice_.of(last_name_tails());
  if (post.platform != "x") return;
  post.handle = std::string(first) + '_' + std::string(head) + std::to_string(dice_.below(1000));
  for (char& c : post.handle) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// What makes it findable: our name in a mention, a hashtag or the city in what a search finds.
void Town::address(TownPost& post) {
  if (post.platform != "x") return;
  constexpr std::string_view kUs = "@GemeenteNijmegen";
  if (event_ && dice_.percent(45)) {
    constexpr std::array<std::string_view, 3> kTags = {" #vierdaagse", " #4daagse",
                                                       " #vierdaagsefeesten"};
    post.text += dice_.of(std::span<const std::string_view>(kTags));
  }
  if (post.kind == "mention") {
    const bool first = !post.answers.empty() || dice_.percent(45);
    post.text = first ? std::string(kUs) + ' ' + post.text : post.text + ' ' + std::string(kUs);
  } else if (post.text.find('#') == std::string::npos &&
             post.text.find("ijmegen") == std::string::npos) {
    post.text += dice_.percent(60) ? " #nijmegen" : " Nijmegen";
  }
}

}  // namespace

std::vector<TownPost> town_day(const TownDay& day) {
  return Town(day).live();
}

}  // namespace wc
