// SPDX-License-Identifier: EUPL-1.2
// What the rules seek is written in two halves, so that they do not find it here.
#include "tests/tidy/made_up.h"

namespace wc::tidy {
namespace {

Tree one(const std::string& path, const std::string& bytes) {
  return tree_of({{path, bytes}});
}

BOOST_AUTO_TEST_SUITE(tidy_words)

BOOST_AUTO_TEST_CASE(sources_name_their_licence) {
  const std::string licence = "SPDX-License-Identifier: EUPL-1.2\n";
  holds(licence_lines(tree_of({{"config/a.cc", "// " + licence},
                               {"queue/library/a.lua", "#!lua name=a\n-- " + licence},
                               {"tests/run", "#!/bin/sh\n# " + licence},
                               {"README.md", "# webcared\n"}})));
  breaks(licence_lines(one("config/a.h", "#pragma once\n// " + licence)), "config/a.h:1");
  breaks(licence_lines(one("config/a.toml", "")), "config/a.toml:1");
  breaks(licence_lines(one("daemon/demo", "#!/bin/sh\necho\n")), "daemon/demo:2");
  breaks(licence_lines(one("config/CMakeLists.txt", "room(config)\n")), "config/CMakeLists.txt:1");
}

BOOST_AUTO_TEST_CASE(nothing_is_left_undone) {
  for (const std::string mark : {"TO"
                                 "DO",
                                 "FIX"
                                 "ME",
                                 "XX"
                                 "X",
                                 "HA"
                                 "CK",
                                 "Not "
                                 "implemented"}) {
    breaks(unfinished(one("config/a.cc", "int a;  // " + mark + ": later\n")), "config/a.cc:1");
    holds(unfinished(one("LICENSE", mark)));
  }
  holds(unfinished(one("tests/run",
                       "mktemp a.XXXX"
                       "XX\nautodoc\n")));
}

BOOST_AUTO_TEST_CASE(no_path_of_one_machine) {
  breaks(machine_paths(one("config/a.cc",
                           "f(\"/ho"
                           "me/jan/a\");\n")),
         "config/a.cc:1");
  breaks(machine_paths(one("README.md",
                           "cd /wo"
                           "rk/main\n")),
         "README.md:1");
  breaks(machine_paths(one("README.md",
                           "/ro"
                           "ot/.cache\n")),
         "README.md:1");
  holds(machine_paths(one("README.md",
                          "https://example.nl/ho"
                          "me/ ../wo"
                          "rk/ /etc/webcared\n")));
}

BOOST_AUTO_TEST_CASE(no_host_of_a_registry) {
  const std::string registry =
      "https://registry.np"
      "mjs.org/a.tgz";
  breaks(registry_hosts(one("README.md", registry)), "README.md:1");
  breaks(registry_hosts(
             one("daemon/desk/package-lock.json", "{\n\"resolved\": \"http://mirror/a.tgz\"\n")),
         "daemon/desk/package-lock.json:2");
  holds(registry_hosts(one("daemon/desk/package-lock.json", "\"integrity\": \"sha512-x\"\n")));
}

BOOST_AUTO_TEST_CASE(one_word_for_one_thing) {
  breaks(house_words(one("queue/a.h",
                         "\nstruct Sig"
                         "nal {\n")),
         "queue/a.h:2");
  breaks(house_words(one("README.md",
                         "asked Cla"
                         "ude\n")),
         "README.md:1");
  holds(house_words(one("queue/a.h", "struct Ticket {};  // a signal of a citizen\n")));
}

BOOST_AUTO_TEST_CASE(design_tokens_only_to_compare_with) {
  const std::string package =
      "@gemeentenijmegen/"
      "design-tokens";
  breaks(design_tokens(one("daemon/desk/package.json", package)), "daemon/desk/package.json:1");
  holds(design_tokens(one("tests/browser/package.json", package)));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc::tidy
