#!/usr/bin/env python3
"""Compares our parser and checker with go/parser and go/types: tools/bench/check/compare.py [--runs N] [PATTERN...]

Parses and checks the packages that the patterns name (default: std), with all they import and all function bodies, alternately
with check_front and the Go program twin.go, each on one core. Prints the medians of CPU time (user and system) and peak memory
and their ratios, ours over Go's. Needs `go` on PATH and `ninja -C build-release check_front`.

    compare.py --grow   checks generated packages of 125,000, 250,000 and 500,000 lines instead and prints how the cost grows
"""
import argparse
import os
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, '..', '..', '..')
FRONT = os.path.join(ROOT, 'build-release', 'bench', 'check_front')


def measure(command):
    """-> (CPU seconds, peak memory in MB, output) of a command on one core"""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=dict(os.environ, GOMAXPROCS='1'),
                               preexec_fn=lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}))
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit('%s: status %d\n%s' % (' '.join(command), status, output))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, output


def compare(patterns, runs, folder):
    twin, packages = os.path.join(folder, 'twin'), os.path.join(folder, 'list')
    subprocess.run(['go', 'build', '-o', twin, os.path.join(HERE, 'twin.go')], check=True)
    with open(packages, 'w') as f:
        goroot = subprocess.run(['go', 'env', 'GOROOT'], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
        subprocess.run([twin, 'list'] + patterns, stdout=f, check=True, cwd=os.path.join(goroot, 'src'))
    commands = ([FRONT, packages], [twin, 'check', packages])
    samples = ([], [])
    for i in range(runs + 1):
        outcomes = [measure(c) for c in commands]
        if outcomes[0][2] != outcomes[1][2]:
            sys.exit('different output:\n%s\n%s' % (outcomes[0][2], outcomes[1][2]))
        if i > 0:               # the first run warms the caches
            for kept, outcome in zip(samples, outcomes):
                kept.append(outcome[:2])
    print(outcomes[0][2].strip())
    ours, theirs = [[statistics.median(column) for column in zip(*kept)] for kept in samples]
    print('%-12s %8s %8s %6s' % ('', 'go2cpp', 'Go', 'ratio'))
    print('%-12s %7.2fs %7.2fs %6.2f' % ('CPU time', ours[0], theirs[0], ours[0] / theirs[0]))
    print('%-12s %6.0fMB %6.0fMB %6.2f' % ('peak memory', ours[1], theirs[1], ours[1] / theirs[1]))


def grow(runs, folder):
    sys.path.insert(0, HERE)
    import generate
    before = None
    for lines in (125000, 250000, 500000):
        source, packages = os.path.join(folder, 'p%d.go' % lines), os.path.join(folder, 'list%d' % lines)
        with open(source, 'w') as f:
            f.write(generate.package(lines))
        with open(packages, 'w') as f:
            f.write('p\t%s\n' % source)
        samples = [measure([FRONT, packages]) for _ in range(runs)]
        cpu, memory = [statistics.median(s[i] for s in samples) for i in (0, 1)]
        print('%s %6.2fs %6.0fMB' % (samples[0][2].strip(), cpu, memory), end='')
        print('' if before is None else '   x%.2f time, x%.2f memory' % (cpu / before[0], memory / before[1]))
        before = (cpu, memory)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--runs', type=int, default=5)
    parser.add_argument('--grow', action='store_true')
    parser.add_argument('patterns', nargs='*', default=['std'])
    args = parser.parse_args()
    if not os.path.exists(FRONT):
        sys.exit('%s is missing: ninja -C build-release check_front' % FRONT)
    with tempfile.TemporaryDirectory() as folder:
        if args.grow:
            grow(args.runs, folder)
        else:
            compare(args.patterns, args.runs, folder)


if __name__ == '__main__':
    main()
