// SPDX-License-Identifier: EUPL-1.2
#include "tests/chaos/bureau.h"

#include <optional>
#include <random>
#include <stdexcept>

#include "config/digest.h"
#include "daemon/commands/tool.h"
#include "tests/tools/wait.h"

namespace wc::test {

namespace {

constexpr const char* kChanged = "@GemeenteNijmegen er is brand in de container, kom snel";
constexpr const char* kTag = "{wc:story}";
constexpr int kOutsMax = 10'000;
constexpr int kXRepliesMax = 60;  // the platform takes 100 in 15 minutes

// What goes wrong with a platform's next call that writes, or (rarely: each makes the source wait
// longer) that reads. A drop with late_ms is a late commit: the caller is cut off, and what was
// done shows up afterwards. Routes name the platform's own API: a citizen's post is none.
std::string mischief_json(const std::string& platform, std::mt19937& random) {
  static const std::vector<std::string> kWrites{
      R"("what":"drop_after")",
      R"("what":"drop_after","late_ms":3000)",
      R"("what":"drop_before")",
      R"("what":"late","late_ms":4000)",
      R"("what":"status_after","status":500)",
      R"("what":"status","status":503)",
      R"("what":"headers","headers":{"sandbox-hold-ms":"700"})"};
  static const std::vector<std::string> kReads{R"("what":"status","status":503)",
                                               R"("what":"drop_before")", R"("what":"drop_after")"};
  const std::string api = platform == "x" ? "/2" : "/v";
  const auto kind = random() % 24;
  if (kind == 0 && platform == "x") {
    return R"({"route":" /2","what":"status","status":429,"headers":{"x-rate-limit-reset":"1"}})";
  }
  const std::vector<std::string>& kinds = kind < 2 ? kReads : kWrites;
  const std::string method = kind < 2 ? "GET " : "POST ";
  return R"({"route":")" + method + api + "\"," + kinds[random() % kinds.size()] + "}";
}

// A post that shows up later than its time says, as the platforms' indexes make it. X alone: a
// minute back is read again every half a minute; at Facebook it is ten minutes.
constexpr const char* kLatePost = R"({"route":"POST /sandbox/post","what":"late","late_ms":5000})";

std::string id_json(const std::string& id, const std::string& text) {
  return JsonWriter().object().field("id", id).field("text", text).end().take();
}

// Somebody at a desk whose daemon may be away: every call is repeated with the same words until it
// is answered.
class Patient {
 public:
  Patient(std::string desk, std::string name) : desk_(std::move(desk)), name_(std::move(name)) {}

  // The answer, or nothing when `stop` became true.
  Answer post(const std::string& path, const std::string& json) {
    const std::string with_op =
        R"({"op":")" + fresh_id() + "\"" + (json == "{}" ? "}" : "," + json.substr(1));
    return persist([&](Staff& staff) { return staff.post(path, with_op); });
  }
  Answer get(const std::string& path) {
    return persist([&](Staff& staff) { return staff.get(path); });
  }

 private:
  template <class Call>
  Answer persist(const Call& call) {
    for (int i = 0; i < 30'000; ++i) {
      try {
        if (!staff_) staff_.emplace(desk_, name_);
        Answer answer = call(*staff_);
        if (answer.status != 503) return answer;
      } catch (const std::runtime_error&) {
        // The daemon is away; the same call again.
      }
      rest(Millis{20});
    }
    throw std::runtime_error(name_ + ": the daemon never came back");
  }

  std::string desk_;
  std::string name_;
  std::optional<Staff> staff_;
};

std::string path_of(const JsonView& ticket) {
  return "/api/tickets/" + percent_encode(ticket.text());
}

}  // namespace

std::string post_json(const std::string& platform, int number) {
  JsonWriter json;
  json.object()
      .field("platform", platform)
      .field("kind", platform == "x" ? "mention" : "comment")
      .field("key", "chaos-" + std::to_string(number))
      .field("author", "Burger " + std::to_string(number))
      .field("handle", "burger" + std::to_string(number))
      .field("text", "@GemeenteNijmegen de container in straat " + std::to_string(number) +
                         " is niet geleegd, wanneer komt er iemand?")
      .end();
  return json.take();
}

void Ledger::posted(const std::string& platform, const std::string& id) {
  const std::lock_guard lock(mutex_);
  posts_[platform + ":" + id] = platform;
}

void Ledger::taken_back(const std::string& platform, const std::string& id) {
  const std::lock_guard lock(mutex_);
  posts_.erase(platform + ":" + id);
}

void Ledger::confirmed(const std::string& out, const std::string& platform,
                       const std::string& words) {
  const std::lock_guard lock(mutex_);
  replies_[out] = {platform, words};
}

std::map<std::string, std::string> Ledger::posts() const {
  const std::lock_guard lock(mutex_);
  return posts_;
}

std::map<std::string, Ledger::Confirmed> Ledger::replies() const {
  const std::lock_guard lock(mutex_);
  return replies_;
}

void citizens(World& world, const ChaosPlan& plan, Ledger& ledger) {
  std::mt19937 random(plan.seed);
  for (int number = 0; number < plan.posts; ++number) {
    const std::string platform = random() % 3 == 0 ? "x" : "facebook";
    if (platform == "x" && random() % 20 == 0) world.mischief(platform, kLatePost);
    const std::string id = world.citizen(platform, post_json(platform, number));
    ledger.posted(platform, id);
    const auto second_thought = random() % 30;
    if (second_thought == 0) {
      world.control(platform, "POST", "/sandbox/edit", id_json(id, kChanged));
    }
    if (second_thought == 1) {
      ledger.taken_back(platform, id);
      world.control(platform, "POST", "/sandbox/delete", id_json(id, ""));
    }
    if (random() % 6 == 0) {
      const std::string troubled = random() % 3 == 0 ? "x" : "facebook";
      world.mischief(troubled, mischief_json(troubled, random));
    }
    rest(Millis{static_cast<long long>(random()) % (2LL * plan.between_ms)});
  }
}

void answer_until_done(const std::string& desk, const std::string& name, const ChaosPlan& plan,
                       Ledger& ledger, std::atomic<int>& confirmed) {
  Patient staff(desk, name);
  int on_x = 0;
  while (confirmed < plan.replies) {
    const Answer pick = staff.post("/api/pick", "{}");
    const JsonView claim = pick.body["claim"];
    if (pick.status != 200 || !claim.present()) {
      rest(Millis{20});
      continue;
    }
    const std::string path = path_of(claim["ticket"]);
    const Answer dossier = staff.get(path);
    const std::string platform(dossier.body["ticket"]["platform"].text());
    const std::string token = std::to_string(claim["token"].whole().value_or(0));
    if (platform == "x" && ++on_x > kXRepliesMax / 2) {
      staff.post(path + "/finish", R"({"token":)" + token + R"(,"reason":"no_answer_needed"})");
      continue;
    }
    const std::string words = "Wij komen langs, kenmerk " + fresh_id();
    const Answer out =
        staff.post(path + "/reply", R"({"token":)" + token + R"(,"post":")" +
                                        std::string(dossier.body["posts"].at(0)["id"].text()) +
                                        R"(","text":")" + words + R"(","then":"finish"})");
    if (out.body["code"].text() == "fenced") ledger.too_late();
    if (out.status != 200) continue;  // fenced, or the ticket went elsewhere: not confirmed
    ledger.confirmed(std::string(out.body["id"].text()), platform, words);
    ++confirmed;
  }
}

void settle_unknown(World& world, const std::string& name, const std::atomic<bool>& done) {
  Patient staff(world.desk(), name);
  Queue queue = queue_of(world);
  for (; !done; rest(Millis{200})) {
    const auto unknown = queue.outs(OutState::kUnknown, kOutsMax);
    if (!unknown) continue;
    for (const Out& out : *unknown) {
      if (out.code != "not_there") continue;
      staff.post("/api/replies/" + out.id + "/settle", R"({"state":"pending"})");
    }
  }
}

Queue queue_of(World& world) {
  RedisAddress address;
  address.socket = world.socket();
  Queue queue(address, {kTag});
  const auto opened = queue.open();
  if (!opened) throw std::runtime_error(opened.error().what);
  return queue;
}

}  // namespace wc::test
