// Package ziggurat has the normal and the exponential distribution by the Ziggurat method (Marsaglia and Tsang, 2000), for
// math/rand and math/rand/v2.
//
// The area under the curve is cut into strips of equal area; a random point in a strip's rectangle is nearly always below
// the curve. The tables are computed on first use.
package ziggurat

import (
	"math"
	"sync"
)

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

// Normal turns a random number j and the random number i of a strip (0 to 127) into a normally distributed number; not ok
// means that the caller tries again with other ones. float returns numbers in [0, 1).
func Normal(j int32, i uint32, float func() float64) (x float64, ok bool) {
	tables.Do(makeTables)
	x = float64(j) * float64(normalWidth[i])
	magnitude := uint32(j)
	if j < 0 {
		magnitude = uint32(-j)
	}
	if magnitude < normalLimit[i] {
		return x, true
	}
	if i == 0 {
		// The tail, beyond the lowest strip.
		for {
			x = -math.Log(float()) * (1.0 / normalTail)
			y := -math.Log(float())
			if y+y >= x*x {
				break
			}
		}
		if j > 0 {
			return normalTail + x, true
		}
		return -normalTail - x, true
	}
	low, high := normalCurve[i], normalCurve[i-1]
	return x, low+float32(float())*(high-low) < float32(math.Exp(-.5*x*x))
}

// Exponential does the same for the exponential distribution; i is 0 to 255.
func Exponential(j uint32, i uint32, float func() float64) (x float64, ok bool) {
	tables.Do(makeTables)
	x = float64(j) * float64(exponentialWidth[i])
	if j < exponentialLimit[i] {
		return x, true
	}
	if i == 0 {
		return exponentialTail - math.Log(float()), true
	}
	low, high := exponentialCurve[i], exponentialCurve[i-1]
	return x, low+float32(float())*(high-low) < float32(math.Exp(-x))
}
