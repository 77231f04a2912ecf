// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/experience.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>

#include "classifiers/marks.h"

namespace wc {
namespace {

constexpr std::string_view kMagic = "webcared experience 1\n";
constexpr std::uint32_t kPlaceBits = 20;  // of an entry of the table; the others are its tag
constexpr std::uint32_t kMarksMask = (1U << kPlaceBits) - 1;
constexpr const char* kNoNumber = "one of its numbers is none";
constexpr std::size_t kLabelBytesMax = 64;
constexpr std::int32_t kZero = 128;       // what a weight of nothing is in memory
constexpr std::size_t kRowsAtOnce = 256;  // 255 times that fits 16 bits
constexpr std::size_t kStrideStep = 16;   // so that whole vectors are added

// The bits of a table's entry that are not a place.
std::uint32_t tag_of(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 32U) & ~kMarksMask;
}

template <class T>
void put(std::string& bytes, const T& value) {
  std::array<char, sizeof(T)> raw{};
  std::memcpy(raw.data(), &value, sizeof(T));
  bytes.append(raw.data(), raw.size());
}

// Reads values one after another; after the end everything is zero and `is_whole` is false.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <class T>
  T take() {
    T value{};
    const std::string_view raw = text(sizeof(T));
    if (raw.size() == sizeof(T)) std::memcpy(&value, raw.data(), sizeof(T));
    return value;
  }
  std::string_view text(std::size_t size) {
    is_whole_ = is_whole_ && size <= bytes_.size();
    const std::string_view part = is_whole_ ? bytes_.substr(0, size) : std::string_view();
    bytes_.remove_prefix(part.size());
    return part;
  }
  [[nodiscard]] bool is_whole() const { return is_whole_; }
  [[nodiscard]] std::size_t left() const { return bytes_.size(); }

 private:
  std::string_view bytes_;
  bool is_whole_ = true;
};

Error broken(const char* why) {
  return {Cure::kMend, "not_experience",
          std::string(why) + "; make the file anew with webcared rules learn"};
}

}  // namespace

std::string Experience::bytes_of(const std::vector<LabelModel>& labels, std::vector<Row> rows) {
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.hash < b.hash; });
  std::string bytes(kMagic);
  put(bytes, static_cast<std::uint32_t>(labels.size()));
  put(bytes, static_cast<std::uint32_t>(rows.size()));
  for (const LabelModel& label : labels) {
    put(bytes, static_cast<std::uint32_t>(label.name.size()));
    bytes += label.name;
    put(bytes, label.bias);
    put(bytes, label.step);
  }
  for (const Row& row : rows) {
    put(bytes, row.hash);
    put(bytes, row.square);
    for (std::size_t i = 0; i < labels.size(); ++i) put(bytes, row.weights[i]);
  }
  return bytes;
}

Result<Experience> Experience::read(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) return broken("it does not begin with 'webcared experience 1'");
  Reader reader(bytes.substr(kMagic.size()));
  const auto label_count = reader.take<std::uint32_t>();
  const auto mark_count = reader.take<std::uint32_t>();
  if (label_count > kLabelsMax || mark_count >= kMarksMask) return broken("it is too large");
  Experience read;
  for (std::uint32_t i = 0; i < label_count && reader.is_whole(); ++i) {
    LabelModel label;
    label.name = reader.text(std::min<std::size_t>(reader.take<std::uint32_t>(), kLabelBytesMax));
    label.bias = reader.take<float>();
    label.step = reader.take<float>();
    if (!std::isfinite(label.bias) || !std::isfinite(label.step)) return broken(kNoNumber);
    read.labels_.push_back(std::move(label));
  }
  const std::size_t row_bytes = sizeof(std::uint64_t) + sizeof(float) + label_count;
  if (!reader.is_whole() || reader.left() != row_bytes * mark_count) {
    return broken("it is cut short or longer than it says");
  }
  read.stride_ = (label_count + kStrideStep - 1) / kStrideStep * kStrideStep;
  read.weights_.assign(read.stride_ * mark_count, 0);
  read.hashes_.reserve(mark_count);
  read.squares_.reserve(mark_count);
  for (std::uint32_t i = 0; i < mark_count; ++i) {
    const auto hash = reader.take<std::uint64_t>();
    const auto square = reader.take<float>();
    if (!std::isfinite(square) || square < 0) return broken(kNoNumber);
    if (i > 0 && hash <= read.hashes_.back()) return broken("its marks are not in order");
    read.hashes_.push_back(hash);
    read.squares_.push_back(square);
    const std::string_view weights = reader.text(label_count);
    std::uint8_t* const row = read.weights_.data() + read.stride_ * i;
    for (std::size_t label = 0; label < weights.size(); ++label) {
      row[label] = static_cast<std::uint8_t>(static_cast<std::int8_t>(weights[label]) + kZero);
    }
  }
  read.build_table();
  return read;
}

void Experience::build_table() {
  table_.assign(std::bit_ceil(hashes_.size() * 2 + 1), 0);
  for (std::uint32_t i = 0; i < hashes_.size(); ++i) {
    std::size_t slot = hashes_[i] & (table_.size() - 1);
    while (table_[slot] != 0) slot = (slot + 1) & (table_.size() - 1);
    table_[slot] = tag_of(hashes_[i]) | (i + 1);
  }
}

std::optional<std::uint32_t> Experience::find(std::uint64_t hash) const {
  const std::uint32_t tag = tag_of(hash);
  for (std::size_t slot = hash & (table_.size() - 1); table_[slot] != 0;
       slot = (slot + 1) & (table_.size() - 1)) {
    if ((table_[slot] & ~kMarksMask) != tag) continue;
    const std::uint32_t place = (table_[slot] & kMarksMask) - 1;
    if (hashes_[place] == hash) return place;
  }
  return std::nullopt;
}

// The places of the text's marks, each once. Table and rows are far away in memory: what will be
// needed is asked for before it is.
void Experience::places_of(const Folded& text, PostKind kind,
                           std::pmr::vector<std::uint32_t>& places) const {
  std::pmr::vector<std::uint64_t> marks(places.get_allocator());
  const auto add = [&](std::uint64_t mark) {
    __builtin_prefetch(&table_[mark & (table_.size() - 1)]);
    marks.push_back(mark);
  };
  marks.reserve(text.text.size() * 3);
  each_mark(text, [&add](std::uint64_t mark, const Words&) { add(mark); });
  add(mark_of_origin(static_cast<std::uint64_t>(kind)));
  std::pmr::vector<std::uint64_t> seen(hashes_.size() / 64 + 1, 0, places.get_allocator());
  places.reserve(marks.size());
  for (const std::uint64_t mark : marks) {
    const std::optional<std::uint32_t> place = find(mark);
    if (!place || (seen[*place / 64] >> *place % 64 & 1U) != 0) continue;
    seen[*place / 64] |= std::uint64_t{1} << *place % 64;
    __builtin_prefetch(weights_.data() + stride_ * *place);
    places.push_back(*place);
  }
}

void Experience::judge(const Folded& text, PostKind kind, std::pmr::vector<float>& margins) const {
  margins.clear();
  if (hashes_.empty()) return;
  std::pmr::vector<std::uint32_t> places(margins.get_allocator());
  places_of(text, kind, places);
  float squares = 0;
  for (const std::uint32_t place : places) squares += squares_[place];
  std::array<std::int32_t, kLabelsMax> sums{};
  for (std::size_t first = 0; first < places.size(); first += kRowsAtOnce) {
    const std::size_t end = std::min(places.size(), first + kRowsAtOnce);
    std::array<std::uint16_t, kLabelsMax> part{};
    for (std::size_t i = first; i < end; ++i) {
      const std::uint8_t* const row = weights_.data() + stride_ * places[i];
      for (std::size_t label = 0; label < stride_; ++label) part[label] += row[label];
    }
    for (std::size_t label = 0; label < stride_; ++label) sums[label] += part[label];
  }
  const auto zero = static_cast<std::int32_t>(places.size()) * kZero;
  const float length = squares > 0 ? std::sqrt(squares) : 1.0F;
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    const auto sum = static_cast<float>(sums[i] - zero);
    margins.push_back(labels_[i].bias + sum * labels_[i].step / length);
  }
}

// Each word gets the weights of its marks, of a pair half; the best one, with the neighbours that
// do half as much.
std::optional<Words> Experience::why(const Folded& text, std::size_t label) const {
  if (hashes_.empty()) return std::nullopt;
  std::vector<float> pull(text.word_count());
  each_mark(text, [&](std::uint64_t hash, const Words& words) {
    const std::optional<std::uint32_t> mark = find(hash);
    if (!mark) return;
    const auto weight = static_cast<float>(weights_[stride_ * *mark + label] - kZero);
    const float part = weight / static_cast<float>(words.last - words.first + 1);
    for (std::size_t i = words.first; i <= words.last; ++i) pull[i] += part;
  });
  const auto best = std::max_element(pull.begin(), pull.end());
  if (best == pull.end() || *best <= 0) return std::nullopt;
  Words words{static_cast<std::size_t>(best - pull.begin()),
              static_cast<std::size_t>(best - pull.begin())};
  while (words.first > 0 && pull[words.first - 1] >= *best / 2) --words.first;
  while (words.last + 1 < pull.size() && pull[words.last + 1] >= *best / 2) ++words.last;
  return words;
}

}  // namespace wc
