// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "config/digest.h"
#include "config/unicode.h"
#include "connectors/x/sandbox_view.h"

namespace wc {

namespace {

bool is_handle_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool same_handle(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, {}, [](char c) { return c | 0x20; }, [](char c) { return c | 0x20; });
}

std::string short_link(std::string_view url) {
  return "https://t.co/" + hex(sha256(url)).substr(0, 10);
}

std::size_t length(std::string_view text) {
  return code_points(mend_utf8(text)).size();
}

void put_link(XShown& shown, std::string_view url) {
  XShown::Link link;
  link.begin = length(shown.text);
  link.url = short_link(url);
  link.expanded = url;
  shown.text += link.url;
  link.end = length(shown.text);
  shown.links.push_back(std::move(link));
}

void put_mention(XShown& shown, std::string_view handle) {
  XShown::Mention mention;
  mention.begin = length(shown.text);
  mention.handle = handle;
  shown.text += '@';
  shown.text += handle;
  mention.end = length(shown.text);
  shown.mentions.push_back(std::move(mention));
}

std::size_t handle_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_handle_char(text[at])) ++at;
  return at;
}

// Copies the words of an author, shortening links and noting names.
void put_words(XShown& shown, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto rest = text.substr(at);
    if (rest.starts_with("https://") || rest.starts_with("http://")) {
      const auto url = rest.substr(0, rest.find_first_of(" \n\t"));
      put_link(shown, url);
      at += url.size();
      continue;
    }
    const bool free = at == 0 || !is_handle_char(text[at - 1]);
    const std::size_t end = rest.front() == '@' && free ? handle_end(text, at + 1) : at;
    if (end > at + 1) {
      put_mention(shown, text.substr(at + 1, end - at - 1));
      at = end;
      continue;
    }
    shown.text += text[at++];
  }
}

bool names(std::string_view text, std::string_view handle) {
  XShown shown;
  put_words(shown, text);
  return std::ranges::any_of(shown.mentions, [&](const XShown::Mention& mention) {
    return same_handle(mention.handle, handle);
  });
}

}  // namespace

XShown x_shown(const XVersion& version) {
  XShown shown;
  const SandboxItem& item = *version.item;
  const std::string handle = version.parent != nullptr ? version.parent->handle : "";
  const bool answers_other = !handle.empty() && !same_handle(handle, item.handle);
  if (answers_other && !names(version.text, handle)) {
    put_mention(shown, handle);
    shown.text += ' ';
  }
  const bool to_us = item.kind == "mention" && !item.ours && !names(version.text, kXSandboxHandle);
  if (to_us && !(answers_other && same_handle(handle, kXSandboxHandle))) {
    put_mention(shown, kXSandboxHandle);
    shown.text += ' ';
  }
  put_words(shown, version.text);
  return shown;
}

bool x_mentions_us(const XVersion& version) {
  const XShown shown = x_shown(version);
  return std::ranges::any_of(shown.mentions, [](const XShown::Mention& mention) {
    return same_handle(mention.handle, kXSandboxHandle);
  });
}

std::string x_user_id(std::string_view handle) {
  if (same_handle(handle, kXSandboxHandle)) return std::string(kXSandboxUser);
  std::uint64_t id = 0;
  for (const char byte : sha256(handle).substr(0, 5)) {
    id = id << 8U | static_cast<unsigned char>(byte);
  }
  return std::to_string(id + 1'000'000);
}

}  // namespace wc
