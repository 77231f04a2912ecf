// SPDX-License-Identifier: EUPL-1.2
#include "daemon/settings.h"

#include <boost/test/unit_test.hpp>

#include "tests/tools/few_rules.h"

namespace {

using namespace wc;  // NOLINT(google-build-using-namespace)

constexpr const char* kTop =
    "tenant = \"nijmegen\"\n"               // 1
    "[redis]\n"                             // 2
    "socket = \"/run/redis/redis.sock\"\n"  // 3
    "[web]\n"                               // 4
    "listen = \"127.0.0.1:14024\"\n"        // 5
    "public_origin = \"https://d.nl\"\n";   // 6

struct Read {
  std::shared_ptr<const Settings> settings;
  std::string problems;
};

Read read(const std::string& webcared_toml,
          const std::vector<std::pair<std::string, std::string>>& others = {}) {
  const test::Folder folder;
  test::leave_rules_out(folder);
  folder.write("webcared.toml", webcared_toml);
  for (const auto& [name, bytes] : others) folder.write(name, bytes);
  Problems problems;
  auto settings = read_settings(folder.path(), problems);
  return {settings, to_text(problems)};
}

bool tells(const Read& read, const std::string& part) {
  return !read.settings && read.problems.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(settings)

BOOST_AUTO_TEST_CASE(what_is_shipped_is_well) {
  Problems problems;
  const auto settings = read_settings("", problems);
  BOOST_REQUIRE_MESSAGE(settings, to_text(problems));
  BOOST_TEST(settings->accounts.empty());
  BOOST_TEST(settings->events.size() >= 1U);
  BOOST_TEST(settings->answers.size() >= 5U);
  BOOST_TEST(settings->space.tag == "{wc:nijmegen}");
}

BOOST_AUTO_TEST_CASE(defaults_hold_where_nothing_is_said) {
  const Read one = read(kTop);
  BOOST_REQUIRE_MESSAGE(one.settings, one.problems);
  BOOST_TEST(one.settings->desk.undo.count() == 10'000);
  BOOST_TEST(one.settings->web.port == 14024);
  BOOST_TEST(one.settings->norms.at(Urgency::kHoog).slack.count() == 30 * 60'000);
}

BOOST_AUTO_TEST_CASE(every_error_of_every_file_is_told_at_its_place) {
  const Read one = read(std::string(kTop) + "colour = \"red\"\n[desk]\nundo = \"soon\"\n",
                        {{"answers/mine.toml", "[[answer]]\nid = \"a\"\n"}});
  BOOST_TEST(tells(one, "webcared.toml:7:"));
  BOOST_TEST(tells(one, "webcared.toml:9:"));
  BOOST_TEST(tells(one, "answers/mine.toml:1:"));
}

BOOST_AUTO_TEST_CASE(of_a_file_that_is_not_toml_only_that_is_told) {
  const Read one = read(std::string(kTop) + "[desk\n");
  BOOST_TEST(tells(one, "webcared.toml:7:"), one.problems);
  BOOST_TEST(!tells(one, "tenant"), one.problems);
}

BOOST_AUTO_TEST_CASE(an_address_wants_a_port) {
  for (const char* listen : {"127.0.0.1", "127.0.0.1:", "127.0.0.1:port", ":80", "h:70000"}) {
    BOOST_TEST(tells(read("tenant = \"a\"\n[redis]\nsocket = \"s\"\n[web]\nlisten = \"" +
                          std::string(listen) + "\"\n"),
                     "webcared.toml:5:"),
               listen);
  }
}

// Behind a proxy nobody could log in, and check-config would have said that all is well.
BOOST_AUTO_TEST_CASE(what_browsers_use_must_be_said) {
  const std::string top = "tenant = \"a\"\n[redis]\nsocket = \"s\"\n";
  for (const char* web :
       {"", "[web]\nlisten = \"127.0.0.1:1\"\n", "[web]\npublic_origin = \"\"\n"}) {
    const Read one = read(top + web);
    BOOST_TEST(tells(one, "web.public_origin is missing"), web << one.problems);
  }
}

BOOST_AUTO_TEST_CASE(a_message_names_the_section_of_its_key) {
  const Read one = read(
      "tenant = \"a\"\n[redis]\nhost = \"10.0.0.5\"\n[web]\nlisten = \"h:1\"\n"
      "public_origin = \"desk\"\ntrusted_proxy = \"proxy\"\n",
      {{"events/fair.toml",
        "name = { nl = \"F\", en = \"F\" }\nlanes = { event = 4, ordinary = 1 }\n"}});
  for (const char* key : {": redis.host is ", ": web.listen is ", ": web.public_origin is ",
                          ": web.trusted_proxy is ", ": lanes.event is "}) {
    BOOST_TEST(tells(one, key), key << one.problems);
  }
}

BOOST_AUTO_TEST_CASE(redis_beyond_loopback_wants_a_password) {
  BOOST_TEST(tells(read("tenant = \"a\"\n[redis]\nhost = \"10.0.0.5\"\n"), "password_file"));
  BOOST_TEST(tells(read("tenant = \"a\"\n"), "either socket"));
}

BOOST_AUTO_TEST_CASE(ordinary_citizens_keep_a_quarter) {
  const std::string event =
      "name = { nl = \"F\", en = \"F\" }\ntopics = [\"evenementen\"]\nlanes = { event = 4, "
      "ordinary "
      "= 1 }\n";
  BOOST_TEST(tells(read(kTop, {{"events/fair.toml", event}}), "at least a quarter"));
}

BOOST_AUTO_TEST_CASE(an_event_names_topics_that_exist) {
  const std::string event = "name = { nl = \"F\", en = \"F\" }\ntopics = [\"evenement\"]\n";
  BOOST_TEST(tells(read(kTop, {{"events/fair.toml", event}}), "\"evenement\""));
}

BOOST_AUTO_TEST_CASE(names_of_sources_stand_once) {
  const std::string account =
      "[[account]]\nname = \"x\"\nplatform = \"x\"\nsandbox = true\nbase_url = "
      "\"http://127.0.0.1:1\"\nuser_id = \"1\"\nhandle = \"g\"\nbearer_token_file = \"t\"\n"
      "api_key_file = \"t\"\napi_secret_file = \"t\"\naccess_token_file = \"t\"\n"
      "access_secret_file = \"t\"\n";
  const std::string source = "[[account.source]]\nname = \"same\"\nreads = \"mentions\"\n";
  const Read one = read(kTop + account + source + source, {{"t", "sandbox-token"}});
  BOOST_TEST(tells(one, ": account.source.name is \"same\""), one.problems);
  BOOST_TEST(tells(one, "stands once in the house"), one.problems);
  const Read twice = read(kTop + account + account, {{"t", "sandbox-token"}});
  BOOST_TEST(tells(twice, ": account.name is \"x\""), twice.problems);
  const Read well = read(kTop + account + source, {{"t", "sandbox-token"}});
  BOOST_TEST(well.settings != nullptr, well.problems);
}

BOOST_AUTO_TEST_SUITE_END()
