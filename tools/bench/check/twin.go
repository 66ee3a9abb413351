// Twin parses and checks packages with go/parser and go/types, all function bodies included: what front.cpp does with
// our own phases. README.md says how the two are compared.
//
//	twin list PATTERN...   prints the packages and all they import, imported ones first: path and files, tab-separated
//	twin check LIST        parses and checks what such a list names; prints packages, lines and errors
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: twin list PATTERN... | twin check LIST")
		os.Exit(2)
	}
	var err error
	if os.Args[1] == "list" {
		err = list(os.Args[2:])
	} else {
		err = check(os.Args[2])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func list(patterns []string) error {
	cmd := exec.Command("go", append([]string{"list", "-deps", "-json=ImportPath,Dir,GoFiles"}, patterns...)...)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=-mod=mod")
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return err
	}
	for dec := json.NewDecoder(out); ; {
		var p struct {
			ImportPath, Dir string
			GoFiles         []string
		}
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return cmd.Wait()
		} else if err != nil {
			return err
		}
		if p.ImportPath == "unsafe" || len(p.GoFiles) == 0 {
			continue
		}
		fmt.Print(p.ImportPath)
		for _, f := range p.GoFiles {
			fmt.Print("\t", filepath.Join(p.Dir, f))
		}
		fmt.Println()
	}
}

// Importer knows the packages checked so far.
type importer map[string]*types.Package

func (m importer) Import(path string) (*types.Package, error) {
	if path == "unsafe" {
		return types.Unsafe, nil
	}
	for _, prefix := range []string{"", "vendor/", "cmd/vendor/"} {
		if p := m[prefix+path]; p != nil {
			return p, nil
		}
	}
	return nil, fmt.Errorf("package %s not found", path)
}

// Result keeps what a later phase would need, so that both sides hold the same things in memory.
type result struct {
	files []*ast.File
	info  *types.Info
}

func check(name string) error {
	in, err := os.Open(name)
	if err != nil {
		return err
	}
	defer in.Close()
	fset := token.NewFileSet()
	known := importer{}
	var results []result
	packages, lines, failed := 0, 0, 0
	scanner := bufio.NewScanner(in)
	scanner.Buffer(nil, 1<<20)
	for scanner.Scan() {
		fields := strings.Split(scanner.Text(), "\t")
		var files []*ast.File
		for _, f := range fields[1:] {
			tree, err := parser.ParseFile(fset, f, nil, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				fmt.Println(err)
				failed++
			}
			lines += fset.File(tree.Pos()).LineCount()
			files = append(files, tree)
		}
		info := &types.Info{
			Types:      map[ast.Expr]types.TypeAndValue{},
			Instances:  map[*ast.Ident]types.Instance{},
			Defs:       map[*ast.Ident]types.Object{},
			Uses:       map[*ast.Ident]types.Object{},
			Implicits:  map[ast.Node]types.Object{},
			Selections: map[*ast.SelectorExpr]*types.Selection{},
			Scopes:     map[ast.Node]*types.Scope{},
		}
		config := types.Config{
			Importer: known,
			Sizes:    types.SizesFor("gc", "amd64"),
			Error: func(err error) {
				fmt.Println(err)
				failed++
			},
		}
		pkg, _ := config.Check(fields[0], fset, files, info)
		known[fields[0]] = pkg
		results = append(results, result{files, info})
		packages++
	}
	fmt.Printf("%d packages, %d lines, %d errors\n", packages, lines, failed)
	if len(results) != packages {
		panic("results were dropped")
	}
	return scanner.Err()
}
