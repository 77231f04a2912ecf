// SPDX-License-Identifier: EUPL-1.2
#include "connectors/address.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace wc {

namespace {

struct Block4 {
  std::uint32_t address;
  int bits;
};

constexpr std::uint32_t v4(unsigned a, unsigned b, unsigned c, unsigned d) {
  return a << 24U | b << 16U | c << 8U | d;
}

constexpr std::array<Block4, 15> kNotPublic4{{
    {v4(0, 0, 0, 0), 8},
    {v4(10, 0, 0, 0), 8},
    {v4(100, 64, 0, 0), 10},
    {v4(127, 0, 0, 0), 8},
    {v4(169, 254, 0, 0), 16},
    {v4(172, 16, 0, 0), 12},
    {v4(192, 0, 0, 0), 24},
    {v4(192, 0, 2, 0), 24},
    {v4(192, 88, 99, 0), 24},
    {v4(192, 168, 0, 0), 16},
    {v4(198, 18, 0, 0), 15},
    {v4(198, 51, 100, 0), 24},
    {v4(203, 0, 113, 0), 24},
    {v4(224, 0, 0, 0), 4},
    {v4(240, 0, 0, 0), 4},
}};

struct Block6 {
  std::array<unsigned char, 8> prefix;
  int bits;
};

// Public version 6 is 2000::/3; these are the exceptions in it.
constexpr std::array<Block6, 4> kNotPublic6{{
    {{0x20, 0x01, 0x00}, 23},                         // 2001::/23, protocol assignments
    {{0x20, 0x01, 0x0d, 0xb8}, 32},                   // documents
    {{0x3f, 0xff, 0x00}, 20},                         // documents
    {{0x26, 0x20, 0x00, 0x4f, 0x80, 0x00, 0x00}, 48}  // direct delegation of AS112
}};

std::uint32_t as_v4(std::span<const unsigned char> bytes) {
  return v4(bytes[0], bytes[1], bytes[2], bytes[3]);
}

bool public4(std::uint32_t address) {
  return std::ranges::none_of(kNotPublic4, [address](const Block4& block) {
    return (address ^ block.address) >> (32 - block.bits) == 0;
  });
}

bool in_block(std::span<const unsigned char> bytes, const Block6& block) {
  for (int bit = 0; bit < block.bits; ++bit) {
    const auto byte = static_cast<std::size_t>(bit / 8);
    if (((bytes[byte] ^ block.prefix[byte]) >> (7 - bit % 8) & 1U) != 0) return false;
  }
  return true;
}

bool starts_with(std::span<const unsigned char> bytes, std::span<const unsigned char> prefix) {
  return std::ranges::equal(bytes.first(prefix.size()), prefix);
}

constexpr std::array<unsigned char, 12> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr std::array<unsigned char, 12> kNat64{0x00, 0x64, 0xff, 0x9b};
constexpr std::array<unsigned char, 2> kSixToFour{0x20, 0x02};

bool public6(std::span<const unsigned char> bytes) {
  if (starts_with(bytes, kMapped) || starts_with(bytes, kNat64)) {
    return public4(as_v4(bytes.subspan(12)));
  }
  if (starts_with(bytes, kSixToFour)) return public4(as_v4(bytes.subspan(2)));
  const bool global = (bytes[0] & 0xE0U) == 0x20U;
  return global && std::ranges::none_of(kNotPublic6, [bytes](const Block6& block) {
           return in_block(bytes, block);
         });
}

}  // namespace

bool is_public_address(std::span<const unsigned char> bytes) {
  if (bytes.size() == 4) return public4(as_v4(bytes));
  return bytes.size() == 16 && public6(bytes);
}

bool is_loopback_address(std::span<const unsigned char> bytes) {
  if (bytes.size() == 4) return bytes[0] == 127;
  if (bytes.size() != 16 || bytes.back() != 1) return false;
  return std::ranges::all_of(bytes.first(15), [](unsigned char byte) { return byte == 0; });
}

}  // namespace wc
