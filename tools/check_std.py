#!/usr/bin/env python3
"""Checks Go's own packages: tools/check_std.py [--goroot DIR] [--go2cpp EXE] [--bundle] [--at-least N] [-v]

They are correct, so every error is a false one. All packages below GOROOT/src (commands and test data excepted) are checked
in one run, function bodies included; those are counted that have no error of their own. With --bundle each importable package
is imported by a program of its own instead, as a user's program does: bundled packages come first, the rest from the GOROOT.

The exit status is 1 if fewer than N are free of errors (all of them by default).
"""
import argparse
import collections
import concurrent.futures
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def parseArguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--goroot', default=os.environ.get('GOROOT'))
    p.add_argument('--go2cpp', default=os.path.join(ROOT, 'build', 'bin', 'go2cpp'))
    p.add_argument('--bundle', action='store_true', help='as imported by a program, bundled packages first')
    p.add_argument('--at-least', dest='atLeast', type=int, metavar='N')
    p.add_argument('-j', '--jobs', type=int, default=os.cpu_count() or 2)
    p.add_argument('-v', '--verbose', action='store_true', help='show the errors')
    options = p.parse_args()
    if not options.goroot:
        sys.exit('tools/check_std.py: no GOROOT: set $GOROOT or give --goroot')
    options.goroot = os.path.abspath(options.goroot)
    return options


def check(options, *arguments):
    """(import paths in the order they were checked, [(file, message)])"""
    command = [options.go2cpp, 'check', '-v', '--no-warn=all', '--goroot', options.goroot, *arguments]
    run = subprocess.run(command, capture_output=True, text=True)
    packages, errors = [], []
    for line in run.stderr.splitlines():
        if ': ' in line:
            errors.append((line.split(':')[0], line))
        elif not line.startswith(('\t', '#')):
            packages.append(line)
    if run.returncode not in (0, 1) or (run.returncode == 1 and not errors):
        errors.append(('', 'exit status %d: %s' % (run.returncode, run.stderr[-200:])))
    return packages, errors


def checkAll(options):
    """{package: [errors]}"""
    packages, errors = check(options, 'std')
    found = {p: [] for p in packages}
    for file, message in errors:
        package = os.path.dirname(os.path.relpath(file, os.path.join(options.goroot, 'src'))) if file else '(all)'
        found.setdefault(package, []).append(message)
    return found


def checkImports(options):
    """{package: [errors]} of programs that import one package each"""
    importable = [p for p in check(options, 'std')[0]
                  if not {'internal', 'vendor'} & set(p.split('/')) and not p.endswith('/cgo')]

    def one(package):
        with tempfile.TemporaryDirectory() as folder:
            name = os.path.join(folder, 'main.go')
            with open(name, 'w') as f:
                f.write('package main\n\nimport _ "%s"\n\nfunc main() {}\n' % package)
            return [message for _, message in check(options, name)[1]]
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        return dict(zip(importable, pool.map(one, importable)))


def main():
    options = parseArguments()
    found = checkImports(options) if options.bundle else checkAll(options)
    bad = {p: errors for p, errors in found.items() if errors}
    for package in sorted(bad):
        print('%s: %d errors%s' % (package, len(bad[package]), '' if options.verbose else ', first: ' + bad[package][0]))
        if options.verbose:
            print('  ' + '\n  '.join(bad[package]))
    causes = collections.Counter(os.path.dirname(e.split(':')[0]) for errors in bad.values() for e in set(errors))
    if options.bundle and causes:
        print('folders with errors: ' + ', '.join('%s %d' % c for c in causes.most_common(12)))
    good = len(found) - len(bad)
    print('%d of %d packages without a false error' % (good, len(found)))
    return good < (options.atLeast if options.atLeast is not None else len(found))


if __name__ == '__main__':
    sys.exit(main())
