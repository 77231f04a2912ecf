// SPDX-License-Identifier: EUPL-1.2
// Any line gets one JSON line, and every reason stands where it says.
#include <cstdint>
#include <cstdlib>

#include "classifiers/explain.h"
#include "classifiers/lines.h"
#include "config/json.h"

namespace {

std::shared_ptr<const wc::Classifier> shipped() {
  const auto files = wc::read_config_files(std::string(WEBCARED_SOURCE) + "/config");
  wc::Problems problems;
  if (!files.ok()) std::abort();
  return wc::Classifier::build(*files, {}, problems);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto classifier = shipped();
  if (classifier == nullptr) std::abort();
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  const auto post = wc::post_of_line(line, 1);
  if (!wc::Json::parse(wc::classify_line(*classifier, post)).ok()) std::abort();
  if (!post) return 0;
  const wc::Verdict verdict = classifier->classify(*post);
  for (const wc::Reason& reason : verdict.reasons) {
    if (reason.start >= reason.end || reason.end > post->text.size() ||
        post->text.substr(reason.start, reason.end - reason.start) != reason.text) {
      std::abort();
    }
  }
  (void)wc::explain(verdict, post->text, wc::Paint::kAnsi);
  return 0;
}
