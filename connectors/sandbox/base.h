// SPDX-License-Identifier: EUPL-1.2
// What all sandboxes share: the book of what was written, visibility, mischief, the /sandbox/*
// routes and the lock. A platform's sandbox derives from it and adds that platform's API; it never
// locks.
#pragma once

#include <deque>
#include <mutex>
#include <unordered_map>

#include "connectors/sandbox/journal.h"
#include "connectors/sandbox/sandbox.h"
#include "connectors/url.h"

namespace wc {

// A request as a sandbox sees it.
struct SandboxCall {
  const Request& request;
  std::string path;           // without the query
  std::vector<Param> params;  // of the query, then of a form body; values of a flat JSON body too
  Time now;
};

// A response with a JSON body.
Response json_response(int status, std::string body);

class SandboxBase : public Sandbox {
 public:
  // Safe from any thread.
  Response answer(const Request& request, Time now) final;
  std::string post(const TownPost& post) final;

 protected:
  explicit SandboxBase(const std::string& journal) : journal_(journal) {}

  // The platform's API; status kDropConnection closes without an answer.
  virtual Response api(const SandboxCall& call) = 0;
  // What a citizen's post becomes: its id, parent, thread and author id; the rest is filled in.
  virtual SandboxItem place(const TownPost& post) = 0;
  // After an item was added, also by a replay: the place to keep an index.
  virtual void added(const SandboxItem& item);
  // Nothing is to go wrong any more: the place to let limits start anew.
  virtual void calmed();

  // REQUIRES: called once, at the end of the deriving constructor.
  void replay();

  // Adds it and journals it. `visible` becomes `at`, or later when mischief says so.
  const SandboxItem& write(SandboxItem item);
  // Adds what stands there from the start; it is not journaled.
  void seed(SandboxItem item) { keep(std::move(item)); }
  // False when there is no such item or it is gone.
  bool edit(const std::string& id, const std::string& text, Time now);
  bool erase(const std::string& id);
  bool hide(const std::string& id, const std::string& is_hidden);  // "true" or "false"

  [[nodiscard]] const std::deque<SandboxItem>& items() const { return items_; }  // as written
  [[nodiscard]] const SandboxItem* item(const std::string& id) const;  // nullptr when unknown
  [[nodiscard]] const SandboxItem* by_key(const std::string& key) const;
  // In order of writing; gone and not yet visible ones too.
  [[nodiscard]] std::vector<const SandboxItem*> under(const std::string& parent) const;
  [[nodiscard]] static bool shown(const SandboxItem& item, Time now) {
    return !item.gone && item.visible <= now;
  }

 private:
  Response control(const SandboxCall& call);
  Response meddle(const SandboxCall& call);
  std::optional<Mischief> mischief_for(const std::string& route);
  std::string citizen(const TownPost& post);
  std::string written() const;
  void keep(SandboxItem item);
  SandboxItem* present(const std::string& id);

  std::mutex lock_;
  Journal journal_;
  std::deque<SandboxItem> items_;  // a deque, so that an item stays where it is
  std::unordered_map<std::string, std::size_t> by_id_, by_key_;
  std::unordered_multimap<std::string, std::size_t> by_parent_;
  std::vector<Mischief> mischief_;
  Millis late_{0};  // of the call that is being answered
};

}  // namespace wc
