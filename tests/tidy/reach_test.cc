// SPDX-License-Identifier: EUPL-1.2
#include "tests/tidy/made_up.h"

namespace wc::tidy {
namespace {

Tree one(const std::string& path, const std::string& bytes) {
  return tree_of({{path, bytes}});
}

// What every tree must have at the top and in its rooms, and `extra`.
Tree whole(const std::string& extra) {
  return tree_of({{"CMakeLists.txt", ""},
                  {"CMakePresets.json", ""},
                  {"README.md", ""},
                  {"LICENSE", ""},
                  {".clang-format", ""},
                  {".ci/run", ""},
                  {"config/README.md", ""},
                  {"connectors/README.md", ""},
                  {"classifiers/README.md", ""},
                  {"queue/README.md", ""},
                  {"daemon/README.md", ""},
                  {extra, ""}});
}

BOOST_AUTO_TEST_SUITE(tidy_reach)

BOOST_AUTO_TEST_CASE(the_top_holds_a_fixed_list) {
  holds(top_level(whole("tests/README.md")));
  breaks(top_level(whole("src/a.cc")), "src/a.cc");
  breaks(top_level(whole("CHANGES.md")), "CHANGES.md");
  breaks(top_level(tree_of({{"CMakeLists.txt", ""}, {"CMakePresets.json", ""}, {"LICENSE", ""}})),
         "README.md");
}

BOOST_AUTO_TEST_CASE(each_room_explains_itself) {
  holds(room_readmes(whole("tests/README.md")));
  breaks(room_readmes(whole("tests/a.cc")), "tests/README.md");
}

BOOST_AUTO_TEST_CASE(a_header_is_included) {
  const std::string use = "#include \"config/a.h\"\n";
  holds(unreached_files(tree_of({{"config/a.h", ""}, {"config/a.cc", use}})));
  breaks(unreached_files(one("config/a.h", "")), "config/a.h");
  breaks(unreached_files(tree_of({{"config/a.h", ""}, {"config/a.cc", "// " + use}})),
         "config/a.h");
}

BOOST_AUTO_TEST_CASE(a_source_has_its_header_or_a_main) {
  const std::string use = "#include \"config/json.h\"\n";
  holds(unreached_files(tree_of({{"config/json.h", ""},
                                 {"config/json.cc", use},
                                 {"config/json_writer.cc", use},
                                 {"config/quick_json.cc", use},
                                 {"daemon/main.cc", "int main(int count, char** words) {}\n"},
                                 {"daemon/commands/run.cc", ""},
                                 {"connectors/example/plugin.cc", ""},
                                 {"tests/config/a_test.cc", "BOOST_AUTO_TEST_CASE(a) {}\n"}})));
  breaks(unreached_files(one("config/lost.cc", "int f() {}\n")), "config/lost.cc");
  breaks(unreached_files(one("tests/config/lost.cc", "// BOOST_AUTO_TEST_CASE(a)\n")),
         "tests/config/lost.cc");
}

BOOST_AUTO_TEST_CASE(lua_and_toml_lie_where_they_are_read) {
  holds(unreached_files(tree_of({{"queue/library/a.lua", ""},
                                 {"config/webcared.toml", ""},
                                 {"config/topics/a.toml", ""},
                                 {"tests/cases/a.toml", ""}})));
  breaks(unreached_files(one("queue/a.lua", "")), "queue/a.lua");
  breaks(unreached_files(one("config/old/a.toml", "")), "config/old/a.toml");
}

BOOST_AUTO_TEST_CASE(a_script_is_imported) {
  const std::string page = "import { a } from \"./views/app.js\";\n";
  holds(unreached_files(
      tree_of({{"daemon/desk/main.tsx", page}, {"daemon/desk/views/app.tsx", "let a;\n"}})));
  holds(unreached_files(tree_of({{"tests/browser/CMakeLists.txt", "COMMAND node story.mjs\n"},
                                 {"tests/browser/story.mjs", ""}})));
  breaks(unreached_files(tree_of({{"daemon/desk/main.tsx", page},
                                  {"daemon/desk/views/app.tsx", ""},
                                  {"daemon/desk/views/old.tsx", "old.a();\n"}})),
         "daemon/desk/views/old.tsx");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc::tidy
