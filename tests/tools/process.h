// SPDX-License-Identifier: EUPL-1.2
// A real child process: started, waited for by what it prints, killed.
#pragma once

#include <string>
#include <vector>

namespace wc::test {

class Process {
 public:
  // Starts argv[0] with output and errors into `log_file`. The child dies with its parent.
  Process(const std::vector<std::string>& argv, std::string log_file);
  ~Process();  // kill -9; aborts the test when a sanitizer wrote into the log
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  // Waits until a line of the log has this in it, and returns that line; throws when the process
  // ends before, or after 60 s.
  std::string wait_for(const std::string& part) const;

  void signal(int number) const;
  int wait();  // the exit code, 128 + signal when it was killed
  [[nodiscard]] bool alive();
  [[nodiscard]] int pid() const { return pid_; }
  [[nodiscard]] const std::string& log_file() const { return log_file_; }

 private:
  void ended(int status);
  std::string log_file_;
  int pid_ = -1;
  int code_ = -1;
};

// What a child does after fork(): output and errors into `log_file`, dies with its parent, and
// becomes argv[0].
[[noreturn]] void become(const std::vector<std::string>& argv, const std::string& log_file);

// The whole of a file, "" when it cannot be read.
std::string text_of(const std::string& file);

}  // namespace wc::test
