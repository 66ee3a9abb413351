package rand

import "internal/ziggurat"

// NormFloat64 returns a normally distributed number with mean 0 and standard deviation 1.
func (r *Rand) NormFloat64() float64 {
	for {
		u := r.Uint64()
		if x, ok := ziggurat.Normal(int32(u), uint32(u>>32)&0x7F, r.Float64); ok {
			return x
		}
	}
}

// ExpFloat64 returns an exponentially distributed number with rate 1.
func (r *Rand) ExpFloat64() float64 {
	for {
		u := r.Uint64()
		if x, ok := ziggurat.Exponential(uint32(u), uint32(u>>32)&0xFF, r.Float64); ok {
			return x
		}
	}
}
