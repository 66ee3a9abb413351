package rand

import "internal/random"

const (
	lagLong  = 607
	lagShort = 273
	mask63   = 1<<63 - 1
)

// lagged is an additive lagged Fibonacci generator: x(n) = x(n-607) + x(n-273). It gives the numbers that Go's NewSource
// gives for the same seed.
type lagged struct {
	tap  int // index of x(n-607+...); both go down, round and round
	feed int
	vec  [lagLong]uint64
}

// step is Lehmer's generator 48271 x mod 2³¹-1, which spreads a seed over the state.
func step(x int32) int32 {
	const prime = 1<<31 - 1
	return int32(int64(x) * 48271 % prime)
}

// Seed sets the state by a seed.
func (r *lagged) Seed(seed int64) {
	const prime = 1<<31 - 1
	r.tap = 0
	r.feed = lagLong - lagShort
	seed %= prime
	if seed < 0 {
		seed += prime
	}
	if seed == 0 {
		seed = 89482311
	}
	x := int32(seed)
	for range 20 {
		x = step(x)
	}
	for i := range r.vec {
		var u uint64
		for _, shift := range [...]uint{40, 20, 0} {
			x = step(x)
			u ^= uint64(x) << shift
		}
		r.vec[i] = u ^ cooked[i]
	}
}

// Uint64 returns the next number.
func (r *lagged) Uint64() uint64 {
	if r.tap--; r.tap < 0 {
		r.tap += lagLong
	}
	if r.feed--; r.feed < 0 {
		r.feed += lagLong
	}
	x := r.vec[r.feed] + r.vec[r.tap]
	r.vec[r.feed] = x
	return x
}

// Int63 returns the next number without its highest bit.
func (r *lagged) Int63() int64 { return int64(r.Uint64() & mask63) }

// system gives numbers of the runtime's generator, for the functions of the package when nobody has seeded them.
type system struct{}

func (system) Seed(seed int64) { panic("internal error: call to runtimeSource.Seed") }
func (system) Uint64() uint64  { return random.Uint64() }
func (system) Int63() int64    { return int64(random.Uint64() & mask63) }
