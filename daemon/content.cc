// SPDX-License-Identifier: EUPL-1.2
#include "daemon/content.h"

#include <algorithm>

namespace wc {

namespace {

// "events/vierdaagse.toml" -> "vierdaagse".
std::string stem(const std::string& name) {
  const std::size_t slash = name.rfind('/') + 1;
  return name.substr(slash, name.size() - slash - std::string_view(".toml").size());
}

Event::Search read_search(Table& table) {
  Event::Search search;
  search.platform = table.text("platform");
  search.query = table.text("query");
  table.finish();
  return search;
}

}  // namespace

void read_event(const ConfigFile& file, Settings& settings, Problems& problems) {
  Table top = read_document(file.bytes, file.name, file.folder, problems);
  Event event;
  event.id = stem(file.name);
  Table name = top.table("name");
  event.name_nl = name.text("nl");
  event.name_en = name.text("en");
  name.finish();
  event.topics = top.texts("topics");
  event.pace = top.span("pace", event.pace, std::chrono::seconds{1}, std::chrono::hours{1});
  Table lanes = top.table("lanes");
  event.event_weight = static_cast<int>(lanes.whole("event", event.event_weight, 1, 100));
  event.ordinary_weight = static_cast<int>(lanes.whole("ordinary", event.ordinary_weight, 1, 100));
  if (event.event_weight > 3 * event.ordinary_weight) {
    lanes.problem("event",
                  "lanes.event is more than 3 times lanes.ordinary; ordinary citizens keep at "
                  "least a quarter");
  }
  lanes.finish();
  for (Table& search : top.tables("search")) event.searches.push_back(read_search(search));
  top.tables("rule");  // the classifier reads these
  top.finish();
  settings.events.push_back(std::move(event));
}

void read_answers(const ConfigFile& file, Settings& settings, Problems& problems) {
  Table top = read_document(file.bytes, file.name, file.folder, problems);
  for (Table& table : top.tables("answer")) {
    Answer answer;
    answer.id = table.text("id");
    answer.topics = table.texts("topics");
    answer.language = table.one_of("language", {"nl", "en", "de"}, "nl");
    answer.title = table.text("title");
    answer.text = table.text("text");
    answer.office = table.text("office");
    table.finish();
    settings.answers.push_back(std::move(answer));
  }
  top.finish();
}

void check_topics(const Classifier& rules, const Settings& settings, Problems& problems) {
  const auto check = [&](const std::string& place, const std::vector<std::string>& topics) {
    for (const std::string& topic : topics) {
      const auto known = std::any_of(rules.topics().begin(), rules.topics().end(),
                                     [&](const Topic& one) { return one.id == topic; });
      if (!known) problems.push_back({place, "topic \"" + topic + "\" has no file in topics/"});
    }
  };
  for (const Event& event : settings.events) check("events/" + event.id + ".toml", event.topics);
  for (const Answer& answer : settings.answers) check("answers: " + answer.id, answer.topics);
}

bool plain_name(const std::string& name) {
  return !name.empty() && name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

void check_searches(const Settings& settings, Problems& problems) {
  for (const Event& event : settings.events) {
    const std::string place = "events/" + event.id + ".toml";
    if (!plain_name(event.id)) {
      problems.push_back({place, "the file's name is the event's id; allowed: a-z 0-9 - _"});
    }
    for (const Event::Search& search : event.searches) {
      const auto searchable = [&](const Platform& one) {
        return one.name == search.platform &&
               std::count(one.reads.begin(), one.reads.end(), "search") > 0;
      };
      if (std::none_of(settings.platforms.begin(), settings.platforms.end(), searchable)) {
        problems.push_back({place, "platform \"" + search.platform + "\" cannot be searched"});
      }
    }
  }
}

}  // namespace wc
