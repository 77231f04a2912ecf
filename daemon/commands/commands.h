// SPDX-License-Identifier: EUPL-1.2
// The sub-commands of the one binary. Each returns the exit code of the process: 0, 1 (it ran and
// the answer is no), 64 (used wrongly), 65 (a line of the input is wrong), 69 (Redis or a port is
// away), 78 (the configuration is wrong). main.cc reads the command line; these know nothing of it.
#pragma once

#include <string>
#include <vector>

namespace wc {

inline constexpr int kExitWell = 0;
inline constexpr int kExitNo = 1;
inline constexpr int kExitUsage = 64;
inline constexpr int kExitData = 65;
inline constexpr int kExitAway = 69;
inline constexpr int kExitConfig = 78;

struct RunOptions {
  std::string config;    // folder; "" = only what is shipped
  std::string desk_dir;  // serve the desk from disk while working on it
};
int run_daemon(const RunOptions& options);

int check_config(const std::string& folder);

struct ClassifyOptions {
  std::string config;
  std::string file = "-";           // "-" = standard input
  std::vector<std::string> events;  // with the rules of these events
};
int classify(const ClassifyOptions& options);  // one JSON line for each line, in order
int explain(const ClassifyOptions& options, const std::string& text);

struct RulesOptions {
  std::string config;
  std::vector<std::string> events;     // with the rules of these events
  bool json = false;                   // one object on standard output, for programs
  std::vector<std::string> rules;      // test: "afval/container", "afval"; none = all
  std::string file = "-";              // measure, diff: the posts; "-" = standard input
  std::vector<std::string> files;      // learn: the posts
  std::string out = "experience.bin";  // learn: what is written
  std::string digits;      // measure, learn: only ids that end in one of these; "" = all
  bool errors = false;     // measure: the posts behind the figures too
  std::string old_config;  // diff: a folder, or "shipped" for what is compiled in
  std::string new_config;
  std::string word;                                // words
  std::string dictionary = "/usr/share/hunspell";  // words: where nl_NL.aff and nl_NL.dic are
};
int rules_test(const RulesOptions& options);     // every rule on its own examples
int rules_measure(const RulesOptions& options);  // against the labels of posts
int rules_lint(const RulesOptions& options);     // what does nothing, stands twice, is dear
int rules_diff(const RulesOptions& options);     // what other rules would change
int rules_learn(const RulesOptions& options);    // experience of labelled posts
int rules_words(const RulesOptions& options);    // other forms of a word

struct UserOptions {
  std::string config;
  std::string name;
  std::vector<std::string> roles;
  std::string password_file;  // "-" = standard input; "" = asked on the terminal
};
int user_add(const UserOptions& options);
int user_remove(const UserOptions& options);
int user_list(const UserOptions& options);

int surge_switch_on(const std::string& config, const std::string& event, const std::string& until);
int surge_switch_off(const std::string& config, const std::string& event);
int surge_status(const std::string& config);

int status(const std::string& config);
int check_store(const std::string& config);  // fsck
struct LogOptions {
  std::string config;
  std::string after;   // an event's id, "1042-0"; "" = from the first one
  std::string ticket;  // only of this ticket
};
int show_log(const LogOptions& options);

struct SandboxOptions {
  int x_port = 14025;
  int facebook_port = 14026;
  std::uint64_t seed = 1;
  double speed = 1;                // of the town; 0 = nobody posts by himself
  int posts = 2000;                // in a day of the town
  std::string day = "vierdaagse";  // or "ordinary"
  std::string state;  // folder where the platforms and the town remember; "" = memory only
  std::vector<std::string> tls;  // certificate and key file
};
int serve_sandboxes(const SandboxOptions& options);

}  // namespace wc
