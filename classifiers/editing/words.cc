// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/editing/words.h"

#include <algorithm>
#include <set>

#include "classifiers/editing/coverage.h"
#include "classifiers/editing/stems.h"
#include "classifiers/editing/written.h"
#include "config/json.h"

namespace wc {
namespace {

constexpr std::size_t kPartMin = 4;  // letters of a stem whose compounds are looked for

// Which rules hold a word among those on which they speak.
class Known {
 public:
  explicit Known(const std::vector<WrittenRule>& rules) : rules_(rules) {
    for (std::uint32_t i = 0; i < rules.size(); ++i) {
      for (const std::string_view key : {"words", "phrases"}) {
        for (const Entry& entry : rules[i].list(key)) add(entry.meant, i);
      }
    }
  }

  [[nodiscard]] WordForm form(const std::string& word) const {
    WordForm form{word, {}};
    std::string what;
    for (const Phrase& phrase : parse_phrase(word, what)) {
      for (const std::uint32_t rule : words_.owners_of(phrase)) {
        form.covered_by.push_back(rules_[rule].name);
      }
    }
    return form;
  }

 private:
  void add(const std::string& entry, std::uint32_t rule) {
    std::string what;
    for (const Phrase& phrase : parse_phrase(entry, what)) {
      if (phrase.steps.size() == 1) words_.add(phrase, rule);
    }
  }

  const std::vector<WrittenRule>& rules_;
  Coverage words_;
};

// A word as it is folded; "" when it is more than one.
std::string folded(std::string_view word) {
  const std::string text = fold(word);
  return text.find(' ') == std::string::npos ? text : "";
}

// The dictionary, asked as strictly as the word itself allows: the forms of a compound are
// compounds too.
class Judge {
 public:
  Judge(const Dictionary& dictionary, const std::string& word)
      : dictionary_(dictionary),
        least_(dictionary.spelling(word) == Spelling::kCompound ? Spelling::kCompound
                                                                : Spelling::kWord) {}
  [[nodiscard]] bool knows(const std::string& word) const {
    return dictionary_.spelling(word) >= least_;
  }

 private:
  const Dictionary& dictionary_;
  Spelling least_;
};

// The stems that the dictionary knows, or the word alone.
std::vector<std::string> known_stems(const std::string& word, const Judge& judge) {
  std::vector<std::string> stems;
  for (const std::string& stem : stems_of(word)) {
    if (stem == word || judge.knows(stem)) stems.push_back(stem);
  }
  return stems;
}

std::set<std::string> own_forms(const std::vector<std::string>& stems, const Judge& judge,
                                const Dictionary& dictionary) {
  std::set<std::string> own;
  for (const std::string& stem : stems) {
    for (const std::string& form : forms_of_stem(stem)) {
      if (!judge.knows(form)) continue;
      own.insert(form);
      for (const std::string& longer : dictionary.with_endings(form)) own.insert(longer);
    }
  }
  return own;
}

std::vector<WordForm> known(const Known& rules, const std::set<std::string>& words) {
  std::vector<WordForm> forms;
  for (const std::string& word : words) forms.push_back(rules.form(word));
  return forms;
}

void write_forms(JsonWriter& json, std::string_view name, const std::vector<WordForm>& forms) {
  json.key(name).array();
  for (const WordForm& form : forms) {
    json.object().field("word", form.text).key("covered_by").array();
    for (const std::string& rule : form.covered_by) json.text(rule);
    json.end().end();
  }
  json.end();
}

}  // namespace

Result<WordForms> forms_of(std::string_view word, const Dictionary& dictionary,
                           const std::vector<ConfigFile>& files,
                           const std::vector<std::string>& events) {
  const std::string asked = folded(word);
  if (asked.size() < 2) {
    return Error{Cure::kGiveUp, "bad_word",
                 "name one word of at least two letters, without a star or a space"};
  }
  const std::vector<WrittenRule> written = read_written(files, events);
  const Known rules(written);
  const Judge judge(dictionary, asked);
  const std::vector<std::string> stems = known_stems(asked, judge);
  std::set<std::string> own = own_forms(stems, judge, dictionary);
  own.erase(asked);
  std::set<std::string> beginning;
  std::set<std::string> ending;
  for (const std::string& entry : dictionary.words()) {
    if (entry.front() >= 'A' && entry.front() <= 'Z') continue;  // a name
    const std::string text = folded(entry);
    if (text == asked || own.contains(text)) continue;
    for (const std::string& stem : stems) {
      if (stem.size() < kPartMin || text.size() <= stem.size()) continue;
      if (text.starts_with(stem)) beginning.insert(entry);
      if (text.ends_with(stem)) ending.insert(entry);
    }
  }
  WordForms forms{known(rules, own), known(rules, beginning), known(rules, ending)};
  forms.own.insert(forms.own.begin(), rules.form(asked));
  return forms;
}

std::string to_json(const WordForms& forms) {
  JsonWriter json;
  json.object();
  write_forms(json, "own", forms.own);
  write_forms(json, "beginning", forms.beginning);
  write_forms(json, "ending", forms.ending);
  json.end();
  return json.take();
}

}  // namespace wc
