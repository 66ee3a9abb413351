#!/usr/bin/env python3
"""Compares go2cpp with Go: tools/bench/compare.py [--runs N] [--start] [FILE.go...]

Each program (default: all beside this file) is built optimised by both; the executables run alternately and the ratio of the
medians is printed, go2cpp over Go: below 1 is faster than Go. User plus system CPU time is shown beside wall time, since many
threads that spin look fast on a quiet machine; it includes processes that were left behind (mold links in one). With --start,
`go2cpp run` and `go run` of the source are compared instead, both with warm caches and a source that changes each time. Needs
`go` on PATH.
"""
import argparse
import ctypes
import glob
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PR_SET_CHILD_SUBREAPER = 36     # <linux/prctl.h>
GO2CPP = os.path.join(HERE, '..', '..', 'build', 'bin', 'go2cpp')


def measure(command):
    """-> (wall seconds, CPU seconds, output)"""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.time()
    result = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    wall = time.time() - start
    try:
        while True:
            os.waitpid(-1, 0)           # orphans, of which this process is the reaper
    except ChildProcessError:
        pass
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if result.returncode != 0:
        sys.exit('%s: exit status %d\n%s' % (' '.join(command), result.returncode, result.stdout))
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, result.stdout


def alternate(runs, ours, theirs):
    """ours, theirs: functions from the number of the run to a command. -> medians of both."""
    samples = ([], [])
    for i in range(runs + 1):
        outcomes = [measure(f(i)) for f in (ours, theirs)]
        if outcomes[0][2] != outcomes[1][2]:
            sys.exit('different output:\n%s\n%s' % (outcomes[0][2], outcomes[1][2]))
        if i > 0:               # the first run warms the caches
            for kept, outcome in zip(samples, outcomes):
                kept.append(outcome[:2])
    return [[statistics.median(column) for column in zip(*kept)] for kept in samples]


def compareSpeed(path, runs, folder):
    ours, theirs = os.path.join(folder, 'ours'), os.path.join(folder, 'theirs')
    for command in ([GO2CPP, 'build', path, '-o', ours], ['go', 'build', '-o', theirs, path]):
        subprocess.run(command, check=True)
    return alternate(runs, lambda i: [ours], lambda i: [theirs])


def compareStart(path, runs, folder):
    with open(path) as f:
        source = f.read()

    def command(words, name):
        def make(i):
            copy = os.path.join(folder, name + '.go')
            with open(copy, 'w') as f:
                f.write(source + '\nvar changed%d = %d\n' % (i, i))
            return words + [copy]
        return make
    return alternate(runs, command([GO2CPP, 'run'], 'ours'), command(['go', 'run'], 'theirs'))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--runs', type=int, default=7)
    parser.add_argument('--start', action='store_true')
    parser.add_argument('files', nargs='*', metavar='FILE.go')
    options = parser.parse_args()
    if not shutil.which('go'):
        sys.exit('compare.py: go is not on PATH; the ratios need real Go')
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    print('%-24s %10s %10s %8s %10s %10s %8s' % ('', 'ours, ms', 'Go, ms', 'wall', 'ours, CPU', 'Go, CPU', 'CPU'))
    for path in options.files or sorted(glob.glob(os.path.join(HERE, '*.go'))):
        with tempfile.TemporaryDirectory() as folder:
            compare = compareStart if options.start else compareSpeed
            (wall, cpu), (goWall, goCpu) = compare(os.path.abspath(path), options.runs, folder)
        print('%-24s %10.1f %10.1f %8.2f %10.1f %10.1f %8.2f' % (
            os.path.basename(path), 1000 * wall, 1000 * goWall, wall / goWall, 1000 * cpu, 1000 * goCpu, cpu / max(goCpu, 1e-6)))


if __name__ == '__main__':
    main()
