// SPDX-License-Identifier: EUPL-1.2
// On which side an account stands: what is refused, and that a secret is never told.
#include "connectors/sandbox/side.h"

#include <boost/test/unit_test.hpp>

#include "tests/tools/folder.h"

namespace wc::test {

namespace {

constexpr std::string_view kUsual = "https://api.example.org";

// What reading the origin from a document makes, and what is told then.
std::string origin(const std::string& toml, Side side, std::size_t problems_wanted) {
  Problems problems;
  Table table = read_document(toml, "a.toml", ".", problems);
  std::string text = read_origin(table, kUsual, side);
  BOOST_TEST_CONTEXT(toml) {
    BOOST_TEST(problems.size() == problems_wanted, to_text(problems));
  }
  return text;
}

std::string url(const std::string& text) {
  return "base_url = \"" + text + "\"\n";
}

// What is told about a secret in a file.
std::string told(const std::string& secret, Side side) {
  const Folder folder;
  folder.write("token", secret);
  Problems problems;
  Table table = read_document("token_file = \"token\"\n", "a.toml", folder.path(), problems);
  read_secret(table, "token_file", side);
  return to_text(problems);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(side_test)

BOOST_AUTO_TEST_CASE(a_platform_is_far_and_encrypted) {
  BOOST_TEST(origin("", Side::kPlatform, 0) == kUsual);
  BOOST_TEST(origin(url("https://API.example.org:443/"), Side::kPlatform, 0) == kUsual);
  for (const auto* bad : {"http://api.example.org", "https://127.0.0.1", "https://127.1:9",
                          "https://localhost:9", "https://[::1]", "https://[::ffff:7f00:1]"}) {
    origin(url(bad), Side::kPlatform, 1);
  }
}

BOOST_AUTO_TEST_CASE(a_sandbox_is_this_machine_by_number) {
  BOOST_TEST(origin(url("http://127.0.0.1:9"), Side::kSandbox, 0) == "http://127.0.0.1:9");
  BOOST_TEST(origin(url("http://[::1]:9"), Side::kSandbox, 0) == "http://[::1]:9");
  for (const auto* bad : {"http://localhost:9", "http://127.0.0.1.evil.example",
                          "https://api.example.org", "http://127.0.0.1/2"}) {
    origin(url(bad), Side::kSandbox, 1);
  }
  origin("", Side::kSandbox, 1);
}

BOOST_AUTO_TEST_CASE(secrets_stay_on_their_side) {
  BOOST_TEST(told("sandbox-1", Side::kSandbox) == "");
  BOOST_TEST(told("real-1", Side::kPlatform) == "");
  for (const std::string& problem :
       {told("real-1", Side::kSandbox), told("sandbox-1", Side::kPlatform)}) {
    BOOST_TEST(problem.find("a.toml:1:") == 0U);
    BOOST_TEST(problem.find("-1") == std::string::npos);
  }
  BOOST_TEST(told("real 1", Side::kPlatform).find("a space or a second line") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_secret_is_named) {
  Problems problems;
  Table table = read_document("", "a.toml", ".", problems);
  read_secret(table, "token_file", Side::kPlatform);
  BOOST_TEST(to_text(problems).find("token_file is missing") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc::test
