// SPDX-License-Identifier: EUPL-1.2
#include "config/time.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdint>

namespace wc {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::sys_days kFirstDay{std::chrono::year{1970} / 1 / 1};
constexpr std::chrono::sys_days kEndDay{std::chrono::year{10000} / 1 / 1};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Reads a text from the left; after the first mismatch everything fails.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  // Exactly `count` digits as a number.
  int digits(std::size_t count) {
    int value = 0;
    if (rest_.size() < count) ok_ = false;
    for (std::size_t i = 0; ok_ && i < count; ++i) {
      ok_ = is_digit(rest_[i]);
      value = value * 10 + (rest_[i] - '0');
    }
    if (ok_) rest_.remove_prefix(count);
    return ok_ ? value : 0;
  }

  // One of these characters; 0 when it is none.
  char one_of(std::string_view chars) {
    if (!ok_ || rest_.empty() || chars.find(rest_[0]) == std::string_view::npos) return 0;
    const char c = rest_[0];
    rest_.remove_prefix(1);
    return c;
  }

  void expect(std::string_view chars) { ok_ = one_of(chars) != 0 && ok_; }

  // Whole milliseconds of a fraction of a second of any length; what is finer is cut off.
  Millis fraction() {
    if (one_of(".,") == 0) return 0ms;
    int ms = 0;
    std::size_t count = 0;
    for (; count < rest_.size() && is_digit(rest_[count]); ++count) {
      if (count < 3) ms = ms * 10 + (rest_[count] - '0');
    }
    ok_ = count > 0;
    for (std::size_t i = count; i < 3; ++i) ms *= 10;
    rest_.remove_prefix(count);
    return Millis{ms};
  }

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] bool done() const { return ok_ && rest_.empty(); }
  void fail_unless(bool condition) { ok_ = ok_ && condition; }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

// "Z", "+02:00" or "+0200"
Millis scan_offset(Scanner& scanner) {
  const char sign = scanner.one_of("Zz+-");
  scanner.fail_unless(sign != 0);
  if (sign == 'Z' || sign == 'z') return 0ms;
  const int hours = scanner.digits(2);
  (void)scanner.one_of(":");
  const int minutes = scanner.digits(2);
  scanner.fail_unless(hours < 24 && minutes < 60);
  const Millis offset = std::chrono::hours{hours} + std::chrono::minutes{minutes};
  return sign == '-' ? -offset : offset;
}

std::chrono::sys_days scan_date(Scanner& scanner) {
  const int year = scanner.digits(4);
  scanner.expect("-");
  const int month = scanner.digits(2);
  scanner.expect("-");
  const int day = scanner.digits(2);
  const auto date = std::chrono::year{year} / month / day;
  scanner.fail_unless(date.ok());
  return scanner.ok() ? std::chrono::sys_days{date} : kFirstDay;
}

// A leap second (:60) is the first moment of the next minute.
Millis scan_clock(Scanner& scanner) {
  const int hour = scanner.digits(2);
  scanner.expect(":");
  const int minute = scanner.digits(2);
  scanner.expect(":");
  const int second = scanner.digits(2);
  scanner.fail_unless(hour < 24 && minute < 60 && second <= 60);
  return std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second} +
         scanner.fraction();
}

void put(char* at, unsigned value, int digits) {
  for (int i = digits - 1; i >= 0; --i, value /= 10) at[i] = static_cast<char>('0' + value % 10);
}

struct Unit {
  std::string_view name;
  long long ms;
};
constexpr std::array<Unit, 5> kUnits{
    {{"d", 86'400'000}, {"h", 3'600'000}, {"m", 60'000}, {"s", 1'000}, {"ms", 1}}};

}  // namespace

std::optional<Time> parse_time(std::string_view text) {
  Scanner scanner(text);
  const std::chrono::sys_days date = scan_date(scanner);
  scanner.expect("Tt ");
  const Millis clock = scan_clock(scanner);
  const Millis offset = scan_offset(scanner);
  const Time time = Time{date} + clock - offset;
  if (!scanner.done() || time < Time{kFirstDay} || time >= Time{kEndDay}) return std::nullopt;
  return time;
}

std::string format_time(Time time) {
  time = std::clamp(time, Time{kFirstDay}, Time{kEndDay} - 1ms);
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const auto ms = static_cast<unsigned>((time - day).count());
  std::string text = "0000-00-00T00:00:00.000Z";
  put(text.data(), static_cast<unsigned>(static_cast<int>(date.year())), 4);
  put(text.data() + 5, static_cast<unsigned>(date.month()), 2);
  put(text.data() + 8, static_cast<unsigned>(date.day()), 2);
  put(text.data() + 11, ms / 3'600'000, 2);
  put(text.data() + 14, ms / 60'000 % 60, 2);
  put(text.data() + 17, ms / 1'000 % 60, 2);
  put(text.data() + 20, ms % 1'000, 3);
  return text;
}

std::optional<Millis> parse_span(std::string_view text) {
  constexpr std::size_t kDigitsMax = 9;  // of days: still far from an overflow
  long long value = 0;
  std::size_t count = 0;
  for (; count < text.size() && is_digit(text[count]); ++count) {
    if (count == kDigitsMax) return std::nullopt;
    value = value * 10 + (text[count] - '0');
  }
  if (count == 0) return std::nullopt;
  for (const Unit& unit : kUnits) {
    if (text.substr(count) == unit.name) return Millis{value * unit.ms};
  }
  return std::nullopt;
}

std::string format_span(Millis span) {
  assert(span >= 0ms);
  if (span == 0ms) return "0s";
  const auto fits = [&](const Unit& unit) { return span.count() % unit.ms == 0; };
  const Unit& unit = *std::find_if(kUnits.begin(), kUnits.end(), fits);
  return std::to_string(span.count() / unit.ms) + std::string(unit.name);
}

}  // namespace wc
