// SPDX-License-Identifier: EUPL-1.2
// Labelled posts in, experience out: one linear support vector machine a label, trained by dual
// coordinate descent. The same posts give the same bytes.
// Source: Hsieh et al., A Dual Coordinate Descent Method for Large-scale Linear SVM (ICML 2008).
#pragma once

#include <string>
#include <vector>

#include "classifiers/labelled.h"

namespace wc {

// The bytes that Experience::read reads: labels signal, spoed, hoog, laag (of signals) and every
// topic of the posts. A mark that fewer than two posts have teaches nothing and is left out, so
// no name of one post stays behind. An empty list of posts gives experience of no marks.
std::string learn(const std::vector<Labelled>& posts);

}  // namespace wc
