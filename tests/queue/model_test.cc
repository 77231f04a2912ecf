// SPDX-License-Identifier: EUPL-1.2
// Thousands of random verbs against the queue and against a small model of it in memory: after each
// step both must agree on who has what. fsck looks through the whole at the end.
#include <boost/test/unit_test.hpp>
#include <random>

#include "tests/queue/fixture.h"

using namespace wc;        // NOLINT: a test
using namespace wc::test;  // NOLINT

namespace {

constexpr long long kLeaseMs = 60'000;

struct ModelPost {
  std::string id;
  Lane lane = Lane::kOrdinary;
  double score = 0;
  bool waits = true;
};
struct ModelTicket {
  TicketState state = TicketState::kWaiting;
  std::string owner;
  Claim claim;  // the last one that was granted
  long long until = 0;
  std::vector<ModelPost> posts;
  std::vector<std::string> done;  // the posts that the last finish was about
  std::string had;                // who finished it
  std::string finished_by;        // operation of the reply that finished it
  bool undoable = false;          // nothing happened since it was finished by hand

  [[nodiscard]] const ModelPost* first() const {
    const ModelPost* best = nullptr;
    for (const auto& post : posts) {
      const auto rank = [](const ModelPost& p) {
        return std::pair{p.lane == Lane::kUrgent ? 0 : 1, p.score};
      };
      if (post.waits && (best == nullptr || rank(post) < rank(*best))) {
        best = &post;
      }
    }
    return best;
  }
};

class Walk {
 public:
  explicit Walk(unsigned seed) : random_(seed) {}

  void step() {
    static constexpr void (Walk::*kVerbs[])() = {
        &Walk::arrive,  &Walk::arrive, &Walk::pick, &Walk::pick,      &Walk::claim,
        &Walk::release, &Walk::finish, &Walk::undo, &Walk::hand_over, &Walk::reply,
        &Walk::courier, &Walk::erase,  &Walk::pass, &Walk::stranger};
    (this->*kVerbs[random_() % std::size(kVerbs)])();
  }

  void compare() {
    for (const auto& [id, model] : tickets_) {
      const Ticket ticket = bureau_.ticket(id);
      BOOST_TEST(name_of(ticket.state) == name_of(model.state), id);
      BOOST_TEST(ticket.owner == model.owner, id);
      BOOST_TEST(ticket.posts == static_cast<int>(model.posts.size()), id);
      const ModelPost* first = model.first();
      if (first != nullptr) {
        BOOST_TEST((ticket.lane == first->lane), id);
        BOOST_TEST(ticket.score == first->score, id);
      }
    }
  }

 private:
  std::string who() { return std::array{"anna", "bert", "carla"}[random_() % 3]; }

  // A ticket in that state, or none.
  std::pair<const std::string, ModelTicket>* any(TicketState state) {
    std::vector<std::pair<const std::string, ModelTicket>*> fit;
    for (auto& entry : tickets_) {
      if (entry.second.state == state) {
        fit.push_back(&entry);
      }
    }
    return fit.empty() ? nullptr : fit[random_() % fit.size()];
  }

  static void rest(ModelTicket& ticket, const std::string& reply) {
    ticket.done.clear();
    for (auto& post : ticket.posts) {
      if (post.waits) {
        ticket.done.push_back(post.id);
      }
      post.waits = false;
    }
    ticket.state = TicketState::kFinished;
    ticket.had = ticket.owner;
    ticket.owner.clear();
    ticket.finished_by = reply;
    ticket.undoable = reply.empty();
  }

  static void wake(ModelTicket& ticket) {
    for (auto& post : ticket.posts) {
      post.waits = post.waits ||
                   std::find(ticket.done.begin(), ticket.done.end(), post.id) != ticket.done.end();
    }
    ticket.done.clear();
    ticket.finished_by.clear();
    ticket.undoable = false;
  }

  static void to_lane(ModelTicket& ticket) {
    ticket.owner.clear();
    ticket.state = ticket.first() != nullptr ? TicketState::kWaiting
                   : ticket.posts.empty()    ? TicketState::kErased
                                             : TicketState::kFinished;
  }

  void unrest(ModelTicket& ticket) const {
    wake(ticket);
    to_lane(ticket);
    if (ticket.until > now_) {
      ticket.state = TicketState::kClaimed;
      ticket.owner = ticket.had;
    }
  }

  void granted(const Claim& claim, const std::string& name) {
    ModelTicket& ticket = tickets_.at(claim.ticket);
    BOOST_TEST(claim.token > last_token_);
    last_token_ = claim.token;
    ticket.state = TicketState::kClaimed;
    ticket.owner = name;
    ticket.claim = claim;
    ticket.until = now_ + kLeaseMs;
    ticket.undoable = false;
  }

  PickOptions options() {
    PickOptions options;
    options.lease = Millis{kLeaseMs};
    options.claims_max = 1000;
    return options;
  }

  void arrive() {
    const std::string id = "x:c" + std::to_string(random_() % 25);
    ModelPost post{"x:" + std::to_string(++posts_),
                   std::array{Lane::kUrgent, Lane::kEvent, Lane::kOrdinary}[random_() % 3],
                   static_cast<double>(1000 + random_() % 100'000), true};
    BOOST_REQUIRE(bureau_.bring({{.id = post.id,
                                  .ticket = id,
                                  .lane = post.lane,
                                  .score = post.score,
                                  .second = 1000 + posts_}}));
    ModelTicket& ticket = tickets_[id];
    ticket.posts.push_back(post);
    ticket.undoable = false;
    if (ticket.state != TicketState::kClaimed) {
      ticket.state = TicketState::kWaiting;
    }
  }

  void pick() {
    const std::string name = who();
    const auto claim = bureau_.queue.pick(op(), name, options());
    BOOST_REQUIRE_MESSAGE(claim.ok(), why(claim));
    std::map<Lane, double> firsts;
    for (const auto& [id, ticket] : tickets_) {
      if (ticket.state == TicketState::kWaiting) {
        const auto [at, fresh] = firsts.try_emplace(ticket.first()->lane, ticket.first()->score);
        at->second = std::min(at->second, ticket.first()->score);
      }
    }
    BOOST_REQUIRE(claim->has_value() == !firsts.empty());
    if (claim->has_value()) {
      const ModelPost* first = tickets_.at((*claim)->ticket).first();
      BOOST_TEST((firsts.count(Lane::kUrgent) == 0 || first->lane == Lane::kUrgent));
      BOOST_TEST(first->score == firsts.at(first->lane));
      granted(**claim, name);
    }
  }

  void claim() {
    if (tickets_.empty()) {
      return;
    }
    const auto at = std::next(tickets_.begin(), static_cast<long>(random_() % tickets_.size()));
    const std::string name = who();
    const auto claim = bureau_.queue.claim(op(), at->first, name, options());
    const ModelTicket& ticket = at->second;
    const bool free =
        ticket.state == TicketState::kWaiting || ticket.state == TicketState::kBackoffice;
    if (ticket.state == TicketState::kClaimed && ticket.owner == name) {
      BOOST_TEST(claim->token == ticket.claim.token);
      at->second.until = now_ + kLeaseMs;
    } else if (ticket.state == TicketState::kClaimed) {
      BOOST_TEST(code_of(claim) == "taken");
    } else if (free) {
      BOOST_REQUIRE_MESSAGE(claim.ok(), why(claim));
      granted(*claim, name);
    } else {
      BOOST_TEST(code_of(claim) == "wrong_state");
    }
  }

  void release() {
    if (auto* at = any(TicketState::kClaimed)) {
      BOOST_TEST(bureau_.queue.release(op(), at->second.claim, at->second.owner).ok());
      to_lane(at->second);
    }
  }

  void finish() {
    if (auto* at = any(TicketState::kClaimed)) {
      BOOST_TEST(bureau_.queue.finish(op(), at->second.claim, at->second.owner, "spam").ok());
      rest(at->second, "");
      undo_what_ = at->first;
    }
  }

  void undo() {
    if (undo_what_.empty()) {
      return;
    }
    ModelTicket& ticket = tickets_.at(undo_what_);
    const bool undoable = ticket.state == TicketState::kFinished && ticket.undoable;
    BOOST_TEST(bureau_.queue.undo_finish(op(), undo_what_, "anna").ok() == undoable);
    if (undoable) {
      unrest(ticket);
    }
    undo_what_.clear();
  }

  void hand_over() {
    if (auto* at = any(TicketState::kClaimed)) {
      BOOST_TEST(bureau_.queue
                     .hand_over(op(), at->second.claim, at->second.owner,
                                {"afval", "?", from_millis(9'000'000'000)})
                     .ok());
      at->second.state = TicketState::kBackoffice;
      at->second.owner.clear();
    }
  }

  // A reply, and half of the time its undo at once.
  void reply() {
    auto* at = any(TicketState::kClaimed);
    if (at == nullptr || at->second.posts.empty()) {
      return;
    }
    const std::string id = op();
    const std::string owner = at->second.owner;
    const auto out = bureau_.queue.reply(
        id, at->second.claim, owner,
        {at->second.posts.back().id, "Antwoord " + id, Millis{5'000}, ReplyDraft::Then::kFinish});
    BOOST_REQUIRE_MESSAGE(out.ok(), why(out));
    rest(at->second, id);
    outs_[id] = at->first;
    if (random_() % 2 == 0) {
      BOOST_TEST(bureau_.queue.undo_reply(op(), id, "anna").ok());
      unrest(at->second);
      outs_.erase(id);
    }
  }

  void courier() {
    const auto taken = bureau_.queue.take("courier", {"gemeente"}, Millis{30'000});
    BOOST_REQUIRE_MESSAGE(taken.ok(), why(taken));
    fail_gone();
    if (!taken->has_value()) {
      return;
    }
    const std::string id = (*taken)->out.id;
    const int dice = static_cast<int>(random_() % 3);
    const Outcome outcome{std::array{OutState::kSent, OutState::kFailed,
                                     OutState::kUnknown}[static_cast<std::size_t>(dice)],
                          "code", dice == 0 ? "x:r" + id : "", "", Millis{20'000}};
    BOOST_TEST(bureau_.queue.outcome(**taken, outcome).ok());
    tickets_.at(outs_.at(id)).undoable = false;
    if (dice == 1) {
      failed(id);
    }
    if (dice != 2) {
      outs_.erase(id);
    }
  }

  // What take() settled by itself: answers to posts that are gone.
  void fail_gone() {
    const auto entries = bureau_.queue.outs(OutState::kFailed, 10'000);
    for (const auto& out : *entries) {
      if (out.code == "gone" && outs_.count(out.id) == 1) {
        failed(out.id);
        outs_.erase(out.id);
      }
    }
  }

  void failed(const std::string& id) {
    ModelTicket& ticket = tickets_.at(outs_.at(id));
    ticket.undoable = false;
    if (ticket.finished_by == id) {
      wake(ticket);
      if (ticket.state == TicketState::kFinished) {
        to_lane(ticket);
      }
    }
  }

  void erase() {
    if (random_() % 3 != 0 || tickets_.empty()) {
      return;
    }
    auto& ticket =
        std::next(tickets_.begin(), static_cast<long>(random_() % tickets_.size()))->second;
    if (ticket.posts.empty()) {
      return;
    }
    const auto at = ticket.posts.begin() + static_cast<long>(random_() % ticket.posts.size());
    BOOST_TEST(bureau_.queue.erase({at->id}, "deleted").operator*() == 1);
    ticket.posts.erase(at);
    ticket.undoable = false;
    if (ticket.state != TicketState::kClaimed &&
        (ticket.posts.empty() || ticket.first() == nullptr)) {
      to_lane(ticket);
    }
  }

  void pass() {
    now_ += 10'000;
    bureau_.pass(Millis{10'000});
    BOOST_REQUIRE(bureau_.queue.give_back());
    for (auto& [id, ticket] : tickets_) {
      if (ticket.state == TicketState::kClaimed && ticket.until <= now_) {
        to_lane(ticket);
      }
    }
  }

  // Somebody with an old token gets nowhere.
  void stranger() {
    if (auto* at = any(TicketState::kClaimed)) {
      Claim old = at->second.claim;
      --old.token;
      BOOST_TEST(code_of(bureau_.queue.finish(op(), old, at->second.owner, "spam")) == "fenced");
    }
  }

  std::mt19937 random_;
  Bureau bureau_;
  std::map<std::string, ModelTicket> tickets_;
  std::map<std::string, std::string> outs_;  // live replies: operation to ticket
  std::string undo_what_;
  std::uint64_t last_token_ = 0;
  long long now_ = 1'000'000;
  long long posts_ = 0;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(model_test)

BOOST_AUTO_TEST_CASE(the_queue_does_what_a_small_model_does) {
  for (const unsigned seed : {1U, 2U, 3U, 4U}) {
    BOOST_TEST_CONTEXT("seed " << seed) {
      Walk walk{seed};
      for (int i = 0; i < 800; ++i) {
        walk.step();
        if (i % 25 == 0) {
          walk.compare();
        }
      }
      walk.compare();
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
