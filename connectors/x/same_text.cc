// SPDX-License-Identifier: EUPL-1.2
#include "connectors/x/same_text.h"

#include "config/unicode.h"

namespace wc {

namespace {

void erase_all(std::string& text, std::string_view what) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at)) {
    text.erase(at, what.size());
  }
}

}  // namespace

std::string x_comparable(std::string_view raw) {
  std::string text = canonical(mend_utf8(raw));
  while (text.starts_with("@") && text.find(' ') != std::string::npos) {
    text.erase(0, text.find(' ') + 1);
  }
  erase_all(text, "https://");
  erase_all(text, "http://");
  for (auto at = text.find("/ "); at != std::string::npos; at = text.find("/ ", at)) {
    text.erase(at, 1);
  }
  if (text.ends_with("/")) text.pop_back();
  return text;
}

}  // namespace wc
