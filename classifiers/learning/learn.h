// SPDX-License-Identifier: EUPL-1.2
// Labelled posts in, experience out: one linear support vector machine a label, trained by dual
// coordinate descent. The same posts in the same order give one program the same bytes.
// Source: Hsieh et al., A Dual Coordinate Descent Method for Large-scale Linear SVM (ICML 2008).
#pragma once

#include <string>
#include <vector>

#include "classifiers/labelled.h"

namespace wc {

// The bytes that Experience::read reads: labels signal, spoed, hoog, laag (of signals) and every
// topic of the posts, up to 64 in all. A mark that fewer than two different posts have teaches
// nothing and is left out. An empty list of posts gives experience of no marks.
std::string learn(const std::vector<Labelled>& posts);

}  // namespace wc
