// SPDX-License-Identifier: EUPL-1.2
#include "tests/tools/process.h"

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "tests/tools/wait.h"

namespace wc::test {

namespace {

std::string find_line(const std::string& file, const std::string& part) {
  std::ifstream log(file);
  for (std::string line; std::getline(log, line);) {
    if (line.find(part) != std::string::npos) return line;
  }
  return {};
}

// What a sanitizer found in the child is a failure of the test, whatever became of the child.
void fail_on_sanitizer(const std::string& log_file) {
  for (const char* sign : {"Sanitizer:", ": runtime error:"}) {
    if (find_line(log_file, sign).empty()) continue;
    std::cerr << "a sanitizer found this in a child:\n" << text_of(log_file) << '\n';
    std::abort();
  }
}

}  // namespace

void become(const std::vector<std::string>& argv, const std::string& log_file) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const int log = open(log_file.c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
  dup2(log, STDOUT_FILENO);
  dup2(log, STDERR_FILENO);
  dup2(open("/dev/null", O_RDONLY | O_CLOEXEC), STDIN_FILENO);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  std::vector<char*> words;
  for (const std::string& word : argv) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  execvp(words[0], words.data());
  _exit(127);
}

Process::Process(const std::vector<std::string>& argv, std::string log_file)
    : log_file_(std::move(log_file)) {
  const std::ofstream emptied(log_file_, std::ios::trunc);
  pid_ = fork();
  if (pid_ == 0) become(argv, log_file_);
  if (pid_ < 0) throw std::runtime_error("fork failed");
}

Process::~Process() {
  if (alive()) signal(SIGKILL);
  wait();
}

void Process::signal(int number) const {
  kill(pid_, number);
}

int Process::wait() {
  int status = 0;
  while (code_ < 0 && waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  if (code_ < 0) ended(status);
  return code_;
}

bool Process::alive() {
  int status = 0;
  if (code_ < 0 && waitpid(pid_, &status, WNOHANG) == pid_) ended(status);
  return code_ < 0;
}

void Process::ended(int status) {
  code_ = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
  fail_on_sanitizer(log_file_);
}

std::string Process::wait_for(const std::string& part) const {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{60};
  for (;;) {
    const std::string line = find_line(log_file_, part);
    if (!line.empty()) return line;
    siginfo_t info{};
    const bool ended =
        waitid(P_PID, static_cast<id_t>(pid_), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
        info.si_pid == pid_;
    if (ended || std::chrono::steady_clock::now() > end) {
      throw std::runtime_error("no \"" + part + "\" in the log of the process:\n" +
                               text_of(log_file_));
    }
    rest(Millis{5});
  }
}

std::string text_of(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace wc::test
