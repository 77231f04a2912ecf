// SPDX-License-Identifier: EUPL-1.2
// The build's own tool: experience.bin of labelled posts (experience.cmake).
//   make_experience OUT FILE.jsonl[:DIGITS]...      only posts whose id ends in one of the digits
#include <cstdio>
#include <fstream>

#include "classifiers/learning/learn.h"
#include "config/files.h"

namespace {

bool add_posts(const std::string& argument, std::vector<wc::Labelled>& posts) {
  const std::size_t colon = argument.find(".jsonl:");
  const std::string file = argument.substr(0, colon == std::string::npos ? colon : colon + 6);
  const std::string digits = colon == std::string::npos ? "" : argument.substr(colon + 7);
  const wc::Result<std::string> bytes = wc::read_file(file);
  if (!bytes) {
    std::fprintf(stderr, "make_experience: %s\n", bytes.error().what.c_str());
    return false;
  }
  wc::LabelledPosts read = wc::read_labelled(*bytes, digits);
  for (const std::string& bad : read.bad) {
    std::fprintf(stderr, "%s:%s\n", file.c_str(), bad.c_str());
  }
  posts.insert(posts.end(), read.posts.begin(), read.posts.end());
  return read.bad.empty() && !read.posts.empty();
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fputs("usage: make_experience OUT FILE.jsonl[:DIGITS]...\n", stderr);
    return 64;
  }
  std::vector<wc::Labelled> posts;
  for (int i = 2; i < argc; ++i) {
    if (!add_posts(argv[i], posts)) return 1;
  }
  std::ofstream out(argv[1], std::ios::binary);
  out << wc::learn(posts);
  return out.flush() ? 0 : 1;
}
