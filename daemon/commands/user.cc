// SPDX-License-Identifier: EUPL-1.2
#include "queue/users.h"

#include <termios.h>
#include <unistd.h>

#include <fstream>
#include <iostream>

#include "daemon/commands/tool.h"
#include "daemon/web/login.h"
#include "daemon/web/route.h"

namespace wc {

namespace {

constexpr std::size_t kPasswordBytesMin = 10;

// Reads a line from the terminal without showing it.
std::string ask_password() {
  std::cerr << "password: " << std::flush;
  termios before{};
  const int known = tcgetattr(STDIN_FILENO, &before);
  termios silent = before;
  silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  if (known == 0) tcsetattr(STDIN_FILENO, TCSANOW, &silent);
  std::string password;
  std::getline(std::cin, password);
  if (known == 0) tcsetattr(STDIN_FILENO, TCSANOW, &before);
  std::cerr << '\n';
  return password;
}

std::string read_password(const std::string& file) {
  if (file.empty()) return ask_password();
  std::string password;
  if (file == "-") {
    std::getline(std::cin, password);
  } else {
    std::ifstream stream(file);
    std::getline(stream, password);
  }
  return password;
}

}  // namespace

int user_add(const UserOptions& options) {
  for (const std::string& role : options.roles) {
    if (role_of(role) != 0) continue;
    std::cerr << "webcared: role \"" << role << "\"; allowed:";
    for (const std::string& known : role_names()) std::cerr << ' ' << known;
    std::cerr << '\n';
    return kExitUsage;
  }
  if (const auto right = check_user_name(options.name); !right) {
    std::cerr << "webcared: " << right.error().what << '\n';
    return kExitUsage;
  }
  const auto settings = settings_or_tell(config_folder(options.config));
  if (!settings) return kExitConfig;
  const std::string password = read_password(options.password_file);
  if (password.size() < kPasswordBytesMin) {
    std::cerr << "webcared: a password has at least " << kPasswordBytesMin << " characters\n";
    return kExitUsage;
  }
  Users users(settings->redis, settings->space.tag);
  const auto put =
      users.put({options.name, hash_password(password), options.roles, settings->desk.language});
  if (!put) return tell(put.error());
  std::cout << options.name << " may log in\n";
  return kExitWell;
}

int user_remove(const UserOptions& options) {
  const auto settings = settings_or_tell(config_folder(options.config));
  if (!settings) return kExitConfig;
  Users users(settings->redis, settings->space.tag);
  const auto dropped = users.drop(options.name);
  if (!dropped) return tell(dropped.error());
  std::cout << options.name << " may not log in any more\n";
  return kExitWell;
}

int user_list(const UserOptions& options) {
  const auto settings = settings_or_tell(config_folder(options.config));
  if (!settings) return kExitConfig;
  Users users(settings->redis, settings->space.tag);
  const auto all = users.all();
  if (!all) return tell(all.error());
  for (const User& user : *all) {
    std::cout << user.name << ':';
    for (const std::string& role : user.roles) std::cout << ' ' << role;
    std::cout << '\n';
  }
  return kExitWell;
}

}  // namespace wc
