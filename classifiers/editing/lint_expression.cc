// SPDX-License-Identifier: EUPL-1.2
// RE2 tells which strings a text must hold for an expression to match (its atoms, in lower case)
// and whether a choice of them may be enough; that is all that is known of an expression here.
#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>

#include "classifiers/editing/lint_parts.h"

namespace wc {
namespace {

// Instructions of RE2's program. What people write by hand has 20 to 200; classes of all letters
// (\pL) and counted repeats of repeats have a thousand and more, and memory to match.
constexpr int kProgramMax = 500;

std::string quoted(const std::string& text) {
  return '"' + text + '"';
}

class Atoms {
 public:
  explicit Atoms(const std::string& expression) : filter_(1) {
    int id = 0;
    filter_.Add(expression, RE2::Options(RE2::Quiet), &id);
    filter_.Compile(&atoms_);
  }

  // Whether the expression could match a text that holds, of all atoms, only those that `fit`.
  template <class Fit>
  [[nodiscard]] bool could_match_with(Fit&& fit) const {
    std::vector<int> present;
    for (std::size_t i = 0; i < atoms_.size(); ++i) {
      if (fit(atoms_[i])) present.push_back(static_cast<int>(i));
    }
    std::vector<int> potential;
    filter_.AllPotentials(present, &potential);
    return !potential.empty();
  }

  [[nodiscard]] const std::vector<std::string>& all() const { return atoms_; }

 private:
  re2::FilteredRE2 filter_;
  std::vector<std::string> atoms_;
};

// Whether a folded text can hold the atom, at a word's edge or inside one.
bool stands_in_folded(const std::string& atom) {
  return fold("a " + atom + " a").find(atom) != std::string::npos ||
         fold("a" + atom + "a").find(atom) != std::string::npos;
}

bool has_no_letter(const std::string& atom) {
  return std::none_of(atom.begin(), atom.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Whether the atom may be a part of a text because the needed word stands there: one holds the
// other, or the one ends as the other begins.
bool touches(const std::string& atom, const Way& way) {
  const std::size_t first = atom.find_first_not_of(' ');
  if (first == std::string::npos) return false;
  const std::string part = atom.substr(first, atom.find_last_not_of(' ') - first + 1);
  if (part.find(way.text) != std::string::npos) return true;
  if (way.text.find(part) != std::string::npos) return part.size() > 1;
  for (std::size_t size = 2; size < std::min(part.size(), way.text.size()); ++size) {
    if (part.ends_with(way.text.substr(0, size)) || way.text.ends_with(part.substr(0, size))) {
      return true;
    }
  }
  return false;
}

bool touches(const std::string& atom, const ReadEntry& entry) {
  return std::any_of(entry.phrases.begin(), entry.phrases.end(), [&](const Phrase& phrase) {
    return std::any_of(phrase.steps.begin(), phrase.steps.end(), [&](const Step& step) {
      return std::any_of(step.ways.begin(), step.ways.end(),
                         [&](const Way& way) { return touches(atom, way); });
    });
  });
}

// Capital letters that stand for themselves: not those of \W, \pL, \p{Greek} and (?P<Name>.
bool has_capital(std::string_view expression) {
  if (expression.find("(?i") != std::string_view::npos) return false;
  for (std::size_t at = 0; at < expression.size(); ++at) {
    const std::string_view rest = expression.substr(at);
    if (rest.starts_with("\\p{") || rest.starts_with("\\P{")) {
      at = std::min(expression.find('}', at), expression.size());
    } else if (rest.starts_with("\\p") || rest.starts_with("\\P")) {
      at += 2;
    } else if (rest.starts_with("(?P<")) {
      at = std::min(expression.find('>', at), expression.size());
    } else if (rest.front() == '\\') {
      ++at;
    } else if (rest.front() >= 'A' && rest.front() <= 'Z') {
      return true;
    }
  }
  return false;
}

// The longest of them, without the spaces around.
std::string list_of(std::vector<std::string> atoms) {
  constexpr std::size_t kShown = 5;
  std::stable_sort(atoms.begin(), atoms.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  std::string text;
  for (std::size_t i = 0; i < std::min(atoms.size(), kShown); ++i) {
    const std::size_t first = std::min(atoms[i].find_first_not_of(' '), atoms[i].size());
    const std::size_t end = atoms[i].find_last_not_of(' ') + 1;
    if (first < end)
      text += (text.empty() ? "" : ", ") + quoted(atoms[i].substr(first, end - first));
  }
  return text;
}

void find_needs(const ReadRule& rule, const Atoms& atoms, const Entry& expression,
                std::vector<Finding>& findings) {
  // An expression of classes alone is looked at by its needs; nothing is known against them.
  if (std::all_of(atoms.all().begin(), atoms.all().end(), has_no_letter)) return;
  for (const ReadEntry& entry : rule.needs) {
    const auto near = [&](const std::string& atom) { return touches(atom, entry); };
    if (std::any_of(atoms.all().begin(), atoms.all().end(), near)) continue;
    findings.push_back({entry.entry->place, rule.written->name, "silent",
                        "needs " + quoted(entry.entry->text) +
                            " is no part that the expression always has; it has " +
                            list_of(atoms.all())});
  }
  const auto apart = [&](const std::string& atom) {
    return std::none_of(rule.needs.begin(), rule.needs.end(),
                        [&](const ReadEntry& entry) { return touches(atom, entry); });
  };
  if (rule.needs.empty() || !atoms.could_match_with(apart)) return;
  std::vector<std::string> missing;
  std::copy_if(atoms.all().begin(), atoms.all().end(), std::back_inserter(missing), apart);
  findings.push_back({expression.place, rule.written->name, "silent",
                      "the expression also matches texts without any of its needs, and is never "
                      "looked at there; needs misses a word of " +
                          list_of(missing)});
}

void find_dear(const std::string& rule, const Entry& expression, int size,
               std::vector<Finding>& findings) {
  if (size > kProgramMax) {
    findings.push_back({expression.place, rule, "dear",
                        "the expression takes " + std::to_string(size) +
                            " steps of RE2, more than " + std::to_string(kProgramMax) +
                            "; write fewer or shorter repeats, and [a-z] instead of \\pL"});
  }
  const std::string& text = expression.text;
  if (text.starts_with(".*") || text.starts_with(".+") || text.ends_with(".*") ||
      text.ends_with(".+")) {
    findings.push_back({expression.place, rule, "dear",
                        ".* or .+ at an end of the expression makes it read the whole post; it "
                        "may begin and end anywhere without it"});
  }
}

}  // namespace

void find_in_expression(const ReadRule& rule, std::vector<Finding>& findings) {
  if (rule.written->list("expression").empty()) return;
  const Entry& expression = rule.written->list("expression").front();
  const std::string& name = rule.written->name;
  const RE2 re2(expression.text, RE2::Quiet);
  if (!re2.ok()) return;  // broken, and told as such
  const Atoms atoms(expression.text);
  if (has_capital(expression.text) || !atoms.could_match_with(stands_in_folded)) {
    findings.push_back({expression.place, name, "silent",
                        "the expression asks for what no folded text has: capitals, accents, "
                        "hyphens or punctuation other than ? ! #; write it as `fold` does"});
    return;
  }
  find_needs(rule, atoms, expression, findings);
  find_dear(name, expression, re2.ProgramSize(), findings);
}

}  // namespace wc
