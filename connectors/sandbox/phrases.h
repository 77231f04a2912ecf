// SPDX-License-Identifier: EUPL-1.2
// What the town's citizens say, as sentences with {slots}, and the words that fill the slots. All
// of it is made up. It knows nothing of days, people or platforms.
#pragma once

#include <span>
#include <string_view>

namespace wc {

struct TownPhrase {
  std::string_view topics;  // ids of the taxonomy with a space between; "" = no signal
  std::string_view urgency;
  std::string_view text;
};
using Phrases = std::span<const TownPhrase>;
using Words = std::span<const std::string_view>;

Phrases desk_phrases();    // Dutch: what the counters and departments hear of
Phrases home_phrases();    // Dutch: living, moving, taxes, care, subsidies
Phrases street_phrases();  // Dutch: the public space, traffic, nuisance, danger
Phrases event_phrases();   // Dutch: the Vierdaagse and its festival
Phrases noise_phrases();   // Dutch: what a search also brings in
Phrases event_noise_phrases();
Phrases english_phrases();  // signal and noise
Phrases german_phrases();
Phrases english_event_phrases();
Phrases german_event_phrases();

// What somebody says who asked before: the topic's own, then what fits every topic.
Words reminders(std::string_view topic);
Words escalations();
Words thanks();

// The words of a slot ("straat"), or none for an unknown one.
Words slot_words(std::string_view slot);

Words openers();
Words closers();
Words emoji(std::string_view urgency);
Words first_names();
Words last_name_heads();
Words last_name_tails();

}  // namespace wc
