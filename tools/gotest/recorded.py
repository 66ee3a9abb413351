"""Recorded output of Go programs: what is written beside a test, and what of standard error is compared.

Beside foo.go (or the folder foo with a go.mod) stand foo.out, the standard output, and, where they are not empty and 0,
foo.err, the standard error as `stable` leaves it, and foo.status, the exit status. tools/record.py writes them.

Comments in the first lines of a test say how it runs:
  // args: a b c         arguments of the program
  // stdin: text         standard input, with \n for line ends
  // compare: sorted     the lines of standard output may come in any order
  // compare: status     the output differs from run to run; only the exit status counts
  // workers: 1 4        GOMAXPROCS, one run each; default 1 2 4 for a program with a go statement, else what it finds
  // repeat: 5           how often each run is made; default 3 for a program with a go statement, else 1
  // timeout: 60         seconds
"""
import os
import re
import shlex

GO_STATEMENT = re.compile(r'(?m)^[^/"`\n]*\bgo (func\b|[\w.\[\](){}*]+\()')


class Recorded:
    """A test program with its directives and its recorded files."""

    def __init__(self, path):
        self.path = path
        self.isModule = os.path.isdir(path)
        self.base = path if self.isModule else path[:-len('.go')]
        files = goFiles(path) if self.isModule else [path]
        self.source = '\n'.join(open(f, encoding='utf-8', errors='replace').read() for f in files)
        first = open(os.path.join(path, 'main.go') if self.isModule else path, encoding='utf-8').read()
        self.directives = dict(re.findall(r'(?m)^// (args|stdin|compare|workers|repeat|timeout): (.*)$', first[:2000]))
        self.isConcurrent = bool(GO_STATEMENT.search(self.source))

    @property
    def args(self):
        return shlex.split(self.directives.get('args', ''))

    @property
    def stdin(self):
        return self.directives.get('stdin', '').encode().decode('unicode_escape').encode()

    @property
    def timeout(self):
        return float(self.directives.get('timeout', 30))

    def workers(self):
        """GOMAXPROCS of each run; '' leaves it alone."""
        return self.directives.get('workers', '1 2 4' if self.isConcurrent else '').split() or ['']

    def repeat(self):
        return int(self.directives.get('repeat', 3 if self.isConcurrent else 1))

    def read(self, ending):
        name = self.base + ending
        return open(name, 'rb').read() if os.path.exists(name) else b''

    def isRecorded(self):
        return os.path.exists(self.base + '.out')

    def write(self, status, out, err):
        for ending, data, always in (('.out', out, True), ('.err', stable(err), False),
                                     ('.status', b'%d\n' % status if status else b'', False)):
            if data or always:
                with open(self.base + ending, 'wb') as f:
                    f.write(data)
            elif os.path.exists(self.base + ending):
                os.remove(self.base + ending)

    def difference(self, status, out, err):
        """None, or a sentence about the first difference between a run and what was recorded."""
        wantStatus = int(self.read('.status') or 0)
        if status != wantStatus:
            return 'exit status %s, want %d\n%s' % (status, wantStatus, err[-3000:].decode('utf-8', 'replace'))
        compare = self.directives.get('compare', '')
        if compare == 'status':
            return None
        want = self.read('.out')
        if compare == 'sorted':
            out, want = sortedLines(out), sortedLines(want)
        if out != want:
            return 'standard output: ' + firstDifference(out, want)
        got, want = stable(err), self.read('.err')
        return None if got == want else 'standard error: ' + firstDifference(got, want)


def goFiles(folder):
    return sorted(os.path.join(where, name) for where, _, names in os.walk(folder) for name in names
                  if name.endswith('.go'))


def sortedLines(data):
    return b'\n'.join(sorted(data.split(b'\n')))


def stable(err):
    """Standard error without what differs from run to run: stack frames, goroutine numbers, addresses.

    The header of each goroutine stays, since its state is part of Go's message; that of goroutine 1 comes first and the
    others are sorted.
    """
    lines, headers, inFrames = [], [], False
    for line in err.decode('utf-8', 'replace').split('\n'):
        header = re.match(r'goroutine (\d+)(?: gp=\S+ m=\S+(?: mp=\S+)?)? \[([^\]]*)\]:$', line)
        if header:
            state = re.sub(r', \d+ minutes', '', header.group(2))
            headers.append('goroutine %s [%s]:' % ('1' if header.group(1) == '1' else 'N', state))
            inFrames = True
        elif not line:
            if not inFrames:
                lines.append(line)
            inFrames = False
        elif not inFrames:
            line = re.sub(r'0x[0-9a-f]+', '0x', line)
            lines.append(re.sub(r'(SIGSEGV: segmentation violation code=)\S+', r'\1', line))
    headers.sort(key=lambda h: (h[10] != '1', h))
    body = '\n'.join(lines).rstrip('\n')
    return '\n'.join(([body] if body else []) + headers + ['']).encode() if body or headers else b''


def firstDifference(got, want):
    a, b = got.split(b'\n'), want.split(b'\n')
    i = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))

    def line(lines):
        return lines[i][:200].decode('utf-8', 'replace') if i < len(lines) else '<end>'
    return 'line %d\n  got:  %s\n  want: %s' % (i + 1, line(a), line(b))
