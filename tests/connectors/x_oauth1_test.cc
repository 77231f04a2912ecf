// SPDX-License-Identifier: EUPL-1.2
#include "connectors/x/oauth1.h"

#include <boost/test/unit_test.hpp>

#include "config/digest.h"
#include "config/files.h"
#include "config/json.h"

namespace wc {

namespace {

Oauth1Keys keys_of(const JsonView& vector) {
  return {std::string(vector["params"]["oauth_consumer_key"].text()),
          std::string(vector["consumerSecret"].text()),
          std::string(vector["params"]["oauth_token"].text()),
          std::string(vector["tokenSecret"].text())};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(x_oauth1_test)

BOOST_AUTO_TEST_CASE(every_published_vector_has_the_same_signature) {
  const auto bytes = read_file(WEBCARED_SOURCE "/tests/cases/vectors/oauth1.json");
  BOOST_REQUIRE(bytes.ok());
  const auto json = Json::parse(*bytes);
  BOOST_REQUIRE(json.ok());
  BOOST_CHECK_EQUAL(json->root().size(), 7U);
  for (const JsonView& vector : json->root().items()) {
    std::vector<Param> params;
    for (const std::string& name : vector["params"].keys()) {
      params.push_back({name, std::string(vector["params"][name].text())});
    }
    const std::string signature = oauth1_signature(vector["method"].text(), vector["url"].text(),
                                                   std::move(params), keys_of(vector));
    BOOST_CHECK_EQUAL(signature, vector["sig"].text());
  }
}

BOOST_AUTO_TEST_CASE(the_header_signs_the_query_and_names_no_secret) {
  const Oauth1Keys keys{"CK", "CS", "AT", "ATS"};
  const std::string url =
      "https://api.x.com/2/users/77/mentions?max_results=5&since_id=1"
      "&post.fields=created_at%2Cnote_post&expansions=author_id%2Creferenced_posts";
  const std::string header =
      oauth1_header("GET", url, keys, from_millis(1'784'368'800'000), "abc123");
  BOOST_CHECK(header.starts_with("OAuth oauth_consumer_key=\"CK\", oauth_nonce=\"abc123\""));
  const std::string signature = percent_encode("2YFfil4oUuRiIxMPQ1iIeYX9klo=");
  BOOST_CHECK(header.ends_with("oauth_signature=\"" + signature + "\""));
  BOOST_CHECK(header.find("ATS") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace wc
