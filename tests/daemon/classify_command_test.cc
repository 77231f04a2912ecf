// SPDX-License-Identifier: EUPL-1.2
// `webcared classify`: one line out for each line in whatever stands there, and an error for what
// cannot be read.
#include <boost/test/unit_test.hpp>

#include "daemon/commands/commands.h"
#include "tests/daemon/said.h"
#include "tests/tools/folder.h"

namespace wc {
namespace {

using test::has;
using test::Said;

Said classify_file(const std::string& file) {
  return test::listen([&] { return classify({.config = "", .file = file, .events = {}}); });
}

BOOST_AUTO_TEST_SUITE(classify_command)

BOOST_AUTO_TEST_CASE(a_folder_is_no_file) {
  const test::Folder folder;
  const Said said = classify_file(folder.path());
  BOOST_TEST(said.code == kExitUsage);
  BOOST_TEST(has(said.errors, "cannot read " + folder.path() + ": it is a folder"), said.errors);
}

BOOST_AUTO_TEST_CASE(a_file_that_is_not_there_is_told_with_the_reason) {
  const test::Folder folder;
  const Said said = classify_file(folder.path("none"));
  BOOST_TEST(said.code == kExitUsage);
  BOOST_TEST(has(said.errors, folder.path("none") + ": No such file"), said.errors);
}

// Address 0 of this process is mapped nowhere: opening works, reading does not.
BOOST_AUTO_TEST_CASE(a_file_that_breaks_off_is_not_read_to_its_end) {
  const Said said = classify_file("/proc/self/mem");
  BOOST_TEST(said.code == kExitNo);
  BOOST_TEST(has(said.errors, "/proc/self/mem"), said.errors);
}

BOOST_AUTO_TEST_CASE(a_line_that_is_wrong_costs_only_itself) {
  const test::Folder folder;
  const std::string file = folder.path("posts.jsonl");
  folder.write("posts.jsonl",
               "{\"id\":\"a\",\"text\":\"bak\"}\n{\"id\":\"b\" \"text\":\"bak\"}\nbak\n{}\n");
  const Said said = classify_file(file);
  BOOST_TEST(said.code == kExitData);
  BOOST_TEST(said.errors.starts_with(file + ":2:11: not JSON: "), said.errors);
  BOOST_TEST(has(said.errors, "\n" + file + ":4:1: "), said.errors);
  BOOST_TEST(test::times(said.errors, "\n") == 2U, said.errors);
  BOOST_TEST(test::times(said.out, "\n") == 4U, said.out);
  const std::size_t first = said.out.find("{\"id\":\"a\",\"signal\":");
  const std::size_t second = said.out.find("\n{\"id\":null,\"error\":\"2:11: not JSON: ");
  const std::size_t third = said.out.find("\n{\"id\":\"3\",\"signal\":");
  BOOST_TEST(first == 0U);
  BOOST_TEST((first < second && second < third && third != std::string::npos), said.out);
}

BOOST_AUTO_TEST_CASE(without_a_wrong_line_all_is_well) {
  const test::Folder folder;
  folder.write("posts.txt", "bak\n\n");
  const Said said = classify_file(folder.path("posts.txt"));
  BOOST_TEST(said.code == kExitWell);
  BOOST_TEST(said.errors.empty(), said.errors);
  BOOST_TEST(test::times(said.out, "\n") == 2U, said.out);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc
