// SPDX-License-Identifier: EUPL-1.2
#include "tests/queue/fixture.h"

#include <boost/test/unit_test.hpp>

namespace wc::test {

RedisServer& shared_redis() {
  static RedisServer server;
  return server;
}

std::string op() {
  static int number = 0;
  const std::string digits = std::to_string(++number);
  return "operation-" + std::string(10 - digits.size(), '0') + digits;
}

Arrival arrival(const Words& words) {
  Arrival arrival;
  Post& post = arrival.post;
  post.id = words.id;
  post.platform = words.id.substr(0, words.id.find(':'));
  post.kind = PostKind::kMention;
  post.addressed = true;
  post.ours = words.ours;
  post.account = words.account;
  post.source = "town";
  post.conversation = words.ticket;
  post.parent = words.parent;
  post.author = "Inwoner " + words.id;
  post.text = words.text;
  post.url = "https://x.example/" + words.id;
  post.at = from_millis(words.second * 1000);
  post.rev = words.rev;
  arrival.verdict.signal = true;
  arrival.verdict.topics = {"afval"};
  arrival.verdict.urgency = words.urgency;
  arrival.verdict.language = "nl";
  arrival.work = words.work;
  arrival.lane = words.lane;
  arrival.due = post.at + std::chrono::hours{4};
  arrival.score = words.score == 0 ? static_cast<double>(words.second) * 1000 : words.score;
  return arrival;
}

namespace {

std::string new_tag() {
  static int number = 0;
  return "{wc:test" + std::to_string(++number) + "}";
}

}  // namespace

Bureau::Bureau(KeySpace::Time time)
    : space{new_tag(), time}, queue(shared_redis().address(), space) {
  const auto opened = queue.open();
  BOOST_REQUIRE_MESSAGE(opened.ok(), why(opened));
  if (time == KeySpace::Time::kVirtual) {
    BOOST_REQUIRE(queue.tick(from_millis(1'000'000)));
  }
}

Bureau::~Bureau() {
  const auto violations = fsck(shared_redis().address(), space);
  BOOST_CHECK_MESSAGE(violations.ok(), why(violations));
  if (violations) {
    for (const auto& violation : *violations) {
      BOOST_ERROR("fsck: " + violation.invariant + " " + violation.what);
    }
  }
}

Result<Ingested> Bureau::bring(const std::vector<Words>& posts,
                               const std::vector<std::string>& gone) {
  const auto lease = queue.lease("town", "daemon-1", Millis{60'000});
  BOOST_REQUIRE_MESSAGE(lease.ok(), why(lease));
  IngestPage page;
  page.source = "town";
  page.fence = lease->fence;
  page.cursor_version = lease->cursor.version;
  page.head = lease->cursor.head + 1;
  page.gone = gone;
  for (const auto& words : posts) {
    page.arrivals.push_back(arrival(words));
  }
  return queue.ingest(page);
}

Claim Bureau::pick(const std::string& who, const PickOptions& options) {
  auto claim = queue.pick(op(), who, options);
  BOOST_REQUIRE_MESSAGE(claim.ok(), why(claim));
  BOOST_REQUIRE_MESSAGE(claim->has_value(), "there is nothing to pick");
  return **claim;
}

Out Bureau::answer(const Claim& claim, const std::string& who, const std::string& post,
                   const std::string& text, ReplyDraft::Then then) {
  auto out = queue.reply(op(), claim, who, {post, text, Millis{10'000}, then});
  BOOST_REQUIRE_MESSAGE(out.ok(), why(out));
  return *out;
}

void Bureau::pass(Millis time) {
  const auto now = queue.now();
  BOOST_REQUIRE(now);
  BOOST_REQUIRE(queue.tick(*now + time));
}

Ticket Bureau::ticket(const std::string& id) {
  auto dossier = queue.dossier(id);
  BOOST_REQUIRE_MESSAGE(dossier.ok(), why(dossier));
  return dossier->ticket;
}

std::vector<std::string> Bureau::verbs(const std::string& ticket) {
  const auto events = queue.log_of(ticket, 100);
  BOOST_REQUIRE(events);
  std::vector<std::string> verbs;
  for (const auto& event : *events) {
    verbs.push_back(event.verb);
  }
  return verbs;
}

}  // namespace wc::test
