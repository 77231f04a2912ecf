// SPDX-License-Identifier: EUPL-1.2
// Published vectors: RFC 2202, RFC 4231, RFC 4648, FIPS 180-2, and what the platforms sign.
#include "config/digest.h"

#include <boost/test/unit_test.hpp>
#include <set>

#include "config/files.h"
#include "config/json.h"

using namespace wc;

namespace {

// The vectors of the platforms' documents.
Json platform_vectors() {
  auto bytes = read_file(WEBCARED_SOURCE "/tests/cases/vectors/hmac.json");
  BOOST_REQUIRE(bytes.ok());
  auto json = Json::parse(*bytes);
  BOOST_REQUIRE(json.ok());
  return *std::move(json);
}

std::string as_url(std::string base64_text) {
  for (char& c : base64_text) c = c == '+' ? '-' : c == '/' ? '_' : c;
  return base64_text.substr(0, base64_text.find('='));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(digest_test)

BOOST_AUTO_TEST_CASE(sha256_of_the_standard) {
  BOOST_TEST(hex(sha256("abc")) ==
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  BOOST_TEST(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  BOOST_TEST(hex(sha256(std::string(1'000'000, 'a'))) ==
             "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

BOOST_AUTO_TEST_CASE(hmac_of_the_rfcs) {
  const std::string key(20, '\x0b');
  BOOST_TEST(hex(hmac_sha1(key, "Hi There")) == "b617318655057264e28bc0b6fb378c8ef146be00");
  BOOST_TEST(hex(hmac_sha1("Jefe", "what do ya want for nothing?")) ==
             "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
  BOOST_TEST(hex(hmac_sha256(key, "Hi There")) ==
             "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
  BOOST_TEST(hex(hmac_sha256("Jefe", "what do ya want for nothing?")) ==
             "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  BOOST_TEST(hex(hmac_sha256(std::string(131, '\xaa'),
                             "Test Using Larger Than Block-Size Key - Hash Key First")) ==
             "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

BOOST_AUTO_TEST_CASE(an_empty_key_is_a_key) {
  const std::string expected = "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad";
  BOOST_TEST(hex(hmac_sha256({}, {})) == expected);
  BOOST_TEST(hex(hmac_sha256("left over", "x")) != expected);
  BOOST_TEST(hex(hmac_sha256(std::string_view(), "")) == expected);
}

BOOST_AUTO_TEST_CASE(base64_of_the_rfc) {
  BOOST_TEST(base64("") == "");
  BOOST_TEST(base64("f") == "Zg==");
  BOOST_TEST(base64("fo") == "Zm8=");
  BOOST_TEST(base64("foo") == "Zm9v");
  BOOST_TEST(base64("foob") == "Zm9vYg==");
  BOOST_TEST(base64("fooba") == "Zm9vYmE=");
  BOOST_TEST(base64("foobar") == "Zm9vYmFy");
  BOOST_TEST(base64("\xFB\xEF\xBE") == "++++");
  BOOST_TEST(base64(std::string(300, 'x')).size() == 400U);
}

BOOST_AUTO_TEST_CASE(hex_is_lower_case) {
  BOOST_TEST(hex(std::string_view("\x00\x0f\xf0\xff", 4)) == "000ff0ff");
  BOOST_TEST(hex("") == "");
}

BOOST_AUTO_TEST_CASE(percent_encoding_leaves_only_the_unreserved) {
  BOOST_TEST(percent_encode("AZaz09-._~") == "AZaz09-._~");
  BOOST_TEST(percent_encode("Ladies + Gentlemen") == "Ladies%20%2B%20Gentlemen");
  BOOST_TEST(percent_encode("An encoded string!") == "An%20encoded%20string%21");
  BOOST_TEST(percent_encode("\xE2\x98\x83") == "%E2%98%83");
  for (int byte = 0; byte < 256; ++byte) {
    const std::string text(1, static_cast<char>(byte));
    const bool plain = std::string_view("-._~").find(text) != std::string_view::npos ||
                       (byte < 128 && std::isalnum(byte) != 0);
    BOOST_TEST(percent_encode(text).size() == (plain ? 1U : 3U));
  }
}

BOOST_AUTO_TEST_CASE(what_x_signs) {
  const Json vectors = platform_vectors();
  const JsonView challenge = vectors["x_crc"];
  BOOST_TEST("sha256=" + base64(hmac_sha256(challenge["consumer_secret"].text(),
                                            challenge["crc_token"].text())) ==
             challenge["response_token"].text());
  const JsonView webhook = vectors["x_webhook_signature"];
  BOOST_TEST("sha256=" +
                 base64(hmac_sha256(webhook["consumer_secret"].text(), webhook["body"].text())) ==
             webhook["header"].text());
  const JsonView pkce = vectors["pkce_S256"];
  BOOST_TEST(as_url(base64(sha256(pkce["verifier"].text()))) == pkce["challenge"].text());
}

BOOST_AUTO_TEST_CASE(what_facebook_signs) {
  const Json vectors = platform_vectors();
  const JsonView hub = vectors["fb_hub_signature_256"];
  BOOST_TEST("sha256=" + hex(hmac_sha256(hub["app_secret"].text(), hub["body"].text())) ==
             hub["header"].text());
  const JsonView proof = vectors["fb_appsecret_proof"];
  BOOST_TEST(hex(hmac_sha256(proof["app_secret"].text(), proof["access_token"].text())) ==
             proof["appsecret_proof"].text());
  const JsonView request = vectors["fb_signed_request"];
  const std::string_view whole = request["signed_request"].text();
  const std::string_view payload = whole.substr(whole.find('.') + 1);
  BOOST_TEST(as_url(base64(hmac_sha256(request["app_secret"].text(), payload))) ==
             whole.substr(0, whole.find('.')));
}

BOOST_AUTO_TEST_CASE(comparing_finds_each_difference) {
  const std::string mac = hmac_sha256("key", "message");
  BOOST_TEST(equal_constant_time(mac, std::string(mac)));
  BOOST_TEST(equal_constant_time("", ""));
  BOOST_TEST(!equal_constant_time(mac, mac + "x"));
  BOOST_TEST(!equal_constant_time("", "x"));
  for (std::size_t i = 0; i < mac.size(); ++i) {
    std::string other = mac;
    other[i] = static_cast<char>(other[i] ^ 1);
    BOOST_TEST(!equal_constant_time(mac, other));
  }
}

BOOST_AUTO_TEST_CASE(random_bytes_do_not_repeat) {
  std::set<std::string> seen;
  for (int i = 0; i < 1'000; ++i) {
    const std::string bytes = random_bytes(16);
    BOOST_TEST(bytes.size() == 16U);
    seen.insert(bytes);
  }
  BOOST_TEST(seen.size() == 1'000U);
  BOOST_TEST(random_bytes(0).empty());
}

BOOST_AUTO_TEST_SUITE_END()
