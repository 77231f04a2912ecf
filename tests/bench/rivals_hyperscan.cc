// SPDX-License-Identifier: EUPL-1.2
// Hyperscan, or its absence (tests/bench/CMakeLists.txt says which).
#include "tests/bench/rivals.h"

#ifdef WEBCARED_HYPERSCAN
#include <hs.h>

#include <cstdio>
#include <cstdlib>

namespace wc::bench {
namespace {

class Hyperscan : public Rival {
 public:
  Hyperscan(const Expressions& expressions, Tells tells) {
    std::vector<const char*> texts;
    std::vector<unsigned> numbers;
    for (const std::string& one : expressions) {
      texts.push_back(one.c_str());
      numbers.push_back(static_cast<unsigned>(numbers.size()));
    }
    const std::vector<unsigned> flags(
        texts.size(), tells == Tells::kRule ? HS_FLAG_SINGLEMATCH : HS_FLAG_SOM_LEFTMOST);
    hs_compile_error_t* error = nullptr;
    if (hs_compile_multi(texts.data(), flags.data(), numbers.data(),
                         static_cast<unsigned>(texts.size()), HS_MODE_BLOCK, nullptr, &database_,
                         &error) != HS_SUCCESS) {
      std::fprintf(stderr, "Hyperscan: %s\n", error->message);
      std::exit(1);
    }
    hs_alloc_scratch(database_, &scratch_);
  }
  ~Hyperscan() override {
    hs_free_scratch(scratch_);
    hs_free_database(database_);
  }
  Hyperscan(const Hyperscan&) = delete;
  Hyperscan& operator=(const Hyperscan&) = delete;

  std::size_t find(const std::string& folded) override {
    std::size_t found = 0;
    hs_scan(database_, folded.data(), static_cast<unsigned>(folded.size()), 0, scratch_, count,
            &found);
    return found;
  }

 private:
  static int count(unsigned, unsigned long long, unsigned long long, unsigned, void* found) {
    ++*static_cast<std::size_t*>(found);
    return 0;
  }
  hs_database_t* database_ = nullptr;
  hs_scratch_t* scratch_ = nullptr;
};

}  // namespace

std::unique_ptr<Rival> hyperscan(const Expressions& expressions, Tells tells) {
  return std::make_unique<Hyperscan>(expressions, tells);
}

}  // namespace wc::bench
#else
namespace wc::bench {

std::unique_ptr<Rival> hyperscan(const Expressions&, Tells) {
  return nullptr;
}

}  // namespace wc::bench
#endif
