// SPDX-License-Identifier: EUPL-1.2
#include "daemon/web/http_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>

#include "config/unicode.h"
#include "connectors/url.h"

namespace wc {
namespace {

std::string_view reason_of(int status) {
  struct Row {
    int status;
    std::string_view reason;
  };
  static constexpr std::array<Row, 21> kReasons{{
      {200, "OK"},
      {201, "Created"},
      {202, "Accepted"},
      {204, "No Content"},
      {304, "Not Modified"},
      {400, "Bad Request"},
      {401, "Unauthorized"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {408, "Request Timeout"},
      {409, "Conflict"},
      {410, "Gone"},
      {413, "Content Too Large"},
      {422, "Unprocessable Content"},
      {429, "Too Many Requests"},
      {431, "Request Header Fields Too Large"},
      {500, "Internal Server Error"},
      {502, "Bad Gateway"},
      {503, "Service Unavailable"},
      {504, "Gateway Timeout"},
  }};
  for (const Row& row : kReasons) {
    if (row.status == status) return row.reason;
  }
  return "Status";
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string one_line(std::string_view value) {
  std::string line(value);
  std::replace_if(
      line.begin(), line.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; }, ' ');
  return line;
}

// IMF-fixdate; written by hand because strftime follows the locale.
std::string http_date(Time now) {
  static constexpr std::array<const char*, 7> kDays{"Sun", "Mon", "Tue", "Wed",
                                                    "Thu", "Fri", "Sat"};
  static constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const std::time_t seconds = to_millis(now) / 1000;
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT",
                kDays.at(static_cast<std::size_t>(parts.tm_wday)), parts.tm_mday,
                kMonths.at(static_cast<std::size_t>(parts.tm_mon)), parts.tm_year + 1900,
                parts.tm_hour, parts.tm_min, parts.tm_sec);
  return text.data();
}

bool has_body(int status) {
  return status != 204 && status != 304 && status >= 200;
}

}  // namespace

std::string_view web_header(const WebRequest& request, std::string_view name) {
  for (const auto& [key, value] : request.headers) {
    if (key == name) return value;
  }
  return {};
}

std::string query_value(std::string_view query, std::string_view name) {
  return std::string(param(parse_form(query), name));
}

std::optional<std::string> decode_path(std::string_view raw) {
  if (raw.empty() || raw.front() != '/') return std::nullopt;
  std::string path;
  path.reserve(raw.size());
  for (std::size_t i = 0; i < raw.size(); ++i) {
    char c = raw[i];
    if (c == '%') {
      if (i + 2 >= raw.size()) return std::nullopt;
      const int high = hex_digit(raw[i + 1]);
      const int low = hex_digit(raw[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      c = static_cast<char>(high * 16 + low);
      i += 2;
    }
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) return std::nullopt;
    path.push_back(c);
  }
  if (!valid_utf8(path)) return std::nullopt;
  return path;
}

std::string answer_head(const WebAnswer& answer, After after, Time now) {
  const bool stream = !answer.channel.empty();
  std::string head = "HTTP/1.1 " + std::to_string(answer.status) + ' ';
  head.append(reason_of(answer.status)).append("\r\nDate: ").append(http_date(now));
  if (stream) {
    head += "\r\nContent-Type: text/event-stream\r\nX-Accel-Buffering: no";
  } else if (has_body(answer.status)) {
    head.append("\r\nContent-Type: ").append(one_line(answer.type));
    head.append("\r\nContent-Length: ").append(std::to_string(answer.body.size()));
  }
  if (after == After::kClose) head += "\r\nConnection: close";
  for (const auto& [name, value] : answer.headers) {
    head.append("\r\n").append(one_line(name)).append(": ").append(one_line(value));
  }
  return head += "\r\n\r\n";
}

WebAnswer refusal(int status) {
  const char* code = status == 408   ? "too_slow"
                     : status == 413 ? "body_too_large"
                     : status == 431 ? "header_too_large"
                     : status == 500 ? "internal"
                     : status == 503 ? "too_many_connections"
                                     : "bad_request";
  WebAnswer answer;
  answer.status = status;
  answer.body = "{\"code\":\"" + std::string(code) + "\"}";
  answer.headers = {{"Cache-Control", "no-store"},
                    {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
                    {"X-Content-Type-Options", "nosniff"}};
  return answer;
}

std::string event_frame(const WebServer::Event& event) {
  std::string frame;
  if (!event.id.empty()) frame.append("id: ").append(one_line(event.id)).append("\n");
  if (!event.name.empty()) frame.append("event: ").append(one_line(event.name)).append("\n");
  std::string_view rest = event.data;
  for (;;) {
    const std::size_t end = rest.find_first_of("\r\n");
    frame.append("data: ").append(rest.substr(0, end)).append("\n");
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + (rest.substr(end, 2) == "\r\n" ? 2 : 1));
  }
  return frame += "\n";
}

std::optional<std::uint64_t> event_number(std::string_view id) {
  std::uint64_t number = 0;
  const auto read = std::from_chars(id.data(), id.data() + id.size(), number);
  if (read.ec != std::errc{} || read.ptr == id.data()) return std::nullopt;
  return number;
}

std::string client_address(std::string_view peer, std::string_view proxy,
                           std::string_view forwarded) {
  if (proxy.empty() || peer != proxy) return std::string(peer);
  const std::size_t comma = forwarded.rfind(',');
  if (comma != std::string_view::npos) forwarded.remove_prefix(comma + 1);
  while (!forwarded.empty() && forwarded.front() == ' ') forwarded.remove_prefix(1);
  while (!forwarded.empty() && forwarded.back() == ' ') forwarded.remove_suffix(1);
  const bool plausible =
      !forwarded.empty() && forwarded.size() <= 45 &&
      forwarded.find_first_not_of("0123456789abcdefABCDEF:.") == std::string_view::npos;
  return std::string(plausible ? forwarded : peer);
}

bool is_loopback(std::string_view address) {
  if (address.starts_with("::ffff:")) address.remove_prefix(7);
  return address == "::1" || address.starts_with("127.");
}

}  // namespace wc
