// SPDX-License-Identifier: EUPL-1.2
// Settings of a Page: what is taken, what is refused, and that real tokens never reach a sandbox.
#include "connectors/facebook/settings.h"

#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "tests/connectors/facebook_page.h"

namespace wc {
namespace {

// A folder with secrets that are ours alone.
class Secrets {
 public:
  Secrets() {
    char name[] = "/tmp/facebook_settings_XXXXXX";
    folder = ::mkdtemp(name);
    put("sandbox_token", "sandbox-fb-page");
    put("sandbox_secret", "sandbox-fb-secret");
    put("token", "EAAreal");
    put("secret", "real-secret");
  }
  ~Secrets() { std::filesystem::remove_all(folder); }
  void put(const std::string& name, const std::string& text) {
    std::ofstream(folder + '/' + name) << text << '\n';
    ::chmod((folder + '/' + name).c_str(), 0600);
  }
  std::string folder;
};

constexpr const char* kSandbox = R"(
platform = "facebook"
name = "page"
sandbox = true
base_url = "http://127.0.0.1:14031"
page_id = "111"
page_token_file = "sandbox_token"
app_secret_file = "sandbox_secret"
[[source]]
name = "fb-comments"
reads = "comments"
poll = "5s"
[[source]]
name = "fb-visitors"
reads = "visitor_posts"
)";

std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  BOOST_REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// The settings and what is wrong with them.
std::pair<FacebookSettings, std::string> read(const std::string& toml) {
  const Secrets secrets;
  Problems problems;
  Table table = read_document(toml, "webcared.toml", secrets.folder, problems);
  auto settings = read_facebook_settings(table);
  return {settings, to_text(problems)};
}

void expect_problem(const std::string& toml, const std::string& words) {
  const std::string told = read(toml).second;
  BOOST_CHECK_MESSAGE(told.find(words) != std::string::npos,
                      "wanted \"" << words << "\": " << told);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(facebook_settings)

BOOST_AUTO_TEST_CASE(a_sandbox_page_is_read_whole) {
  const auto [settings, told] = read(kSandbox);
  BOOST_CHECK_EQUAL(told, "");
  BOOST_CHECK_EQUAL(settings.page_token, "sandbox-fb-page");
  BOOST_CHECK_EQUAL(settings.version, "v25.0");
  BOOST_CHECK_EQUAL(settings.watch_posts, 25);
  BOOST_REQUIRE_EQUAL(settings.sources.size(), 2U);
  BOOST_CHECK_EQUAL(settings.sources[0].reads, "comments");
  BOOST_CHECK(settings.sources[0].pace == Millis{5'000});
  BOOST_CHECK_EQUAL(settings.sources[1].platform, "facebook");
  BOOST_CHECK_EQUAL(settings.sources[1].account, "page");
}

BOOST_AUTO_TEST_CASE(the_real_one_needs_no_address) {
  std::string real = with(kSandbox, "sandbox = true\nbase_url = \"http://127.0.0.1:14031\"\n", "");
  real = with(real, "sandbox_token", "token");
  real = with(real, "sandbox_secret", "secret");
  const auto [settings, told] = read(real);
  BOOST_CHECK_EQUAL(told, "");
  BOOST_CHECK_EQUAL(settings.base_url, "https://graph.facebook.com");
}

BOOST_AUTO_TEST_CASE(a_real_token_never_goes_to_a_sandbox_nor_the_other_way) {
  expect_problem(with(kSandbox, "\"sandbox_token\"", "\"token\""), "a real one never goes there");
  expect_problem(with(kSandbox, "\"sandbox_secret\"", "\"secret\""), "a real one never goes there");
  expect_problem(with(kSandbox, "sandbox = true\nbase_url = \"http://127.0.0.1:14031\"\n", ""),
                 "a secret of the sandbox");
}

BOOST_AUTO_TEST_CASE(addresses_that_are_refused) {
  for (const auto* url :
       {"http://graph.facebook.com", "https://localhost:1", "http://10.0.0.1",
        "http://127.0.0.1.evil.example", "ftp://127.0.0.1", "http://127.0.0.1/x"}) {
    expect_problem(with(kSandbox, "http://127.0.0.1:14031", url), "webcared.toml:5:");
  }
  const std::string real = with(kSandbox, "sandbox = true\n", "");
  for (const auto* url : {"http://graph.facebook.com", "https://127.0.0.1", "https://localhost"}) {
    expect_problem(with(real, "http://127.0.0.1:14031", url), "webcared.toml:4:");
  }
  BOOST_CHECK_EQUAL(read(with(kSandbox, "http://127.0.0.1:14031", "http://[::1]:9")).second, "");
}

BOOST_AUTO_TEST_CASE(what_is_missing_or_odd_is_told_with_its_place) {
  expect_problem(with(kSandbox, "page_id = \"111\"", "page_id = \"GemeenteNijmegen\""),
                 "the number");
  expect_problem(with(kSandbox, "app_secret_file = \"sandbox_secret\"\n", ""), "app_secret_file");
  expect_problem(with(kSandbox, "page_id", "version = \"25.0\"\npage_id"), "v25.0");
  expect_problem(with(kSandbox, "\"visitor_posts\"", "\"messages\""), "visitor_posts");
  expect_problem(with(kSandbox, "page_id", "pageid = 1\npage_id"), "pageid");
  expect_problem(with(kSandbox, "poll = \"5s\"", "poll = \"1ms\""), "poll");
  const std::string text = kSandbox;
  expect_problem(text.substr(0, text.find("[[")), "at least one");
}

BOOST_AUTO_TEST_CASE(the_account_tells_the_transport_and_the_log_what_they_need) {
  const Secrets secrets;
  Problems problems;
  Table table = read_document(kSandbox, "webcared.toml", secrets.folder, problems);
  const Platform platform = facebook_platform();
  BOOST_CHECK_EQUAL(platform.name, "facebook");
  const auto account = platform.read(table);
  BOOST_REQUIRE(account);
  BOOST_CHECK_EQUAL(account->name(), "page");
  BOOST_CHECK_EQUAL(account->platform(), "facebook");
  BOOST_CHECK(account->policy().sandbox);
  BOOST_REQUIRE_EQUAL(account->policy().origins.size(), 1U);
  BOOST_CHECK_EQUAL(account->policy().origins[0], "http://127.0.0.1:14031");
  BOOST_CHECK_EQUAL(account->secrets().size(), 2U);
  test::FacebookPage page;
  BOOST_CHECK(account->connect(page.transport)->check(page.now)->works);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc
