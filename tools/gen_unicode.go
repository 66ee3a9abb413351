//go:build ignore

// gen_unicode writes the tables of runtime/pkg/internal/ucd and runtime/pkg/unicode from the Unicode tables of the Go
// that runs it: `go run tools/gen_unicode.go` in the top folder of the project.
package main

import (
	"bytes"
	"fmt"
	"os"
	"sort"
	"unicode"
)

const notice = "// Made by tools/gen_unicode.go from the Unicode character database, version " + unicode.Version + ".\n"

func main() {
	writeFile("runtime/pkg/internal/ucd/tables.inc", ucdTables())
	native, decls := unicodeTables()
	writeFile("runtime/pkg/unicode/tables.inc", native)
	writeFile("runtime/pkg/unicode/tables.go", decls)
}

func writeFile(name string, b *bytes.Buffer) {
	if err := os.WriteFile(name, b.Bytes(), 0o644); err != nil {
		panic(err)
	}
}

// list prints items six to ten a line.
type list struct {
	b      *bytes.Buffer
	column int
}

func (l *list) add(format string, a ...any) {
	item := fmt.Sprintf(format, a...)
	if l.column+len(item) > 118 {
		fmt.Fprint(l.b, "\n")
		l.column = 0
	}
	if l.column == 0 {
		fmt.Fprint(l.b, "    ")
		l.column = 4
	} else {
		fmt.Fprint(l.b, " ")
		l.column++
	}
	fmt.Fprint(l.b, item)
	l.column += len(item)
}

func (l *list) end() { fmt.Fprint(l.b, "};\n") }

func ucdTables() *bytes.Buffer {
	b := bytes.NewBufferString(notice)
	l := list{b: b}
	for _, t := range []struct {
		name  string
		table *unicode.RangeTable
	}{
		{"letter", unicode.L}, {"upper", unicode.Lu}, {"lower", unicode.Ll}, {"title", unicode.Lt}, {"mark", unicode.M},
		{"number", unicode.N}, {"digit", unicode.Nd}, {"punct", unicode.P}, {"symbol", unicode.S},
		{"spaceSeparator", unicode.Zs}, {"whiteSpace", unicode.White_Space},
	} {
		fmt.Fprintf(b, "constexpr Range %s[] = {\n", t.name)
		l.column = 0
		for _, r := range t.table.R16 {
			l.add("{0x%X, 0x%X, %d},", r.Lo, r.Hi, r.Stride)
		}
		for _, r := range t.table.R32 {
			l.add("{0x%X, 0x%X, %d},", r.Lo, r.Hi, r.Stride)
		}
		l.end()
	}
	fmt.Fprint(b, "constexpr CaseRange caseRanges[] = {\n")
	l.column = 0
	for _, r := range unicode.CaseRanges {
		l.add("{0x%X, 0x%X, {%d, %d, %d}},", r.Lo, r.Hi, r.Delta[0], r.Delta[1], r.Delta[2])
	}
	l.end()
	fmt.Fprint(b, "constexpr Fold folds[] = {\n")
	l.column = 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		next := unicode.ToLower(r)
		if next == r {
			next = unicode.ToUpper(r)
		}
		if f := unicode.SimpleFold(r); f != next {
			l.add("{0x%X, 0x%X},", r, f)
		}
	}
	l.end()
	return b
}

func keys(m map[string]*unicode.RangeTable) []string {
	var names []string
	for name := range m {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

func unicodeTables() (native, decls *bytes.Buffer) {
	native = bytes.NewBufferString(notice)
	decls = bytes.NewBufferString(notice)
	fmt.Fprintf(decls, "\npackage unicode\n\n// Version is that of the Unicode character database.\nconst Version = %q\n\n", unicode.Version)
	fmt.Fprint(decls, "// table returns the i-th native table.\nfunc table(i int) *RangeTable\n\n")
	fmt.Fprint(decls, "// caseRanges returns the native table of case mappings.\nfunc caseRanges() []CaseRange\n\n")
	fmt.Fprint(decls, "// CaseRanges is the case mappings of all letters that have any.\nvar CaseRanges = caseRanges()\n\n")

	l := list{b: native}
	var all []*unicode.RangeTable
	place := map[*unicode.RangeTable]int{}
	add := func(t *unicode.RangeTable) int {
		if i, ok := place[t]; ok {
			return i
		}
		i := len(all)
		place[t] = i
		all = append(all, t)
		if len(t.R16) > 0 {
			fmt.Fprintf(native, "constinit Range16 r16x%d[] = {\n", i)
			l.column = 0
			for _, r := range t.R16 {
				l.add("{0x%X, 0x%X, %d},", r.Lo, r.Hi, r.Stride)
			}
			l.end()
		}
		if len(t.R32) > 0 {
			fmt.Fprintf(native, "constinit Range32 r32x%d[] = {\n", i)
			l.column = 0
			for _, r := range t.R32 {
				l.add("{0x%X, 0x%X, %d},", r.Lo, r.Hi, r.Stride)
			}
			l.end()
		}
		return i
	}

	long := map[string]string{
		"Letter": "L", "Mark": "M", "Number": "N", "Other": "C", "Punct": "P", "Space": "Z", "Symbol": "S", "Lower": "Ll",
		"Title": "Lt", "Upper": "Lu", "Digit": "Nd",
	}
	groups := []struct {
		name, text string
		m          map[string]*unicode.RangeTable
	}{
		{"Categories", "by their abbreviations", unicode.Categories},
		{"Scripts", "by the names of the scripts", unicode.Scripts},
		{"Properties", "by the names of the properties", unicode.Properties},
	}
	for _, g := range groups {
		fmt.Fprintf(decls, "// The tables of %s.\nvar (\n", g.name)
		for _, name := range keys(g.m) {
			fmt.Fprintf(decls, "\t%s = table(%d)\n", name, add(g.m[name]))
		}
		fmt.Fprint(decls, ")\n\n")
	}
	fmt.Fprint(decls, "// Longer names of categories.\nvar (\n")
	var longNames []string
	for name := range long {
		longNames = append(longNames, name)
	}
	sort.Strings(longNames)
	for _, name := range longNames {
		fmt.Fprintf(decls, "\t%s = %s\n", name, long[name])
	}
	fmt.Fprint(decls, ")\n\n")
	for _, g := range groups {
		fmt.Fprintf(decls, "// %s is the tables %s.\nvar %s = map[string]*RangeTable{\n", g.name, g.text, g.name)
		for _, name := range keys(g.m) {
			fmt.Fprintf(decls, "\t%q: %s,\n", name, name)
		}
		fmt.Fprint(decls, "}\n\n")
	}
	for _, g := range []struct {
		name, text string
		m          map[string]*unicode.RangeTable
	}{
		{"FoldCategory", "code points outside a category that fold to ones inside", unicode.FoldCategory},
		{"FoldScript", "code points outside a script that fold to ones inside", unicode.FoldScript},
	} {
		fmt.Fprintf(decls, "// %s has, by name, the %s.\nvar %s = map[string]*RangeTable{\n", g.name, g.text, g.name)
		for _, name := range keys(g.m) {
			fmt.Fprintf(decls, "\t%q: table(%d),\n", name, add(g.m[name]))
		}
		fmt.Fprint(decls, "}\n\n")
	}
	fmt.Fprint(decls, "// CategoryAliases has the standard abbreviation of each longer name of a category.\nvar CategoryAliases = map[string]string{\n")
	var aliases []string
	for a := range unicode.CategoryAliases {
		aliases = append(aliases, a)
	}
	sort.Strings(aliases)
	for _, a := range aliases {
		fmt.Fprintf(decls, "\t%q: %q,\n", a, unicode.CategoryAliases[a])
	}
	fmt.Fprint(decls, "}\n")

	fmt.Fprint(native, "constinit RangeTable tables[] = {\n")
	for i, t := range all {
		r16, r32 := "nullptr", "nullptr"
		if n := len(t.R16); n > 0 {
			r16 = fmt.Sprintf("go::Slice<Range16>::of(r16x%d, %d, %d)", i, n, n)
		}
		if n := len(t.R32); n > 0 {
			r32 = fmt.Sprintf("go::Slice<Range32>::of(r32x%d, %d, %d)", i, n, n)
		}
		fmt.Fprintf(native, "    {%s, %s, %d},\n", r16, r32, t.LatinOffset)
	}
	fmt.Fprint(native, "};\n")
	fmt.Fprint(native, "constinit CaseRange caseTable[] = {\n")
	l.column = 0
	for _, r := range unicode.CaseRanges {
		l.add("{0x%X, 0x%X, d{%d, %d, %d}},", r.Lo, r.Hi, r.Delta[0], r.Delta[1], r.Delta[2])
	}
	l.end()
	return native, decls
}
