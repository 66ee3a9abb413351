package fmt

import "errors"

// formatErrorf formats like Sprintf, with %w as another %v for errors; wrapped holds the indexes of the operands of %w in increasing order,
// each once.
func formatErrorf(format string, a []any) (text string, wrapped []int)

// Errorf returns an error with the formatted text. Its Unwrap gives the operand of %w, or all of them where there are several.
func Errorf(format string, a ...any) error {
	text, wrapped := formatErrorf(format, a)
	switch len(wrapped) {
	case 0:
		return errors.New(text)
	case 1:
		inner, _ := a[wrapped[0]].(error)
		return &wrapError{text, inner}
	}
	var inner []error
	for _, i := range wrapped {
		if err, ok := a[i].(error); ok {
			inner = append(inner, err)
		}
	}
	return &wrapErrors{text, inner}
}

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }
func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string   { return e.msg }
func (e *wrapErrors) Unwrap() []error { return e.errs }
