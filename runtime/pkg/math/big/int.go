// Package big implements integers of any size, on GMP.
//
// The limbs of a number lie on the collected heap (nat); GMP reads them in place and computes in memory of its own, from which results are
// copied, so nothing has to be freed. Functions without body are in int.cpp.
package big

import "math/rand"

// A Word is one limb, 64 bits.
type Word uint

// nat holds limbs, least significant first, without leading zeros; empty is 0.
type nat []Word

// An Int is an integer. The zero value is 0. Results go to the receiver, which is also returned; operands may be the receiver.
type Int struct {
	neg bool // never for 0
	abs nat
}

// NewInt returns x as an Int.
func NewInt(x int64) *Int {
	return new(Int).SetInt64(x)
}

// Sign returns -1, 0 or 1.
func (x *Int) Sign() int {
	if len(x.abs) == 0 {
		return 0
	}
	if x.neg {
		return -1
	}
	return 1
}

// SetInt64 sets z to x.
func (z *Int) SetInt64(x int64) *Int {
	if x < 0 {
		z.SetUint64(-uint64(x))
		z.neg = true
		return z
	}
	return z.SetUint64(uint64(x))
}

// SetUint64 sets z to x.
func (z *Int) SetUint64(x uint64) *Int {
	z.neg = false
	z.abs = z.abs[:0]
	if x != 0 {
		z.abs = append(z.abs, Word(x))
	}
	return z
}

// Set sets z to x.
func (z *Int) Set(x *Int) *Int {
	if z != x {
		z.abs = append(z.abs[:0], x.abs...)
		z.neg = x.neg
	}
	return z
}

// Bits gives the limbs of |x|; they share memory with x.
func (x *Int) Bits() []Word {
	return x.abs
}

// SetBits sets z to the number with the given limbs, which z takes over.
func (z *Int) SetBits(abs []Word) *Int {
	n := len(abs)
	for n > 0 && abs[n-1] == 0 {
		n--
	}
	z.abs = abs[:n]
	z.neg = false
	return z
}

// Abs sets z to |x|.
func (z *Int) Abs(x *Int) *Int {
	z.Set(x)
	z.neg = false
	return z
}

// Neg sets z to -x.
func (z *Int) Neg(x *Int) *Int {
	z.Set(x)
	z.neg = len(z.abs) > 0 && !z.neg
	return z
}

// Add, Sub and Mul set z to x+y, x-y and x*y.
func (z *Int) Add(x, y *Int) *Int
func (z *Int) Sub(x, y *Int) *Int
func (z *Int) Mul(x, y *Int) *Int

// quoRem sets z and r, where they are not nil, to the truncated quotient and remainder; divMod to the Euclidean ones. y is not 0.
func quoRem(z, r, x, y *Int)
func divMod(z, r, x, y *Int)

func checkDivisor(y *Int) {
	if len(y.abs) == 0 {
		panic("division by zero")
	}
}

// Quo sets z to the quotient x/y, truncated as Go's own.
func (z *Int) Quo(x, y *Int) *Int {
	checkDivisor(y)
	quoRem(z, nil, x, y)
	return z
}

// Rem sets z to the remainder of Quo; it has x's sign.
func (z *Int) Rem(x, y *Int) *Int {
	checkDivisor(y)
	quoRem(nil, z, x, y)
	return z
}

// QuoRem sets z to x Quo y and r to x Rem y.
func (z *Int) QuoRem(x, y, r *Int) (*Int, *Int) {
	checkDivisor(y)
	quoRem(z, r, x, y)
	return z, r
}

// Div sets z to the Euclidean quotient: x = y*z + m with 0 <= m < |y|.
func (z *Int) Div(x, y *Int) *Int {
	checkDivisor(y)
	divMod(z, nil, x, y)
	return z
}

// Mod sets z to the modulus of Div.
func (z *Int) Mod(x, y *Int) *Int {
	checkDivisor(y)
	divMod(nil, z, x, y)
	return z
}

// DivMod sets z to x Div y and m to x Mod y.
func (z *Int) DivMod(x, y, m *Int) (*Int, *Int) {
	checkDivisor(y)
	divMod(z, m, x, y)
	return z, m
}

// Cmp returns -1, 0 or 1 for x < y, x == y, x > y; CmpAbs compares |x| and |y|.
func (x *Int) Cmp(y *Int) (r int)
func (x *Int) CmpAbs(y *Int) int

// low returns the low 64 bits of |x|.
func (x *Int) low() uint64 {
	if len(x.abs) == 0 {
		return 0
	}
	return uint64(x.abs[0])
}

// Int64 returns x if it fits, else its low 64 bits.
func (x *Int) Int64() int64 {
	v := int64(x.low())
	if x.neg {
		v = -v
	}
	return v
}

// Uint64 returns x if it fits, else its low 64 bits.
func (x *Int) Uint64() uint64 {
	return x.low()
}

// IsInt64 reports whether x fits into an int64.
func (x *Int) IsInt64() bool {
	if len(x.abs) > 1 {
		return false
	}
	w := int64(x.low())
	return w >= 0 || x.neg && w == -w
}

// IsUint64 reports whether x fits into a uint64.
func (x *Int) IsUint64() bool {
	return !x.neg && len(x.abs) <= 1
}

// BitLen returns the number of bits of |x|, 0 for 0.
func (x *Int) BitLen() int

// TrailingZeroBits returns how many of the lowest bits of |x| are 0.
func (x *Int) TrailingZeroBits() uint

// Lsh sets z to x << n, Rsh to x >> n (rounding down).
func (z *Int) Lsh(x *Int, n uint) *Int
func (z *Int) Rsh(x *Int, n uint) *Int

// Bit returns bit i of x, which counts as an endless two's complement number.
func (x *Int) Bit(i int) uint {
	if i < 0 {
		panic("negative bit index")
	}
	return x.bit(i)
}

func (x *Int) bit(i int) uint

// SetBit sets z to x with bit i set to b.
func (z *Int) SetBit(x *Int, i int, b uint) *Int {
	if i < 0 {
		panic("negative bit index")
	}
	if b > 1 {
		panic("set bit is not 0 or 1")
	}
	z.Set(x)
	z.putBit(i, b)
	return z
}

func (z *Int) putBit(i int, b uint)

// And, Or, Xor, AndNot and Not are bitwise on two's complement.
func (z *Int) And(x, y *Int) *Int
func (z *Int) Or(x, y *Int) *Int
func (z *Int) Xor(x, y *Int) *Int
func (z *Int) AndNot(x, y *Int) *Int
func (z *Int) Not(x *Int) *Int

// MulRange sets z to the product of all integers in [a, b].
func (z *Int) MulRange(a, b int64) *Int {
	switch {
	case a > b:
		return z.SetInt64(1)
	case a <= 0 && b >= 0:
		return z.SetInt64(0)
	case b-a < 8:
		product := NewInt(a)
		var factor Int
		for i := a + 1; i <= b; i++ {
			product.Mul(product, factor.SetInt64(i))
		}
		return z.Set(product)
	}
	// Halves of like size keep the multiplications balanced.
	middle := a + (b-a)/2
	var low, high Int
	return z.Mul(low.MulRange(a, middle), high.MulRange(middle+1, b))
}

// Binomial sets z to n over k.
func (z *Int) Binomial(n, k int64) *Int {
	if k > n {
		return z.SetInt64(0)
	}
	k = min(k, n-k)
	var a, b Int
	a.MulRange(n-k+1, n)
	b.MulRange(1, k)
	return z.Quo(&a, &b)
}

// Exp sets z to x**y mod |m|; without modulus where m is nil or 0. It returns nil, and leaves z alone, where y < 0 and x has no inverse mod m.
func (z *Int) Exp(x, y, m *Int) *Int {
	if m == nil || len(m.abs) == 0 {
		if y.Sign() <= 0 {
			return z.SetInt64(1)
		}
		z.pow(x, y)
		return z
	}
	if y.neg {
		inverse := new(Int).ModInverse(x, m)
		if inverse == nil {
			return nil
		}
		return z.Exp(inverse, new(Int).Neg(y), m)
	}
	z.powMod(x, y, m)
	return z
}

// pow sets z to x**y, powMod to x**y mod |m|; y >= 0.
func (z *Int) pow(x, y *Int)
func (z *Int) powMod(x, y, m *Int)

// GCD sets z to the greatest common divisor of a and b, and x and y, where not nil, so that z = a*x + b*y.
func (z *Int) GCD(x, y, a, b *Int) *Int {
	z.gcd(x, y, a, b)
	return z
}

func (z *Int) gcd(x, y, a, b *Int)

// ModInverse sets z to the inverse of g mod n; it returns nil, and leaves z alone, if there is none.
func (z *Int) ModInverse(g, n *Int) *Int {
	if !z.invert(g, n) {
		return nil
	}
	return z
}

func (z *Int) invert(g, n *Int) bool

// Sqrt sets z to the square root of x, rounded down. It panics for negative x.
func (z *Int) Sqrt(x *Int) *Int {
	if x.neg {
		panic("square root of negative number")
	}
	z.root(x)
	return z
}

func (z *Int) root(x *Int)

// ProbablyPrime reports whether x is prime: a no is certain, a yes up to 2**64 too; above, n more rounds of Miller-Rabin are made.
func (x *Int) ProbablyPrime(n int) bool {
	if n < 0 {
		panic("negative n for ProbablyPrime")
	}
	if x.neg || len(x.abs) == 0 {
		return false
	}
	return x.probablyPrime(n)
}

func (x *Int) probablyPrime(n int) bool

// Rand sets z to a random number in [0, n).
func (z *Int) Rand(rnd *rand.Rand, n *Int) *Int {
	if n.neg || len(n.abs) == 0 {
		return z.SetInt64(0)
	}
	bits := n.BitLen()
	for {
		limbs := make([]Word, len(n.abs))
		for i := range limbs {
			limbs[i] = Word(rnd.Uint64())
		}
		if extra := len(limbs)*64 - bits; extra > 0 {
			limbs[len(limbs)-1] >>= extra
		}
		z.SetBits(limbs)
		if z.CmpAbs(n) < 0 {
			return z
		}
	}
}
