// SPDX-License-Identifier: EUPL-1.2
#include "connectors/shipped/platforms.h"

#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "connectors/connector.h"
#include "tests/connectors/x_bench.h"
#include "tests/tools/folder.h"

namespace wc::test {

namespace {

namespace fs = std::filesystem;

const std::string kPlugin = WEBCARED_BUILD "/plugins/suggestions.so";

// A plugin_dir with the example in it, as root would install it.
struct Installed {
  Installed() {
    fs::permissions(folder.path(), fs::perms{0755});
    fs::copy_file(kPlugin, file);
    fs::permissions(file, fs::perms{0644});
  }
  [[nodiscard]] std::string reason() const {
    const auto known = platforms(folder.path());
    return known ? "" : known.error().what;
  }
  Folder folder;
  const std::string file = folder.path() + "/suggestions.so";
};

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(registry_test)

BOOST_AUTO_TEST_CASE(x_and_facebook_are_there_without_a_plugin) {
  const auto known = platforms("");
  BOOST_REQUIRE(known.ok());
  BOOST_REQUIRE_EQUAL(known->size(), 2U);
  BOOST_CHECK_EQUAL((*known)[0].name, "x");
  BOOST_CHECK_EQUAL((*known)[1].name, "facebook");
}

BOOST_AUTO_TEST_CASE(a_plugin_that_root_owns_brings_a_platform) {
  if (::geteuid() != 0) {
    BOOST_TEST_MESSAGE("SKIPPED: only root can install a plugin");
    return;
  }
  const Installed installed;
  const auto known = platforms(installed.folder.path());
  BOOST_REQUIRE_MESSAGE(known.ok(), (known ? "" : known.error().what));
  BOOST_REQUIRE_EQUAL(known->size(), 3U);
  BOOST_CHECK_EQUAL(known->back().name, "suggestions");
  Problems problems;
  Table table = read_document(
      "platform = \"suggestions\"\nname = \"box\"\nbase_url = \"https://box.example\"\n"
      "[[source]]\nname = \"box-1\"\n",
      "w.toml", "", problems);
  const auto account = known->back().read(table);
  BOOST_CHECK(problems.empty());
  ScriptedTransport transport;
  transport.add(Response{200, {}, R"([{"id":7,"text":"Meer bankjes"}])"});
  const auto connector = account->connect(transport);
  const auto page = connector->poll(account->sources().front(), {5, std::nullopt, 10}, {});
  BOOST_REQUIRE(page.ok());
  BOOST_REQUIRE_EQUAL(page->posts.size(), 1U);
  BOOST_CHECK_EQUAL(page->posts.front().id, "suggestions:7");
  BOOST_CHECK_EQUAL(transport.asked.front().url, "https://box.example/suggestions?after=5");
  BOOST_CHECK_EQUAL(connector->check({}).error().code, "not_supported");
}

BOOST_AUTO_TEST_CASE(a_plugin_that_others_could_have_changed_is_refused) {
  const Installed installed;
  if (::geteuid() != 0) {
    BOOST_CHECK(holds(installed.reason(), "not owned by root"));
    return;
  }
  fs::permissions(installed.file, fs::perms{0664});
  BOOST_CHECK(holds(installed.reason(), "can be written by others"));
  fs::permissions(installed.file, fs::perms{0644});
  fs::permissions(installed.folder.path(), fs::perms{0777});
  BOOST_CHECK(holds(installed.reason(), "can be written by others"));
  fs::permissions(installed.folder.path(), fs::perms{0755});
  BOOST_REQUIRE_EQUAL(::chown(installed.file.c_str(), 65534, 65534), 0);
  BOOST_CHECK(holds(installed.reason(), "not owned by root"));
  fs::remove(installed.file);
  fs::create_symlink(kPlugin, installed.file);
  BOOST_CHECK(holds(installed.reason(), "is a link"));
}

BOOST_AUTO_TEST_CASE(what_is_no_plugin_is_refused_with_its_name) {
  if (::geteuid() != 0) return;
  const Folder folder;
  fs::permissions(folder.path(), fs::perms{0755});
  folder.write("notes.txt", "left alone");
  BOOST_CHECK(platforms(folder.path()).ok());
  folder.write("broken.so", "this is no shared object");
  const auto known = platforms(folder.path());
  BOOST_REQUIRE(!known.ok());
  BOOST_CHECK_EQUAL(known.error().code, "plugin");
  BOOST_CHECK(known.error().cure == Cure::kMend);
  BOOST_CHECK(holds(known.error().what, "broken.so"));
  BOOST_CHECK(!platforms("/nonexistent").ok());
}

BOOST_AUTO_TEST_CASE(the_same_platform_twice_is_refused) {
  if (::geteuid() != 0) return;
  const Installed installed;
  fs::copy_file(installed.file, installed.folder.path() + "/twice.so");
  BOOST_CHECK(holds(installed.reason(), "there already"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc::test
