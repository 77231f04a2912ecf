// SPDX-License-Identifier: EUPL-1.2
// An outage of Redis is told so that ops can act on it, and does not fill the journal.
#include "daemon/outage.h"

#include <boost/test/unit_test.hpp>

#include "tests/daemon/said.h"

namespace wc {
namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

const Error kRefused{Cure::kAskAgain, "redis_away", "Connection refused"};
const Error kLoading{Cure::kAskAgain, "redis_refused", "Redis says LOADING"};

constexpr const char* kAway = "\"event\":\"redis_away\"";

struct Night {
  Time now{};
  std::string lines;
  OpsLog log{[this] { return now; }, [this](const std::string& line) { lines += line + "\n"; }};

  // Somebody asks twice a second for so long.
  void asks(Outage& outage, const Error& error, Millis length) {
    for (const Time end = now + length; now < end; now += milliseconds{500}) {
      outage.failed(error, now);
    }
  }
  [[nodiscard]] std::size_t told(const std::string& part) const { return test::times(lines, part); }
};

RedisAddress socket() {
  RedisAddress address;
  address.socket = "/run/redis/redis-server.sock";
  return address;
}

BOOST_AUTO_TEST_SUITE(outage)

BOOST_AUTO_TEST_CASE(the_first_line_names_the_address_and_the_reason) {
  Night night;
  Outage outage(night.log, socket());
  outage.failed(kRefused, night.now);
  BOOST_TEST(night.told(R"("event":"redis_away","redis":"/run/redis/redis-server.sock")") == 1U);
  BOOST_TEST(night.told("Connection refused") == 1U);
}

BOOST_AUTO_TEST_CASE(a_host_is_named_with_its_port_and_without_its_password) {
  Night night;
  RedisAddress address;
  address.host = "10.0.0.5";
  address.port = 6380;
  address.user = "webcared";
  address.password = "geheim-woord";
  Outage outage(night.log, address);
  outage.failed(kRefused, night.now);
  BOOST_TEST(night.told("\"10.0.0.5:6380\"") == 1U);
  BOOST_TEST(night.told("geheim") == 0U);
}

BOOST_AUTO_TEST_CASE(the_same_again_is_told_once_a_minute) {
  Night night;
  Outage outage(night.log, socket());
  night.asks(outage, kRefused, minutes{1});
  BOOST_TEST(night.told(kAway) == 1U);
  night.asks(outage, kRefused, minutes{9});
  BOOST_TEST(night.told(kAway) == 10U);
}

BOOST_AUTO_TEST_CASE(another_reason_is_told_at_once) {
  Night night;
  Outage outage(night.log, socket());
  outage.failed(kRefused, night.now);
  outage.failed(kLoading, night.now);
  outage.failed(kLoading, night.now);
  BOOST_TEST(night.told(kAway) == 2U);
  BOOST_TEST(night.told("LOADING") == 1U);
}

BOOST_AUTO_TEST_CASE(a_clock_that_went_back_silences_nobody) {
  Night night;
  night.now = Time{minutes{100}};
  Outage outage(night.log, socket());
  outage.failed(kRefused, night.now);
  outage.failed(kRefused, Time{});
  BOOST_TEST(night.told(kAway) == 2U);
}

BOOST_AUTO_TEST_CASE(that_it_is_back_is_told_once_and_only_after_an_outage) {
  Night night;
  Outage outage(night.log, socket());
  outage.well();
  BOOST_TEST(night.lines.empty());
  outage.failed(kRefused, night.now);
  outage.well();
  outage.well();
  BOOST_TEST(night.told(R"("event":"redis_back","redis":"/run/redis/redis-server.sock")") == 1U);
  outage.failed(kRefused, night.now);
  BOOST_TEST(night.told(kAway) == 2U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace wc
