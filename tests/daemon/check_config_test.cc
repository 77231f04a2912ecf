// SPDX-License-Identifier: EUPL-1.2
// `webcared check-config`: what it says is well starts, and a folder that nobody meant is no folder
// that is well.
#include <boost/test/unit_test.hpp>

#include "daemon/commands/commands.h"
#include "tests/daemon/said.h"
#include "tests/tools/folder.h"

namespace wc {
namespace {

using test::has;
using test::Said;

Said check(const std::string& folder) {
  return test::listen([&] { return check_config(folder); });
}

BOOST_AUTO_TEST_SUITE(check_config_command)

BOOST_AUTO_TEST_CASE(a_folder_with_settings_is_well) {
  const test::Folder folder;
  folder.write("webcared.toml",
               "tenant = \"a\"\n[redis]\nsocket = \"s\"\n[web]\n"
               "public_origin = \"https://desk.example.nl\"\n");
  const Said said = check(folder.path());
  BOOST_TEST(said.code == kExitWell, said.errors);
  BOOST_TEST(has(said.out, folder.path() + " is well"), said.out);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_told_once) {
  const test::Folder folder;
  const std::string nowhere = folder.path("nowhere");
  const Said said = check(nowhere);
  BOOST_TEST(said.code == kExitConfig);
  BOOST_TEST(said.errors.starts_with(nowhere + ": is not a folder"), said.errors);
  BOOST_TEST(test::times(said.errors, nowhere) == 1U, said.errors);
}

BOOST_AUTO_TEST_CASE(a_folder_without_webcared_toml_is_not_well) {
  const test::Folder folder;
  folder.write("topics/kermis.toml", "");
  const Said said = check(folder.path());
  BOOST_TEST(said.code == kExitConfig);
  BOOST_TEST(said.out.empty(), said.out);
  BOOST_TEST(said.errors.starts_with(folder.path("webcared.toml") + ": is not there"), said.errors);
}

BOOST_AUTO_TEST_CASE(a_file_that_cannot_be_read_is_told_once) {
  const test::Folder folder;
  folder.write("topics", "a file where a folder belongs");
  const Said said = check(folder.path());
  BOOST_TEST(said.code == kExitConfig);
  BOOST_TEST(test::times(said.errors, folder.path()) == 1U, said.errors);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc
