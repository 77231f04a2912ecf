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
  UserOptions user;
  SurgeOptions surge;
  LogOptions ops;
  SandboxOptions sandbox;
  add_run(app, run, code);
  add_ops(app, ops, code);
  add_rules(app, lines, text, code);
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
