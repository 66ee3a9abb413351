// This file implements select over any number of cases.
//
// All channels are locked in the order of their addresses, so that "no case is ready" is a statement about one moment
// and two selects cannot block each other. The cases are looked at in random order, each permutation equally likely;
// the first that can proceed does. If none can, the goroutine enters the wait queue of every channel, releases the
// locks and parks; the first partner to exchange G::selectClaimed to 1 wins and names its waiter in G::fired. After
// waking, the other waiters are removed.
#include <algorithm>

#include "base/panic_hooks.h"
#include "base/random.h"
#include "chan/core.h"
#include "sched/park.h"
#include "sched/sched.h"
#include "time/timer.h"

namespace gort {
namespace {

// The channels of a select in locking order; the same channel may appear in several cases.
struct Locks {
  SelectCase** cases;
  int count;

  void lockAll() {
    ChanCore* last = nullptr;
    for (int i = 0; i < count; i++) {
      ChanCore* c = cases[i]->chan();
      if (c != last) c->lock.lock();
      last = c;
    }
  }

  void unlockAll() {
    for (int i = count - 1; i >= 0; i--) {
      ChanCore* c = cases[i]->chan();
      if (i == 0 || cases[i - 1]->chan() != c) c->lock.unlock();
    }
  }
};

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

void shuffle(SelectCase** cases, int n, Random& random) {
  for (int i = 1; i < n; i++) std::swap(cases[i], cases[random.below(static_cast<uint32_t>(i + 1))]);
}

WaitQueue& queueOf(SelectCase* c) { return c->isSend() ? c->chan()->senders : c->chan()->receivers; }

ChanResult tryCase(SelectCase* c, Waiter** peer) {
  if (c->isSend()) return sendLocked(c->chan(), c->waiter.elem, peer);
  return recvLocked(c->chan(), c->waiter.elem, peer);
}

struct Choice {
  SelectCase* chosen;  // null: none, or default
  bool sendOnClosed;
};

Choice choose(SelectCase** cases, SelectCase** order, int n, bool block) {
  Pin pin;
  M* m = currentM();
  shuffle(cases, n, m->p->random);
  for (int i = 0; i < n; i++) order[i] = cases[i];
  sortByAddress(order, n);
  Locks locks{order, n};

  locks.lockAll();
  for (int i = 0; i < n; i++) {
    Waiter* peer = nullptr;
    ChanResult result = tryCase(cases[i], &peer);
    if (result == ChanResult::WouldBlock) continue;
    locks.unlockAll();
    if (peer) ready(peer->g);
    cases[i]->waiter.success = result != ChanResult::Closed;
    return {cases[i], cases[i]->isSend() && result == ChanResult::Closed};
  }
  if (!block) {
    locks.unlockAll();
    return {nullptr, false};
  }

  G* g = m->g;
  g->fired = nullptr;
  storeRelaxed(g->selectClaimed, 0);
  for (int i = 0; i < n; i++) {
    Waiter& waiter = order[i]->waiter;
    waiter.g = g;
    waiter.isSelect = true;
    queueOf(order[i]).push(&waiter);
    if (Timer* timer = order[i]->chan()->timer) timerBlock(timer);
  }
  storeRelaxed(g->unsaved, 1);
  locks.unlockAll();
  park(&g->unsaved, WaitReason::Select);

  for (int i = 0; i < n; i++) {
    if (Timer* timer = order[i]->chan()->timer) timerUnblock(timer);
  }
  locks.lockAll();
  SelectCase* chosen = nullptr;
  for (int i = 0; i < n; i++) {
    if (order[i]->waiter.queued) queueOf(order[i]).remove(&order[i]->waiter);
    if (g->fired == &order[i]->waiter) chosen = order[i];
  }
  locks.unlockAll();
  return {chosen, chosen->isSend() && !chosen->waiter.success};
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
  if (live == 1 && !block) {
    const ChanCore* c = cases[0]->chan();
    if (cases[0]->isSend() ? sendWouldBlock(c) : recvWouldBlock(c)) return -1;
  }
  Choice choice = choose(cases, order, live, block);
  if (choice.sendOnClosed) panicPlain("send on closed channel");
  return choice.chosen ? choice.chosen->index : -1;
}

void selectNothing() { parkForever(WaitReason::SelectNoCases); }

}  // namespace gort
