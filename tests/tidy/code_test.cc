// SPDX-License-Identifier: EUPL-1.2
#include "tests/tidy/made_up.h"

namespace wc::tidy {
namespace {

Tree one(const std::string& path, const std::string& bytes) {
  return tree_of({{path, bytes}});
}

BOOST_AUTO_TEST_SUITE(tidy_code)

BOOST_AUTO_TEST_CASE(only_daemon_and_tests_have_a_clock) {
  const std::string now = "auto t = std::chrono::system_clock::now();\n";
  holds(clocks(tree_of({{"daemon/a.cc", now}, {"tests/a.cc", now}})));
  breaks(clocks(one("queue/a.cc", now)), "queue/a.cc:1");
  breaks(clocks(one("queue/a.cc", "auto t = time(nullptr);\n")), "queue/a.cc:1");
  breaks(clocks(one("queue/a.cc", "\ngettimeofday(&t, nullptr);\n")), "queue/a.cc:2");
}

BOOST_AUTO_TEST_CASE(what_only_looks_like_a_clock_passes) {
  holds(clocks(one("queue/a.cc",
                   "// time(nullptr)\nauto t = table.time(key);\n"
                   "using T = std::chrono::system_clock;\nauto s = \"gettimeofday\";\n")));
}

BOOST_AUTO_TEST_CASE(public_functions_take_no_bool) {
  breaks(bool_parameters(one("config/a.h", "void open(int a,\n          bool fast);\n")),
         "config/a.h:2");
  breaks(bool_parameters(one("config/a.h", "void open(const bool fast = true);\n")),
         "config/a.h:1");
  holds(bool_parameters(one("config/a.h",
                            "bool open(int a);\nstruct A { bool fast = true; };\n"
                            "template <class T, bool kFast, class U>\nvoid f();\n"
                            "class B {\n private:\n  void f(bool fast);\n};\n")));
  holds(bool_parameters(one("tests/tools/a.h", "void open(bool fast);\n")));
  holds(bool_parameters(one("config/a.cc", "void open(bool fast) {}\n")));
}

BOOST_AUTO_TEST_CASE(a_bool_that_is_the_datum_may_be_given) {
  holds(bool_parameters(one("config/a.h", "void flag(bool value);\nbool flag(bool fallback);\n")));
  breaks(bool_parameters(one("config/a.h", "void flag(bool values);\n")), "config/a.h:1");
}

BOOST_AUTO_TEST_CASE(public_comes_back_behind_private) {
  const std::string text = "class B {\n private:\n  int a;\n};\nvoid f(bool fast);\n";
  breaks(bool_parameters(one("config/a.h", text)), "config/a.h:5");
}

// The sandbox of Facebook and the router each had a wc::Field: a destructor of one ran on the
// other.
BOOST_AUTO_TEST_CASE(one_name_is_one_type) {
  const std::string text = "namespace wc {\nstruct Field {\n  int a;\n};\n}  // namespace wc\n";
  breaks(type_names(tree_of({{"connectors/a.h", text}, {"daemon/b.h", text}})), "daemon/b.h:2");
  breaks(type_names(tree_of({{"connectors/a.h", text}, {"daemon/b.cc", text}})), "daemon/b.cc:2");
  holds(type_names(tree_of(
      {{"connectors/a.h", text},
       {"daemon/b.h", "namespace wc::web {\nstruct Field {\n};\n}  // namespace wc::web\n"},
       {"daemon/c.h", "namespace wc {\nstruct Field;\nstruct A::Field {};\n"},
       {"daemon/d.cc", "namespace wc {\nnamespace {\nstruct Field {\n};\n}  // namespace\n"}})));
}

BOOST_AUTO_TEST_CASE(memory_has_an_owner) {
  breaks(naked_memory(one("config/a.cc", "auto* a = new int;\n")), "config/a.cc:1");
  breaks(naked_memory(one("tests/a.cc", "f();\ndelete a;\n")), "tests/a.cc:2");
  breaks(naked_memory(one("config/a.cc", "auto* a = std::malloc(3);\n")), "config/a.cc:1");
  holds(naked_memory(one("config/a.cc", "return std::unique_ptr<A>(\n    new A);\n")));
  breaks(naked_memory(one("config/a.cc", "std::unique_ptr<A> a;\nf(new A);\n")), "config/a.cc:2");
  holds(naked_memory(one("config/a.cc",
                         "#include <new>\nA(const A&) = delete;\nvoid operator delete(void* p);\n"
                         "// a new one\nauto s = \"new delete\";\nint new_one = 1;\n")));
}

BOOST_AUTO_TEST_CASE(regex_is_left_to_re2) {
  breaks(slow_regex(one("config/a.cc", "std::regex a;\n")), "config/a.cc:1");
  breaks(slow_regex(one("config/a.cc", "#include <regex>\n")), "config/a.cc:1");
  holds(slow_regex(one("config/a.cc", "re2::RE2 regex;\n")));
}

BOOST_AUTO_TEST_CASE(tests_wait_for_conditions) {
  const std::string text = "std::this_thread::sleep_for(1s);\n";
  breaks(sleeping_tests(one("tests/queue/a_test.cc", text)), "tests/queue/a_test.cc:1");
  breaks(sleeping_tests(one("tests/chaos/a.cc", "usleep(3);\n")), "tests/chaos/a.cc:1");
  breaks(sleeping_tests(one("tests/chaos/a.cc", "::poll(nullptr, 0, 3);\n")), "tests/chaos/a.cc:1");
  breaks(sleeping_tests(one("tests/browser/a.mjs", "await page.waitForTimeout(3);\n")),
         "tests/browser/a.mjs:1");
  holds(sleeping_tests(tree_of({{"daemon/a.cc", text}, {"tests/tools/wait.cc", text}})));
}

BOOST_AUTO_TEST_CASE(lua_gets_its_keys) {
  const std::string key = "local k = '{wc:nijmegen}:log'\n";
  breaks(lua_keys(one("queue/library/a.lua", key)), "queue/library/a.lua:1");
  holds(lua_keys(tree_of(
      {{"queue/library/a.lua", "-- like {wc:nijmegen}\n"}, {"tests/queue/a_test.cc", key}})));
}

BOOST_AUTO_TEST_CASE(one_lua_file_has_a_clock) {
  const std::string time = "local t = redis.call('TIME')\n";
  holds(lua_time(one("queue/library/a.lua", time + time)));
  breaks(lua_time(tree_of({{"queue/library/a.lua", time}, {"queue/library/b.lua", time}})),
         "queue/library/b.lua:1");
}

BOOST_AUTO_TEST_CASE(headers_say_pragma_once) {
  holds(pragma_once(one("config/a.h", "// x\n#pragma once\n")));
  breaks(pragma_once(one("config/a.h", "// #pragma once\n")), "config/a.h:1");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc::tidy
