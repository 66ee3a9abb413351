// Package errors creates, wraps and inspects errors. The parts that look into a dynamic type are native (errors.cpp).
package errors

// ErrUnsupported says that a requested operation cannot be done here. Functions wrap it or return an error e for
// which Is(e, ErrUnsupported) holds.
var ErrUnsupported = New("unsupported operation")

// New returns an error that prints as text. Every call gives a distinct value.
func New(text string) error {
	return &errorString{text}
}

type errorString struct {
	s string
}

func (e *errorString) Error() string {
	return e.s
}

// Unwrap returns what err's method Unwrap() error gives, or nil without such a method.
func Unwrap(err error) error {
	if u, ok := err.(interface{ Unwrap() error }); ok {
		return u.Unwrap()
	}
	return nil
}

// Join wraps the errors that are not nil; nil if there are none. Its text is theirs, one a line.
func Join(errs ...error) error {
	var kept []error
	for _, err := range errs {
		if err != nil {
			kept = append(kept, err)
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return &joinError{kept}
}

type joinError struct {
	errs []error
}

func (e *joinError) Error() string {
	text := e.errs[0].Error()
	for _, err := range e.errs[1:] {
		text += "\n" + err.Error()
	}
	return text
}

func (e *joinError) Unwrap() []error {
	return e.errs
}
