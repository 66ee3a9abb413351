#!/usr/bin/env python3
"""The table of goals: tools/bench/table.py [--rows a,b] [--runs N] [--procs 1,2] [--save FILE] [--write]

Every row of rows.tsv is a Go program, built optimised by both sides (again only when the source or a compiler changed). Go and
go2cpp run alternately; printed are the ratios of the medians, go2cpp over Go: below 1 is faster or smaller. Only ratios of one
run can be compared. With --save, the figures are merged into a JSON file, so that the table can be measured in pieces; --write
makes README.md's table from that file. Needs `go` on PATH.
"""
import argparse
import collections
import datetime
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.path.join(HERE, '..', '..', 'build')
GO2CPP = os.path.join(BUILD, 'bin', 'go2cpp')
README = os.path.join(HERE, 'README.md')

Row = collections.namedtuple('Row', 'title program about goal1 goal2 mostRuns')
Sample = collections.namedtuple('Sample', 'wall cpu rss metric output')


def readRows():
    with open(os.path.join(HERE, 'rows.tsv')) as f:
        return [Row(*line.rstrip('\n').split('\t')) for line in f if not line.startswith('#')]


def isFresh(target, *sources):
    return os.path.exists(target) and all(os.path.getmtime(target) > os.path.getmtime(s) for s in sources)


def build(program, folder):
    """-> the executables of both sides."""
    source = os.path.join(HERE, program + '.go')
    ours, theirs = os.path.join(folder, program + '.ours'), os.path.join(folder, program + '.go')
    libraries = [os.path.join(BUILD, 'lib', name) for name in os.listdir(os.path.join(BUILD, 'lib'))]
    if not isFresh(ours, source, GO2CPP, *libraries):
        subprocess.run([GO2CPP, 'build', source, '-o', ours], check=True)
    if not isFresh(theirs, source):
        subprocess.run(['go', 'build', '-o', theirs, source], check=True)
    return ours, theirs


def buildLauncher(folder):
    source, target = os.path.join(HERE, 'launch.cpp'), os.path.join(folder, 'launch')
    if not isFresh(target, source):
        subprocess.run(['c++', '-O2', '-static', source, '-o', target], check=True)
    return target


def measure(launcher, executable, procs):
    with tempfile.TemporaryFile(mode='w+') as output, tempfile.TemporaryFile(mode='w+') as figures:
        subprocess.run(['sh', '-c', 'exec "$0" "$1" 3>&%d' % figures.fileno(), launcher, executable], stdout=output,
                       stderr=subprocess.STDOUT, pass_fds=[figures.fileno()], env=dict(os.environ, GOMAXPROCS=procs), check=True)
        output.seek(0)
        text = output.read()
        figures.seek(0)
        wall, cpu, rss, status = map(int, figures.read().split())
    if status != 0:
        sys.exit('%s: status %d\n%s' % (executable, status, text[:2000]))
    metric = re.search(r'^metric (\d+)\n', text, re.M)
    if metric:
        text = text.replace(metric.group(0), '')
    return Sample(wall / 1e6, cpu / 1e6, rss, int(metric.group(1)) if metric else 0, text)


def compare(row, procs, runs, folder):
    """-> {'wall', 'cpu', 'rss', 'metric': (ours, theirs)}, medians."""
    executables, launcher = build(row.program, folder), buildLauncher(folder)
    if int(row.mostRuns):
        runs = min(runs, int(row.mostRuns))
    samples = ([], [])
    for i in range(runs):
        order = (0, 1) if i % 2 == 0 else (1, 0)
        for side in order:
            samples[side].append(measure(launcher, executables[side], procs))
    if samples[0][0].output != samples[1][0].output:
        sys.exit('%s: different output:\n%s\n%s' % (row.program, samples[0][0].output, samples[1][0].output))
    return {name: [statistics.median(getattr(s, name) for s in side) for side in samples]
            for name in ('wall', 'cpu', 'rss', 'metric')}


def ratio(figures, name):
    ours, theirs = figures[name]
    return ours / max(theirs, 1e-3)


def cells(row, figures, goal):
    """-> wall, CPU, memory and goal as printed; the column that the goal is about is marked where it is missed."""
    texts = ['%.2f' % ratio(figures, name) for name in ('wall', 'cpu', 'rss')]
    about = ratio(figures, row.about)
    if row.about == 'metric':
        texts[0] += ' (stall %.2f)' % about
    mark = '' if goal == '-' or about <= float(goal) else ' !'
    return texts + [goal + (' ' + row.about if row.about != 'wall' else '') + mark]


def printRow(row, procs, figures, goal):
    texts = cells(row, figures, goal)
    ours, theirs = figures['wall']
    print('%-34s P=%s %9.1f %9.1f ms   wall %-18s cpu %-7s rss %-7s goal %s' % (
        row.title, procs, 1000 * ours, 1000 * theirs, texts[0], texts[1], texts[2], texts[3]), flush=True)


def machine():
    with open('/proc/cpuinfo') as f:
        model = re.search(r'model name\s*: (.*)', f.read()).group(1)
    return '%d processors (%s), Linux %s' % (os.cpu_count(), model, platform.release())


def write(saved):
    """Replaces the table in README.md between its two markers."""
    lines = ['Measured %s on %s, %s.' % (saved['date'], saved['machine'], saved['go']), '',
             '| row | wall, P=1 | CPU | memory | goal | wall, P=2 | CPU | memory | goal | what a profile showed |',
             '|---|---|---|---|---|---|---|---|---|---|']
    reasons = readReasons()
    for row in readRows():
        columns = [row.title]
        for procs, goal in (('1', row.goal1), ('2', row.goal2)):
            figures = saved['rows'].get(row.program, {}).get(procs)
            columns += cells(row, figures, goal) if figures else ['', '', '', goal]
        missed = any(text.endswith('!') for text in columns)
        columns.append(reasons.get(row.program, '') if missed else '')
        lines.append('| ' + ' | '.join(columns) + ' |')
    with open(README) as f:
        text = f.read()
    begin, end = '<!-- table -->\n', '<!-- end of table -->'
    head, tail = text.index(begin) + len(begin), text.index(end)
    with open(README, 'w') as f:
        f.write(text[:head] + '\n'.join(lines) + '\n' + text[tail:])


def readReasons():
    with open(os.path.join(HERE, 'reasons.tsv')) as f:
        return dict(line.rstrip('\n').split('\t') for line in f if not line.startswith('#'))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--rows', help='programs, separated by commas; a part of the name is enough')
    parser.add_argument('--runs', type=int, default=5)
    parser.add_argument('--procs', default='1,2')
    parser.add_argument('--save', metavar='FILE')
    parser.add_argument('--write', action='store_true', help='only write the table of --save into README.md')
    parser.add_argument('--build', action='store_true', help='only build')
    options = parser.parse_args()
    saved = {'rows': {}}
    if options.save and os.path.exists(options.save):
        with open(options.save) as f:
            saved = json.load(f)
    if options.write:
        write(saved)
        return
    if not shutil.which('go'):
        sys.exit('table.py: go is not on PATH; the ratios need real Go')
    folder = os.path.join(BUILD, 'bench')
    os.makedirs(folder, exist_ok=True)
    wanted = options.rows.split(',') if options.rows else ['']
    for row in readRows():
        if not any(word == row.program or (word not in [r.program for r in readRows()] and word in row.program) for word in wanted):
            continue
        if options.build:
            build(row.program, folder)
            continue
        for procs in options.procs.split(','):
            figures = compare(row, procs, options.runs, folder)
            printRow(row, procs, figures, row.goal1 if procs == '1' else row.goal2)
            saved['rows'].setdefault(row.program, {})[procs] = figures
        if options.save:
            saved.update(date=datetime.date.today().isoformat(), machine=machine(),
                         go=subprocess.run(['go', 'version'], capture_output=True, text=True).stdout.split()[2])
            with open(options.save, 'w') as f:
                json.dump(saved, f, indent=1)


if __name__ == '__main__':
    main()
