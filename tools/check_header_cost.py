#!/usr/bin/env python3
"""Measures what `#include "go/go.h"` adds to the parsing of an empty file: tools/check_header_cost.py BUILD [--limit MS]

CPU time of clang++-19 -fsyntax-only, the least of several alternated runs. The limit is that of a machine that needs 60 ms
for the empty file; a slower one, or one that is slowed down by other work on the same core, has more time in proportion.
"""
import argparse
import os
import resource
import subprocess
import sys
import tempfile

RUNS = 15
EMPTY = 60
FLAGS = ['-std=c++20', '-fwrapv', '-fno-exceptions', '-fsyntax-only']


def cpuMilliseconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return 1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('build')
    parser.add_argument('--limit', type=float, default=60)
    options = parser.parse_args()
    include = os.path.join(options.build, 'include', 'go2cpp')
    with tempfile.TemporaryDirectory() as folder:
        times = {}
        for _ in range(RUNS):
            for name, text in (('empty', ''), ('go', '#include "go/go.h"\n')):
                path = os.path.join(folder, name + '.cpp')
                with open(path, 'w') as f:
                    f.write(text)
                cost = cpuMilliseconds(['clang++-19', *FLAGS, '-I' + include, path])
                times[name] = min(cost, times.get(name, cost))
    cost = times['go'] - times['empty']
    limit = options.limit * max(1, times['empty'] / EMPTY)
    print('go/go.h: %.0f ms over an empty file (%.0f ms), limit %.0f' % (cost, times['empty'], limit))
    return 0 if cost <= limit else 1


if __name__ == '__main__':
    sys.exit(main())
