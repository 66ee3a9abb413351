package sync

// Map is a map[any]any for many goroutines. Its zero value is empty.
type Map struct {
	m     RWMutex
	pairs map[any]any
}

// Load returns the value of key, nil and false if there is none.
func (m *Map) Load(key any) (value any, ok bool) {
	m.m.RLock()
	defer m.m.RUnlock()
	value, ok = m.pairs[key]
	return value, ok
}

// Store sets the value of key.
func (m *Map) Store(key, value any) {
	m.m.Lock()
	defer m.m.Unlock()
	m.set(key, value)
}

func (m *Map) set(key, value any) {
	if m.pairs == nil {
		m.pairs = map[any]any{}
	}
	m.pairs[key] = value
}

// Clear deletes all pairs.
func (m *Map) Clear() {
	m.m.Lock()
	defer m.m.Unlock()
	m.pairs = nil
}

// LoadOrStore returns the value of key if there is one (loaded is true), or else sets it.
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	if actual, loaded = m.Load(key); loaded {
		return actual, true
	}
	m.m.Lock()
	defer m.m.Unlock()
	if actual, loaded = m.pairs[key]; loaded {
		return actual, true
	}
	m.set(key, value)
	return value, false
}

// LoadAndDelete deletes key and returns the value it had.
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	m.m.Lock()
	defer m.m.Unlock()
	value, loaded = m.pairs[key]
	delete(m.pairs, key)
	return value, loaded
}

// Delete deletes key.
func (m *Map) Delete(key any) {
	m.LoadAndDelete(key)
}

// Swap sets the value of key and returns the one it had.
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	m.m.Lock()
	defer m.m.Unlock()
	previous, loaded = m.pairs[key]
	m.set(key, value)
	return previous, loaded
}

// CompareAndSwap sets the value of key to new if it is old. It panics if old cannot be compared.
func (m *Map) CompareAndSwap(key, old, new any) (swapped bool) {
	m.m.Lock()
	defer m.m.Unlock()
	if value, ok := m.pairs[key]; !ok || value != old {
		return false
	}
	m.pairs[key] = new
	return true
}

// CompareAndDelete deletes key if its value is old. It panics if old cannot be compared.
func (m *Map) CompareAndDelete(key, old any) (deleted bool) {
	m.m.Lock()
	defer m.m.Unlock()
	if value, ok := m.pairs[key]; !ok || value != old {
		return false
	}
	delete(m.pairs, key)
	return true
}

// Range calls f for each pair until f returns false. f may use m; it sees no key twice, and changes made meanwhile or not.
func (m *Map) Range(f func(key, value any) bool) {
	m.m.RLock()
	keys := make([]any, 0, len(m.pairs))
	for key := range m.pairs {
		keys = append(keys, key)
	}
	m.m.RUnlock()
	for _, key := range keys {
		if value, ok := m.Load(key); ok && !f(key, value) {
			return
		}
	}
}
