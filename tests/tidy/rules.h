// SPDX-License-Identifier: EUPL-1.2
// The rules of the house, a function each: what of a tree breaks it. No rule prints, stops or knows
// where the files came from, so each is tried on small made-up trees as well as on the real one.
#pragma once

#include <string>
#include <vector>

#include "tests/tidy/tree.h"

namespace wc::tidy {

// One thing that breaks a rule: its place ("config/json.h:12", or a path) and what to do.
struct Violation {
  std::string place;
  std::string what;
};
using Violations = std::vector<Violation>;

// -- rules_river.cc: what may include what
Violations river(const Tree& tree);                // a room includes itself and rooms to its left
Violations quoted_includes(const Tree& tree);      // "…" is a path from the root and exists
Violations folder_cycles(const Tree& tree);        // no two folders include each other, no circle
Violations packages(const Tree& tree);             // a third-party package lives in one room
Violations packages_in_headers(const Tree& tree);  // and in no header of ours outside tests
Violations asio_files(const Tree& tree);           // at most three files know Asio or Beast
Violations header_includes(const Tree& tree);      // at most six a header

// -- rules_size.cc: how long things are
Violations file_lines(const Tree& tree);       // at most 400
Violations function_lines(const Tree& tree);   // at most 60
Violations columns(const Tree& tree);          // at most 100, TOML 160, counted in characters
Violations header_comments(const Tree& tree);  // a quarter of a header of more than 20 lines

// -- rules_code.cc: what code does not do
Violations clocks(const Tree& tree);           // only daemon and tests ask what time it is
Violations bool_parameters(const Tree& tree);  // none in headers' public functions but data
Violations naked_memory(const Tree& tree);     // no new, delete, malloc
Violations slow_regex(const Tree& tree);       // no <regex>: backtracking is not linear
Violations sleeping_tests(const Tree& tree);   // tests wait for conditions
Violations lua_keys(const Tree& tree);         // the key tag is KEYS[1], never a literal
Violations lua_time(const Tree& tree);         // one helper asks Redis for its time
Violations pragma_once(const Tree& tree);      // in every header

// -- rules_names.cc
Violations type_names(const Tree& tree);  // a name means one type in the whole program

// -- rules_words.cc: what no file says
Violations licence_lines(const Tree& tree);   // SPDX on line 1, or on 2 behind "#!"
Violations unfinished(const Tree& tree);      // marks of work left undone
Violations machine_paths(const Tree& tree);   // paths of one machine
Violations registry_hosts(const Tree& tree);  // host names of package registries
Violations house_words(const Tree& tree);     // words for what has another name, or no place here
Violations design_tokens(const Tree& tree);   // a package that only tests may compare with

// -- rules_reach.cc: where things lie, and whether anything gets there
Violations top_level(const Tree& tree);        // the fixed list of files and six rooms
Violations room_readmes(const Tree& tree);     // each room explains itself
Violations unreached_files(const Tree& tree);  // nothing that no other file leads to

}  // namespace wc::tidy
