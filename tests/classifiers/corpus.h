// SPDX-License-Identifier: EUPL-1.2
// The labelled posts and the rules of this tree, for tests that hold the ones against the others.
#pragma once

#include <string>
#include <vector>

#include "classifiers/editing/measure.h"

namespace wc::corpus {

// The posts of a file of this tree; the test fails when a line of it cannot be read.
std::vector<Labelled> read(const std::string& name);

// The shipped configuration files.
std::vector<ConfigFile> shipped_files();

// The shipped rules, without events. The test fails with the problems when there are any.
std::shared_ptr<const Classifier> shipped();

}  // namespace wc::corpus
