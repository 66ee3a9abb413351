package rand

import (
	"errors"
	"math/bits"
)

// PCG is a permuted congruential generator with 128 bits of state (PCG-DXSM of O'Neill). Its zero value is seeded with 0, 0.
type PCG struct {
	hi uint64
	lo uint64
}

// NewPCG returns a PCG for a seed.
func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

// Seed sets the state by a seed.
func (p *PCG) Seed(seed1, seed2 uint64) { p.hi, p.lo = seed1, seed2 }

// Uint64 returns the next number.
func (p *PCG) Uint64() uint64 {
	const (
		factorHi    = 2549297995355413924
		factorLo    = 4865540595714422341
		incrementHi = 6364136223846793005
		incrementLo = 1442695040888963407
		cheapFactor = 0xda942042e4dd58b5
	)
	hi, lo := bits.Mul64(p.lo, factorLo)
	hi += p.hi*factorLo + p.lo*factorHi
	lo, carry := bits.Add64(lo, incrementLo, 0)
	hi, _ = bits.Add64(hi, incrementHi, carry)
	p.hi, p.lo = hi, lo

	hi ^= hi >> 32
	hi *= cheapFactor
	hi ^= hi >> 48
	return hi * (lo | 1)
}

var errState = errors.New("invalid PCG encoding")

// AppendBinary appends the state.
func (p *PCG) AppendBinary(b []byte) ([]byte, error) {
	b = append(b, "pcg:"...)
	for _, half := range [...]uint64{p.hi, p.lo} {
		for shift := 56; shift >= 0; shift -= 8 {
			b = append(b, byte(half>>uint(shift)))
		}
	}
	return b, nil
}

// MarshalBinary returns the state.
func (p *PCG) MarshalBinary() ([]byte, error) { return p.AppendBinary(nil) }

// UnmarshalBinary sets the state to what MarshalBinary returned.
func (p *PCG) UnmarshalBinary(data []byte) error {
	if len(data) != 20 || string(data[:4]) != "pcg:" {
		return errState
	}
	var state [2]uint64
	for i, b := range data[4:] {
		state[i/8] = state[i/8]<<8 | uint64(b)
	}
	p.hi, p.lo = state[0], state[1]
	return nil
}
