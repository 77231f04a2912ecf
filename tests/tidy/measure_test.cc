// SPDX-License-Identifier: EUPL-1.2
// What the rules stand on: views of a text, its functions, and the figures with their ratchet.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "tests/tidy/figures.h"
#include "tests/tidy/functions.h"
#include "tests/tidy/made_up.h"
#include "tests/tidy/views.h"

namespace wc::tidy {
namespace {

std::string code(const std::string& text, Language language) {
  return views_of(text, language).code;
}

// The functions of a text as "line+lines", one after another.
std::string functions(const std::string& path, const std::string& text) {
  std::string out;
  for (const Function& function : functions_of(make_file(path, text))) {
    out += std::to_string(function.line) + "+" + std::to_string(function.lines) + " ";
  }
  return out;
}

BOOST_AUTO_TEST_SUITE(tidy_measure)

BOOST_AUTO_TEST_CASE(comments_and_strings_are_blank_in_code) {
  BOOST_TEST(code("a(\"b\");  // c", Language::kCpp) == "a(\" \");      ");
  BOOST_TEST(code("a /* b\nc */ d", Language::kCpp) == "a     \n     d");
  BOOST_TEST(code("n = 1'000; c = '\"'; b", Language::kCpp) == "n = 1'000; c = ' '; b");
  BOOST_TEST(code("R\"x(a\")b)x\" c", Language::kCpp) == "R\"x(    )x\" c");
  BOOST_TEST(code("\"a\\\"b\" c", Language::kCpp) == "\"    \" c");
  BOOST_TEST(code("a -- b\nc", Language::kLua) == "a     \nc");
  BOOST_TEST(code("--[[ a\nb ]] c", Language::kLua) == "      \n     c");
  BOOST_TEST(code("a # b\nc#d", Language::kHash) == "a    \nc#d");
  BOOST_TEST(code("a { /* b */ }", Language::kCss) == "a {         }");
}

BOOST_AUTO_TEST_CASE(scripts_have_templates_and_expressions) {
  BOOST_TEST(code("a = `b${`c}`}d` + e", Language::kScript) == "a = `         ` + e");
  BOOST_TEST(code("a = /[/{]/.test(b) / 2", Language::kScript) == "a = /    /.test(b) / 2");
  BOOST_TEST(code("a / b // c", Language::kScript) == "a / b     ");
  BOOST_TEST(code("it's\n{", Language::kScript) == "it' \n{");
}

BOOST_AUTO_TEST_CASE(views_keep_columns_and_strings) {
  const Views views = views_of("a(\"b\");  // c\n", Language::kCpp);
  BOOST_TEST(views.uncommented == "a(\"b\");      \n");
  BOOST_TEST(views.comments == "         // c\n");
}

BOOST_AUTO_TEST_CASE(a_text_may_end_anywhere) {
  for (const std::string text : {"\"", "'", "/*", "//", "R\"(", "R\"", "\"\\", "`", "`${", "--[[",
                                 "[[", "/", "#", "= /a[", "\\"}) {
    for (const Language language : {Language::kCpp, Language::kScript, Language::kLua,
                                    Language::kHash, Language::kCss, Language::kData}) {
      BOOST_TEST(code(text, language).size() == text.size());
    }
  }
}

BOOST_AUTO_TEST_CASE(functions_of_cpp) {
  BOOST_TEST(functions("a.cc", "int f() { return 1; }\n") == "1+1 ");
  BOOST_TEST(
      functions("a.cc", "namespace a {\nint x;\n\nint f(int a,\n      int b) {\n  g();\n}\n}\n") ==
      "4+4 ");
  BOOST_TEST(functions("a.h",
                       "class A : public B {\n public:\n  explicit A(int a) : a_{a} {\n  }\n"
                       "  int b() const { return 1; }\n private:\n  int a_{0};\n};\n") ==
             "3+2 5+1 ");
  BOOST_TEST(
      functions("a.cc", "template <class T>\nbool operator==(T a, T b) {\n  if (a) {\n  }\n}\n") ==
      "1+5 ");
  BOOST_TEST(functions("a.cc", "BOOST_AUTO_TEST_SUITE(a)\n\nBOOST_AUTO_TEST_CASE(b) {\n}\n") ==
             "3+2 ");
}

BOOST_AUTO_TEST_CASE(tables_and_types_are_no_functions) {
  BOOST_TEST(functions("a.cc", "enum class A { kB };\nstruct B {\n  int c = f();\n};\n").empty());
  BOOST_TEST(functions("a.cc", "const std::array<int, 2> kA{{\n  {1},\n  {f(2)},\n}};\n").empty());
  BOOST_TEST(functions("a.cc", "const A kB = {\n  f(1),\n};\nint g() {\n}\n") == "4+2 ");
  BOOST_TEST(functions("a.cc", "const auto kA = [](int b) {\n  return b;\n};\n") == "1+3 ");
  BOOST_TEST(functions("a.cc", "#define A(b) \\\n  { b }\nint g() {\n}\n") == "3+2 ");
}

BOOST_AUTO_TEST_CASE(functions_of_scripts) {
  BOOST_TEST(functions("a.ts", "export function f(\n  a: A,\n) {\n  if (a) {\n  }\n}\n") == "1+6 ");
  BOOST_TEST(functions("a.ts", "const f = () => {\n  g();\n};\nconst h = (a) => a;\n") == "1+3 ");
  BOOST_TEST(functions("a.ts", "class A {\n  b(c: C) {\n    while (c) {\n    }\n  }\n}\n") ==
             "2+4 ");
  BOOST_TEST(functions("a.lua",
                       "local function f(x)\n  for a in b do\n    if c then d() end\n  end\n"
                       "end\n") == "1+5 ");
  BOOST_TEST(functions("a.lua", "register('f', function(k)\n  repeat\n  until k\nend)\n") ==
             "1+4 ");
}

BOOST_AUTO_TEST_CASE(percentiles) {
  BOOST_TEST(percentile({}, 50) == 0);
  BOOST_TEST(percentile({7}, 90) == 7);
  BOOST_TEST(percentile({5, 1, 3}, 50) == 3);
  BOOST_TEST(percentile({1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 90) == 10);
}

BOOST_AUTO_TEST_CASE(figures_are_measured) {
  const auto measured = figures_of(tree_of({{"config/a.cc", times(4, "x")},
                                            {"config/a.md", times(99, "x")},
                                            {"tests/config/a_test.cc", times(6, "x")}}));
  BOOST_REQUIRE(measured.size() == 5U);
  BOOST_TEST(measured[0].value == 6);    // file_median_lines
  BOOST_TEST(measured[4].value == 150);  // tests_per_source_percent
}

BOOST_AUTO_TEST_CASE(a_ratchet_gives_a_tenth) {
  const std::string place = "tests/tidy_ratchet.txt";
  const std::string best = "# why\nlength 20\n";
  holds(ratchet({{"length", 22, 30}}, best));
  breaks(ratchet({{"length", 23, 30}}, best), place);
  breaks(ratchet({{"length", 31, 30}}, "length 30\n"), place);  // the hard limit
  holds(ratchet({{"share", 90, 80, false}}, "share 100\n"));
  breaks(ratchet({{"share", 89, 80, false}}, "share 100\n"), place);
  breaks(ratchet({{"length", 2, 30}}, ""), place);
  breaks(ratchet({}, "length 2\n"), place);
}

BOOST_AUTO_TEST_CASE(a_ratchet_only_tightens) {
  BOOST_TEST(tightened({{"length", 18, 30}, {"share", 90, 80, false}},
                       "# why\nlength 20\nshare 100\n") == "# why\nlength 18\nshare 100\n");
}

BOOST_AUTO_TEST_CASE(a_word_stands_alone) {
  BOOST_TEST(has_word("a new b", "new"));
  BOOST_TEST(has_word("renew new", "new"));
  BOOST_TEST(!has_word("renew new_one news", "new"));
}

BOOST_AUTO_TEST_CASE(files_know_where_they_are) {
  const File file = make_file("config/topics/afval.toml", "# a\nb = 1\n");
  BOOST_TEST(file.room() == "config");
  BOOST_TEST(file.folder() == "config/topics");
  BOOST_TEST(file.name() == "afval.toml");
  BOOST_TEST(file.extension() == ".toml");
  BOOST_TEST(file.place(2) == "config/topics/afval.toml:2");
  BOOST_TEST(file.commented[0]);
  BOOST_TEST(!file.commented[1]);
  BOOST_TEST(make_file("LICENSE", "").room().empty());
  BOOST_TEST(make_file("desk.png", std::string("a\0b", 3)).lines.empty());
}

BOOST_AUTO_TEST_CASE(a_tree_without_git_is_walked) {
  namespace fs = std::filesystem;
  std::string folder = (fs::temp_directory_path() /
                        "webcared_tidy_XX"
                        "XXXX")
                           .string();
  BOOST_REQUIRE(mkdtemp(folder.data()) != nullptr);
  for (const std::string path : {"config/a.h", "build/b.h", "daemon/desk/node_modules/c.ts"}) {
    fs::create_directories((fs::path(folder) / path).parent_path());
    std::ofstream(fs::path(folder) / path) << "int a;\n";
  }
  const Tree tree = read_tree(folder);
  fs::remove_all(folder);
  BOOST_REQUIRE(tree.files.size() == 1U);
  BOOST_TEST(tree.files[0].path == "config/a.h");
  BOOST_TEST(tree.files[0].code[0] == "int a;");
  BOOST_TEST(tree.find("config/b.h") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc::tidy
