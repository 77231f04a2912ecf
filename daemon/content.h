// SPDX-License-Identifier: EUPL-1.2
// The files that coordinators and editors write: events/<id>.toml and answers/*.toml. Rules in them
// are read by the classifier.
#pragma once

#include "daemon/settings.h"

namespace wc {

// Adds the event of the file to settings.events; its id is the file's name.
void read_event(const ConfigFile& file, Settings& settings, Problems& problems);

// Adds the [[answer]] tables of the file to settings.answers.
void read_answers(const ConfigFile& file, Settings& settings, Problems& problems);

// Events and answers may only name topics that exist.
void check_topics(const Classifier& rules, const Settings& settings, Problems& problems);

// Events may only search where a platform can be searched, and their id names sources.
void check_searches(const Settings& settings, Problems& problems);

// A name that may stand in a Redis key, a URL and a metric: a-z 0-9 - _, 1 to 40 characters.
bool plain_name(const std::string& name);

}  // namespace wc
