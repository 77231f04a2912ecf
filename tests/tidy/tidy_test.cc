// SPDX-License-Identifier: EUPL-1.2
// The rules of the house, held against the project itself. A failure names the place and the rule.
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "tests/tidy/figures.h"
#include "tests/tidy/rules.h"

namespace wc::tidy {
namespace {

const Tree& project() {
  static const Tree tree = read_tree(WEBCARED_SOURCE);
  return tree;
}

void tell(const Violations& violations) {
  for (const Violation& violation : violations) {
    BOOST_ERROR(violation.place << ": " << violation.what);
  }
}

BOOST_AUTO_TEST_SUITE(tidy)

BOOST_AUTO_TEST_CASE(the_project_is_read) {
  BOOST_TEST(project().files.size() > 20U);
  BOOST_TEST(project().find("tests/tidy/tidy_test.cc") != nullptr);
}

BOOST_AUTO_TEST_CASE(includes_go_down_the_river) {
  tell(river(project()));
}
BOOST_AUTO_TEST_CASE(includes_are_from_the_root) {
  tell(quoted_includes(project()));
}
BOOST_AUTO_TEST_CASE(folders_make_no_circle) {
  tell(folder_cycles(project()));
}
BOOST_AUTO_TEST_CASE(a_package_lives_in_one_room) {
  tell(packages(project()));
}
BOOST_AUTO_TEST_CASE(no_package_in_a_header) {
  tell(packages_in_headers(project()));
}
BOOST_AUTO_TEST_CASE(three_files_know_asio) {
  tell(asio_files(project()));
}
BOOST_AUTO_TEST_CASE(headers_include_little) {
  tell(header_includes(project()));
}

BOOST_AUTO_TEST_CASE(files_are_short) {
  tell(file_lines(project()));
}
BOOST_AUTO_TEST_CASE(functions_are_short) {
  tell(function_lines(project()));
}
BOOST_AUTO_TEST_CASE(lines_are_narrow) {
  tell(columns(project()));
}
BOOST_AUTO_TEST_CASE(headers_are_contracts) {
  tell(header_comments(project()));
}

BOOST_AUTO_TEST_CASE(only_the_daemon_has_a_clock) {
  tell(clocks(project()));
}
BOOST_AUTO_TEST_CASE(a_type_has_a_name_of_its_own) {
  tell(type_names(project()));
}
BOOST_AUTO_TEST_CASE(no_bool_parameters) {
  tell(bool_parameters(project()));
}
BOOST_AUTO_TEST_CASE(memory_has_owners) {
  tell(naked_memory(project()));
}
BOOST_AUTO_TEST_CASE(no_slow_regex) {
  tell(slow_regex(project()));
}
BOOST_AUTO_TEST_CASE(tests_do_not_sleep) {
  tell(sleeping_tests(project()));
}
BOOST_AUTO_TEST_CASE(lua_has_no_literal_key) {
  tell(lua_keys(project()));
}
BOOST_AUTO_TEST_CASE(lua_has_one_clock) {
  tell(lua_time(project()));
}
BOOST_AUTO_TEST_CASE(headers_come_once) {
  tell(pragma_once(project()));
}

BOOST_AUTO_TEST_CASE(sources_name_their_licence) {
  tell(licence_lines(project()));
}
BOOST_AUTO_TEST_CASE(nothing_is_unfinished) {
  tell(unfinished(project()));
}
BOOST_AUTO_TEST_CASE(no_path_of_a_machine) {
  tell(machine_paths(project()));
}
BOOST_AUTO_TEST_CASE(no_registry_host) {
  tell(registry_hosts(project()));
}
BOOST_AUTO_TEST_CASE(words_of_the_house) {
  tell(house_words(project()));
}
BOOST_AUTO_TEST_CASE(design_tokens_only_in_tests) {
  tell(design_tokens(project()));
}

BOOST_AUTO_TEST_CASE(the_top_is_tidy) {
  tell(top_level(project()));
}
BOOST_AUTO_TEST_CASE(rooms_explain_themselves) {
  tell(room_readmes(project()));
}
BOOST_AUTO_TEST_CASE(everything_is_reached) {
  tell(unreached_files(project()));
}

BOOST_AUTO_TEST_CASE(figures) {
  const std::string path = std::string(WEBCARED_SOURCE) + "/tests/tidy_ratchet.txt";
  std::ifstream in(path);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const auto measured = figures_of(project());
  for (const Figure& figure : measured) {
    BOOST_TEST_MESSAGE(figure.name << " " << figure.value << " (limit " << figure.limit << ")");
  }
  tell(ratchet(measured, text));
  const char* order = std::getenv("WEBCARED_RATCHET");
  if (order != nullptr && std::string_view(order) == "tighten") {
    std::ofstream(path) << tightened(measured, text);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc::tidy
