package math

// Sinh returns the hyperbolic sine of x: a rational approximation (Hart and Cheney, 2029) for small x, Exp otherwise.
func Sinh(x float64) float64 {
	const (
		p0 = -0.6307673640497716991184787251e+6
		p1 = -0.8991272022039509355398013511e+5
		p2 = -0.2894211355989563807284660366e+4
		p3 = -0.2630563213397497062819489e+2
		q0 = -0.6307673640497716991212077277e+6
		q1 = 0.1521517378790019070696485176e+5
		q2 = -0.173678953558233699533450911e+3
	)
	a := x
	if x < 0 {
		a = -x
	}
	var y float64
	switch {
	case a > 21:
		y = Exp(a) * 0.5
	case a > 0.5:
		e := Exp(a)
		y = (e - 1/e) * 0.5
	default:
		aa := a * a
		y = (((p3*aa+p2)*aa+p1)*aa + p0) * a
		y = y / (((aa+q2)*aa+q1)*aa + q0)
	}
	if x < 0 {
		return -y
	}
	return y
}

// Cosh returns the hyperbolic cosine of x.
func Cosh(x float64) float64 {
	x = Abs(x)
	if x > 21 {
		return Exp(x) * 0.5
	}
	e := Exp(x)
	return (e + 1/e) * 0.5
}

// Tanh returns the hyperbolic tangent of x: a rational approximation (Cephes) for small x, Exp otherwise.
func Tanh(x float64) float64 {
	const (
		largest = 8.8029691931113054295988e+01 // beyond, the result is ±1

		p0 = -9.64399179425052238628e-1
		p1 = -9.92877231001918586564e1
		p2 = -1.61468768441708447952e3
		q0 = 1.12811678491632931402e2
		q1 = 2.23548839060100448583e3
		q2 = 4.84406305325125486048e3
	)
	a := Abs(x)
	switch {
	case a > 0.5*largest:
		return Copysign(1, x)
	case a >= 0.625:
		return Copysign(1-2/(Exp(2*a)+1), x)
	case x == 0:
		return x
	}
	s := x * x
	return x + x*s*((p0*s+p1)*s+p2)/(((s+q0)*s+q1)*s+q2)
}
