// Package flag reads the options of a command line: -name, -name=value, -name value, with one or two dashes.
package flag

import (
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

// ErrHelp is the error for -help and -h where no such flag is defined.
var ErrHelp = errors.New("flag: help requested")

var (
	errParse = errors.New("parse error")
	errRange = errors.New("value out of range")
)

// ErrorHandling says what Parse does about an error.
type ErrorHandling int

const (
	ContinueOnError ErrorHandling = iota // return it
	ExitOnError                          // os.Exit(2), or 0 for help
	PanicOnError                         // panic
)

// Flag is a flag of a set.
type Flag struct {
	Name     string
	Usage    string
	Value    Value
	DefValue string
}

// FlagSet is a set of flags. Its zero value has no name and ContinueOnError.
type FlagSet struct {
	// Usage is called when an error is found; nil: the standard text.
	Usage func()

	name          string
	parsed        bool
	actual        map[string]*Flag
	formal        map[string]*Flag
	args          []string // not yet parsed
	errorHandling ErrorHandling
	output        io.Writer // nil: os.Stderr
}

// NewFlagSet returns an empty set.
func NewFlagSet(name string, errorHandling ErrorHandling) *FlagSet {
	f := &FlagSet{name: name, errorHandling: errorHandling}
	f.Usage = f.defaultUsage
	return f
}

// Init sets the name and what to do about errors.
func (f *FlagSet) Init(name string, errorHandling ErrorHandling) {
	f.name = name
	f.errorHandling = errorHandling
}

// Name returns the set's name.
func (f *FlagSet) Name() string { return f.name }

// ErrorHandling returns what Parse does about an error.
func (f *FlagSet) ErrorHandling() ErrorHandling { return f.errorHandling }

// Output returns where messages go.
func (f *FlagSet) Output() io.Writer {
	if f.output == nil {
		return os.Stderr
	}
	return f.output
}

// SetOutput sets where messages go; nil: os.Stderr.
func (f *FlagSet) SetOutput(output io.Writer) { f.output = output }

// sorted returns the flags in order of names.
func sorted(flags map[string]*Flag) []*Flag {
	list := make([]*Flag, 0, len(flags))
	for _, flag := range flags {
		list = append(list, flag)
	}
	slices.SortFunc(list, func(a, b *Flag) int { return strings.Compare(a.Name, b.Name) })
	return list
}

// VisitAll calls fn with each flag, in order of names.
func (f *FlagSet) VisitAll(fn func(*Flag)) {
	for _, flag := range sorted(f.formal) {
		fn(flag)
	}
}

// Visit calls fn with each flag that was set, in order of names.
func (f *FlagSet) Visit(fn func(*Flag)) {
	for _, flag := range sorted(f.actual) {
		fn(flag)
	}
}

// Lookup returns a flag, nil if there is none of this name.
func (f *FlagSet) Lookup(name string) *Flag { return f.formal[name] }

// Set sets a flag.
func (f *FlagSet) Set(name, value string) error {
	flag, ok := f.formal[name]
	if !ok {
		return fmt.Errorf("no such flag -%v", name)
	}
	if err := flag.Value.Set(value); err != nil {
		return err
	}
	if f.actual == nil {
		f.actual = map[string]*Flag{}
	}
	f.actual[name] = flag
	return nil
}

// Var defines a flag with a Value of the caller's. It panics if the name is taken or malformed.
func (f *FlagSet) Var(value Value, name string, usage string) {
	switch {
	case strings.HasPrefix(name, "-"):
		panic(f.sprintf("flag %q begins with -", name))
	case strings.Contains(name, "="):
		panic(f.sprintf("flag %q contains =", name))
	}
	if _, taken := f.formal[name]; taken {
		if f.name == "" {
			panic(f.sprintf("flag redefined: %s", name))
		}
		panic(f.sprintf("%s flag redefined: %s", f.name, name))
	}
	if f.formal == nil {
		f.formal = map[string]*Flag{}
	}
	f.formal[name] = &Flag{name, usage, value, value.String()}
}

// sprintf formats a message and prints it.
func (f *FlagSet) sprintf(format string, a ...any) string {
	msg := fmt.Sprintf(format, a...)
	fmt.Fprintln(f.Output(), msg)
	return msg
}

// failf is sprintf with an error as result, and the usage printed.
func (f *FlagSet) failf(format string, a ...any) error {
	err := errors.New(f.sprintf(format, a...))
	f.usage()
	return err
}

func (f *FlagSet) usage() {
	if f.Usage == nil {
		f.defaultUsage()
	} else {
		f.Usage()
	}
}

func (f *FlagSet) defaultUsage() {
	if f.name == "" {
		fmt.Fprintf(f.Output(), "Usage:\n")
	} else {
		fmt.Fprintf(f.Output(), "Usage of %s:\n", f.name)
	}
	f.PrintDefaults()
}

// UnquoteUsage returns the name in back quotes in a usage text, or one for the kind of value, and the text without quotes.
func UnquoteUsage(flag *Flag) (name string, usage string) {
	usage = flag.Usage
	if before, after, ok := strings.Cut(usage, "`"); ok {
		if name, rest, ok := strings.Cut(after, "`"); ok {
			return name, before + name + rest
		}
	}
	switch v := flag.Value.(type) {
	case boolFlag:
		if v.IsBoolFlag() {
			return "", usage
		}
	case *durationValue:
		return "duration", usage
	case *float64Value:
		return "float", usage
	case *intValue, *int64Value:
		return "int", usage
	case *stringValue:
		return "string", usage
	case *uintValue, *uint64Value:
		return "uint", usage
	}
	return "value", usage
}

// isZero reports whether a default is the zero value of its kind and so not worth printing.
func isZero(flag *Flag) bool {
	switch flag.Value.(type) {
	case *boolValue, boolFuncValue:
		return flag.DefValue == "false" || flag.DefValue == ""
	case *durationValue:
		return flag.DefValue == "0s"
	case *float64Value, *intValue, *int64Value, *uintValue, *uint64Value:
		return flag.DefValue == "0"
	}
	return flag.DefValue == ""
}

// PrintDefaults prints the flags with their usage and defaults.
func (f *FlagSet) PrintDefaults() {
	f.VisitAll(func(flag *Flag) {
		text := "  -" + flag.Name
		name, usage := UnquoteUsage(flag)
		if name != "" {
			text += " " + name
		}
		if len(text) <= 4 {
			text += "\t" // one letter, no name: on one line
		} else {
			text += "\n    \t"
		}
		text += strings.ReplaceAll(usage, "\n", "\n    \t")
		if !isZero(flag) {
			if _, ok := flag.Value.(*stringValue); ok {
				text += fmt.Sprintf(" (default %q)", flag.DefValue)
			} else {
				text += fmt.Sprintf(" (default %v)", flag.DefValue)
			}
		}
		fmt.Fprint(f.Output(), text, "\n")
	})
}

// NFlag returns how many flags were set.
func (f *FlagSet) NFlag() int { return len(f.actual) }

// Arg returns argument i after the flags, "" if there are not so many.
func (f *FlagSet) Arg(i int) string {
	if i < 0 || i >= len(f.args) {
		return ""
	}
	return f.args[i]
}

// NArg returns the number of arguments after the flags, Args the arguments.
func (f *FlagSet) NArg() int      { return len(f.args) }
func (f *FlagSet) Args() []string { return f.args }

// Parsed reports whether Parse was called.
func (f *FlagSet) Parsed() bool { return f.parsed }

// Parse reads the flags from a command line without the program's name.
func (f *FlagSet) Parse(arguments []string) error {
	f.parsed = true
	f.args = arguments
	for {
		seen, err := f.parseOne()
		if seen {
			continue
		}
		if err == nil {
			return nil
		}
		switch f.errorHandling {
		case ContinueOnError:
			return err
		case ExitOnError:
			if err == ErrHelp {
				os.Exit(0)
			}
			os.Exit(2)
		case PanicOnError:
			panic(err)
		}
	}
}

// parseOne reads one flag; seen is false at the end of the flags.
func (f *FlagSet) parseOne() (seen bool, err error) {
	if len(f.args) == 0 {
		return false, nil
	}
	arg := f.args[0]
	if len(arg) < 2 || arg[0] != '-' {
		return false, nil
	}
	name := arg[1:]
	if name[0] == '-' {
		name = name[1:]
		if name == "" { // "--" ends the flags
			f.args = f.args[1:]
			return false, nil
		}
	}
	if name == "" || name[0] == '-' || name[0] == '=' {
		return false, f.failf("bad flag syntax: %s", arg)
	}
	f.args = f.args[1:]
	name, value, hasValue := cutValue(name)

	flag, ok := f.formal[name]
	if !ok {
		if name == "help" || name == "h" {
			f.usage()
			return false, ErrHelp
		}
		return false, f.failf("flag provided but not defined: -%s", name)
	}
	if b, ok := flag.Value.(boolFlag); ok && b.IsBoolFlag() {
		if hasValue {
			if err := f.Set(name, value); err != nil {
				return false, f.failf("invalid boolean value %q for -%s: %v", value, name, err)
			}
		} else if err := f.Set(name, "true"); err != nil {
			return false, f.failf("invalid boolean flag %s: %v", name, err)
		}
		return true, nil
	}
	if !hasValue && len(f.args) > 0 {
		hasValue = true
		value, f.args = f.args[0], f.args[1:]
	}
	if !hasValue {
		return false, f.failf("flag needs an argument: -%s", name)
	}
	if err := f.Set(name, value); err != nil {
		return false, f.failf("invalid value %q for flag -%s: %v", value, name, err)
	}
	return true, nil
}

// cutValue splits name=value; an equals sign at the beginning belongs to the name.
func cutValue(s string) (name, value string, ok bool) {
	if i := strings.IndexByte(s[1:], '='); i >= 0 {
		return s[:i+1], s[i+2:], true
	}
	return s, "", false
}

// CommandLine is the set of the functions of the package.
var CommandLine = NewFlagSet(os.Args[0], ExitOnError)

// Usage prints how to use the program; it may be replaced.
var Usage = func() {
	fmt.Fprintf(CommandLine.Output(), "Usage of %s:\n", os.Args[0])
	PrintDefaults()
}

func init() {
	CommandLine.Usage = func() { Usage() }
}

// The following are the methods of FlagSet, on CommandLine.

func VisitAll(fn func(*Flag))                    { CommandLine.VisitAll(fn) }
func Visit(fn func(*Flag))                       { CommandLine.Visit(fn) }
func Lookup(name string) *Flag                   { return CommandLine.Lookup(name) }
func Set(name, value string) error               { return CommandLine.Set(name, value) }
func PrintDefaults()                             { CommandLine.PrintDefaults() }
func NFlag() int                                 { return CommandLine.NFlag() }
func Arg(i int) string                           { return CommandLine.Arg(i) }
func NArg() int                                  { return CommandLine.NArg() }
func Args() []string                             { return CommandLine.Args() }
func Parsed() bool                               { return CommandLine.Parsed() }
func Var(value Value, name string, usage string) { CommandLine.Var(value, name, usage) }
func Parse()                                     { CommandLine.Parse(os.Args[1:]) }
