// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/editing/dictionary.h"

#include <hunspell/hunspell.hxx>

#include "config/files.h"

namespace wc {
namespace {

// The dictionary writes the letter U+0133 where people type two.
std::string without_ligature(std::string word) {
  constexpr std::string_view kLigature = "\xC4\xB3";
  for (std::size_t at = word.find(kLigature); at != std::string::npos; at = word.find(kLigature)) {
    word.replace(at, kLigature.size(), "ij");
  }
  return word;
}

// A line is a word, then '/' with its endings or a tab with notes. The first line is their number.
std::vector<std::string> words_of(std::string_view bytes) {
  std::vector<std::string> words;
  bytes.remove_prefix(std::min(bytes.size(), bytes.find('\n')));
  while (!bytes.empty()) {
    bytes.remove_prefix(1);
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    const std::string_view word = line.substr(0, line.find_first_of("/\t\r"));
    if (!word.empty()) words.push_back(without_ligature(std::string(word)));
    bytes.remove_prefix(line.size());
  }
  return words;
}

}  // namespace

struct Dictionary::Held {
  std::unique_ptr<Hunspell> hunspell;  // its looks at words are not const, though they change none
  std::vector<std::string> words;
};

Dictionary::Dictionary(std::unique_ptr<Held> held) : held_(std::move(held)) {}
Dictionary::~Dictionary() = default;

Result<std::shared_ptr<const Dictionary>> Dictionary::open(const std::string& folder) {
  const std::string stem = folder + "/nl_NL";
  const auto endings = read_file(stem + ".aff");
  const auto words = read_file(stem + ".dic");
  if (!endings || !words) {
    return Error{Cure::kMend, "no_dictionary",
                 "there is no Dutch dictionary in " + folder +
                     " (nl_NL.aff, nl_NL.dic); install the Debian package hunspell-nl, or name its "
                     "folder with --dictionary"};
  }
  auto held = std::make_unique<Held>();
  held->hunspell = std::make_unique<Hunspell>((stem + ".aff").c_str(), (stem + ".dic").c_str());
  held->words = words_of(*words);
  return std::shared_ptr<const Dictionary>(new Dictionary(std::move(held)));
}

Spelling Dictionary::spelling(const std::string& word) const {
  int how = 0;
  if (!held_->hunspell->spell(word, &how, nullptr)) return Spelling::kWrong;
  return (how & SPELL_COMPOUND) == 0 ? Spelling::kWord : Spelling::kCompound;
}

std::vector<std::string> Dictionary::with_endings(const std::string& word) const {
  std::vector<std::string> found;
  for (std::string& form : held_->hunspell->suffix_suggest(word)) {
    if (!form.ends_with('-')) found.push_back(without_ligature(std::move(form)));
  }
  return found;
}

const std::vector<std::string>& Dictionary::words() const {
  return held_->words;
}

}  // namespace wc
