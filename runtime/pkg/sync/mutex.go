// Package sync has locks and what else goroutines coordinate with beside channels.
//
// Waiting is native, on the runtime's semaphores (sync.cpp); they report deadlocks and cost no thread.
package sync

// Locker is something that can be locked.
type Locker interface {
	Lock()
	Unlock()
}

// Mutex is a lock for one holder; its zero value is unlocked. It may be unlocked by another goroutine than the locker.
//
// Waiters queue. One that is woken competes with newcomers, which usually win as they are running; if it loses for more
// than a millisecond the mutex starves: from then on it is handed from holder to waiter directly, until no waiter has
// waited that long.
//
// The state may name the thread that alone uses m, which a comparison leaves out (sync.cpp).
//
//go:nativeequal
type Mutex struct {
	state int32
	sema  uint32
}

// Lock waits until m is free and takes it.
//
//go:noescape
//go:nativeinline
func (m *Mutex) Lock()

// TryLock takes m if it is free, and reports whether it did.
//
//go:noescape
func (m *Mutex) TryLock() bool

// Unlock frees m. It is a fatal error if m is not locked.
//
//go:noescape
//go:nativeinline
func (m *Mutex) Unlock()

// RWMutex is a lock for one writer or any number of readers; its zero value is unlocked. A waiting writer keeps new
// readers out.
type RWMutex struct {
	w           Mutex  // held by a writer, also while it waits for readers
	writerSem   uint32 // a writer waits here for the last reader
	readerSem   uint32 // readers wait here for the writer
	readerCount int32  // readers, holding or waiting; less by maxReaders while a writer holds or waits
	readerWait  int32  // readers that the writer still waits for
}

// RLock takes rw for reading.
//
//go:noescape
func (rw *RWMutex) RLock()

// TryRLock takes rw for reading if no writer holds or awaits it, and reports whether it did.
//
//go:noescape
func (rw *RWMutex) TryRLock() bool

// RUnlock ends one reading. It is a fatal error if there is none.
//
//go:noescape
func (rw *RWMutex) RUnlock()

// Lock takes rw for writing.
//
//go:noescape
func (rw *RWMutex) Lock()

// TryLock takes rw for writing if it is free, and reports whether it did.
//
//go:noescape
func (rw *RWMutex) TryLock() bool

// Unlock ends writing. It is a fatal error if rw is not locked for writing.
//
//go:noescape
func (rw *RWMutex) Unlock()

// RLocker returns rw as a Locker that locks for reading.
func (rw *RWMutex) RLocker() Locker {
	return (*rlocker)(rw)
}

type rlocker RWMutex

func (r *rlocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *rlocker) Unlock() { (*RWMutex)(r).RUnlock() }
