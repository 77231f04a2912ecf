// SPDX-License-Identifier: EUPL-1.2
#include "tests/classifiers/corpus.h"

#include <boost/test/unit_test.hpp>

namespace wc::corpus {

std::vector<Labelled> read(const std::string& name) {
  const Result<std::string> bytes = read_file(std::string(WEBCARED_SOURCE) + "/" + name);
  BOOST_REQUIRE_MESSAGE(bytes.ok(), name);
  LabelledPosts posts = read_labelled(*bytes, "");
  for (const std::string& bad : posts.bad) BOOST_ERROR(name << ':' << bad);
  return std::move(posts.posts);
}

std::vector<ConfigFile> shipped_files() {
  auto files = read_config_files(std::string(WEBCARED_SOURCE) + "/config");
  BOOST_REQUIRE(files.ok());
  return *std::move(files);
}

std::shared_ptr<const Classifier> shipped() {
  Problems problems;
  auto classifier = Classifier::build(shipped_files(), {}, problems);
  BOOST_REQUIRE_MESSAGE(classifier != nullptr, to_text(problems));
  return classifier;
}

}  // namespace wc::corpus
