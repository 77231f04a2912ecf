// SPDX-License-Identifier: EUPL-1.2
// What is compiled in, and how a folder overrides it file by file.
#include "config/files.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "config/document.h"
#include "config/embedded.h"
#include "tests/tools/folder.h"

using namespace wc;
using wc::test::Folder;

namespace {

std::vector<ConfigFile> files_of(const std::string& folder) {
  auto files = read_config_files(folder);
  BOOST_REQUIRE_MESSAGE(files.ok(), (files.ok() ? "" : files.error().what));
  return *std::move(files);
}

const ConfigFile* find(const std::vector<ConfigFile>& files, std::string_view name) {
  const auto found = std::find_if(files.begin(), files.end(),
                                  [&](const ConfigFile& file) { return file.name == name; });
  return found == files.end() ? nullptr : &*found;
}

std::string source_file(std::string_view name) {
  return *read_file(WEBCARED_SOURCE "/config/" + std::string(name));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(files_test)

BOOST_AUTO_TEST_CASE(every_shipped_file_is_compiled_in_as_it_stands) {
  BOOST_REQUIRE(!shipped_config().empty());
  for (const Embedded& shipped : shipped_config()) {
    BOOST_TEST_CONTEXT(shipped.name) {
      BOOST_TEST(shipped.bytes == source_file(shipped.name));
    }
  }
  std::size_t on_disk = 4;  // webcared.toml, places.toml, words.toml, experience.toml
  for (const char* part : {"topics", "events", "answers"}) {
    const auto path = std::filesystem::path(WEBCARED_SOURCE "/config") / part;
    if (!std::filesystem::exists(path)) continue;
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
      on_disk += entry.path().extension() == ".toml" ? 1U : 0U;
    }
  }
  BOOST_TEST(shipped_config().size() == on_disk);
}

BOOST_AUTO_TEST_CASE(no_folder_means_what_is_shipped) {
  const auto files = files_of("");
  BOOST_TEST(files.size() == shipped_config().size());
  BOOST_TEST(std::is_sorted(files.begin(), files.end(),
                            [](const auto& a, const auto& b) { return a.name < b.name; }));
  const ConfigFile* settings = find(files, "webcared.toml");
  BOOST_REQUIRE(settings != nullptr);
  BOOST_TEST(settings->folder == "");
}

BOOST_AUTO_TEST_CASE(every_shipped_file_is_toml) {
  Problems problems;
  for (const ConfigFile& file : files_of("")) {
    (void)read_document(file.bytes, file.name, file.folder, problems);
  }
  BOOST_TEST(to_text(problems) == "");
}

BOOST_AUTO_TEST_CASE(the_shipped_settings_have_no_account) {
  Problems problems;
  const ConfigFile file = *find(files_of(""), "webcared.toml");
  Table settings = read_document(file.bytes, file.name, file.folder, problems);
  BOOST_TEST(settings.text("tenant") == "nijmegen");
  BOOST_TEST(settings.tables("account").empty());
  BOOST_TEST(settings.table("web").text("listen") == "127.0.0.1:14024");
  BOOST_TEST(to_text(problems) == "");
}

// The examples in the manual must be right too: they are what people copy.
BOOST_AUTO_TEST_CASE(the_examples_of_the_shipped_settings_are_toml) {
  const std::string bytes = find(files_of(""), "webcared.toml")->bytes;
  const std::size_t examples = bytes.find("# [[account]]");
  BOOST_REQUIRE(examples != std::string::npos);
  std::string uncommented = bytes.substr(0, examples);
  for (std::size_t at = examples; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    const std::string line = bytes.substr(at, end - at);
    uncommented += (line.starts_with("# ") ? line.substr(2) : std::string()) + '\n';
    at = end + 1;
  }
  Problems problems;
  Table settings = read_document(uncommented, "webcared.toml", "", problems);
  std::vector<Table> accounts = settings.tables("account");
  BOOST_REQUIRE(accounts.size() == 2U);
  for (Table& account : accounts) {
    BOOST_TEST(account.one_of("platform", {"x", "facebook"}, "") != "");
    BOOST_TEST(account.tables("source").size() == 2U);
    for (Table& source : account.tables("source")) {
      BOOST_TEST(source.text("name") != "");
      BOOST_TEST(source.span("poll", Millis{0}, Millis{1'000}, Millis{3'600'000}).count() > 0);
    }
  }
  BOOST_TEST(to_text(problems) == "");
}

BOOST_AUTO_TEST_CASE(a_folder_replaces_by_name_and_adds) {
  const Folder folder;
  folder.write("webcared.toml", "tenant = 'arnhem'\n");
  folder.write("topics/kermis.toml", "x = 1\n");
  folder.write("events/kermis.toml", "x = 2\n");
  folder.write("answers/kermis.toml", "x = 3\n");
  const auto files = files_of(folder.path());
  BOOST_TEST(files.size() == shipped_config().size() + 3);
  BOOST_TEST(find(files, "webcared.toml")->bytes == "tenant = 'arnhem'\n");
  BOOST_TEST(find(files, "webcared.toml")->folder == folder.path());
  BOOST_TEST(find(files, "events/kermis.toml")->bytes == "x = 2\n");
  BOOST_TEST(std::is_sorted(files.begin(), files.end(),
                            [](const auto& a, const auto& b) { return a.name < b.name; }));
}

BOOST_AUTO_TEST_CASE(an_empty_file_takes_a_shipped_one_away) {
  const auto shipped = files_of("");
  const auto part = std::find_if(shipped.begin(), shipped.end(), [](const ConfigFile& file) {
    return file.name.find('/') != std::string::npos;
  });
  BOOST_REQUIRE(part != shipped.end());
  const Folder folder;
  folder.write(part->name, " \n\t\r\n");
  folder.write("topics/never-shipped.toml", "");
  auto files = files_of(folder.path());
  BOOST_TEST(files.size() == shipped.size() - 1);
  BOOST_TEST(find(files, part->name) == nullptr);
  folder.write(part->name, "# a comment is a file of its own\n");
  BOOST_TEST(files_of(folder.path()).size() == shipped.size());
}

// Without settings nothing runs: an empty webcared.toml stays, and its reader says what is missing.
BOOST_AUTO_TEST_CASE(empty_settings_stay) {
  const Folder folder;
  folder.write("webcared.toml", "");
  const auto files = files_of(folder.path());
  BOOST_REQUIRE(find(files, "webcared.toml") != nullptr);
  BOOST_TEST(find(files, "webcared.toml")->bytes == "");
}

BOOST_AUTO_TEST_CASE(what_is_no_configuration_does_not_count) {
  const Folder folder;
  for (const char* name : {"notes.txt", "webcared.toml.bak", "topics/.#afval.toml", ".toml",
                           "secrets/token.toml", "topics/deeper/x.toml", "topics/read.me"}) {
    folder.write(name, "no");
  }
  std::filesystem::create_directories(folder.path("events/folder.toml"));
  BOOST_TEST(files_of(folder.path()).size() == shipped_config().size());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_read_is_told) {
  const Folder folder;
  const auto none = read_config_files(folder.path("none"));
  BOOST_REQUIRE(!none.ok());
  BOOST_TEST((none.error().cure == Cure::kMend));
  BOOST_TEST(none.error().code == "no_such_folder");
  BOOST_TEST(none.error().what.starts_with(folder.path("none")));
  folder.write("file", "");
  BOOST_TEST(read_config_files(folder.path("file")).error().code == "no_such_folder");
  std::filesystem::create_symlink(folder.path("gone"), folder.path("webcared.toml"));
  const auto dangling = read_config_files(folder.path());
  BOOST_REQUIRE(!dangling.ok());
  BOOST_TEST(dangling.error().code == "unreadable");
  BOOST_TEST(dangling.error().what == folder.path("webcared.toml") + ": No such file or directory");
}

BOOST_AUTO_TEST_CASE(a_part_that_is_a_file_is_told) {
  const Folder folder;
  folder.write("topics", "not a folder");
  BOOST_TEST(read_config_files(folder.path()).error().code == "unreadable");
}

BOOST_AUTO_TEST_CASE(a_file_is_read_whole) {
  const Folder folder;
  std::string bytes;
  for (int i = 0; i < 100'000; ++i) bytes += static_cast<char>(i);
  folder.write("bytes", bytes);
  BOOST_TEST((*read_file(folder.path("bytes")) == bytes));
  folder.write("empty", "");
  BOOST_TEST(*read_file(folder.path("empty")) == "");
  BOOST_TEST(read_file(folder.path("none")).error().what ==
             folder.path("none") + ": No such file or directory");
  BOOST_TEST(read_file(folder.path()).error().what == folder.path() + ": is a folder");
  BOOST_TEST(read_file("/dev/zero").error().what == "/dev/zero: is larger than 64 MiB");
}

BOOST_AUTO_TEST_SUITE_END()
