// SPDX-License-Identifier: EUPL-1.2
// What the city has set: webcared.toml, read whole and checked, with the accounts, topics, events
// and answers that go with it. Immutable; SIGHUP makes a new one or keeps the old one.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "classifiers/classifier.h"
#include "connectors/registry.h"
#include "queue/queue.h"

namespace wc {

// [web]: where the desk listens. Port 0 lets the system choose one.
struct WebSettings {
  std::string host = "127.0.0.1";
  int port = 14024;
  std::string public_origin;  // what browsers use; https makes the cookie `__Host-` and Secure
  std::string trusted_proxy;  // whose X-Forwarded-For is believed; "" = nobody's
};

// [desk]: what staff meet. `undo` is how long a reply waits before it goes out.
struct DeskSettings {
  std::string language = "nl";
  Millis undo{10'000};
  Millis lease{120'000};
  int claims_max = 5;
};

// The norm of an urgency: how much slack a ticket gets in the order, and when an answer is wanted.
struct Norm {
  Millis slack{0};
  Millis within{0};
};

// A standard answer, offered with its topics.
struct Answer {
  std::string id;
  std::vector<std::string> topics;
  std::string language;
  std::string title;
  std::string text;
  std::string office;  // the department that keeps it up to date
};

// A described occasion (events/<id>.toml): what surge mode switches on.
struct Event {
  std::string id;
  std::string name_nl;
  std::string name_en;
  std::vector<std::string> topics;  // tickets with one of these go to the event lane
  struct Search {
    std::string platform;
    std::string query;
  };
  std::vector<Search> searches;
  Millis pace{5'000};    // how often sources are read while it is on
  int event_weight = 3;  // of event : ordinary
  int ordinary_weight = 1;
};

// [retention]: after how long the words of a post that is no work are deleted.
struct Retention {
  Millis unmatched{std::chrono::hours{24 * 7}};
};

// [courier]: how long doubt about a reply lasts.
struct CourierSettings {
  Millis believe_absent{std::chrono::minutes{15}};  // before "it is not there" is believed
  Millis sending_max{60'000};  // a sender that is silent for so long is dead: its reply is unknown
};

// All of it, checked against each other: a topic, lane or account that is named exists.
struct Settings {
  std::string tenant;
  RedisAddress redis;
  KeySpace space;
  WebSettings web;
  DeskSettings desk;
  Retention retention;
  CourierSettings courier;
  std::map<Urgency, Norm> norms;
  std::vector<Platform> platforms;
  std::vector<std::shared_ptr<const Account>> accounts;
  std::vector<Event> events;
  std::vector<Answer> answers;
  std::vector<ConfigFile> files;  // as read: the classifier is built from these
};

// Reads and checks everything of a configuration folder ("" = only what is shipped): settings,
// accounts of the known platforms, events, answers, and the rules. A folder has a webcared.toml of
// its own. All problems at once; null when there was one.
std::shared_ptr<const Settings> read_settings(const std::string& folder, Problems& problems);

}  // namespace wc
