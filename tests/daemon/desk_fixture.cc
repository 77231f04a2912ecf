// SPDX-License-Identifier: EUPL-1.2
#include "tests/daemon/desk_fixture.h"

#include <boost/test/unit_test.hpp>

#include "daemon/web/login.h"
#include "daemon/web/route.h"
#include "tests/tools/redis_server.h"

namespace wc::test {

RedisServer& desk_redis() {
  static RedisServer server;
  return server;
}

namespace {

// An account that can only count.
class Counter final : public Connector {
 public:
  explicit Counter(const std::vector<Source>& sources) : sources_(sources) {}
  [[nodiscard]] const Traits& traits() const override { return traits_; }
  [[nodiscard]] const std::vector<Source>& sources() const override { return sources_; }
  [[nodiscard]] Position position(Time) const override { return 0; }
  Result<Page> poll(const Source&, const Window&, Time) override { return Page{}; }
  [[nodiscard]] Length length(std::string_view text) const override {
    const int used = static_cast<int>(text.size());
    const bool control = text.find('\x01') != std::string_view::npos;
    return {used, 280, used > 0 && used <= 280 && !control};
  }

 private:
  Traits traits_;
  const std::vector<Source>& sources_;
};

class CountingAccount final : public Account {
 public:
  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] const std::string& platform() const override { return platform_; }
  [[nodiscard]] const std::vector<Source>& sources() const override { return sources_; }
  [[nodiscard]] TransportPolicy policy() const override { return {}; }
  [[nodiscard]] std::vector<std::string> secrets() const override { return {}; }
  [[nodiscard]] std::unique_ptr<Connector> connect(Transport&) const override {
    return std::make_unique<Counter>(sources_);
  }

 private:
  std::string name_ = "gemeente";
  std::string platform_ = "x";
  std::vector<Source> sources_;
};

std::string fresh_tag() {
  static int number = 0;
  return "{wc:desk" + std::to_string(++number) + "}";
}

const std::string& stored_hash() {
  static const std::string hash = hash_password(kPassword);
  return hash;
}

Arrival arrival(int number, Time at) {
  Arrival arrival;
  Post& post = arrival.post;
  post.id = "x:" + std::to_string(number);
  post.platform = "x";
  post.kind = PostKind::kMention;
  post.addressed = true;
  post.account = "gemeente";
  post.source = "town";
  post.conversation = "x:c" + std::to_string(number);
  post.author = "Inwoner";
  post.handle = "@inwoner";
  post.text = kCitizenWords;
  post.at = at;
  post.reply.counter = "x_weighted";
  post.reply.length_max = 280;
  arrival.verdict.signal = true;
  arrival.verdict.topics = {"afval"};
  arrival.verdict.urgency = Urgency::kNormaal;
  arrival.verdict.language = "nl";
  arrival.verdict.reasons = {{"afval/container-vol", "container", 3, 12}};
  arrival.work = true;
  arrival.due = at + std::chrono::hours{4};
  arrival.score = static_cast<double>(number);
  return arrival;
}

}  // namespace

DeskWorld::DeskWorld(const DeskOptions& options) : limits_(options.limits), tag_(fresh_tag()) {
  const auto clock = [this] { return from_millis(now_); };
  log_ = std::make_unique<OpsLog>(clock, [this](const std::string& line) {
    const std::lock_guard lock(mutex_);
    lines_ += line + "\n";
  });
  house_ = std::make_unique<House>(settings(options), "", clock, *log_);
  auto opened = house_->queue();
  BOOST_REQUIRE_MESSAGE(opened.ok(), (opened.ok() ? "" : opened.error().what));
  queue_ = std::make_unique<Queue>(std::move(*opened));
  BOOST_REQUIRE(queue_->tick(from_millis(now_)).ok());
  for (const std::string& role : role_names()) {
    BOOST_REQUIRE(users().put({role, stored_hash(), {role}, "nl"}).ok());
  }
  restart();
}

std::shared_ptr<Settings> DeskWorld::settings(const DeskOptions& options) const {
  auto settings = std::make_shared<Settings>();
  settings->tenant = "test";
  settings->redis = desk_redis().address();
  settings->space = {tag_, KeySpace::Time::kVirtual};
  settings->web.port = 0;
  settings->web.public_origin = options.public_origin;
  settings->desk.undo = options.undo;
  settings->accounts = {std::make_shared<CountingAccount>()};
  Event event;
  event.id = "vierdaagse";
  event.name_nl = "Vierdaagse";
  event.name_en = "Four Days Marches";
  event.topics = {"afval"};
  settings->events = {event};
  settings->answers = {{"afval-melden", {"afval"}, "nl", "Melden", "Dank u wel.", "Stadsbeheer"}};
  // The topics that we ship, without their rules: what a desk shows of a post is put in by hand,
  // and building all rules for every test costs minutes.
  auto files = read_config_files("");
  BOOST_REQUIRE(files.ok());
  for (ConfigFile& file : *files) {
    if (!file.name.starts_with("topics/")) continue;
    file.bytes.resize(std::min(file.bytes.size(), file.bytes.find("[[rule]]")));
    settings->files.push_back(std::move(file));
  }
  return settings;
}

void DeskWorld::restart() {
  desk_.reset();
  auto desk = DeskServer::start(*house_, "", limits_);
  BOOST_REQUIRE_MESSAGE(desk.ok(), (desk.ok() ? "" : desk.error().what));
  desk_ = std::move(*desk);
}

std::string DeskWorld::origin() const {
  return "http://127.0.0.1:" + std::to_string(port());
}

Users DeskWorld::users() {
  return {house_->settings()->redis, tag_};
}

void DeskWorld::pass(Millis time) {
  now_ += time.count();
  BOOST_REQUIRE(queue_->tick(from_millis(now_)).ok());
}

std::string DeskWorld::arrives(int number, const ReplyRule& rule, const std::string& account) {
  const auto lease = queue_->lease("town", "test", Millis{60'000});
  BOOST_REQUIRE(lease.ok());
  IngestPage page;
  page.source = "town";
  page.fence = lease->fence;
  page.cursor_version = lease->cursor.version;
  page.head = lease->cursor.head + 1;
  page.arrivals = {arrival(number, from_millis(now_))};
  page.arrivals[0].post.account = account;
  page.arrivals[0].post.reply.allowed = rule.allowed;
  page.arrivals[0].post.reply.why = rule.why;
  const auto done = queue_->ingest(page);
  BOOST_REQUIRE_MESSAGE(done.ok(), (done.ok() ? "" : done.error().what));
  return "x:c" + std::to_string(number);
}

std::string DeskWorld::log() const {
  const std::lock_guard lock(mutex_);
  return lines_;
}

std::string DeskWorld::op() {
  static std::atomic<int> number{0};
  return "operation-of-a-test-" + std::to_string(++number);
}

std::vector<std::pair<std::string, std::string>> DeskWorld::desk_headers() const {
  return {{"Host", origin().substr(7)},
          {"Origin", origin()},
          {"Content-Type", "application/json"},
          {"X-WC", "1"},
          {"Sec-Fetch-Site", "same-origin"}};
}

Person::Person(const DeskWorld& world, const std::string& name) : world_(world) {
  if (!name.empty()) BOOST_REQUIRE(log_in(name, kPassword).status == 200);
}

HttpAnswer Person::log_in(const std::string& name, const std::string& password) {
  JsonWriter json;
  json.object().field("name", name).field("password", password).end();
  HttpAnswer answer = post("/api/login", json.take());
  const std::string cookie = answer.header("set-cookie");
  if (!cookie.empty()) cookie_ = cookie.substr(0, cookie.find(';'));
  return answer;
}

HttpAnswer Person::get(const std::string& path) {
  return call("GET", path, "");
}

HttpAnswer Person::post(const std::string& path, const std::string& json) {
  return call("POST", path, json);
}

HttpAnswer Person::call(const std::string& method, const std::string& path,
                        const std::string& json) {
  HttpQuestion question{.method = method, .path = path, .headers = world_.desk_headers()};
  if (!cookie_.empty()) question.headers.emplace_back("Cookie", cookie_);
  question.body = json;
  return fetch(world_.port(), question);
}

std::string code_in(const HttpAnswer& answer) {
  const auto json = Json::parse(answer.body);
  return json ? std::string((*json)["code"].text()) : "";
}

}  // namespace wc::test
