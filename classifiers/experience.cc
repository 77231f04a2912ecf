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
constexpr std::size_t kMarksMax = 4'000'000;
constexpr std::size_t kLabelBytesMax = 64;
constexpr std::size_t kStrideStep = 16;  // so that whole vectors are added

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
  if (label_count > kLabelsMax || mark_count > kMarksMax) return broken("it is too large");
  Experience read;
  for (std::uint32_t i = 0; i < label_count && reader.is_whole(); ++i) {
    LabelModel label;
    label.name = reader.text(std::min<std::size_t>(reader.take<std::uint32_t>(), kLabelBytesMax));
    label.bias = reader.take<float>();
    label.step = reader.take<float>();
    read.labels_.push_back(std::move(label));
  }
  const std::size_t row_bytes = sizeof(std::uint64_t) + sizeof(float) + label_count;
  if (!reader.is_whole() || reader.left() != row_bytes * mark_count) {
    return broken("it is cut short or longer than it says");
  }
  read.stride_ = (label_count + kStrideStep - 1) / kStrideStep * kStrideStep;
  read.weights_.assign(read.stride_ * mark_count, 0);
  for (std::uint32_t i = 0; i < mark_count; ++i) {
    read.hashes_.push_back(reader.take<std::uint64_t>());
    read.squares_.push_back(reader.take<float>());
    const std::string_view weights = reader.text(label_count);
    std::memcpy(read.weights_.data() + read.stride_ * i, weights.data(), weights.size());
  }
  read.build_table();
  return read;
}

void Experience::build_table() {
  table_.assign(std::bit_ceil(hashes_.size() * 2 + 1), 0);
  for (std::uint32_t i = 0; i < hashes_.size(); ++i) {
    std::size_t slot = hashes_[i] & (table_.size() - 1);
    while (table_[slot] != 0) slot = (slot + 1) & (table_.size() - 1);
    table_[slot] = i + 1;
  }
}

std::optional<std::uint32_t> Experience::find(std::uint64_t hash) const {
  for (std::size_t slot = hash & (table_.size() - 1); table_[slot] != 0;
       slot = (slot + 1) & (table_.size() - 1)) {
    if (hashes_[table_[slot] - 1] == hash) return table_[slot] - 1;
  }
  return std::nullopt;
}

void Experience::judge(const Folded& text, PostKind kind, std::pmr::vector<float>& margins) const {
  margins.clear();
  if (hashes_.empty()) return;
  std::array<std::int32_t, kLabelsMax> sums{};
  std::pmr::vector<std::uint64_t> seen(hashes_.size() / 64 + 1, 0, margins.get_allocator());
  float squares = 0;
  const auto add = [&](std::uint64_t hash) {
    const std::optional<std::uint32_t> mark = find(hash);
    if (!mark || (seen[*mark / 64] >> *mark % 64 & 1U) != 0) return;
    seen[*mark / 64] |= std::uint64_t{1} << *mark % 64;
    squares += squares_[*mark];
    const std::int8_t* const row = weights_.data() + stride_ * *mark;
    for (std::size_t i = 0; i < stride_; ++i) sums[i] += row[i];
  };
  each_mark(text, [&add](std::uint64_t hash, const Words&) { add(hash); });
  add(mark_of_origin(static_cast<std::uint64_t>(kind)));
  const float length = squares > 0 ? std::sqrt(squares) : 1.0F;
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    margins.push_back(labels_[i].bias + static_cast<float>(sums[i]) * labels_[i].step / length);
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
    const auto weight = static_cast<float>(weights_[stride_ * *mark + label]);
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
