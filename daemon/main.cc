// SPDX-License-Identifier: EUPL-1.2
// The command line. Each sub-command is a function of commands/commands.h.
#include <CLI/CLI.hpp>

#include "daemon/commands/commands.h"

namespace {

using namespace wc;  // NOLINT(google-build-using-namespace): the command line is all of this file

void config_option(CLI::App* app, std::string& folder) {
  app->add_option("--config", folder,
                  "folder with webcared.toml, topics/, events/, answers/ (default: /etc/webcared "
                  "where it exists, else what is shipped)")
      ->type_name("DIR");
}

void add_run(CLI::App& app, RunOptions& options, int& code) {
  CLI::App* run =
      app.add_subcommand("run", "The daemon: reads sources, serves the desk, sends replies");
  config_option(run, options.config);
  run->add_option("--desk-dir", options.desk_dir, "serve the desk's files from here")
      ->type_name("DIR");
  run->callback([&] { code = run_daemon(options); });
}

void add_rules(CLI::App& app, ClassifyOptions& options, std::string& text, int& code) {
  CLI::App* lines = app.add_subcommand(
      "classify", "Tags posts: a line of text or JSON with \"text\" in, a line of JSON out");
  config_option(lines, options.config);
  lines->add_option("--event", options.events, "with the rules of this event too");
  lines->add_option("file", options.file, "a file, or - for standard input")->type_name("FILE|-");
  lines->footer(
      "A line that starts with { must be such an object. One that is not gets "
      "{\"id\":null,\"error\"} "
      "in its\nplace and FILE:LINE:COLUMN on standard error; the others are tagged, and the exit "
      "status is 65.");
  lines->callback([&] { code = classify(options); });
  CLI::App* one = app.add_subcommand("explain", "Shows what the rules make of a text, and why");
  config_option(one, options.config);
  one->add_option("--event", options.events, "with the rules of this event too");
  one->add_option("text", text, "what the citizen wrote")->required();
  one->callback([&] { code = explain(options, text); });
}

CLI::App* rules_command(CLI::App* rules, const char* name, const char* about,
                        RulesOptions& options) {
  CLI::App* command = rules->add_subcommand(name, about);
  command->add_flag("--json", options.json, "one JSON object instead of sentences");
  return command;
}

void rule_files_options(CLI::App* command, RulesOptions& options) {
  config_option(command, options.config);
  command->add_option("--event", options.events, "with the rules of this event too");
}

void add_measure(CLI::App* rules, RulesOptions& options, int& code) {
  CLI::App* measure =
      rules_command(rules, "measure", "How well the rules agree with labelled posts", options);
  rule_files_options(measure, options);
  measure->add_option("file", options.file, "labelled posts as JSON Lines, or -")
      ->type_name("FILE|-")
      ->required();
  measure->add_option("--ids", options.digits, "only posts whose id ends in one of these digits")
      ->type_name("DIGITS");
  measure->add_flag("--errors", options.errors,
                    "also the posts on which they do not agree, and why");
  measure->footer(
      "A line is {\"text\", \"signal\", \"topics\", \"urgency\"} and may say more, as for "
      "classify. A line that\ncannot be read is told as FILE:LINE:COLUMN and skipped; the exit "
      "status is then 65.");
  measure->callback([&] { code = rules_measure(options); });
}

void add_learn(CLI::App* rules, RulesOptions& options, int& code) {
  CLI::App* learn =
      rules->add_subcommand("learn", "Learns from labelled posts what rules do not say");
  learn->add_option("file", options.files, "labelled posts as JSON Lines, as for measure")
      ->type_name("FILE")
      ->required();
  learn->add_option("--ids", options.digits, "only posts whose id ends in one of these digits")
      ->type_name("DIGITS");
  learn->add_option("--out", options.out, "what to write")
      ->type_name("FILE")
      ->capture_default_str();
  learn->footer(
      "Put the file into the configuration folder and write use = \"experience.bin\" into "
      "experience.toml.\nIt holds numbers instead of words, but keep it as you keep the posts. "
      "Posts that it learned from say "
      "nothing any more about how\nwell it does: keep some aside to measure.");
  learn->callback([&] { code = rules_learn(options); });
}

void add_diff(CLI::App* rules, RulesOptions& options, int& code) {
  CLI::App* diff =
      rules_command(rules, "diff", "What other rules would change on these posts", options);
  diff->add_option("--event", options.events, "with the rules of this event too");
  diff->add_option("old", options.old_config, "a configuration folder, or shipped")
      ->type_name("DIR")
      ->required();
  diff->add_option("new", options.new_config, "the other one")->type_name("DIR")->required();
  diff->add_option("file", options.file, "posts as classify takes them, or -")
      ->type_name("FILE|-")
      ->required();
  diff->footer(
      "A folder may hold only the files that differ from what is shipped. Where a line has labels "
      "(as for\nmeasure), a change is better or worse. Exit status: 0 when nothing changes, 1 when "
      "something does,\n65 when a line cannot be read.");
  diff->callback([&] { code = rules_diff(options); });
}

void add_editing(CLI::App& app, RulesOptions& options, int& code) {
  CLI::App* rules =
      app.add_subcommand("rules", "For who writes rules: test, measure, lint, diff, learn, words")
          ->require_subcommand(1);
  CLI::App* test = rules_command(rules, "test", "Does every rule what its examples say?", options);
  rule_files_options(test, options);
  test->add_option("rule", options.rules, "as in afval/container, or afval for all of its file");
  test->footer("Exit status: 0 when all do, 1 when one does not.");
  test->callback([&] { code = rules_test(options); });
  add_measure(rules, options, code);
  CLI::App* lint = rules_command(
      rules, "lint", "What can never match, stands twice, is dear or has no example", options);
  rule_files_options(lint, options);
  lint->footer("Exit status: 0 when there is nothing, 1 when there is, 78 when a file is wrong.");
  lint->callback([&] { code = rules_lint(options); });
  add_diff(rules, options, code);
  add_learn(rules, options, code);
  CLI::App* words = rules_command(
      rules, "words", "Other forms of a Dutch word, and the rules that know them already", options);
  rule_files_options(words, options);
  words->add_option("word", options.word, "one word, as in parkeren")->required();
  words->add_option("--dictionary", options.dictionary, "folder of nl_NL.aff and nl_NL.dic")
      ->type_name("DIR")
      ->capture_default_str();
  words->footer("Exit status: 0 when there are, 1 when there are none.");
  words->callback([&] { code = rules_words(options); });
}

void add_user(CLI::App& app, UserOptions& options, int& code) {
  CLI::App* user = app.add_subcommand("user", "Who may log in")->require_subcommand(1);
  CLI::App* add = user->add_subcommand("add", "Adds somebody, or sets a new password and roles");
  config_option(add, options.config);
  add->add_option("name", options.name)->required();
  add->add_option("--role", options.roles, "staff, coordinator, ops, auditor, editor")->required();
  add->add_option("--password-file", options.password_file,
                  "a file, - for standard input, else asked")
      ->type_name("FILE|-");
  add->callback([&] { code = user_add(options); });
  CLI::App* remove = user->add_subcommand("remove", "Takes the right to log in away");
  config_option(remove, options.config);
  remove->add_option("name", options.name)->required();
  remove->callback([&] { code = user_remove(options); });
  CLI::App* list = user->add_subcommand("list", "Names and roles");
  config_option(list, options.config);
  list->callback([&] { code = user_list(options); });
}

struct SurgeOptions {
  std::string config;
  std::string event;
  std::string until;
};

void add_surge(CLI::App& app, SurgeOptions& options, int& code) {
  CLI::App* surge = app.add_subcommand("surge", "Surge mode for an event")->require_subcommand(1);
  CLI::App* on = surge->add_subcommand("on", "Switches an event on until a time");
  config_option(on, options.config);
  on->add_option("event", options.event, "as in events/EVENT.toml")->required();
  on->add_option("--until", options.until, "2026-07-24T23:00:00+02:00, or a span from now: 8h")
      ->required();
  on->callback([&] { code = surge_switch_on(options.config, options.event, options.until); });
  CLI::App* off = surge->add_subcommand("off", "Switches it off now");
  config_option(off, options.config);
  off->add_option("event", options.event)->required();
  off->callback([&] { code = surge_switch_off(options.config, options.event); });
  CLI::App* show = surge->add_subcommand("status", "What is on, and until when");
  config_option(show, options.config);
  show->callback([&] { code = surge_status(options.config); });
}

void add_ops(CLI::App& app, LogOptions& options, int& code) {
  CLI::App* check =
      app.add_subcommand("check-config", "Tells every error of a configuration folder");
  config_option(check, options.config);
  check->add_option("dir", options.config, "the same, without --config")
      ->type_name("DIR")
      ->excludes("--config");
  check->callback([&] { code = check_config(options.config); });
  CLI::App* health = app.add_subcommand("status", "Sources, queue and outbox at a glance");
  config_option(health, options.config);
  health->callback([&] { code = status(options.config); });
  CLI::App* fsck = app.add_subcommand("fsck", "Checks the invariants of the stored work");
  config_option(fsck, options.config);
  fsck->callback([&] { code = check_store(options.config); });
  CLI::App* log = app.add_subcommand("log", "The append-only log, as JSON lines");
  config_option(log, options.config);
  log->add_option("--after", options.after, "only after the line with this id, as in 1042-0");
  log->add_option("--ticket", options.ticket, "only of this ticket");
  log->callback([&] { code = show_log(options); });
}

void add_sandbox(CLI::App& app, SandboxOptions& options, int& code) {
  CLI::App* sandbox =
      app.add_subcommand("sandbox", "Imitations of the platforms on loopback, with a made-up town");
  sandbox->add_option("--x-port", options.x_port, "0 = any free port")->capture_default_str();
  sandbox->add_option("--facebook-port", options.facebook_port)->capture_default_str();
  sandbox->add_option("--seed", options.seed, "which town")->capture_default_str();
  sandbox->add_option("--speed", options.speed, "pace of the town; 0 = nobody posts by himself")
      ->capture_default_str();
  sandbox->add_option("--posts", options.posts, "posts in a day of the town")
      ->capture_default_str();
  sandbox->add_option("--day", options.day, "ordinary or vierdaagse")
      ->check(CLI::IsMember({"ordinary", "vierdaagse"}))
      ->capture_default_str();
  sandbox->add_option("--state", options.state, "folder to remember in")->type_name("DIR");
  sandbox->add_option("--tls", options.tls, "serve https with these")
      ->expected(2)
      ->type_name("CERT KEY");
  sandbox->callback([&] { code = serve_sandboxes(options); });
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("webcared: a municipality hears its citizens on social media and answers in time",
               "webcared");
  app.set_version_flag("--version", WEBCARED_VERSION);
  app.require_subcommand(1);
  int code = kExitWell;
  RunOptions run;
  ClassifyOptions lines;
  std::string text;
  RulesOptions editing;
  UserOptions user;
  SurgeOptions surge;
  LogOptions ops;
  SandboxOptions sandbox;
  add_run(app, run, code);
  add_ops(app, ops, code);
  add_rules(app, lines, text, code);
  add_editing(app, editing, code);
  add_user(app, user, code);
  add_surge(app, surge, code);
  add_sandbox(app, sandbox, code);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kExitWell : kExitUsage;
  }
  return code;
}
