#!/usr/bin/env python3
"""Runs Go's own test suite through go2cpp: tools/conformance.py [LIST|TEST...]

  tools/conformance.py --witness                     the lists that run programs, and what must be rejected
  tools/conformance.py run-core chan/sieve1.go -v    a list of tests/go/lists, and a single test
  tools/conformance.py run-concurrency --repeat 20   unreliable programs show
  tools/conformance.py --check-only                  valid programs are accepted; nothing is built or run

The tests are read from an installed Go: --goroot, $GOROOT or `go env GOROOT`. No list means all of them. A test that
tests/go/xfail.txt names is expected to fail; both a failure that is not named there and a named test that passes are
reported, and make the exit status 1.

Most run tests print nothing when all is well, so a program that does nothing passes them. --witness tells the two apart:
main is wrapped by one that prints a line after it, and the report says how often that line was seen.

Statuses: pass, skip, fail-compile, fail-run (exit status), fail-output, fail-accepted (an error was wanted), fail-rejected
(none was), fail-crash, fail-lines (diagnostics missing or on the wrong lines), fail-regexp (right lines, other words),
timeout-compile, timeout-run, harness-error.
"""
import argparse
import collections
import concurrent.futures
import os
import re
import subprocess
import sys
import time

from gotest import process
from gotest.suite import Test

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LISTS = os.path.join(ROOT, 'tests', 'go', 'lists')
XFAIL = os.path.join(ROOT, 'tests', 'go', 'xfail.txt')
ALL = ('run-core', 'run-std', 'run-stretch', 'rundir', 'compile', 'errorcheck', 'errorcheckdir', 'types')


def readList(name):
    """[(path, mode)]: a path a line; `#` starts a comment, `#: mode=types` sets the mode of the lines below."""
    tests, mode = [], 'testdir'
    with open(name) as f:
        for line in f:
            line = line.rstrip('\n')
            if line.startswith('#: mode='):
                mode = line[len('#: mode='):].strip()
            elif line and not line.startswith('#'):
                tests.append((line.split('\t')[0], mode))
    return tests


def findGoroot():
    if os.environ.get('GOROOT'):
        return os.environ['GOROOT']
    try:
        return subprocess.run(['go', 'env', 'GOROOT'], capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        sys.exit('tools/conformance.py: no GOROOT: set $GOROOT, give --goroot or put go on PATH')


def parseArguments():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('tests', nargs='*', metavar='LIST|TEST')
    p.add_argument('--goroot', metavar='DIR')
    p.add_argument('--go2cpp', metavar='EXE', default=os.path.join(ROOT, 'build', 'bin', 'go2cpp'))
    p.add_argument('--optimize', metavar='FLAG', default='-O0', help='for go2cpp build')
    p.add_argument('--check-only', dest='checkOnly', action='store_true',
                   help='valid programs need only be accepted by go2cpp check, with the packages of Go itself')
    p.add_argument('--witness', action='store_true', help='see in how many tests main really runs to its end')
    p.add_argument('--repeat', type=int, metavar='N', default=1, help='run each program so often')
    p.add_argument('-j', '--jobs', type=int, metavar='N', default=os.cpu_count() or 2, help='tests at once')
    p.add_argument('--compile-timeout', dest='compileTimeout', type=float, metavar='S', default=120)
    p.add_argument('--run-timeout', dest='runTimeout', type=float, metavar='S', default=20)
    p.add_argument('--keep', metavar='DIR', help='keep the scratch folders there')
    p.add_argument('--filter', metavar='RE', help='only paths that match')
    p.add_argument('--shard', metavar='I/N', help='every Nth test, from the Ith on')
    p.add_argument('--tsv', metavar='FILE', help='write path, directive, status, seconds and detail of every test')
    p.add_argument('--compare', metavar='FILE', help='an earlier TSV: say what changed')
    p.add_argument('--write-xfail', dest='writeXfail', action='store_true',
                   help='bring tests/go/xfail.txt up to date with the tests that ran')
    p.add_argument('-v', '--verbose', action='store_true', help='name the tests that pass, too')
    p.add_argument('-q', '--quiet', action='store_true', help='do not name the tests that fail')
    options = p.parse_args()
    options.goroot = os.path.abspath(options.goroot or findGoroot())
    options.go2cpp = os.path.abspath(options.go2cpp)
    return options


def select(options):
    chosen = {}
    for name in options.tests or ALL:
        path = os.path.join(LISTS, name + '.txt')
        for test in readList(path) if os.path.exists(path) else [(name, 'testdir')]:
            chosen[test] = None
    tests = [t for t in chosen if not options.filter or re.search(options.filter, t[0])]
    if options.shard:
        i, n = map(int, options.shard.split('/'))
        tests = tests[i::n]
    return [Test(options, *t) for t in tests]


def runAll(options, tests):
    """[(test, status, detail)]"""
    results = []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        try:
            for test, (status, detail) in zip(tests, pool.map(Test.run, tests)):
                results.append((test, status, detail))
                if options.verbose or (status not in ('pass', 'skip') and not options.quiet):
                    print('%-15s %s  %s' % (status, test.path, detail.replace('\n', ' | ')[:240]), file=sys.stderr)
        except KeyboardInterrupt:
            pool.shutdown(wait=False, cancel_futures=True)
            process.endAll()
            sys.exit(130)
    return results


def writeTsv(name, results):
    def flat(s):
        return s.replace('\\', '\\\\').replace('\n', '\\n').replace('\t', '\\t').replace('\r', '')[:600]
    with open(name, 'w') as f:
        f.write('path\tdirective\tstatus\tcompile_s\trun_s\twitnessed\tdetail\n')
        for t, status, detail in results:
            f.write('%s\t%s\t%s\t%.2f\t%.2f\t%d\t%s\n' % (t.path, t.action, status, t.compileSeconds, t.runSeconds,
                                                          t.witnessed, flat(detail)))


def report(options, results, seconds):
    folders, total = collections.defaultdict(collections.Counter), collections.Counter()
    for t, status, _ in results:
        folders[os.path.dirname(t.path) or '.'][status] += 1
        total[status] += 1
    columns = sorted(total, key=lambda s: (s != 'pass', s))

    def row(name, count):
        n = sum(count.values())
        print('%-28s %6d %6.1f%%  %s' % (name[-28:], n, 100.0 * count['pass'] / max(1, n - count['skip']),
                                         ' '.join('%*d' % (max(len(s), 5), count[s]) for s in columns)))
    print('%-28s %6s %7s  %s' % ('folder', 'tests', 'share', ' '.join('%*s' % (max(len(s), 5), s) for s in columns)))
    for name in sorted(folders):
        row(name, folders[name])
    row('TOTAL', total)
    if total['fail-regexp'] or total['fail-lines']:
        print('right lines, whatever the words: %d of %d' % (total['pass'] + total['fail-regexp'], len(results)))
    if options.witness:
        witnessed = sum(t.witnessed and status == 'pass' for t, status, _ in results)
        print('main seen to return: in %d of the %d that passed' % (witnessed, total['pass']))
    print('%.0f s, of them %.1f s compiling and %.1f s running (summed over parallel tests)' % (
        seconds, sum(t.compileSeconds for t, _, _ in results), sum(t.runSeconds for t, _, _ in results)))


def printChanges(name, results):
    with open(name) as f:
        before = {line.split('\t')[0]: line.split('\t')[2] for line in f if '\t' in line}
    for t, status, _ in results:
        if before.get(t.path, status) != status:
            print('%s: %s -> %s' % (t.path, before[t.path], status))


def writeXfail(results, known):
    """Drops what passes now and adds what fails, with the status as reason; other lines stay as they are."""
    failed = {t.path: (status, detail) for t, status, detail in results if status not in ('pass', 'skip')}
    ran = {t.path for t, _, _ in results}
    with open(XFAIL) as f:
        lines = f.read().rstrip('\n').split('\n')
    kept = [line for line in lines if not line or line[0] == '#' or line.split('\t')[0] not in ran - set(failed)]
    for path in sorted(set(failed) - known):
        status, detail = failed[path]
        kept.append('%s\t%s: %s' % (path, status, re.sub(r'\s+', ' ', detail.replace(path, ''))[:120].strip()))
    with open(XFAIL, 'w') as f:
        f.write('\n'.join(kept) + '\n')


def main():
    options = parseArguments()
    start = time.time()
    results = runAll(options, select(options))
    if options.tsv:
        writeTsv(options.tsv, results)
    report(options, results, time.time() - start)
    if options.compare:
        printChanges(options.compare, results)

    # The known failures are those of whole programs.
    known = set() if options.checkOnly else {path for path, _ in readList(XFAIL)}
    failed = {t.path for t, status, _ in results if status not in ('pass', 'skip')}
    passed = {t.path for t, status, _ in results if status == 'pass'}
    if options.writeXfail and not options.checkOnly:
        writeXfail(results, known)
    for path in sorted(failed - known):
        print('%s: fails, which was not expected' % path)
    for path in sorted(passed & known):
        print('%s: passes, but tests/go/xfail.txt expects it to fail' % path)
    print('expected failures: %d' % len(failed & known))
    print('%d passed, %d failed, %d skipped' % (len(passed), len(failed), len(results) - len(passed) - len(failed)))
    return 1 if failed - known or passed & known else 0


if __name__ == '__main__':
    sys.exit(main())
