// SPDX-License-Identifier: EUPL-1.2
#include "connectors/sandbox/voice.h"

#include <array>
#include <utility>

namespace wc {
namespace {

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Only ASCII: what is typed on a phone in a hurry.
void small_letters(std::string& text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
}

void drop_stop(std::string& text) {
  while (!text.empty() && (text.back() == '.' || text.back() == '?')) text.pop_back();
}

void slang(std::string& text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kShort = {{
      {" het ", " t "},
      {" een ", " n "},
      {" niet ", " nie "},
      {" ik ", " k "},
      {" nog steeds ", " nogsteeds "},
      {" wordt ", " word "},
      {" mijn ", " m'n "},
  }};
  for (const auto& [from, to] : kShort) {
    const auto found = text.find(from);
    if (found != std::string::npos) text.replace(found, from.size(), to);
  }
}

// Swaps two letters inside one long word.
void slip(std::string& text, Dice& dice) {
  const std::size_t start = dice.below(text.size());
  std::size_t run = 0;
  for (std::size_t i = start; i < text.size(); ++i) {
    run = letter(text[i]) ? run + 1 : 0;
    if (run == 6) {
      std::swap(text[i - 1], text[i - 2]);
      return;
    }
  }
}

void add_emoji(std::string& text, std::string_view urgency, Dice& dice) {
  text += ' ';
  text += dice.of(emoji(urgency));
  if (dice.percent(25)) text += dice.of(emoji(urgency));
}

void habits(std::string& text, Dice& dice) {
  const auto habit = dice.below(100);
  if (habit < 16) {
    small_letters(text);
    drop_stop(text);
  } else if (habit < 26) {
    slang(text);
  } else if (habit < 35) {
    slip(text, dice);
  } else if (habit < 40) {
    drop_stop(text);
    text += "!!";
  }
}

}  // namespace

std::string fill(std::string_view sentence, Dice& dice) {
  std::string text;
  text.reserve(sentence.size() + 40);
  while (!sentence.empty()) {
    const auto open = sentence.find('{');
    text += sentence.substr(0, open);
    if (open == std::string_view::npos) break;
    const auto close = sentence.find('}', open);
    const Words words = slot_words(sentence.substr(open + 1, close - open - 1));
    if (!words.empty()) text += dice.of(words);
    sentence.remove_prefix(close + 1);
  }
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

std::string dutch(const TownPhrase& phrase, Dice& dice) {
  std::string text = fill(phrase.text, dice);
  const bool calm = phrase.urgency == "normaal";
  if (calm && dice.percent(20)) text = std::string(dice.of(openers())) + ' ' + text;
  if (calm && dice.percent(24)) {
    if (letter(text.back())) text += '.';
    text += ' ';
    text += dice.of(closers());
  }
  habits(text, dice);
  if (dice.percent(18)) add_emoji(text, phrase.urgency, dice);
  return text;
}

std::string plain(const TownPhrase& phrase, Dice& dice) {
  std::string text = fill(phrase.text, dice);
  if (dice.percent(25)) add_emoji(text, phrase.urgency, dice);
  return text;
}

}  // namespace wc
