package rand

import "math"

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
