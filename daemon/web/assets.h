// SPDX-License-Identifier: EUPL-1.2
// The files of the desk, compiled into the binary. Only their names are served, so no path can lead
// anywhere else; every other path gets the page itself (its address is the desk's affair).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "config/embedded.h"
#include "daemon/web/web.h"

namespace wc {

// Made by daemon/desk/CMakeLists.txt: "index.html", "desk.js" ..., each compressed with gzip.
std::vector<Embedded> desk_files();

class Assets {
 public:
  // `desk_dir` not "": the bytes are read from that folder at each request, for those who work on
  // the desk; the names stay those of `files`.
  Assets(const std::vector<Embedded>& files, std::string desk_dir);

  // 200, or 304 for a client that has the same bytes (ETag); 404 without an index.html.
  [[nodiscard]] WebAnswer answer(const WebRequest& request) const;

 private:
  struct File {
    std::string_view bytes;
    std::string tag;
  };
  std::map<std::string, File, std::less<>> files_;
  std::string desk_dir_;
};

}  // namespace wc
