package main

import "fmt"

type Animal struct {
	name string
	legs int
}

func (a Animal) Describe() string { return fmt.Sprint(a.name, " has ", a.legs, " legs") }
func (a *Animal) Lose(n int)      { a.legs -= n }

type Dog struct {
	Animal
	*Owner
	tricks []string
}

type Owner struct{ who string }

func (o *Owner) Call() string {
	if o == nil {
		return "nobody"
	}
	return o.who
}

type Celsius float64

func (c Celsius) Fahrenheit() float64 { return float64(c*9/5 + 32) }

type Stack []int

func (s *Stack) Push(v int) { *s = append(*s, v) }
func (s Stack) Top() int    { return s[len(s)-1] }

func main() {
	d := Dog{Animal: Animal{"rex", 4}, tricks: []string{"sit"}}
	d.Lose(1)
	fmt.Println(d.Describe(), d.Call(), d.legs)
	d.Owner = &Owner{"ann"}
	fmt.Println(d.Call(), d.who)

	f := d.Describe // bound now
	g := d.Lose     // bound to &d
	h := Animal.Describe
	k := (*Animal).Lose
	g(1)
	k(&d.Animal, 1)
	fmt.Println(f(), "|", h(d.Animal))

	var s Stack
	s.Push(3)
	s.Push(4)
	fmt.Println(s.Top(), len(s), Celsius(100).Fahrenheit())

	a, b := Animal{"x", 1}, Animal{"x", 1}
	fmt.Println(a == b, a != Animal{}, struct{ a, b int }{1, 2} == struct{ a, b int }{1, 2})
	c := d
	c.name = "other"
	fmt.Println(d.name, c.name)
	fmt.Printf("%v %+v %T\n", a, a, a)
}
