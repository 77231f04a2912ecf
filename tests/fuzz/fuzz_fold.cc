// SPDX-License-Identifier: EUPL-1.2
// Any bytes fold to words whose way back folds to the same words.
#include <cstdint>
#include <cstdlib>

#include "classifiers/fold.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  wc::Folded folded(std::pmr::get_default_resource());
  wc::fold(text, folded);
  std::size_t before = 0;
  for (std::size_t i = 0; i < folded.word_count(); ++i) {
    const wc::Span span = wc::original_span(folded, text, i, i);
    const bool in_order = span.start >= before && span.start < span.end && span.end <= size;
    if (!in_order || wc::fold(text.substr(span.start, span.end - span.start)) != folded.word(i)) {
      std::abort();
    }
    before = span.start;
  }
  return 0;
}
