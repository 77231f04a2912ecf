// SPDX-License-Identifier: EUPL-1.2
// A proxy of TCP on loopback that stands before a server and spoils calls as a FaultPlan says. Of
// HTTP it knows where a message ends (Content-Length) and nothing else; what the calls mean is
// nobody's business here.
#pragma once

#include <atomic>
#include <list>
#include <mutex>
#include <string>
#include <thread>

#include "tests/tools/fault_plan.h"

namespace wc::test {

// One call that passed.
struct PassedCall {
  CallKind kind = CallKind::kRead;
  Fault fault = Fault::kNone;
  std::string request_body;
  int delivered = 0;  // how often the server got it
  Millis took{0};  // from the whole request to the end of the answer, or of the caller's patience
};

class FaultProxy {
 public:
  // `origin` is the server's: http://127.0.0.1:PORT. Throws when there is no port left.
  FaultProxy(const std::string& origin, FaultPlan plan);
  ~FaultProxy();  // ends every call
  FaultProxy(const FaultProxy&) = delete;
  FaultProxy& operator=(const FaultProxy&) = delete;

  [[nodiscard]] std::string origin() const;  // for who is to be troubled
  void calm() { calm_ = true; }              // from now on nothing goes wrong
  [[nodiscard]] int calls() const { return next_call_; }
  [[nodiscard]] std::vector<PassedCall> passed() const;

 private:
  struct Peer;  // one side of a connection
  // With one client, over one connection, until either has enough.
  struct Conversation {
    std::atomic<bool> over{false};
    std::thread thread;
  };
  void accept_all();
  void serve(int client);
  void join_what_is_over();
  enum class After { kGoesOn, kCloses };
  // One call: what becomes of it, and does its connection live on?
  After pass(const Peer& client, const std::string& request);
  After answer(const Peer& client, const Trouble& trouble, std::string response);
  // What the server answers, "" when it does not.
  std::string forward(const std::string& request, PassedCall& call);

  int server_port_;
  FaultPlan plan_;
  std::atomic<bool> calm_{false};
  std::atomic<bool> ending_{false};
  std::atomic<int> next_call_{0};
  int listener_ = -1;
  int port_ = 0;
  mutable std::mutex mutex_;
  std::vector<PassedCall> passed_;  // behind the mutex, as each conversation adds to it
  std::list<Conversation> conversations_;
  std::thread accepting_;
};

}  // namespace wc::test
