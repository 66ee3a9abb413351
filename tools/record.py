#!/usr/bin/env python3
"""Records what real Go prints for test programs, beside each: tools/record.py FILE.go|FOLDER...

A folder with a go.mod is one program; any other folder stands for the programs in it. Needs `go` on PATH. Each program
runs several times; one whose output changes is reported and wants a `// compare:` line (tools/gotest/recorded.py).
"""
import os
import sys
import tempfile

from gotest import process
from gotest.recorded import Recorded, sortedLines, stable

RUNS = 5


def programs(paths):
    for path in paths:
        if not os.path.isdir(path) or os.path.exists(os.path.join(path, 'go.mod')):
            yield path
            continue
        for name in sorted(os.listdir(path)):
            child = os.path.join(path, name)
            if name.endswith('.go') or os.path.exists(os.path.join(child, 'go.mod')):
                yield child


def observe(test, exe, folder, workers):
    stdin = os.path.join(folder, 'stdin')
    with open(stdin, 'wb') as f:
        f.write(test.stdin)
    env = dict(os.environ)
    for name in ('GOTRACEBACK', 'GODEBUG', 'GOMAXPROCS', 'GOGC'):
        env.pop(name, None)
    if workers:
        env['GOMAXPROCS'] = workers
    work = tempfile.mkdtemp(dir=folder)
    return process.run([exe] + test.args, test.timeout, cwd=work, stdin=stdin, env=env)


def record(path):
    """True if the program's output was recorded."""
    test = Recorded(os.path.abspath(path))
    with tempfile.TemporaryDirectory() as folder:
        exe = os.path.join(folder, 'program')
        where, what = (test.path, '.') if test.isModule else (os.path.dirname(test.path), os.path.basename(test.path))
        status, out, err = process.run(['go', 'build', '-o', exe, what], 300, cwd=where, split=False)
        if status != 0:
            print('%s: go build fails\n%s' % (path, process.text(out)), file=sys.stderr)
            return False
        compare = test.directives.get('compare', '')
        seen = {}
        for workers in test.workers():
            for _ in range(RUNS if test.isConcurrent else 2):
                status, out, err = observe(test, exe, folder, workers)
                key = (status, sortedLines(out) if compare == 'sorted' else out, stable(err))
                seen[(status,) if compare == 'status' else key] = (status, out, err)
        if len(seen) > 1:
            print('%s: the output differs from run to run' % path, file=sys.stderr)
            return False
        status, out, err = next(iter(seen.values()))
        if compare == 'status':
            out = err = b''
        test.write(status, out, err)
    return True


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    results = [record(path) for path in programs(sys.argv[1:])]
    print('%d recorded, %d not' % (results.count(True), results.count(False)))
    return 0 if all(results) else 1


if __name__ == '__main__':
    sys.exit(main())
