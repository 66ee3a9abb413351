// Package shapes has an interface, a type that implements it, and a generic function.
package shapes

// Shape has an area.
type Shape interface{ Area() float64 }

// Square is the length of a side.
type Square float64

// Area returns the square of the side.
func (s Square) Area() float64 { return float64(s * s) }

// Total adds up areas.
func Total[S Shape](shapes ...S) (t float64) {
	for _, s := range shapes {
		t += s.Area()
	}
	return t
}
