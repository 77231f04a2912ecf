// SPDX-License-Identifier: EUPL-1.2
#include "connectors/sandbox/sandbox.h"

namespace wc {
namespace {

class SandboxTransport final : public Transport {
 public:
  SandboxTransport(Sandbox& sandbox, Clock clock) : sandbox_(sandbox), clock_(std::move(clock)) {}

  Result<Response> exchange(const Request& request) override {
    Response response = sandbox_.answer(request, clock_());
    if (response.status == kDropConnection) {
      return Error{Cure::kAskAgain, "no_answer", "the sandbox closed the connection"};
    }
    if (response.body.size() > request.body_bytes_max) {
      return Error{Cure::kGiveUp, "body_too_large",
                   "the answer has more than " + std::to_string(request.body_bytes_max) + " bytes"};
    }
    return response;
  }

  // What there is comes at once; then the other side has closed.
  Result<Response> stream(const Request& request, std::chrono::milliseconds /*silence*/,
                          const OnBytes& on_bytes) override {
    auto response = exchange(request);
    if (!response) return response;
    on_bytes(response->body);
    response->body.clear();
    return response;
  }

 private:
  Sandbox& sandbox_;
  Clock clock_;
};

}  // namespace

std::unique_ptr<Transport> sandbox_transport(Sandbox& sandbox, Clock clock) {
  return std::make_unique<SandboxTransport>(sandbox, std::move(clock));
}

}  // namespace wc
