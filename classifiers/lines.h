// SPDX-License-Identifier: EUPL-1.2
// One line in, one line out: what `webcared classify` prints. It reads no files and prints nothing.
#pragma once

#include <string>
#include <string_view>

#include "classifiers/classifier.h"
#include "classifiers/read_line.h"

namespace wc {

// {"id","signal","topics":[…],"urgency","language","places":[…],"reasons":[{"rule","text","start",
// "end"}]}: one line without its newline. start and end are bytes of `text`. Of a bad line
// {"id":null,"error"}, so that answers stay in the order of their lines. Never fails.
std::string classify_line(const Classifier& classifier, const Result<Post>& post);

}  // namespace wc
