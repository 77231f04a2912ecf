// SPDX-License-Identifier: EUPL-1.2
#include "connectors/address.h"

#include <arpa/inet.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <string>

namespace wc {

namespace {

struct Bytes {
  std::array<unsigned char, 16> bytes{};
  std::size_t size = 0;
  [[nodiscard]] std::span<const unsigned char> span() const { return {bytes.data(), size}; }
};

Bytes address(const std::string& text) {
  Bytes out;
  const bool six = text.find(':') != std::string::npos;
  out.size = six ? 16 : 4;
  BOOST_REQUIRE_EQUAL(inet_pton(six ? AF_INET6 : AF_INET, text.c_str(), out.bytes.data()), 1);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(address_test)

BOOST_AUTO_TEST_CASE(addresses_of_the_internet_are_public) {
  for (const auto* text :
       {"104.244.42.1", "157.240.1.35", "9.255.255.255", "11.0.0.0", "172.15.255.255", "172.32.0.0",
        "100.63.255.255", "100.128.0.0", "223.255.255.255", "2a03:2880::1", "2606:4700::6810",
        "2400::1", "::ffff:104.244.42.1", "64:ff9b::68f4:2a01", "2002:68f4:2a01::1"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_CHECK(is_public_address(address(text).span()));
    }
  }
}

BOOST_AUTO_TEST_CASE(addresses_of_our_own_network_and_special_ones_are_not) {
  for (const auto* text : {"0.0.0.0",
                           "10.1.2.3",
                           "100.64.0.1",
                           "127.0.0.1",
                           "169.254.169.254",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.0.0.1",
                           "192.0.2.1",
                           "192.168.1.1",
                           "198.18.0.1",
                           "198.51.100.7",
                           "203.0.113.9",
                           "224.0.0.1",
                           "255.255.255.255",
                           "::",
                           "::1",
                           "::ffff:10.0.0.1",
                           "::ffff:127.0.0.1",
                           "fc00::1",
                           "fd12::1",
                           "fe80::1",
                           "fec0::1",
                           "ff02::1",
                           "2001:db8::1",
                           "100::1",
                           "64:ff9b::a00:1",
                           "2002:7f00:1::",
                           "2001::1",
                           "::127.0.0.1"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_CHECK(!is_public_address(address(text).span()));
    }
  }
  BOOST_CHECK(!is_public_address({}));
}

BOOST_AUTO_TEST_CASE(loopback_is_only_loopback) {
  BOOST_CHECK(is_loopback_address(address("127.0.0.1").span()));
  BOOST_CHECK(is_loopback_address(address("::1").span()));
  for (const auto* text : {"128.0.0.1", "::2", "::", "1::1", "10.0.0.1"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_CHECK(!is_loopback_address(address(text).span()));
    }
  }
  BOOST_CHECK(!is_loopback_address({}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc
