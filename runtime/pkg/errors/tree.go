package errors

// This file walks error trees: an error, what it unwraps to, and so on, depth first and in order.

// Is reports whether any error of err's tree equals target, or says so through a method Is(error) bool.
func Is(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	return isIn(err, target, comparable_(target))
}

func isIn(err, target error, canCompare bool) bool {
	for err != nil {
		if canCompare && err == target {
			return true
		}
		if x, ok := err.(interface{ Is(error) bool }); ok && x.Is(target) {
			return true
		}
		if many, ok := err.(interface{ Unwrap() []error }); ok {
			for _, branch := range many.Unwrap() {
				if isIn(branch, target, canCompare) {
					return true
				}
			}
			return false
		}
		err = Unwrap(err)
	}
	return false
}

// As finds the first error of err's tree that is assignable to *target (or that says so through As(any) bool), stores
// it there and reports whether there was one. It panics unless target is a non-nil pointer to an interface type or to
// a type that implements error.
func As(err error, target any) bool {
	if err == nil {
		return false
	}
	switch checkTarget(target) {
	case targetIsNil:
		panic("errors: target cannot be nil")
	case targetIsNoPointer:
		panic("errors: target must be a non-nil pointer")
	case targetIsNoError:
		panic("errors: *target must be interface or implement error")
	}
	return asIn(err, target)
}

func asIn(err error, target any) bool {
	for err != nil {
		if store(err, target) {
			return true
		}
		if x, ok := err.(interface{ As(any) bool }); ok && x.As(target) {
			return true
		}
		if many, ok := err.(interface{ Unwrap() []error }); ok {
			for _, branch := range many.Unwrap() {
				if branch != nil && asIn(branch, target) {
					return true
				}
			}
			return false
		}
		err = Unwrap(err)
	}
	return false
}

// AsType is As with the target as a type argument.
func AsType[E error](err error) (E, bool) {
	for err != nil {
		if e, ok := err.(E); ok {
			return e, true
		}
		if x, ok := err.(interface{ As(any) bool }); ok {
			var e E
			if x.As(&e) {
				return e, true
			}
		}
		if many, ok := err.(interface{ Unwrap() []error }); ok {
			for _, branch := range many.Unwrap() {
				if e, ok := AsType[E](branch); ok {
					return e, true
				}
			}
			break
		}
		err = Unwrap(err)
	}
	var none E
	return none, false
}

// Answers of checkTarget.
const (
	targetIsFine      = 0
	targetIsNil       = 1
	targetIsNoPointer = 2
	targetIsNoError   = 3
)

// checkTarget judges As's second argument.
//
//go:noescape
func checkTarget(target any) int

// store sets *target to err and returns true if err's dynamic type is assignable to it. checkTarget(target) was fine.
func store(err error, target any) bool

// comparable_ reports whether values of err's dynamic type can be compared at all.
func comparable_(err error) bool
