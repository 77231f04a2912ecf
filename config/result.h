// SPDX-License-Identifier: EUPL-1.2
// A value, or an error that says what its caller can do. The one error type of the house.
// It knows nothing of how often to retry: an error says whether, one place per flow decides when.
#pragma once

#include <cassert>
#include <chrono>
#include <string>
#include <utility>
#include <variant>

namespace wc {

// What the caller can do about an error.
enum class Cure {
  kMend,      // a person must change something (settings, token, rule); nothing was done
  kWait,      // nothing was done; the same call may succeed after Error::wait
  kAskAgain,  // nobody knows whether it was done. A read may be repeated; a write must be looked
              // up first (Connector::find) and is never repeated blindly
  kGiveUp,    // nothing was done and it never will be: this item is refused for good
};

// An error for people and for the code. `what` is one English sentence that names the thing
// (file:line:column, field, URL without token) and what to do; it never holds a secret or a
// citizen's words. `code` is a short stable word ("fenced", "not_found") that the desk translates.
struct Error {
  Cure cure;
  std::string code;
  std::string what;
  std::chrono::milliseconds wait{0};  // with kWait: how long at least; 0 = the caller's own pace
};

// The value of a call that only can fail.
struct Done {};

// Either a T or an Error. Looking at the wrong one is a programmer's error and asserts.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::move(value)) {}      // NOLINT(google-explicit-constructor)
  Result(Error error) : held_(std::move(error)) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return held_.index() == 0; }
  explicit operator bool() const { return ok(); }

  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(value()); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // REQUIRES: !ok()
  [[nodiscard]] const Error& error() const {
    assert(!ok());
    return *std::get_if<1>(&held_);
  }

 private:
  T& value() {
    assert(ok());
    return *std::get_if<0>(&held_);
  }
  const T& value() const {
    assert(ok());
    return *std::get_if<0>(&held_);
  }

  std::variant<T, Error> held_;
};

}  // namespace wc
