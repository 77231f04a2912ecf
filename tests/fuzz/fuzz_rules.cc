// SPDX-License-Identifier: EUPL-1.2
// Any rule file is read or refused with a reason, and what is read classifies.
#include <cstdint>
#include <cstdlib>

#include "classifiers/classifier.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 4096) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  wc::Problems problems;
  const auto classifier = wc::Classifier::build(
      {{"topics/t.toml", "", "id = \"t\"\nnl = \"n\"\nen = \"e\"\n" + bytes}}, {}, problems);
  if ((classifier == nullptr) == problems.empty()) std::abort();
  if (classifier == nullptr) return 0;
  wc::Post post;
  post.text = "Is de papiercontainer alweer niet geleegd? " + bytes;
  (void)classifier->classify(post);
  return 0;
}
