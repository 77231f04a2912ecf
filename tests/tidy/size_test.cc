// SPDX-License-Identifier: EUPL-1.2
#include "tests/tidy/made_up.h"

namespace wc::tidy {
namespace {

BOOST_AUTO_TEST_SUITE(tidy_size)

BOOST_AUTO_TEST_CASE(a_file_has_400_lines_at_most) {
  holds(file_lines(tree_of({{"config/a.cc", times(400, "x")}, {"a.md", times(500, "x")}})));
  breaks(file_lines(tree_of({{"config/a.cc", times(401, "x")}})), "config/a.cc");
  breaks(file_lines(tree_of({{"daemon/a.tsx", times(401, "x")}})), "daemon/a.tsx");
}

BOOST_AUTO_TEST_CASE(a_function_has_60_lines_at_most) {
  const auto function = [](std::size_t lines) {
    return "namespace wc {\n\nint f() {\n" + times(lines - 2, "  g();") + "}\n\n}\n";
  };
  holds(function_lines(tree_of({{"config/a.cc", function(60)}})));
  breaks(function_lines(tree_of({{"config/a.cc", function(61)}})), "config/a.cc:3");
}

BOOST_AUTO_TEST_CASE(long_functions_of_scripts_are_found) {
  const std::string script = "export function f() {\n" + times(60, "  g();") + "}\n";
  const std::string lua = "local function f(x)\n" + times(60, "  g()") + "end\n";
  breaks(function_lines(tree_of({{"daemon/desk/a.ts", script}})), "daemon/desk/a.ts:1");
  breaks(function_lines(tree_of({{"queue/library/a.lua", lua}})), "queue/library/a.lua:1");
}

BOOST_AUTO_TEST_CASE(a_line_has_100_characters_at_most) {
  std::string wide;
  for (int i = 0; i < 100; ++i) wide += "ë";  // two bytes each
  holds(columns(tree_of({{"config/a.cc", wide}, {"README.md", wide + wide}})));
  breaks(columns(tree_of({{"config/a.cc", "\n" + wide + "x"}})), "config/a.cc:2");
  holds(columns(tree_of({{"config/a.toml", wide + "x"}})));
  breaks(columns(tree_of({{"config/a.toml", wide + wide}})), "config/a.toml:1");
}

BOOST_AUTO_TEST_CASE(a_quarter_of_a_header_is_comment) {
  const std::string poor = times(5, "// why") + times(16, "int f();");
  const std::string rich = times(6, "int f();  // why") + times(18, "int f();") + times(9, "");
  holds(header_comments(tree_of({{"config/a.h", rich}, {"config/b.cc", poor}})));
  breaks(header_comments(tree_of({{"config/a.h", poor}})), "config/a.h");
  holds(header_comments(tree_of({{"config/short.h", times(20, "int f();")}})));
}

BOOST_AUTO_TEST_CASE(an_address_in_a_string_is_no_comment) {
  const std::string text = times(21, "char a[] = \"http://\";");
  breaks(header_comments(tree_of({{"config/a.h", text}})), "config/a.h");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc::tidy
