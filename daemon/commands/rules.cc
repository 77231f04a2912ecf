// SPDX-License-Identifier: EUPL-1.2
#include "daemon/commands/rules.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "daemon/commands/tool.h"

namespace wc {
namespace {

int cannot_read(const std::string& name, const std::string& why, int code) {
  std::cerr << "webcared: cannot read " << name << ": " << why << '\n';
  return code;
}

}  // namespace

std::optional<std::vector<ConfigFile>> rule_files_or_tell(const std::string& folder) {
  auto files = read_config_files(config_folder(folder));
  if (files) return *std::move(files);
  tell(files.error());
  return std::nullopt;
}

std::shared_ptr<const Classifier> rules_or_tell(const std::vector<ConfigFile>& files,
                                                const std::vector<std::string>& events) {
  Problems problems;
  auto rules = Classifier::build(files, events, problems);
  if (!rules) std::cerr << to_text(problems);
  return rules;
}

std::string name_of_input(const std::string& file) {
  return file == "-" ? "<stdin>" : file;
}

int each_line(const std::string& file,
              const std::function<void(const std::string& line, std::size_t number)>& take) {
  const bool standard = file == "-";
  if (std::error_code failed; !standard && std::filesystem::is_directory(file, failed)) {
    return cannot_read(file, "it is a folder; name a file, or - for standard input", kExitUsage);
  }
  std::ifstream opened;
  if (!standard) opened.open(file);
  if (!standard && !opened) return cannot_read(file, std::strerror(errno), kExitUsage);
  std::istream& in = standard ? std::cin : opened;
  std::string line;
  for (std::size_t number = 1; std::getline(in, line); ++number) take(line, number);
  // Standard input is read by way of stdio, which keeps its errors for itself.
  if (in.bad() || (standard && std::ferror(stdin) != 0)) {
    return cannot_read(name_of_input(file), "reading failed before its end", kExitNo);
  }
  return kExitWell;
}

std::string in_short(const Verdict& verdict) {
  std::string text = verdict.signal ? "yes" : "no";
  for (const std::string& topic : verdict.topics) {
    text.append(&topic == &verdict.topics.front() ? " " : ", ").append(topic);
  }
  return text + ' ' + std::string(name_of(verdict.urgency));
}

}  // namespace wc
