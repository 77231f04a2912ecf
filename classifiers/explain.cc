// SPDX-License-Identifier: EUPL-1.2
#include "classifiers/explain.h"

#include <algorithm>
#include <vector>

namespace wc {
namespace {

struct Marks {
  std::string_view begin;
  std::string_view end;
  std::string_view strong;
  std::string_view dim;
  std::string_view plain;
};

constexpr Marks kBrackets{"[", "]", "", "", ""};
constexpr Marks kColours{"\033[1;33m", "\033[0m", "\033[1m", "\033[2m", "\033[0m"};

void append_safely(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    // U+0080 to U+009F steer some terminals too: in UTF-8 they are 0xC2 and 0x80 to 0x9F.
    const bool is_c1 =
        c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (is_c1) ++i;
    out += c < 0x20 || c == 0x7F || is_c1 ? ' ' : text[i];
  }
}

// The reasons' spans without overlaps, ascending.
std::vector<std::pair<std::size_t, std::size_t>> marked_spans(const Verdict& verdict,
                                                              std::size_t size) {
  std::vector<std::pair<std::size_t, std::size_t>> spans;
  for (const Reason& reason : verdict.reasons) {
    spans.emplace_back(reason.start, std::min(reason.end, size));
  }
  std::sort(spans.begin(), spans.end());
  std::vector<std::pair<std::size_t, std::size_t>> merged;
  for (const auto& span : spans) {
    if (span.first >= span.second) continue;
    if (!merged.empty() && span.first <= merged.back().second) {
      merged.back().second = std::max(merged.back().second, span.second);
    } else {
      merged.push_back(span);
    }
  }
  return merged;
}

std::string marked_text(const Verdict& verdict, std::string_view text, const Marks& marks) {
  std::string out;
  std::size_t at = 0;
  for (const auto& [start, end] : marked_spans(verdict, text.size())) {
    append_safely(out, text.substr(at, start - at));
    out += marks.begin;
    append_safely(out, text.substr(start, end - start));
    out += marks.end;
    at = end;
  }
  append_safely(out, text.substr(at));
  return out;
}

void row(std::string& out, const Marks& marks, std::string_view name, std::string_view value) {
  out.append(marks.dim).append(name).append(marks.plain);
  out.append(10 - name.size(), ' ').append(marks.strong).append(value).append(marks.plain);
  out += '\n';
}

std::string joined(const std::vector<std::string>& names) {
  std::string all;
  for (const std::string& name : names) all.append(all.empty() ? "" : ", ").append(name);
  return all.empty() ? "none" : all;
}

}  // namespace

std::string shown(std::string_view text) {
  std::string out;
  append_safely(out, text);
  return out;
}

std::string explain(const Verdict& verdict, std::string_view text, Paint paint) {
  const Marks& marks = paint == Paint::kAnsi ? kColours : kBrackets;
  std::string out = marked_text(verdict, text, marks) + "\n\n";
  row(out, marks, "signal", verdict.signal ? "yes" : "no");
  row(out, marks, "topics", joined(verdict.topics));
  row(out, marks, "urgency", name_of(verdict.urgency));
  row(out, marks, "language", verdict.language);
  if (!verdict.places.empty()) row(out, marks, "places", joined(verdict.places));
  for (const Reason& reason : verdict.reasons) {
    row(out, marks, "because", reason.rule + ": \"" + shown(reason.text) + "\"");
  }
  return out;
}

}  // namespace wc
