// SPDX-License-Identifier: EUPL-1.2
// The places of the city (places.toml), which another city replaces whole: how they are called and
// how people write them. It knows no map.
#pragma once

#include <string>
#include <vector>

#include "classifiers/phrase.h"
#include "config/document.h"
#include "config/files.h"

namespace wc {

inline constexpr std::size_t kPlacesMax = 5'000;  // of a city

struct Place {
  std::string name;  // as the screen shows it: "St. Annastraat"
  std::string kind;  // one of place_kinds()
  std::vector<Phrase> phrases;
};

// "bridge", "building", "district", "park", "square", "street", "water".
const std::vector<std::string>& place_kinds();

// In the order of their kinds; none when no file is called places.toml.
std::vector<Place> read_places(const std::vector<ConfigFile>& files, Problems& problems);

}  // namespace wc
