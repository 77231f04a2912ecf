// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/lines.h"

#include "config/json.h"

namespace wc {

std::string classify_line(const Classifier& classifier, const Result<Post>& post) {
  if (post) return to_json(classifier.classify(*post), post->id);
  JsonWriter json;
  json.object().key("id").null().field("error", post.error().what).end();
  return json.take();
}

}  // namespace wc
