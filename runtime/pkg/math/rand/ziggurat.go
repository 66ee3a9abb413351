package rand

import (
	"math"
	"sync"
)

// This file has the normal and the exponential distribution by the Ziggurat method (Marsaglia and Tsang, 2000). The area
// under the curve is cut into strips of equal area; a random point in a strip's rectangle is nearly always below the
// curve. The tables are computed on first use.

const (
	normalTail      = 3.442619855899      // where the lowest strip ends
	normalArea      = 9.91256303526217e-3 // of each of 128 strips
	exponentialTail = 7.69711747013104972
	exponentialArea = 3.9496598225815571993e-3 // of each of 256 strips
)

var (
	tables sync.Once

	normalLimit [128]uint32  // below, a number is surely under the curve
	normalWidth [128]float32 // of the strip, over 2**31
	normalCurve [128]float32 // height of the curve at the strip's end

	exponentialLimit [256]uint32
	exponentialWidth [256]float32 // over 2**32
	exponentialCurve [256]float32
)

func makeTables() {
	const scale = 1 << 31
	x, before := float64(normalTail), float64(normalTail)
	bottom := normalArea / math.Exp(-.5*x*x)
	normalLimit[0] = uint32(x / bottom * scale)
	normalLimit[1] = 0
	normalWidth[0] = float32(bottom / scale)
	normalWidth[127] = float32(x / scale)
	normalCurve[0] = 1
	normalCurve[127] = float32(math.Exp(-.5 * x * x))
	for i := 126; i >= 1; i-- {
		x = math.Sqrt(-2 * math.Log(normalArea/x+math.Exp(-.5*x*x)))
		normalLimit[i+1] = uint32(x / before * scale)
		before = x
		normalCurve[i] = float32(math.Exp(-.5 * x * x))
		normalWidth[i] = float32(x / scale)
	}

	const wide = 1 << 32
	x, before = exponentialTail, exponentialTail
	bottom = exponentialArea / math.Exp(-x)
	exponentialLimit[0] = uint32(x / bottom * wide)
	exponentialLimit[1] = 0
	exponentialWidth[0] = float32(bottom / wide)
	exponentialWidth[255] = float32(x / wide)
	exponentialCurve[0] = 1
	exponentialCurve[255] = float32(math.Exp(-x))
	for i := 254; i >= 1; i-- {
		x = -math.Log(exponentialArea/x + math.Exp(-x))
		exponentialLimit[i+1] = uint32(x / before * wide)
		before = x
		exponentialCurve[i] = float32(math.Exp(-x))
		exponentialWidth[i] = float32(x / wide)
	}
}

// NormFloat64 returns a normally distributed number with mean 0 and standard deviation 1.
func (r *Rand) NormFloat64() float64 {
	tables.Do(makeTables)
	for {
		j := int32(r.Uint32())
		i := j & 0x7F
		x := float64(j) * float64(normalWidth[i])
		magnitude := uint32(j)
		if j < 0 {
			magnitude = uint32(-j)
		}
		if magnitude < normalLimit[i] {
			return x
		}
		if i == 0 {
			// The tail, beyond the lowest strip.
			for {
				x = -math.Log(r.Float64()) * (1.0 / normalTail)
				y := -math.Log(r.Float64())
				if y+y >= x*x {
					break
				}
			}
			if j > 0 {
				return normalTail + x
			}
			return -normalTail - x
		}
		low, high := normalCurve[i], normalCurve[i-1]
		if low+float32(r.Float64())*(high-low) < float32(math.Exp(-.5*x*x)) {
			return x
		}
	}
}

// ExpFloat64 returns an exponentially distributed number with rate 1.
func (r *Rand) ExpFloat64() float64 {
	tables.Do(makeTables)
	for {
		j := r.Uint32()
		i := j & 0xFF
		x := float64(j) * float64(exponentialWidth[i])
		if j < exponentialLimit[i] {
			return x
		}
		if i == 0 {
			return exponentialTail - math.Log(r.Float64())
		}
		low, high := exponentialCurve[i], exponentialCurve[i-1]
		if low+float32(r.Float64())*(high-low) < float32(math.Exp(-x)) {
			return x
		}
	}
}

// Zipf gives numbers k in [0, imax] with a probability proportional to (v + k)**(-s).
type Zipf struct {
	r            *Rand
	imax         float64
	v            float64
	q            float64
	s            float64
	oneMinusQ    float64
	oneMinusQInv float64
	integralMax  float64
	range0       float64
}

// NewZipf returns a Zipf; nil unless s > 1 and v >= 1.
func NewZipf(r *Rand, s float64, v float64, imax uint64) *Zipf {
	if s <= 1.0 || v < 1 {
		return nil
	}
	z := &Zipf{r: r, imax: float64(imax), v: v, q: s}
	z.oneMinusQ = 1.0 - z.q
	z.oneMinusQInv = 1.0 / z.oneMinusQ
	z.integralMax = z.integral(z.imax + 0.5)
	z.range0 = z.integral(0.5) - math.Exp(math.Log(z.v)*(-z.q)) - z.integralMax
	z.s = 1 - z.inverse(z.integral(1.5)-math.Exp(-z.q*math.Log(z.v+1.0)))
	return z
}

// integral is that of the hat function, inverse its inverse (rejection-inversion, Hörmann and Derflinger, 1996).
func (z *Zipf) integral(x float64) float64 {
	return math.Exp(z.oneMinusQ*math.Log(z.v+x)) * z.oneMinusQInv
}

func (z *Zipf) inverse(x float64) float64 {
	return math.Exp(z.oneMinusQInv*math.Log(z.oneMinusQ*x)) - z.v
}

// Uint64 returns the next number.
func (z *Zipf) Uint64() uint64 {
	if z == nil {
		panic("rand: nil Zipf")
	}
	for {
		ur := z.integralMax + z.r.Float64()*z.range0
		x := z.inverse(ur)
		k := math.Floor(x + 0.5)
		if k-x <= z.s || ur >= z.integral(k+0.5)-math.Exp(-math.Log(k+z.v)*z.q) {
			return uint64(k)
		}
	}
}
