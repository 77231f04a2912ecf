// SPDX-License-Identifier: EUPL-1.2
#include "tests/tidy/made_up.h"

namespace wc::tidy {
namespace {

BOOST_AUTO_TEST_SUITE(tidy_river)

BOOST_AUTO_TEST_CASE(a_room_includes_rooms_to_its_left) {
  holds(river(tree_of({{"queue/a.cc", "#include \"queue/b.h\"\n#include \"config/c.h\"\n"}})));
  breaks(river(tree_of({{"connectors/a.cc", "\n#include \"queue/b.h\"\n"}})), "connectors/a.cc:2");
  breaks(river(tree_of({{"daemon/a.h", "#include \"tests/b.h\"\n"}})), "daemon/a.h:1");
}

BOOST_AUTO_TEST_CASE(an_include_in_a_comment_is_none) {
  holds(river(
      tree_of({{"config/a.cc", "// #include \"queue/b.h\"\n/*\n#include \"queue/b.h\"\n*/"}})));
}

BOOST_AUTO_TEST_CASE(quoted_includes_are_from_the_root) {
  const std::string beside = "#include \"b.h\"\n";
  const std::string whole = "#include \"config/b.h\"\n#include <vector>\n";
  holds(quoted_includes(tree_of({{"config/a.cc", whole}, {"config/b.h", ""}})));
  breaks(quoted_includes(tree_of({{"config/a.cc", beside}, {"config/b.h", ""}})), "config/a.cc:1");
  breaks(quoted_includes(tree_of({{"config/a.cc", whole}})), "config/a.cc:1");
}

BOOST_AUTO_TEST_CASE(two_folders_do_not_include_each_other) {
  const std::string web = "#include \"daemon/web/web.h\"\n";
  const std::string house = "#include \"daemon/house.h\"\n";
  const auto both = [&](const std::string& user) {
    return tree_of({{user, web}, {"daemon/web/web.h", house}, {"daemon/house.h", ""}});
  };
  holds(folder_cycles(tree_of({{"daemon/crew.cc", web}, {"daemon/web/web.h", ""}})));
  breaks(folder_cycles(both("daemon/crew.cc")), "daemon/crew.cc:1");
  holds(folder_cycles(both("daemon/main.cc")));
}

BOOST_AUTO_TEST_CASE(no_circle_of_three_folders) {
  const auto includes = [](const std::string& path) { return "#include \"" + path + "\"\n"; };
  const Violations found = folder_cycles(tree_of({{"daemon/a/a.h", includes("daemon/b/b.h")},
                                                  {"daemon/b/b.h", includes("daemon/c/c.h")},
                                                  {"daemon/c/c.h", includes("daemon/a/a.h")},
                                                  {"daemon/d/d.h", includes("daemon/a/a.h")}}));
  BOOST_TEST(found.size() == 3U);
  holds(folder_cycles(tree_of({{"daemon/a/a.h", includes("daemon/b/b.h")},
                               {"daemon/b/b.h", includes("daemon/c/c.h")},
                               {"daemon/c/c.h", ""}})));
}

BOOST_AUTO_TEST_CASE(a_package_lives_in_one_room) {
  holds(packages(tree_of({{"config/json.cc", "#include <rapidjson/reader.h>\n#include <map>\n"},
                          {"daemon/tls.cc", "#include <boost/asio/ssl.hpp>\n"},
                          {"queue/time.cc", "#include <sys/time.h>\n#include <unistd.h>\n"}})));
  breaks(packages(tree_of({{"queue/a.cc", "#include <rapidjson/reader.h>\n"}})), "queue/a.cc:1");
  breaks(packages(tree_of({{"daemon/a.cc", "#include <openssl/ssl.h>\n"}})), "daemon/a.cc:1");
  breaks(packages(tree_of({{"daemon/a.cc", "#include <boost/test/unit_test.hpp>\n"}})),
         "daemon/a.cc:1");
  breaks(packages(tree_of({{"tests/queue/a_test.cc", "#include <hiredis/hiredis.h>\n"}})),
         "tests/queue/a_test.cc:1");
}

BOOST_AUTO_TEST_CASE(only_benchmarks_use_what_they_compare_with) {
  holds(packages(tree_of({{"tests/bench/a.cc", "#include <re2/re2.h>\n"}})));
}

BOOST_AUTO_TEST_CASE(a_new_package_gets_a_room_first) {
  breaks(packages(tree_of({{"config/a.cc", "#include <unheard/of.h>\n"}})), "config/a.cc:1");
}

BOOST_AUTO_TEST_CASE(no_package_in_a_header_of_ours) {
  const std::string text = "#include <string>\n#include <curl/curl.h>\n";
  holds(packages_in_headers(tree_of({{"connectors/a.cc", text}, {"tests/tools/a.h", text}})));
  breaks(packages_in_headers(tree_of({{"connectors/a.h", text}})), "connectors/a.h:2");
}

BOOST_AUTO_TEST_CASE(a_fourth_file_does_not_know_asio) {
  const std::string text = "#include <boost/asio.hpp>\n#include <boost/beast.hpp>\n";
  const auto beside = [&](const std::string& fourth) {
    return tree_of({{"daemon/a.cc", text},
                    {"daemon/b.cc", text},
                    {"daemon/c.cc", text},
                    {"daemon/d.cc", fourth}});
  };
  holds(asio_files(beside("#include <map>\n")));
  breaks(asio_files(beside(text)), "daemon/d.cc:1");
}

BOOST_AUTO_TEST_CASE(a_header_includes_six_at_most) {
  holds(header_includes(tree_of({{"config/a.h", times(6, "#include <map>")}})));
  holds(header_includes(tree_of({{"config/a.cc", times(7, "#include <map>")}})));
  breaks(header_includes(tree_of({{"config/a.h", times(7, "#include <map>")}})), "config/a.h");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc::tidy
