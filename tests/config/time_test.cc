// SPDX-License-Identifier: EUPL-1.2
#include "config/time.h"

#include <boost/test/unit_test.hpp>
#include <random>

using wc::format_span;
using wc::format_time;
using wc::Millis;
using wc::parse_span;
using wc::parse_time;

namespace {

constexpr long long kLastMs = 253402300799999;  // the end of the year 9999

// Milliseconds since 1970, or -1.
long long ms_of(std::string_view text) {
  const auto time = parse_time(text);
  return time ? wc::to_millis(*time) : -1;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(time_test)

BOOST_AUTO_TEST_CASE(reads_what_platforms_write) {
  constexpr long long kTen = 1784368800000;  // 2026-07-18 10:00 UTC
  BOOST_TEST(ms_of("2026-07-18T10:00:00.000Z") == kTen);
  BOOST_TEST(ms_of("2026-07-18T10:00:00Z") == kTen);
  BOOST_TEST(ms_of("2026-07-18T12:00:00+02:00") == kTen);
  BOOST_TEST(ms_of("2026-07-18T10:00:00+0000") == kTen);
  BOOST_TEST(ms_of("2026-07-18T05:30:00-0430") == kTen);
  BOOST_TEST(ms_of("2026-07-18t10:00:00z") == kTen);
  BOOST_TEST(ms_of("2026-07-18 10:00:00Z") == kTen);
  BOOST_TEST(ms_of("2026-07-18T10:00:00.1Z") == kTen + 100);
  BOOST_TEST(ms_of("2026-07-18T10:00:00.12345678901234567890Z") == kTen + 123);
  BOOST_TEST(ms_of("2026-07-18T10:00:00.0009Z") == kTen);
}

BOOST_AUTO_TEST_CASE(knows_the_calendar) {
  BOOST_TEST(ms_of("1970-01-01T00:00:00Z") == 0);
  BOOST_TEST(ms_of("2000-02-29T00:00:00Z") == 951782400000);
  BOOST_TEST(ms_of("2024-02-29T23:59:59Z") == 1709251199000);
  BOOST_TEST(ms_of("2023-02-29T00:00:00Z") == -1);
  BOOST_TEST(ms_of("2100-02-29T00:00:00Z") == -1);
  BOOST_TEST(ms_of("9999-12-31T23:59:59.999Z") == kLastMs);
  BOOST_TEST(ms_of("2016-12-31T23:59:60Z") == ms_of("2017-01-01T00:00:00Z"));
}

BOOST_AUTO_TEST_CASE(refuses_what_is_no_time) {
  for (const char* text : {"",
                           "2026",
                           "2026-07-18",
                           "2026-07-18T10:00:00",
                           "2026-07-18T10:00Z",
                           "2026-7-18T10:00:00Z",
                           "2026-07-18T24:00:00Z",
                           "2026-07-18T10:60:00Z",
                           "2026-07-18T10:00:61Z",
                           "2026-00-18T10:00:00Z",
                           "2026-13-18T10:00:00Z",
                           "2026-07-00T10:00:00Z",
                           "2026-07-32T10:00:00Z",
                           "2026-07-18T10:00:00.Z",
                           "2026-07-18T10:00:00+2:00",
                           "2026-07-18T10:00:00+02",
                           "2026-07-18T10:00:00+24:00",
                           "2026-07-18T10:00:00+02:60",
                           "2026-07-18T10:00:00Z ",
                           " 2026-07-18T10:00:00Z",
                           "2026-07-18T10:00:00ZZ",
                           "-026-07-18T10:00:00Z",
                           "2026-07-18T-1:00:00Z",
                           "2026/07/18T10:00:00Z",
                           "1969-12-31T23:59:59Z",
                           "1970-01-01T00:00:00+00:01",
                           "9999-12-31T23:59:59-00:01",
                           "Sat Jul 18 10:00:00 +0000 2026"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(!parse_time(text).has_value());
    }
  }
}

BOOST_AUTO_TEST_CASE(every_cut_of_a_time_is_refused) {
  const std::string whole = "2026-07-18T10:00:00.123+02:00";
  for (std::size_t size = 0; size < whole.size(); ++size) {
    BOOST_TEST(!parse_time(std::string_view(whole).substr(0, size)).has_value());
  }
}

BOOST_AUTO_TEST_CASE(writes_one_form) {
  BOOST_TEST(format_time(wc::from_millis(0)) == "1970-01-01T00:00:00.000Z");
  BOOST_TEST(format_time(wc::from_millis(1784368800007)) == "2026-07-18T10:00:00.007Z");
  BOOST_TEST(format_time(wc::from_millis(-1)) == "1970-01-01T00:00:00.000Z");
  BOOST_TEST(format_time(wc::from_millis(INT64_MAX)) == "9999-12-31T23:59:59.999Z");
  BOOST_TEST(format_time(wc::from_millis(INT64_MIN)) == "1970-01-01T00:00:00.000Z");
}

BOOST_AUTO_TEST_CASE(what_is_written_comes_back) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 20'000; ++round) {
    const auto time = wc::from_millis(static_cast<long long>(random() % (kLastMs + 1)));
    const auto again = parse_time(format_time(time));
    BOOST_TEST_REQUIRE(again.has_value());
    BOOST_TEST_REQUIRE(wc::to_millis(*again) == wc::to_millis(time));
  }
}

BOOST_AUTO_TEST_CASE(later_times_are_later_texts) {
  std::mt19937_64 random(2);
  for (int round = 0; round < 2'000; ++round) {
    const auto a = static_cast<long long>(random() % kLastMs);
    const auto b = static_cast<long long>(random() % kLastMs);
    BOOST_TEST_REQUIRE((a < b) ==
                       (format_time(wc::from_millis(a)) < format_time(wc::from_millis(b))));
  }
}

BOOST_AUTO_TEST_CASE(reads_spans) {
  BOOST_TEST(parse_span("250ms")->count() == 250);
  BOOST_TEST(parse_span("10s")->count() == 10'000);
  BOOST_TEST(parse_span("5m")->count() == 300'000);
  BOOST_TEST(parse_span("4h")->count() == 14'400'000);
  BOOST_TEST(parse_span("7d")->count() == 604'800'000);
  BOOST_TEST(parse_span("0s")->count() == 0);
  BOOST_TEST(parse_span("999999999d")->count() == 86'399'999'913'600'000);
  for (const char* text : {"", "s", "10", "10 s", " 10s", "10s ", "-1s", "+1s", "1.5s", "1h30m",
                           "10S", "10sec", "1w", "1000000000s", "99999999999999999999s"}) {
    BOOST_TEST_CONTEXT(text) {
      BOOST_TEST(!parse_span(text).has_value());
    }
  }
}

BOOST_AUTO_TEST_CASE(writes_the_shortest_span) {
  BOOST_TEST(format_span(Millis{90'000}) == "90s");
  BOOST_TEST(format_span(Millis{120'000}) == "2m");
  BOOST_TEST(format_span(Millis{3'600'000}) == "1h");
  BOOST_TEST(format_span(Millis{86'400'000}) == "1d");
  BOOST_TEST(format_span(Millis{1'500}) == "1500ms");
  BOOST_TEST(format_span(Millis{0}) == "0s");
  std::mt19937_64 random(3);
  for (int round = 0; round < 5'000; ++round) {
    const Millis span{static_cast<long long>(random() % 100'000) * (round % 2 == 0 ? 1 : 60'000)};
    BOOST_TEST_REQUIRE(parse_span(format_span(span))->count() == span.count());
  }
}

BOOST_AUTO_TEST_SUITE_END()
