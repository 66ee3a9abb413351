// This file implements select over any number of cases.
//
// "No case is ready" must be a statement about one moment, and a goroutine that waits must enter all queues at one
// moment. If all channels are biased to the P (the common case where partners run on one processor), its section is that
// moment: nobody else can change them. Otherwise the channels are locked in the order of their addresses, so two selects
// cannot block each other; before that, a look without locks finds a case that seems ready, and only its channel is
// locked. Among the ready cases each is equally likely.
//
// A goroutine that waits enters the wait queue of every channel; the first partner to exchange G::selectClaimed to 1
// wins and names its waiter in G::fired. After waking, the other waiters are removed.
#include <algorithm>

#include "base/panic_hooks.h"
#include "base/random.h"
#include "chan/core.h"
#include "sched/park.h"
#include "sched/sched.h"
#include "time/timer.h"

namespace gort {
namespace {

WaitQueue& queueOf(SelectCase* c) { return c->isSend() ? c->chan()->senders : c->chan()->receivers; }

ChanResult tryCase(SelectCase* c, Waiter** peer) {
  if (c->isSend()) return sendLocked(c->chan(), c->waiter.elem, peer);
  return recvLocked(c->chan(), c->waiter.elem, peer);
}

// May be wrong without the lock, and about a queue in which only selects that have been served wait.
bool seemsReady(const SelectCase* c) { return c->isSend() ? !sendWouldBlock(c->chan()) : !recvWouldBlock(c->chan()); }

void sortByAddress(SelectCase** cases, int n) {
  auto less = [](SelectCase* a, SelectCase* b) { return a->chan() < b->chan(); };
  if (n > 12) {
    std::sort(cases, cases + n, less);
    return;
  }
  for (int i = 1; i < n; i++) {
    SelectCase* item = cases[i];
    int j = i;
    for (; j > 0 && less(item, cases[j - 1]); j--) cases[j] = cases[j - 1];
    cases[j] = item;
  }
}

// The locks of all channels of a select: either the P's section or each of them.
class Locks {
 public:
  // `cases` may be sorted, and must stay until release() or the destructor of the last one that uses it.
  Locks(SelectCase** cases, int n, P* p) : cases_(cases), n_(n), p_(p) {
    if (allBiased()) {
      section_ = p->section.enter();
      if (allBiased()) return;
      leaveSection(section_);
      section_ = nullptr;
    }
    sortByAddress(cases, n);
    ChanCore* last = nullptr;
    for (int i = 0; i < n; i++) {
      ChanCore* c = cases[i]->chan();
      if (c != last) c->lock.lockPlain(biasTo(c));
      last = c;
    }
  }

  void unlock() {
    if (section_) {
      leaveSection(section_);
      return;
    }
    for (int i = n_ - 1; i >= 0; i--) {
      ChanCore* c = cases_[i]->chan();
      if (i == 0 || cases_[i - 1]->chan() != c) c->lock.unlockPlain(biasTo(c));
    }
  }

  // Unlocks so that the goroutine may park then; returns the word that park() shall clear.
  uint32_t* unlockForPark(G* g) {
    if (section_) return section_;
    storeRelaxed(g->unsaved, 1);
    unlock();
    return &g->unsaved;
  }

 private:
  P* biasTo(const ChanCore* c) const { return c->timer ? nullptr : p_; }

  bool allBiased() const {
    for (int i = 0; i < n_; i++) {
      if (!cases_[i]->chan()->lock.isBiasedTo(p_)) return false;
    }
    return true;
  }

  SelectCase** cases_;
  int n_;
  P* p_;
  uint32_t* section_ = nullptr;
};

struct Choice {
  SelectCase* chosen = nullptr;  // null: none, or default
  ChanResult result = ChanResult::WouldBlock;
  Waiter* peer = nullptr;
};

// Tries cases in random order until one can proceed. `attempt` performs one; its channel, or all, are locked in it.
template <class Attempt>
Choice tryInRandomOrder(SelectCase** cases, int n, Random& random, const Attempt& attempt) {
  for (int left = n; left > 0; left--) {
    auto at = static_cast<int>(random.below(static_cast<uint32_t>(left)));
    std::swap(cases[at], cases[left - 1]);
    SelectCase* c = cases[left - 1];
    if (!seemsReady(c)) continue;
    Choice choice;
    choice.result = attempt(c, &choice.peer);
    if (choice.result == ChanResult::WouldBlock) continue;
    choice.chosen = c;
    return choice;
  }
  return {};
}

void finish(const Choice& choice, P* p) {
  if (choice.peer) readyPinned(p, choice.peer->g);
  choice.chosen->waiter.success = choice.result != ChanResult::Closed;
}

// Enters all queues, waits, leaves them. Returns the case through which it was woken.
SelectCase* wait(SelectCase** order, int n, Locks& locks) {
  G* g = currentG();
  g->fired = nullptr;
  storeRelaxed(g->selectClaimed, 0);
  for (int i = 0; i < n; i++) {
    Waiter& waiter = order[i]->waiter;
    waiter.g = g;
    waiter.isSelect = true;
    queueOf(order[i]).push(&waiter);
    if (Timer* timer = order[i]->chan()->timer) timerBlock(timer);
  }
  park(locks.unlockForPark(g), WaitReason::Select);

  for (int i = 0; i < n; i++) {
    if (Timer* timer = order[i]->chan()->timer) timerUnblock(timer);
  }
  Locks again(order, n, currentM()->p);
  SelectCase* chosen = nullptr;
  for (int i = 0; i < n; i++) {
    if (order[i]->waiter.queued) queueOf(order[i]).remove(&order[i]->waiter);
    if (g->fired == &order[i]->waiter) chosen = order[i];
  }
  again.unlock();
  return chosen;
}

SelectCase* choose(SelectCase** cases, SelectCase** order, int n, bool block) {
  Pin pin;
  P* p = currentM()->p;
  auto alone = [p](SelectCase* c, Waiter** peer) {
    uint32_t* release = lockChan(c->chan(), p);
    ChanResult result = tryCase(c, peer);
    BiasedLock::unlock(release);
    return result;
  };
  Choice choice = tryInRandomOrder(cases, n, p->random, alone);
  if (choice.chosen) {
    finish(choice, p);
    return choice.chosen;
  }

  for (int i = 0; i < n; i++) order[i] = cases[i];
  Locks locks(order, n, p);
  choice = tryInRandomOrder(cases, n, p->random, tryCase);
  if (choice.chosen || !block) {
    locks.unlock();
    if (choice.chosen) finish(choice, p);
    return choice.chosen;
  }
  return wait(order, n, locks);
}

}  // namespace

int selectCases(SelectCase** cases, SelectCase** order, int n, bool block) {
  int live = 0;
  for (int i = 0; i < n; i++) {
    cases[i]->index = i;
    if (!cases[i]->chan()) continue;  // a nil channel is never ready
    if (Timer* timer = cases[i]->chan()->timer) timerSync(timer);
    cases[live++] = cases[i];
  }
  if (live == 0) {
    if (!block) return -1;
    parkForever(n == 0 ? WaitReason::SelectNoCases : WaitReason::Select);
  }
  if (live == 1 && !block && !seemsReady(cases[0])) return -1;
  SelectCase* chosen = choose(cases, order, live, block);
  if (!chosen) return -1;
  if (chosen->isSend() && !chosen->waiter.success) panicPlain("send on closed channel");
  return chosen->index;
}

void selectNothing() { parkForever(WaitReason::SelectNoCases); }

}  // namespace gort
