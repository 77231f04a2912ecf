// SPDX-License-Identifier: EUPL-1.2
// A secret is read only from where nobody else could have read it, and is never told.
#include "config/secret.h"

#include <sys/stat.h>
#include <filesystem>

#include <boost/test/unit_test.hpp>
#include <optional>

#include "config/document.h"
#include "tests/tools/folder.h"

using namespace wc;
using wc::test::Folder;

namespace {

// $CREDENTIALS_DIRECTORY for as long as it lives; as before after it.
class Credentials {
 public:
  explicit Credentials(const std::string& path) {
    if (const char* before = std::getenv("CREDENTIALS_DIRECTORY")) before_ = before;
    ::setenv("CREDENTIALS_DIRECTORY", path.c_str(), 1);
  }
  ~Credentials() {
    if (before_) {
      ::setenv("CREDENTIALS_DIRECTORY", before_->c_str(), 1);
    } else {
      ::unsetenv("CREDENTIALS_DIRECTORY");
    }
  }
  Credentials(const Credentials&) = delete;
  Credentials& operator=(const Credentials&) = delete;

 private:
  std::optional<std::string> before_;
};

std::string why_not(const std::string& path, const std::string& folder) {
  const auto secret = read_secret(path, folder);
  BOOST_REQUIRE(!secret.ok());
  BOOST_TEST((secret.error().cure == Cure::kMend));
  BOOST_TEST(secret.error().code == "bad_secret");
  BOOST_TEST(secret.error().what.starts_with(folder + '/' + path + ' '));
  BOOST_TEST(secret.error().what.find("s3cret") == std::string::npos);
  return secret.error().what;
}

void allow(const Folder& folder, const std::string& name, unsigned mode) {
  BOOST_REQUIRE(::chmod(folder.path(name).c_str(), static_cast<mode_t>(mode)) == 0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(secret_test)

BOOST_AUTO_TEST_CASE(one_newline_at_the_end_is_no_part_of_it) {
  const Folder folder;
  const auto read = [&](const std::string& bytes) {
    folder.write("token", bytes);
    return *read_secret("token", folder.path());
  };
  BOOST_TEST(read("s3cret") == "s3cret");
  BOOST_TEST(read("s3cret\n") == "s3cret");
  BOOST_TEST(read("s3cret\r\n") == "s3cret");
  BOOST_TEST(read("s3cret\n\n") == "s3cret\n");
  BOOST_TEST(read(" s3 cret ") == " s3 cret ");
  BOOST_TEST(*read_secret(folder.path("token"), "/nowhere") == " s3 cret ");
}

BOOST_AUTO_TEST_CASE(what_others_may_read_is_refused) {
  const Folder folder;
  folder.write("token", "s3cret");
  for (const unsigned mode : {0640U, 0604U, 0620U, 0602U, 0610U, 0601U, 0644U, 0666U}) {
    allow(folder, "token", mode);
    BOOST_TEST_CONTEXT(mode) {
      BOOST_TEST(why_not("token", folder.path()).find("chmod 600") != std::string::npos);
    }
  }
  for (const unsigned mode : {0600U, 0400U}) {
    allow(folder, "token", mode);
    BOOST_TEST(read_secret("token", folder.path()).ok());
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_secret_is_refused_with_the_reason) {
  const Folder folder;
  BOOST_TEST(why_not("none", folder.path()).ends_with("No such file or directory"));
  folder.write("empty", "");
  BOOST_TEST(why_not("empty", folder.path()).ends_with("is empty"));
  folder.write("newline", "\n");
  BOOST_TEST(why_not("newline", folder.path()).ends_with("is empty"));
  folder.write("long", std::string((64U << 10U) + 1, 'x'));
  BOOST_TEST(why_not("long", folder.path()).find("64 KiB") != std::string::npos);
  std::filesystem::create_directory(folder.path("folder"));
  BOOST_TEST(why_not("folder", folder.path()).ends_with("is not a file"));
  BOOST_REQUIRE(::mkfifo(folder.path("pipe").c_str(), 0600) == 0);
  BOOST_TEST(why_not("pipe", folder.path()).ends_with("is not a file"));
}

BOOST_AUTO_TEST_CASE(relative_names_are_looked_for_among_the_credentials) {
  const Folder given;
  const Folder folder;
  given.write("token", "from systemd");
  folder.write("token", "from the folder");
  BOOST_TEST(*read_secret("token", folder.path()) == "from the folder");
  {
    const Credentials credentials(given.path());
    BOOST_TEST(*read_secret("token", folder.path()) == "from systemd");
    BOOST_TEST(*read_secret(folder.path("token"), "") == "from the folder");
    allow(given, "token", 0440);  // as systemd's access list shows
    BOOST_TEST(*read_secret("token", folder.path()) == "from systemd");
    allow(given, "token", 0444);
    BOOST_TEST(!read_secret("token", folder.path()).ok());
    allow(folder, "token", 0640);
    BOOST_TEST(!read_secret(folder.path("token"), "").ok());
  }
  const Credentials none("");
  allow(folder, "token", 0600);
  BOOST_TEST(*read_secret("token", folder.path()) == "from the folder");
}

BOOST_AUTO_TEST_CASE(a_table_tells_where_the_bad_one_is_named) {
  const Folder folder;
  folder.write("good", "s3cret\n");
  folder.write("open", "s3cret\n");
  allow(folder, "open", 0644);
  Problems problems;
  Table table =
      read_document("[account]\n  good_file = 'good'\n  bad_file = 'open'\n  no_file = 1\n",
                    "a.toml", folder.path(), problems)
          .table("account");
  BOOST_TEST(table.secret("good_file") == "s3cret");
  BOOST_TEST(table.secret("bad_file") == "");
  BOOST_TEST(table.secret("no_file") == "");
  BOOST_TEST(table.secret("left_out_file") == "");
  table.finish();
  const std::string told = to_text(problems);
  BOOST_TEST(told.starts_with("a.toml:3:3: account.bad_file: " + folder.path("open") +
                              " is open to others"));
  BOOST_TEST(
      told.ends_with("a.toml:4:3: account.no_file is a whole number; "
                     "expected a text in quotes\n"));
  BOOST_TEST(told.find("s3cret") == std::string::npos);
  BOOST_TEST(problems.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
