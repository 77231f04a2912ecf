// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/places.h"

#include <algorithm>
#include <set>

namespace wc {
namespace {

void add_phrases(Table& table, std::string_view key, const std::string& entry, Place& place) {
  std::string what;
  const std::vector<Phrase> phrases = parse_phrase(entry, what);
  if (!what.empty()) table.problem(key, "'" + entry + "': " + what);
  place.phrases.insert(place.phrases.end(), phrases.begin(), phrases.end());
}

Place read_place(Table& table) {
  Place place;
  place.name = table.text("name");
  place.kind = table.one_of("kind", place_kinds(), "");
  const std::vector<std::string> written = table.texts("as");
  if (written.empty() && !place.name.empty()) add_phrases(table, "name", place.name, place);
  for (const std::string& entry : written) add_phrases(table, "as", entry, place);
  for (const std::string& entry : table.texts("also")) add_phrases(table, "also", entry, place);
  table.finish();
  return place;
}

}  // namespace

const std::vector<std::string>& place_kinds() {
  static const std::vector<std::string> kKinds = {"bridge", "building", "district", "park",
                                                  "square", "street",   "water"};
  return kKinds;
}

std::vector<Place> read_places(const std::vector<ConfigFile>& files, Problems& problems) {
  std::vector<Place> places;
  for (const ConfigFile& file : files) {
    if (file.name != "places.toml") continue;
    Table document = read_document(file.bytes, file.name, file.folder, problems);
    std::set<std::string> names;
    for (Table& table : document.tables("place")) {
      places.push_back(read_place(table));
      if (names.insert(places.back().name).second) continue;
      table.problem("name", "'" + places.back().name + "' stands twice in this file");
    }
    if (places.size() > kPlacesMax) document.problem("place", "more than 5,000 places");
    document.finish();
  }
  std::stable_sort(places.begin(), places.end(),
                   [](const Place& a, const Place& b) { return a.kind < b.kind; });
  return places;
}

}  // namespace wc
