// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <string>

#include "connectors/x/length.h"

namespace wc {

namespace {

// Countries, two letters each.
constexpr std::string_view kCountries =
    "ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs "
    "bt bv bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec "
    "ee eg er es et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy "
    "hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz "
    "la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx "
    "my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re "
    "ro rs ru rw sa sb sc sd se sg sh si sj sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th "
    "tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw ";
// Others that a Dutch text may hold.
constexpr std::string_view kOthers =
    "academy adult aero agency amsterdam app art asia audio auto band bar best bet bike bio blog "
    "boutique brussels build business buzz cafe camp capital car cards care cars casa cash cat "
    "center chat church city click clinic cloud club coach codes coffee com community company "
    "computer contact cool coop dance date day deals delivery dental design dev digital direct "
    "discount doctor dog earth edu education email energy engineering estate events exchange "
    "expert express family fan farm finance fish fit fitness flowers foundation frl fun fund "
    "gallery game games garden gent gift global gmbh gold golf goo goog google gov graphics green "
    "group guide guru haus health help hockey holiday host hotel house how info ink institute int "
    "international investments jobs kids kitchen land law legal life limited link live loan lol "
    "love ltd management market marketing media men menu mil mobi moda moe money movie museum name "
    "net network news ngo ninja one ong online org page paris partners parts party pet photo "
    "photography photos pics pictures pizza place plus poker porn post press pro productions "
    "properties pub quest radio realty recipes red rent rentals repair report rest restaurant "
    "review reviews rip run sale school schule science sexy shoes shop shopping show site ski "
    "soccer social software solar space sport store stream studio study style supply support "
    "surf swiss systems tax taxi team tech technology tel tennis theater tips tires tirol today "
    "tools top tours town toys trade training travel university vacations ventures versicherung "
    "vet video villas vin vip vlaanderen vodka vote voyage watch webcam website wedding wiki win "
    "wine work works world wtf xxx xyz yoga zip zone ";

bool is_high(char c) {
  return static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_name(char c) {
  return is_letter(c) || is_digit(c);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = is_letter(c) ? static_cast<char>(c | 0x20) : c;
  return out;
}

bool is_top_level(std::string_view label) {
  const std::string word = lower(label) + ' ';
  if (word.starts_with("xn--")) return true;
  const auto stands_in = [&word](std::string_view list) {
    return list.starts_with(word) || list.find(' ' + word) != std::string_view::npos;
  };
  return stands_in(kCountries) || stands_in(kOthers);
}

// From `at`, a host of labels; returns where the longest one with a known top-level domain ends, or
// `at` when there is none.
std::size_t host_end(std::string_view text, std::size_t at) {
  std::size_t good = at;
  if (at >= text.size() || text[at] == '_') return good;
  std::size_t label = at;
  std::size_t labels = 0;
  for (std::size_t i = at; i <= text.size(); ++i) {
    const bool inside = i < text.size() &&
                        (is_name(text[i]) || is_high(text[i]) || text[i] == '-' || text[i] == '_');
    if (inside) continue;
    const bool broken = i == label || text[label] == '-' || text[i - 1] == '-';
    if (broken) break;
    if (++labels > 1 && is_top_level(text.substr(label, i - label))) good = i;
    if (i == text.size() || text[i] != '.') break;
    label = i + 1;
  }
  return good;
}

std::size_t port_end(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != ':') return at;
  std::size_t end = at + 1;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end == at + 1 ? at : end;
}

bool in_path(char c) {
  return is_name(c) || std::string_view("-_.~!*';:=+,$%/?#&@|[]()").find(c) != std::string::npos;
}

// Letters of other scripts belong to a path; general punctuation ("…", quotes) ends it.
std::size_t step_in_path(std::string_view text, std::size_t at) {
  if (!is_high(text[at])) return in_path(text[at]) ? 1 : 0;
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead >= 0xC3 && lead <= 0xDF) return 2;
  return 0;
}

std::size_t path_end(std::string_view text, std::size_t at) {
  if (at >= text.size() || (text[at] != '/' && text[at] != '?')) return at;
  std::size_t end = at;
  int open = 0;
  while (end < text.size()) {
    if (text[end] == ')' && open == 0) break;
    const std::size_t step = step_in_path(text, end);
    if (step == 0) break;
    if (text[end] == '(') ++open;
    if (text[end] == ')') --open;
    end += step;
  }
  constexpr std::string_view kNeverLast = ".,:;!?'*$%~(@[]";
  while (end > at && kNeverLast.find(text[end - 1]) != std::string_view::npos) --end;
  return end;
}

// 0, or the length of "http://" or "https://" at that place.
std::size_t scheme_length(std::string_view text, std::size_t at) {
  const std::string start = lower(text.substr(at, 8));
  if (start == "https://") return 8;
  return start.starts_with("http://") ? 7 : 0;
}

bool may_stand_before(std::string_view text, std::size_t at, std::size_t scheme) {
  if (at == 0) return true;
  const char before = text[at - 1];
  if (std::string_view("@#$").find(before) != std::string_view::npos || is_name(before))
    return false;
  return scheme != 0 || std::string_view("-_./").find(before) == std::string_view::npos;
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && (is_name(text[at]) || is_high(text[at]) || text[at] == '-' ||
                              text[at] == '_' || text[at] == '.')) {
    ++at;
  }
  return at;
}

// The end of a link that begins at `at`, or `at`.
std::size_t link_end(std::string_view text, std::size_t at) {
  const std::size_t scheme = scheme_length(text, at);
  if (!may_stand_before(text, at, scheme)) return at;
  const std::size_t host = host_end(text, at + scheme);
  if (host == at + scheme) return at;
  const std::size_t port = port_end(text, host);
  if (port < text.size() && text[port] == '@') return at;  // user@host
  return path_end(text, port);
}

}  // namespace

std::vector<XLink> x_links(std::string_view text) {
  std::vector<XLink> links;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = link_end(text, at);
    if (end > at) {
      links.push_back({at, end});
      at = end;
      continue;
    }
    // Only the start of a word can begin a link.
    at = std::max(at + 1, scheme_length(text, at) != 0 ? at + 1 : word_end(text, at));
  }
  return links;
}

}  // namespace wc
