#!/usr/bin/env python3
"""Compares our warnings with those of `go vet`: tools/compare_vet.py [--goroot DIR] [--go2cpp EXE] [-v] [PACKAGE...]

Both look at the same sources, in place: Go's own packages and the test data of vet by default. A warning agrees if file, line,
column and words are the same. Files that only one of the two builds (go2cpp takes the portable variants of a GOROOT) are left
out as far as they are known by their names. The exit status is 1 if there are differences.
"""
import argparse
import collections
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ANALYZERS = ('assign', 'copylocks', 'lostcancel', 'printf', 'sigchanyzer', 'unreachable', 'waitgroup')
TESTDATA = ('assign', 'copylock', 'deadcode', 'lostcancel', 'print', 'waitgroup')
LINE = re.compile(r'^(?:vet: )?(\S+\.go):(\d+):(\d+): (?:warning: )?(.*?)(?: \[(?:%s)\])?$' % '|'.join(ANALYZERS))


def parseArguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('packages', nargs='*', metavar='PACKAGE')
    p.add_argument('--goroot', default=os.environ.get('GOROOT'))
    p.add_argument('--go2cpp', default=os.path.join(ROOT, 'build', 'bin', 'go2cpp'))
    p.add_argument('-v', '--verbose', action='store_true', help='show the differences')
    options = p.parse_args()
    if not options.goroot:
        sys.exit('tools/compare_vet.py: no GOROOT: set $GOROOT or give --goroot')
    options.goroot = os.path.abspath(options.goroot)
    options.source = os.path.join(options.goroot, 'src')
    return options


def warnings(options, command):
    """{(file, line, column, words)}"""
    run = subprocess.run(command, cwd=options.source, capture_output=True, text=True,
                         env=dict(os.environ, GOROOT=options.goroot, CGO_ENABLED='0', GOFLAGS='-tags=purego,math_big_pure_go,osusergo,netgo'))
    found = set()
    for line in (run.stderr + run.stdout).splitlines():
        m = LINE.match(line)
        if m and not m.group(1).endswith('_test.go'):
            name = os.path.normpath(os.path.join(options.source, m.group(1)))
            found.add((os.path.relpath(name, options.source), int(m.group(2)), int(m.group(3)), m.group(4)))
    return found


def compare(options, packages):
    go = os.path.join(options.goroot, 'bin', 'go')
    theirs = warnings(options, [go, 'vet', *('-' + a for a in ANALYZERS), *packages])
    ours = warnings(options, [options.go2cpp, 'check', '--no-warn=loopclosure', '--goroot', options.goroot, *packages])
    return ours, theirs


def main():
    options = parseArguments()
    groups = [options.packages] if options.packages else [['std']] + [['cmd/vet/testdata/' + t] for t in TESTDATA]
    total = collections.Counter()
    for packages in groups:
        ours, theirs = compare(options, packages)
        # the same line with other words counts once on either side
        count = {'both': len(ours & theirs), 'only ours': len(ours - theirs), 'only vet': len(theirs - ours)}
        total.update(count)
        print('%-40s %s' % (' '.join(packages)[:40], '  '.join('%s %d' % c for c in count.items())))
        if options.verbose:
            for sign, rest in (('+', ours - theirs), ('-', theirs - ours)):
                for w in sorted(rest):
                    print('  %s %s:%d:%d: %s' % (sign, *w))
    print('%-40s %s' % ('TOTAL', '  '.join('%s %d' % c for c in total.items())))
    return total['both'] != sum(total.values())


if __name__ == '__main__':
    sys.exit(main())
