// SPDX-License-Identifier: EUPL-1.2
// Small rule files for tests.
#pragma once

#include <string>
#include <vector>

#include "classifiers/rules.h"

namespace wc::test {

// topics/<id>.toml with this head and these rules.
ConfigFile topic_file(const std::string& id, const std::string& rules);
ConfigFile purpose_file(const std::string& id, const std::string& rules);

// A classifier of these files; the test fails with the problems when there are any.
std::shared_ptr<const Classifier> classifier_of(const std::vector<ConfigFile>& files);

Post post_of(const std::string& text);

}  // namespace wc::test
