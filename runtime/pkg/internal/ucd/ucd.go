// Package ucd answers questions about code points from compact native tables of the Unicode character database, without
// the cost of package unicode's exported tables, which only programs that name them should pay.
package ucd

// Classes of code points, as the functions of package unicode define them.
func IsLetter(r rune) bool
func IsUpper(r rune) bool
func IsLower(r rune) bool
func IsTitle(r rune) bool
func IsMark(r rune) bool
func IsNumber(r rune) bool
func IsDigit(r rune) bool
func IsPunct(r rune) bool
func IsSymbol(r rune) bool
func IsSpace(r rune) bool

// IsPrint counts letters, marks, numbers, punctuation, symbols and the ASCII space.
func IsPrint(r rune) bool

// IsGraphic is IsPrint that counts all spaces (category Zs).
func IsGraphic(r rune) bool

// ToUpper, ToLower and ToTitle map one code point to another; r itself if it has no such form.
func ToUpper(r rune) rune
func ToLower(r rune) rune
func ToTitle(r rune) rune

// SimpleFold returns the next code point, in a cycle, of those that simple case folding holds equal to r.
func SimpleFold(r rune) rune
