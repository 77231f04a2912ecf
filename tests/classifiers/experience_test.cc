// SPDX-License-Identifier: EUPL-1.2
// Experience: learned from labelled posts, read back, and weighed beside the rules.
#include "classifiers/experience.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <limits>
#include <set>

#include "classifiers/learning/learn.h"
#include "classifiers/marks.h"
#include "classifiers/opinion.h"
#include "tests/classifiers/corpus.h"
#include "tests/classifiers/rule_files.h"
#include "tests/tools/folder.h"

using namespace wc;
using wc::test::post_of;
using wc::test::topic_file;

namespace {

Labelled labelled(const std::string& text, const std::string& topic, Urgency level) {
  Labelled one{post_of(text), {}};
  one.label.signal = !topic.empty();
  if (one.label.signal) one.label.topics = {topic};
  one.label.urgency = level;
  return one;
}

// A small world: bins, potholes, fires, and chatter.
std::vector<Labelled> lessons() {
  std::vector<Labelled> posts;
  for (const char* where : {"in lent", "bij ons", "op de hoek", "hier", "achter het station"}) {
    const std::string at = std::string(" ") + where;
    posts.push_back(labelled("De bak puilt uit" + at, "afval", Urgency::kNormaal));
    posts.push_back(labelled("Een kuil in het asfalt" + at, "verkeer", Urgency::kHoog));
    posts.push_back(labelled("Er slaan vlammen uit het raam" + at, "veiligheid", Urgency::kSpoed));
    posts.push_back(labelled("Lekker weer" + at, "", Urgency::kLaag));
    posts.push_back(labelled("Mooi gedaan met de perkjes" + at, "afval", Urgency::kLaag));
  }
  return posts;
}

std::vector<float> margins_of(const Experience& experience, const std::string& text) {
  Folded folded(std::pmr::get_default_resource());
  fold(text, folded);
  std::pmr::vector<float> margins;
  experience.judge(folded, PostKind::kPost, margins);
  return {margins.begin(), margins.end()};
}

float margin_of(const Experience& experience, const std::string& label, const std::string& text) {
  for (std::size_t i = 0; i < experience.labels().size(); ++i) {
    if (experience.labels()[i].name == label) return margins_of(experience, text)[i];
  }
  BOOST_ERROR("no label " << label);
  return 0;
}

Experience taught() {
  Result<Experience> read = Experience::read(learn(lessons()));
  BOOST_REQUIRE(read.ok());
  return *std::move(read);
}

// A folder with what was learned; rules that know nothing of it stand beside it.
std::vector<ConfigFile> files_in(const std::string& folder, const std::string& use) {
  return {topic_file("afval", "[[rule]]\nid = \"bak\"\nwords = [\"kliko\"]\n"),
          topic_file("veiligheid", ""),
          {"experience.toml", folder, "use = \"" + use + "\"\n"}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(experience_test)

BOOST_AUTO_TEST_CASE(what_was_seen_is_known_again_in_other_words_beside_it) {
  const Experience experience = taught();
  const std::vector<std::string> expected = {"signal", "spoed",      "hoog",   "laag",
                                             "afval",  "veiligheid", "verkeer"};
  std::vector<std::string> names;
  for (const LabelModel& label : experience.labels()) names.push_back(label.name);
  BOOST_TEST(names == expected, boost::test_tools::per_element());
  BOOST_TEST(margin_of(experience, "afval", "De bak puilt alweer uit") > 0);
  BOOST_TEST(margin_of(experience, "verkeer", "De bak puilt alweer uit") < 0);
  BOOST_TEST(margin_of(experience, "spoed", "Vlammen uit het dak") > 0);
  BOOST_TEST(margin_of(experience, "hoog", "Vlammen uit het dak") < 0);
  BOOST_TEST(margin_of(experience, "signal", "Lekker weer vandaag") < 0);
  // Parts of words teach too.
  BOOST_TEST(margin_of(experience, "verkeer", "Asfaltkuil") >
             margin_of(experience, "verkeer", "Perzik"));
}

BOOST_AUTO_TEST_CASE(the_same_posts_give_the_same_bytes) {
  BOOST_TEST((learn(lessons()) == learn(lessons())));
}

BOOST_AUTO_TEST_CASE(a_word_of_one_post_leaves_nothing_behind) {
  std::vector<Labelled> posts = lessons();
  const std::size_t before = taught().mark_count();
  posts.push_back(labelled("Annechien", "", Urgency::kLaag));
  BOOST_TEST(Experience::read(learn(posts))->mark_count() == before);
}

BOOST_AUTO_TEST_CASE(nothing_learned_is_no_opinion) {
  BOOST_TEST(margins_of(Experience(), "De bak puilt uit").empty());
  BOOST_TEST(margins_of(*Experience::read(learn({})), "De bak puilt uit").empty());
}

BOOST_AUTO_TEST_CASE(broken_bytes_are_refused) {
  const std::string bytes = learn(lessons());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    BOOST_REQUIRE(!Experience::read(std::string_view(bytes).substr(0, size)).ok());
  }
  BOOST_TEST(!Experience::read(bytes + "x").ok());
  std::string huge = bytes;
  huge[22] = huge[23] = '\xff';  // the number of labels
  BOOST_TEST(Experience::read(huge).error().what.find("too large") != std::string::npos);
  BOOST_TEST(Experience::read("[[rule]]").error().what.find("rules learn") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_mark_is_a_word_its_parts_and_a_pair) {
  const auto count = [](const std::string& text) {
    Folded folded(std::pmr::get_default_resource());
    fold(text, folded);
    std::size_t marks = 0;
    each_mark(folded, [&marks](std::uint64_t, const Words&) { ++marks; });
    return marks;
  };
  BOOST_TEST(count("bak") == 5U);    // the word; " ba", "bak", "ak "; " bak "
  BOOST_TEST(count("bakje") == 9U);  // 5 of three letters, 3 of five
  BOOST_TEST(count("containers") == 19U);
  BOOST_TEST(count("bak vol") == 11U);  // and the two together
  BOOST_TEST(mark_of(MarkKind::kWord, 7) != mark_of(MarkKind::kPart, 7));
}

BOOST_AUTO_TEST_CASE(it_counts_beside_the_rules_and_says_why) {
  const test::Folder folder;
  std::ofstream(folder.path("experience.bin"), std::ios::binary) << learn(lessons());
  const auto classifier = test::classifier_of(files_in(folder.path(), "experience.bin"));
  const Verdict verdict = classifier->classify(post_of("Er slaan vlammen uit het raam"));
  BOOST_TEST(verdict.signal);
  BOOST_CHECK(verdict.urgency == Urgency::kSpoed);
  BOOST_REQUIRE(verdict.topics.size() == 1U);
  BOOST_TEST(verdict.topics[0] == "veiligheid");
  BOOST_REQUIRE(!verdict.reasons.empty());
  for (const Reason& reason : verdict.reasons) {
    BOOST_TEST(reason.rule.starts_with("experience/"), reason.rule);
    BOOST_TEST(!reason.text.empty());
  }
  const auto tells_signal = [](const Reason& one) { return one.rule == "experience/signal"; };
  BOOST_TEST(std::count_if(verdict.reasons.begin(), verdict.reasons.end(), tells_signal) == 1);
  // Without it the rules know nothing of fire.
  const auto rules_alone = test::classifier_of(files_in(folder.path(), "none"));
  BOOST_TEST(!rules_alone->classify(post_of("Er slaan vlammen uit het raam")).signal);
}

BOOST_AUTO_TEST_CASE(it_doubts_what_one_word_says_but_no_emergency) {
  const test::Folder folder;
  folder.write("experience.bin", learn(lessons()));
  const ConfigFile rules = topic_file("afval", R"(
[[rule]]
id = "weer"
words = ["weer"]
[[rule]]
id = "nood"
urgency = "spoed"
weight = 1.4
words = ["noodweer"]
)");
  const auto verdict_with = [&](const std::string& use, const std::string& text) {
    const ConfigFile setting{"experience.toml", folder.path(), "use = \"" + use + "\"\n"};
    return test::classifier_of({rules, setting})->classify(post_of(text));
  };
  BOOST_TEST(verdict_with("none", "Lekker weer hier").signal);
  BOOST_TEST(!verdict_with("experience.bin", "Lekker weer hier").signal);
  const Verdict emergency = verdict_with("experience.bin", "Lekker noodweer hier");
  BOOST_TEST(emergency.signal);
  BOOST_CHECK(emergency.urgency == Urgency::kSpoed);
}

BOOST_AUTO_TEST_CASE(numbers_that_are_none_are_refused) {
  const float none = std::numeric_limits<float>::quiet_NaN();
  const auto error_of = [](const LabelModel& label, const std::vector<Experience::Row>& rows) {
    const auto read = Experience::read(Experience::bytes_of({label}, rows));
    return read ? std::string() : read.error().what;
  };
  BOOST_TEST(error_of({"signal", 0, 1}, {{7, 1, {3}}}).empty());
  BOOST_TEST(error_of({"signal", none, 1}, {{7, 1, {3}}}).find("numbers") != std::string::npos);
  BOOST_TEST(error_of({"signal", 0, 1}, {{7, none, {3}}}).find("numbers") != std::string::npos);
  BOOST_TEST(error_of({"signal", 0, 1}, {{7, 1, {3}}, {7, 1, {4}}}).find("in order") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_wrong_setting_is_told_with_its_place) {
  const test::Folder folder;
  std::ofstream(folder.path("x.bin")) << "not learned";
  const auto told = [&folder](const std::string& use) {
    Problems problems;
    BOOST_TEST(Classifier::build(files_in(folder.path(), use), {}, problems) == nullptr);
    return to_text(problems);
  };
  BOOST_TEST(told("absent.bin").starts_with("experience.toml:1:1: "));
  BOOST_TEST(told("../x.bin").find("no file of this folder") != std::string::npos);
  BOOST_TEST(told("x.bin").find("x.bin: it does not begin with") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_shipped_knows_every_topic) {
  std::set<std::string> names;
  for (const LabelModel& label : shipped_experience().labels()) names.insert(label.name);
  const auto classifier = corpus::shipped();
  for (const Topic& topic : classifier->topics()) BOOST_TEST(names.contains(topic.id), topic.id);
}

BOOST_AUTO_TEST_SUITE_END()
