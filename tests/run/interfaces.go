package main

import (
	"errors"
	"fmt"
)

type Shape interface {
	Area() float64
	Perimeter() float64
}

type Square struct{ side float64 }
type Circle struct{ r float64 }

func (s Square) Area() float64       { return s.side * s.side }
func (s Square) Perimeter() float64  { return 4 * s.side }
func (c *Circle) Area() float64      { return 3 * c.r * c.r }
func (c *Circle) Perimeter() float64 { return 6 * c.r }
func (c *Circle) String() string     { return fmt.Sprintf("circle(%g)", c.r) }

func classify(v any) string {
	switch x := v.(type) {
	case nil:
		return "nil"
	case int, int64:
		return fmt.Sprintf("integer %v", x)
	case string:
		return "string " + x
	case []int:
		return fmt.Sprint("slice of ", len(x))
	case error:
		return "error " + x.Error()
	case fmt.Stringer:
		return "stringer " + x.String()
	case Shape:
		return fmt.Sprint("shape ", x.Area())
	case func() int:
		return fmt.Sprint("func ", x())
	}
	return fmt.Sprintf("other %T", v)
}

type myError struct{ code int }

func (e *myError) Error() string { return fmt.Sprint("code ", e.code) }

func mayFail(fail bool) error {
	if fail {
		return &myError{7}
	}
	return nil
}

func main() {
	shapes := []Shape{Square{2}, &Circle{1}, &Square{3}}
	for _, s := range shapes {
		fmt.Println(s.Area(), s.Perimeter())
	}
	for _, v := range []any{nil, 1, int64(2), "s", []int{1}, errors.New("bad"), &Circle{2}, Square{1}, func() int { return 5 }, 1.5, struct{}{}} {
		fmt.Println(classify(v))
	}
	_, ok := shapes[0].(fmt.Stringer)
	c, ok2 := shapes[1].(*Circle)
	fmt.Println(ok, ok2, c.r)

	err := mayFail(true)
	var target *myError
	fmt.Println(errors.As(err, &target), target.code, mayFail(false) == nil)
	wrapped := fmt.Errorf("wrapped: %w", err)
	fmt.Println(wrapped, errors.Is(wrapped, err), errors.Unwrap(wrapped) == err)

	var a, b any = 1, 1
	fmt.Println(a == b, a == any(1.0), shapes[0] == Shape(Square{2}), shapes[1] == shapes[1])
}
