// SPDX-License-Identifier: EUPL-1.2
#include "connectors/facebook/sandbox_fields.h"

#include <algorithm>
#include <array>

namespace wc {
namespace {

bool name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

// Reads the fields= language front to back.
class FieldReader {
 public:
  explicit FieldReader(std::string_view text) : rest_(text) {}

  std::optional<std::vector<GraphField>> all() {
    auto fields = list(0);
    return fields && rest_.empty() ? fields : std::nullopt;
  }

 private:
  std::optional<std::vector<GraphField>> list(int depth) {
    if (depth > 4) return std::nullopt;
    std::vector<GraphField> fields;
    do {
      auto one = field(depth);
      if (!one) return std::nullopt;
      fields.push_back(std::move(*one));
    } while (eat(','));
    return fields;
  }

  std::optional<GraphField> field(int depth) {
    GraphField field{word(), {}, {}};
    if (field.name.empty()) return std::nullopt;
    while (eat('.')) {
      const std::string name = word();
      const auto close = rest_.find(')');
      if (name.empty() || !eat('(') || close == std::string_view::npos) return std::nullopt;
      field.modifiers.push_back({name, std::string(rest_.substr(0, close - 1))});
      rest_.remove_prefix(close);
    }
    if (eat('{')) {
      auto inner = list(depth + 1);
      if (!inner || !eat('}')) return std::nullopt;
      field.fields = std::move(*inner);
    }
    return field;
  }

  std::string word() {
    const auto* end = std::find_if_not(rest_.begin(), rest_.end(), name_char);
    std::string name(rest_.begin(), end);
    rest_.remove_prefix(name.size());
    return name;
  }

  bool eat(char wanted) {
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  std::string_view rest_;
};

// Some people's names are kept from us, as Facebook does.
bool shy(const SandboxItem& item) {
  return !item.ours && item.author_id.ends_with("7");
}

std::string permalink(const SandboxItem& item) {
  const std::string post = item.thread.substr(item.thread.find('_') + 1);
  std::string link = "https://www.facebook.com/" + std::string(kSandboxPage) + "/posts/" + post;
  if (!is_page_post(item)) link += "?comment_id=" + item.id.substr(item.id.find('_') + 1);
  return link;
}

// `from` with the fields that are asked for, id and name where none are.
void show_author(JsonWriter& out, const SandboxItem& item, const GraphField& field) {
  const auto wants = [&](std::string_view name) {
    return field.fields.empty() ||
           std::any_of(field.fields.begin(), field.fields.end(),
                       [&](const GraphField& one) { return one.name == name; });
  };
  out.key("from").object();
  if (wants("name")) out.field("name", item.author);
  if (wants("id")) out.field("id", item.author_id);
  out.end();
}

// An object that stands above: with its id and, where asked for, its author.
void show_above(JsonWriter& out, const std::string& name, const SandboxItem& above,
                const GraphField& field) {
  out.key(name).object();
  for (const GraphField& one : field.fields) {
    if (one.name == "from" && !shy(above)) show_author(out, above, one);
    if (one.name == "created_time") out.field("created_time", graph_time(above.at));
    if (one.name == "message") out.field("message", above.text);
  }
  out.field("id", above.id).end();
}

using Texts = std::vector<std::pair<std::string_view, std::string>>;

// Fields that are plain text, for posts and comments.
std::optional<std::string> text_field(const SandboxItem& item, std::string_view name) {
  if (name == "id") return item.id;
  if (name == "message") return item.text;
  if (name == "created_time") return graph_time(item.at);
  if (name == "permalink_url") return permalink(item);
  if (!is_page_post(item)) return std::nullopt;
  if (name == "updated_time") return graph_time(item.edits > 0 ? item.edited : item.at);
  if (name == "status_type") return item.ours ? "mobile_status_update" : "wall_post";
  return std::nullopt;
}

std::optional<bool> flag_field(const SandboxItem& item, std::string_view name) {
  if (name == "is_hidden") return item.hidden;
  if (name == "can_reply_privately") return !item.ours;
  if (is_page_post(item)) return std::nullopt;
  if (name == "can_comment" || name == "can_remove") return true;
  if (name == "can_hide") return !item.ours;
  return std::nullopt;
}

// Fields that exist and have nothing in them here.
bool empty_field(const SandboxItem& item, std::string_view name) {
  constexpr std::array<std::string_view, 3> kComment = {"attachment", "message_tags",
                                                        "private_reply_conversation"};
  constexpr std::array<std::string_view, 3> kPost = {"parent_id", "message_tags", "story"};
  const auto& names = is_page_post(item) ? kPost : kComment;
  return std::find(names.begin(), names.end(), name) != names.end();
}

// False when an item of this kind has no such field.
bool show_field(JsonWriter& out, const SandboxItem& item, const GraphField& field,
                const Around& around) {
  if (const auto text = text_field(item, field.name)) return out.field(field.name, *text), true;
  if (const auto flag = flag_field(item, field.name)) return out.field(field.name, *flag), true;
  if (field.name == "from") {
    if (!shy(item)) show_author(out, item, field);
    return true;
  }
  if (field.name == "comments") return around.comments(out, item, field), true;
  if (empty_field(item, field.name)) return true;
  if (is_page_post(item)) return false;
  if (field.name == "comment_count") {
    return out.field("comment_count", std::int64_t{around.comment_count(item)}), true;
  }
  if (field.name != "parent" && field.name != "object") return false;
  const SandboxItem* above = around.item(field.name == "parent" ? item.parent : item.thread);
  const bool shown = above && (field.name == "object" || !is_page_post(*above));
  if (shown) show_above(out, field.name, *above, field);
  return true;
}

}  // namespace

std::optional<std::vector<GraphField>> parse_fields(std::string_view text) {
  return FieldReader(text).all();
}

std::string to_text(const std::vector<GraphField>& fields) {
  std::string text;
  for (const GraphField& one : fields) {
    if (!text.empty()) text += ',';
    text += one.name;
    for (const Param& modifier : one.modifiers) {
      text += '.' + modifier.name + '(' + modifier.value + ')';
    }
    if (!one.fields.empty()) text += '{' + to_text(one.fields) + '}';
  }
  return text;
}

Response graph_failure(int code, int subcode, std::string_view message) {
  JsonWriter out;
  out.object().key("error").object();
  out.field("message", "(#" + std::to_string(code) + ") " + std::string(message));
  out.field("type", code == 190 ? "OAuthException" : "GraphMethodException");
  out.field("code", std::int64_t{code});
  if (subcode != 0) out.field("error_subcode", std::int64_t{subcode});
  out.field("is_transient", code == 1 || code == 2);
  out.field("fbtrace_id", "AsandboxTrace" + std::to_string(code)).end().end();
  return json_response(code == 190 ? 401 : 400, out.take());
}

std::string graph_time(Time time) {
  return format_time(time).substr(0, 19) + "+0000";
}

std::string http_date(Time time) {
  constexpr std::array<std::string_view, 7> kDays = {"Sun", "Mon", "Tue", "Wed",
                                                     "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day date{day};
  const std::string plain = format_time(time);
  std::string text(kDays[std::chrono::weekday{day}.c_encoding()]);
  text += ", " + plain.substr(8, 2) + ' ';
  text += kMonths[static_cast<unsigned>(date.month()) - 1];
  return text + ' ' + plain.substr(0, 4) + ' ' + plain.substr(11, 8) + " GMT";
}

bool is_page_post(const SandboxItem& item) {
  return item.id == item.thread;
}

std::optional<std::string> show(JsonWriter& out, const SandboxItem& item,
                                const std::vector<GraphField>& fields, const Around& around) {
  std::optional<std::string> unknown;
  bool id = false;
  out.object();
  for (const GraphField& one : fields) {
    if (!show_field(out, item, one, around) && !unknown) unknown = one.name;
    id = id || one.name == "id";
  }
  if (!id) out.field("id", item.id);
  out.end();
  return unknown;
}

}  // namespace wc
