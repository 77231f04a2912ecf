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

constexpr int kXRepliesMax = 60;  // the platform takes 100 in 15 minutes

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

// What goes wrong with the next call that writes, or (rarely: each makes the source wait longer)
// that reads.
std::string mischief_json(std::mt19937& random) {
  static const std::vector<std::string> kWrites{
      R"({"route":"POST","what":"drop_after"})", R"({"route":"POST","what":"drop_before"})",
      R"({"route":"POST","what":"status_after","status":500})",
      R"({"route":"POST","what":"headers","headers":{"sandbox-hold-ms":"700"}})"};
  static const std::vector<std::string> kReads{R"({"route":"GET","what":"status","status":503})",
                                               R"({"route":"GET","what":"drop_before"})"};
  const std::vector<std::string>& kinds = random() % 12 == 0 ? kReads : kWrites;
  return kinds[random() % kinds.size()];
}

// Somebody at a desk whose daemon may be away: every call is repeated with the same words until it
// is answered.
class Patient {
 public:
  Patient(World& world, std::string name) : world_(world), name_(std::move(name)) {}

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
    for (int i = 0; i < 3000; ++i) {
      try {
        if (!staff_) staff_.emplace(world_.staff(name_));
        Answer answer = call(*staff_);
        if (answer.status != 503) return answer;
      } catch (const std::runtime_error&) {
        // The daemon is away; the same call again.
      }
      rest(Millis{20});
    }
    throw std::runtime_error(name_ + ": the daemon never came back");
  }

  World& world_;
  std::string name_;
  std::optional<Staff> staff_;
};

std::string path_of(const JsonView& ticket) {
  return "/api/tickets/" + percent_encode(ticket.text());
}

}  // namespace

void Ledger::posted(const std::string& platform, const std::string& id) {
  const std::lock_guard lock(mutex_);
  posts_[platform + ":" + id] = platform;
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
    ledger.posted(platform, world.citizen(platform, post_json(platform, number)));
    if (random() % 6 == 0)
      world.mischief(random() % 3 == 0 ? "x" : "facebook", mischief_json(random));
    rest(Millis{random() % 40});
  }
}

void answer_until_done(World& world, const std::string& name, const ChaosPlan& plan, Ledger& ledger,
                       std::atomic<int>& confirmed) {
  Patient staff(world, name);
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
    if (out.status != 200) continue;  // fenced, or the ticket went elsewhere: not confirmed
    ledger.confirmed(std::string(out.body["id"].text()), platform, words);
    ++confirmed;
  }
}

void settle_unknown(World& world, const std::string& name, const std::atomic<bool>& done) {
  Patient staff(world, name);
  while (!done) {
    const Answer list = staff.get("/api/tickets?state=finished");
    for (const JsonView ticket : list.body["tickets"].items()) {
      const Answer dossier = staff.get(path_of(ticket["id"]));
      for (const JsonView out : dossier.body["outs"].items()) {
        if (out["state"].text() != "unknown" || out["code"].text() != "not_there") continue;
        staff.post("/api/replies/" + std::string(out["id"].text()) + "/settle",
                   R"({"state":"pending"})");
      }
      if (done) return;
    }
    rest(Millis{200});
  }
}

}  // namespace wc::test
