// SPDX-License-Identifier: EUPL-1.2
// Tells code, strings and comments of a text apart, so that a rule about code does not stumble
// over a word in a comment. It is no compiler: it knows just enough of each language for that.
#pragma once

#include <string>
#include <string_view>

#include "tests/tidy/tree.h"

namespace wc::tidy {

// The same text three times, with the same columns; what a view leaves out is blank in it.
struct Views {
  std::string code;         // without comments and without the insides of strings
  std::string uncommented;  // without comments
  std::string comments;     // nothing but comments
};

// `text` may end in the middle of a string or a comment; then that part reaches to the end.
Views views_of(std::string_view text, Language language);

}  // namespace wc::tidy
