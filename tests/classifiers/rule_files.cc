// SPDX-License-Identifier: EUPL-1.2
#include "tests/classifiers/rule_files.h"

#include <boost/test/unit_test.hpp>

namespace wc::test {

ConfigFile topic_file(const std::string& id, const std::string& rules) {
  return {"topics/" + id + ".toml", "",
          "id = \"" + id + "\"\nnl = \"N\"\nen = \"E\"\nback_office = \"B\"\n" + rules};
}

ConfigFile purpose_file(const std::string& id, const std::string& rules) {
  return {"topics/" + id + ".toml", "", "id = \"" + id + "\"\npurpose = \"" + id + "\"\n" + rules};
}

std::shared_ptr<const Classifier> classifier_of(const std::vector<ConfigFile>& files) {
  Problems problems;
  auto classifier = Classifier::build(files, {}, problems);
  BOOST_REQUIRE_MESSAGE(classifier != nullptr, to_text(problems));
  return classifier;
}

Post post_of(const std::string& text) {
  Post post;
  post.text = text;
  return post;
}

}  // namespace wc::test
