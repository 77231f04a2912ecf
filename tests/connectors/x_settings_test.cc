// SPDX-License-Identifier: EUPL-1.2
#include "connectors/x/settings.h"

#include <boost/test/unit_test.hpp>

#include <cstdlib>

#include "connectors/x/x.h"
#include "tests/tools/folder.h"

namespace wc::test {

namespace {

// An account that is right for a sandbox; a test replaces one line of it.
std::string account(const std::string& from = "", const std::string& to = "") {
  std::string text = R"(platform = "x"
name = "x-demo"
sandbox = true
base_url = "http://127.0.0.1:4020"
user_id = "14024"
handle = "@GemeenteNijmegen"
bearer_token_file = "bearer"
api_key_file = "key"
api_secret_file = "key_secret"
access_token_file = "access"
access_secret_file = "access_secret"
[[source]]
name = "x-mentions"
reads = "mentions"
poll = "5s"
[[source]]
name = "x-search"
reads = "search"
query = "nijmegen -is:retweet"
)";
  const auto at = text.find(from);
  BOOST_REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

struct Reading {
  Reading(const std::string& text, const std::string& secret) {
    for (const auto* name : {"bearer", "key", "key_secret", "access", "access_secret"}) {
      folder.write(name, secret + name + "\n");
    }
    Table table = read_document(text, "webcared.toml", folder.path(), problems);
    account = x_platform().read(table);
  }
  [[nodiscard]] std::string told() const { return to_text(problems); }
  Folder folder;
  Problems problems;
  std::shared_ptr<const Account> account;
};

void refuses(const std::string& from, const std::string& to, const std::string& place_and_words) {
  const Reading reading(account(from, to), "sandbox-");
  BOOST_TEST_CONTEXT(to << "\n" << reading.told()) {
    BOOST_CHECK(reading.told().find(place_and_words) != std::string::npos);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(x_settings_test)

BOOST_AUTO_TEST_CASE(a_sandbox_account_is_read_whole) {
  const Reading reading(account(), "sandbox-");
  BOOST_CHECK_EQUAL(reading.told(), "");
  const Account& read = *reading.account;
  BOOST_CHECK_EQUAL(read.name(), "x-demo");
  BOOST_CHECK_EQUAL(read.platform(), "x");
  BOOST_REQUIRE_EQUAL(read.sources().size(), 2U);
  BOOST_CHECK_EQUAL(read.sources()[0].pace.count(), 5'000);
  BOOST_CHECK_EQUAL(read.sources()[1].query, "nijmegen -is:retweet");
  BOOST_CHECK_EQUAL(read.sources()[1].account, "x-demo");
  BOOST_CHECK(read.policy().sandbox);
  BOOST_CHECK(read.policy().origins == std::vector<std::string>{"http://127.0.0.1:4020"});
  BOOST_CHECK_EQUAL(read.secrets().size(), 5U);
  BOOST_CHECK_EQUAL(read.secrets()[0], "sandbox-bearer");
}

BOOST_AUTO_TEST_CASE(a_real_account_talks_to_x_itself) {
  std::string text = account("sandbox = true\nbase_url = \"http://127.0.0.1:4020\"\n", "");
  const Reading reading(text, "real-");
  BOOST_CHECK_EQUAL(reading.told(), "");
  BOOST_CHECK(!reading.account->policy().sandbox);
  BOOST_CHECK(reading.account->policy().origins == std::vector<std::string>{"https://api.x.com"});
}

BOOST_AUTO_TEST_CASE(a_real_secret_never_reaches_a_sandbox_nor_the_reverse) {
  const Reading real(account(), "real-");
  BOOST_CHECK_EQUAL(real.problems.size(), 5U);
  BOOST_CHECK(real.told().find("real-") == std::string::npos);  // the secret itself is not told
  const std::string text = account("sandbox = true\nbase_url = \"http://127.0.0.1:4020\"\n", "");
  BOOST_CHECK_EQUAL(Reading(text, "sandbox-").problems.size(), 5U);
}

BOOST_AUTO_TEST_CASE(every_mistake_is_told_at_its_place) {
  refuses("http://127.0.0.1:4020", "http://localhost:4020", "webcared.toml:4:");
  refuses("http://127.0.0.1:4020", "http://127.0.0.1.evil.example", "literal 127.0.0.1");
  refuses("http://127.0.0.1:4020", "http://127.0.0.1:4020/2", "scheme, host and port alone");
  refuses("http://127.0.0.1:4020", "http://127.0.0.1@evil.example", "scheme, host and port alone");
  refuses("\"14024\"", "\"me\"", "webcared.toml:5:");
  refuses("@GemeenteNijmegen", "gemeente-nijmegen", "webcared.toml:6:");
  refuses("bearer_token_file = \"bearer\"\n", "", "bearer_token_file is missing");
  refuses("\"search\"", "\"searches\"", "webcared.toml:18:");
  refuses("query = \"nijmegen -is:retweet\"\n", "", "a search needs one");
  refuses("poll = \"5s\"", "query = \"x\"", "only for reads");
  refuses("poll = \"5s\"", "poll = \"10ms\"", "webcared.toml:15:");
  refuses("nijmegen -is:retweet", std::string(513, 'x'), "allowed: 512");
  refuses("sandbox = true", "sandbox = true\nsecret = 1", "secret");
}

BOOST_AUTO_TEST_CASE(plain_http_and_loopback_are_only_for_a_sandbox) {
  for (const auto* url : {"http://api.x.com", "https://127.0.0.1:4020", "https://[::1]"}) {
    const std::string text = account("sandbox = true\nbase_url = \"http://127.0.0.1:4020\"",
                                     "base_url = \"" + std::string(url) + "\"");
    const Reading reading(text, "real-");
    BOOST_TEST_CONTEXT(url) {
      BOOST_CHECK(reading.told().find("base_url must be https") != std::string::npos);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc::test
