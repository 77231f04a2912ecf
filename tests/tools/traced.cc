// SPDX-License-Identifier: EUPL-1.2
#include "tests/tools/traced.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstddef>

#include "tests/tools/process.h"

namespace wc::test {

namespace {

constexpr std::array kCalls{SYS_connect,  SYS_sendto,  SYS_sendmsg, SYS_write, SYS_writev,
                            SYS_recvfrom, SYS_recvmsg, SYS_accept4, SYS_fsync, SYS_fdatasync};

// From here on the calls of kCalls stop for the one who traces us.
void filter_calls() {
  std::array<sock_filter, 2 * kCalls.size() + 2> program{};
  std::size_t at = 0;
  program[at++] = BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr));
  for (const long call : kCalls) {
    program[at++] = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(call), 0, 1);
    program[at++] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE);
  }
  program[at++] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
  sock_fprog all{static_cast<unsigned short>(at), program.data()};
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &all) != 0) _exit(126);
}

}  // namespace

Traced::Traced(std::vector<std::string> argv, std::string log_file, int kill_before)
    : argv_(std::move(argv)), log_file_(std::move(log_file)), kill_before_(kill_before) {
  thread_ = std::thread([this] { trace(); });
}

Traced::~Traced() {
  // A pid that has ended may be another's by now.
  while (!ended_) {
    if (pid_ > 0) kill(pid_, SIGKILL);
    std::this_thread::yield();
  }
  thread_.join();
}

void Traced::trace() {
  unlink(log_file_.c_str());
  const pid_t child = fork();
  if (child < 0) {
    ended_ = true;
    return;
  }
  if (child == 0) {
    ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
    raise(SIGSTOP);  // until its options are set
    filter_calls();
    become(argv_, log_file_);
  }
  int status = 0;
  waitpid(child, &status, 0);
  constexpr long kOptions =
      PTRACE_O_TRACESECCOMP | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL;
  ptrace(PTRACE_SETOPTIONS, child, nullptr, kOptions);
  ptrace(PTRACE_CONT, child, nullptr, nullptr);
  pid_ = child;
  follow();
  ended_ = true;
}

// Until all of its threads have ended. Only children of this thread are waited for.
void Traced::follow() {
  for (;;) {
    int status = 0;
    const pid_t thread = waitpid(-1, &status, __WALL | __WNOTHREAD);
    if (thread < 0) return;
    if (!WIFSTOPPED(status)) continue;
    const int event = status >> 16;
    const int signal = WSTOPSIG(status);
    if (event == PTRACE_EVENT_SECCOMP && ++calls_ == kill_before_) {
      killed_ = true;
      kill(pid_, SIGKILL);
    }
    const bool is_its_own = event == 0 && signal != SIGSTOP && signal != SIGTRAP;
    ptrace(PTRACE_CONT, thread, nullptr, is_its_own ? static_cast<long>(signal) : 0L);
  }
}

}  // namespace wc::test
