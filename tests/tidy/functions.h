// SPDX-License-Identifier: EUPL-1.2
// Finds the functions of a file by its brackets (C++, TypeScript) or words (Lua). It relies on the
// layout that clang-format gives; it is a measure, not a compiler.
#pragma once

#include <cstddef>
#include <vector>

#include "tests/tidy/tree.h"

namespace wc::tidy {

// A function from the first line of its signature up to its closing bracket, both counted.
struct Function {
  std::size_t line = 0;   // the first, counted from 1
  std::size_t lines = 0;  // how many
};

// In order of their first lines. A lambda counts as a part of the function around it; TypeScript
// and Lua functions inside others count too. Other languages have none.
std::vector<Function> functions_of(const File& file);

}  // namespace wc::tidy
