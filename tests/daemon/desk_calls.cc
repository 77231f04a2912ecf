// SPDX-License-Identifier: EUPL-1.2
#include "tests/daemon/desk_calls.h"

#include <boost/test/unit_test.hpp>

#include "tests/daemon/schema.h"

namespace wc::test {

std::string body_of(Members members) {
  JsonWriter json;
  json.object();
  for (const auto& [name, value] : members) json.field(name, value);
  return json.end().take();
}

std::string only_op() {
  return body_of({{"op", DeskWorld::op()}});
}

std::string with_token(std::int64_t token, Members members) {
  JsonWriter json;
  json.object().field("op", DeskWorld::op()).field("token", token);
  for (const auto& [name, value] : members) json.field(name, value);
  return json.end().take();
}

Json right(const HttpAnswer& answer, const std::string& method, const std::string& pattern) {
  BOOST_REQUIRE_MESSAGE(answer.status == 200,
                        method << " " << pattern << ": " << answer.status << " " << answer.body);
  BOOST_TEST(answer.header("content-type") == "application/json");
  auto json = Json::parse(answer.body);
  BOOST_REQUIRE(json.ok());
  BOOST_TEST(mismatch(answer_schema(method, pattern), json->root()) == "",
             method << " " << pattern);
  return std::move(*json);
}

Json refused(const HttpAnswer& answer, int status, const std::string& code) {
  BOOST_TEST(answer.status == status, answer.body);
  auto json = Json::parse(answer.body);
  BOOST_REQUIRE(json.ok());
  BOOST_TEST(mismatch(openapi()["components"]["schemas"]["Error"], json->root()) == "");
  BOOST_TEST((*json)["code"].text() == code);
  return std::move(*json);
}

std::int64_t token_of(const JsonView& claim) {
  return claim["token"].whole().value_or(-1);
}

}  // namespace wc::test
