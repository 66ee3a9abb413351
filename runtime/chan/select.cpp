// This file implements select over any number of cases.
//
// "No case is ready" must be a statement about one moment, and a goroutine that waits must enter all queues at one
// moment. If all channels are biased to the P (the common case where partners run on one processor), its section is
// that moment: nobody else can change them. Otherwise the channels are locked in the order of their addresses, so two
// selects cannot block each other; before that, a look without locks finds a case that seems ready, and only its
// channel is locked. Among the ready cases each is equally likely.
//
// A goroutine that waits enters the wait queue of every channel; the first partner to exchange G::selectClaimed to 1
// wins and names its waiter in G::fired. After waking, the other waiters are removed.
#include <algorithm>

#include "base/panic_hooks.h"
#include "base/random.h"
#include "chan/operation.h"
#include "sched/direct.h"
#include "sched/sched.h"
#include "sched/together.h"
#include "time/timer.h"

namespace gort {
namespace {

WaitQueue& queueOf(SelectCase* c) { return c->isSend() ? c->chan()->senders : c->chan()->receivers; }

[[gnu::always_inline]] inline ChanResult tryCase(SelectCase* c, Waiter** peer) {
  if (c->isSend()) return Send::now(c->chan(), c->waiter.elem, peer);
  return Recv::now(c->chan(), c->waiter.elem, peer);
}

// May be wrong without the lock, and about a queue in which only selects that have been served wait.
bool seemsReady(const SelectCase* c) {
  return c->isSend() ? !c->chan()->sendWouldBlock() : !c->chan()->recvWouldBlock();
}

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

bool allBiased(SelectCase** cases, int n, const P* p) {
  for (int i = 0; i < n; i++) {
    if (!cases[i]->chan()->lock.isBiasedTo(p)) return false;
  }
  return true;
}

// The locks of all channels of a select: either the P's section or each of them.
class Locks {
 public:
  // Enters the section if all channels are biased to p. `cases` must stay until unlock().
  Locks(SelectCase** cases, int n, P* p) : cases_(cases), n_(n), p_(p) {
    if (!allBiased(cases, n, p)) return;
    section_ = p->section.enter();
    if (allBiased(cases, n, p)) return;
    leaveSection(section_);
    section_ = nullptr;
  }

  bool inSection() const { return section_ != nullptr; }

  // If not in the section: sorts the cases and locks all channels.
  void lockEach() {
    sortByAddress(cases_, n_);
    ChanCore* last = nullptr;
    for (int i = 0; i < n_; i++) {
      ChanCore* c = cases_[i]->chan();
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

// The case at position k among those that seem ready; null if fewer do by now.
SelectCase* nthReady(SelectCase** cases, int n, uint32_t k) {
  for (int i = 0; i < n; i++) {
    if (seemsReady(cases[i]) && k-- == 0) return cases[i];
  }
  return nullptr;
}

// Tries a random one of the cases that seem ready until one can proceed or none seems ready. `attempt` performs one; an
// attempt that fails has removed what made the case seem ready, or others were faster.
template <class Attempt>
Choice tryReady(SelectCase** cases, int n, Random& random, const Attempt& attempt) {
  for (;;) {
    uint32_t count = 0;
    for (int i = 0; i < n; i++) count += seemsReady(cases[i]);
    if (count == 0) return {};
    SelectCase* c = nthReady(cases, n, count == 1 ? 0 : random.below(count));
    if (!c) continue;
    Choice choice;
    choice.result = attempt(c, &choice.peer);
    if (choice.result == ChanResult::WouldBlock) continue;
    choice.chosen = c;
    return choice;
  }
}

void finish(const Choice& choice, P* p) {
  if (choice.peer) readyPinned(p, choice.peer->g);
  choice.chosen->waiter.success = choice.result != ChanResult::Closed;
}

// Queues a waiter behind the others, but among those of the same select, which names the channel in several cases, at a
// random place: each of them shall be as likely.
void enqueue(WaitQueue& queue, Waiter* w, Random& random) {
  Waiter* last = queue.last;
  if (!last || last->g != w->g) [[likely]] {
    queue.push(w);
    return;
  }
  uint32_t own = 0;
  for (Waiter* v = last; v && v->g == w->g; v = v->prev) own++;
  Waiter* before = nullptr;
  for (uint32_t k = random.below(own + 1); k > 0; k--) before = before ? before->prev : last;
  queue.insert(w, before);
}

// All channels locked: enters all queues.
void enterQueues(SelectCase** cases, int n, G* g, Random& random) {
  g->fired = nullptr;
  storeRelaxed(g->selectClaimed, 0);
  for (int i = 0; i < n; i++) {
    Waiter& waiter = cases[i]->waiter;
    waiter.g = g;
    waiter.isSelect = true;
    enqueue(queueOf(cases[i]), &waiter, random);
  }
}

// All channels locked: leaves all queues. Returns the case through which the goroutine was woken.
SelectCase* leaveQueues(SelectCase** cases, int n, const G* g) {
  SelectCase* chosen = nullptr;
  for (int i = 0; i < n; i++) {
    if (cases[i]->waiter.queued) queueOf(cases[i]).remove(&cases[i]->waiter);
    if (g->fired == &cases[i]->waiter) chosen = cases[i];
  }
  return chosen;
}

SelectCase* leaveQueuesLocking(SelectCase** cases, int n, const G* g, P* p) {
  Locks locks(cases, n, p);
  if (!locks.inSection()) locks.lockEach();
  SelectCase* chosen = leaveQueues(cases, n, g);
  locks.unlock();
  return chosen;
}

// Enters all queues, waits, leaves them. Returns the case through which it was woken.
SelectCase* wait(SelectCase** cases, int n, Locks& locks, Random& random) {
  G* g = currentG();
  enterQueues(cases, n, g, random);
  for (int i = 0; i < n; i++) {
    if (Timer* timer = cases[i]->chan()->timer) timerBlock(timer);
  }
  park(locks.unlockForPark(g), WaitReason::Select);

  for (int i = 0; i < n; i++) {
    if (Timer* timer = cases[i]->chan()->timer) timerUnblock(timer);
  }
  return leaveQueuesLocking(cases, n, g, currentM()->p);
}

SelectCase* choose(SelectCase** cases, int n, bool block) {
  Pin pin;
  if (P* other = cases[0]->chan()->lock.lastUserBut(currentM()->p))
    considerJoining(other, cases[0]->chan()->lock.isBiased());
  P* p = currentM()->p;
  Locks locks(cases, n, p);
  Choice choice;
  if (!locks.inSection()) {
    choice = tryReady(cases, n, p->random, [p](SelectCase* c, Waiter** peer) {
      uint32_t* release = lockChan(c->chan(), p);
      ChanResult result = tryCase(c, peer);
      BiasedLock::unlock(release);
      return result;
    });
    if (choice.chosen) {
      finish(choice, p);
      return choice.chosen;
    }
    locks.lockEach();
  }
  choice = tryReady(cases, n, p->random, tryCase);
  if (choice.chosen || !block) {
    locks.unlock();
    if (choice.chosen) finish(choice, p);
    return choice.chosen;
  }
  return wait(cases, n, locks, p->random);
}

// The cases that seem ready, as bits. False if some channel is nil or not biased to p.
[[gnu::always_inline]] inline bool readyIfBiased(SelectCase** cases, int n, const P* p, uint64_t* ready) {
  *ready = 0;
  for (int i = 0; i < n; i++) {
    const ChanCore* c = cases[i]->chan();
    if (!c || !c->lock.isBiasedTo(p)) return false;
    *ready |= static_cast<uint64_t>(seemsReady(cases[i])) << i;
  }
  return true;
}

int randomBit(uint64_t bits, Random& random) {
  if (bits & (bits - 1)) {
    uint32_t count = static_cast<uint32_t>(__builtin_popcountll(bits));
    for (uint32_t k = random.below(count); k > 0; k--) bits &= bits - 1;
  }
  return __builtin_ctzll(bits);
}

constexpr int kMostQuickly = 64;  // cases

// The usual case: all channels are biased to the caller's P, so all happens in its section. Stores the chosen case, or
// null for default. False: nothing was done.
bool selectQuickly(SelectCase** cases, int n, bool block, SelectCase** chosen) {
  M* m = tryPinDirect();
  if (!m) return false;
  P* p = m->p;
  uint32_t* release = p->section.tryEnter();
  uint64_t ready;
  if (!release || !readyIfBiased(cases, n, p, &ready)) {
    if (release) leaveSection(release);
    unpinDirect(m);
    return false;
  }
  while (ready != 0) {
    int position = randomBit(ready, p->random);
    Waiter* peer = nullptr;
    ChanResult result = tryCase(cases[position], &peer);
    if (result == ChanResult::WouldBlock) {  // only selects that have been served waited there, and they are gone now
      ready &= ~(uint64_t{1} << position);
      continue;
    }
    *chosen = cases[position];
    (*chosen)->waiter.success = result != ChanResult::Closed;
    if (peer) {
      readyAndLeave(p, release, peer->g);
    } else {
      leaveSection(release);
    }
    unpinDirect(m);
    return true;
  }
  if (!block) {
    leaveSection(release);
    unpinDirect(m);
    *chosen = nullptr;
    return true;
  }
  G* g = m->g;
  enterQueues(cases, n, g, p->random);
  m = parkAndLeave(m, release, WaitReason::Select);
  p = m->p;
  release = p->section.tryEnter();
  if (release && readyIfBiased(cases, n, p, &ready)) {
    *chosen = leaveQueues(cases, n, g);
    leaveSection(release);
  } else {
    if (release) leaveSection(release);
    *chosen = leaveQueuesLocking(cases, n, g, p);
  }
  unpinDirect(m);
  return true;
}

SelectCase* selectLocking(SelectCase** cases, int n, bool block) {
  int live = 0;
  for (int i = 0; i < n; i++) {
    if (!cases[i]->chan()) continue;  // a nil channel is never ready
    if (Timer* timer = cases[i]->chan()->timer) timerSync(timer);
    cases[live++] = cases[i];
  }
  if (live == 0) {
    if (!block) return nullptr;
    parkForever(n == 0 ? WaitReason::SelectNoCases : WaitReason::Select);
  }
  if (live == 1 && !block && !seemsReady(cases[0])) return nullptr;
  return choose(cases, live, block);
}

}  // namespace

int selectCases(SelectCase** cases, int n, bool block) {
  for (int i = 0; i < n; i++) cases[i]->index = i;  // the array may be sorted on the way
  SelectCase* chosen = nullptr;
  if (n == 0 || n > kMostQuickly || !selectQuickly(cases, n, block, &chosen)) {
    chosen = selectLocking(cases, n, block);
  }
  if (!chosen) return -1;
  if (chosen->isSend() && !chosen->waiter.success) gortSendFailed();
  return chosen->index;
}

void selectNothing() { parkForever(WaitReason::SelectNoCases); }

}  // namespace gort
