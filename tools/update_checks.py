#!/usr/bin/env python3
"""Rewrites the CHECK lines of emit tests from what go2cpp writes now: tools/update_checks.py [--go2cpp EXE] FILE.go...

Each definition in the C++ is put behind the Go declaration of that name, or behind a later one where the C++ has
another order, for FileCheck goes through the output from top to bottom. Review the diff: it is the test.
"""
import argparse
import os
import re
import sys

from gotest import emitted

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
GO_DECLARATION = re.compile(r'func (?:\([^)]*?\*?(\w+)(?:\[[^\]]*\])?\) )?(\w+)|(?:type|var|const) (\w+)')


def chunks(cpp):
    """The definitions at the outermost level of the C++: lists of lines."""
    found, current = [], []
    for line in cpp.split('\n'):
        if not current and (not line or line[0] in '#}/ ' or line.startswith(('namespace', 'template <class'))):
            continue
        current.append(line)
        if re.match(r'\}|\S.*[;}]$', line):
            found.append(current)
            current = []
    return found


def declarations(lines):
    """[(name or Type::name, index of the line behind the declaration)] of a Go source."""
    found, i = [], 0
    while i < len(lines):
        m = GO_DECLARATION.match(lines[i])
        if m:
            name = m.group(3) or (m.group(1) + '::' if m.group(1) else '') + m.group(2)
            if lines[i].rstrip().endswith(('{', '(')):
                while i < len(lines) and lines[i].rstrip() not in ('}', ')'):
                    i += 1
            found.append((name, i + 1))
        i += 1
    return found


def isDefinitionOf(name, chunk):
    head = chunk[0]
    if '::goType' in head or (len(chunk) == 1 and re.match(r'(struct|auto|void) .*;$', head)):
        return False
    return re.search(r'(?<![\w:])' + re.escape(name) + r'(?![\w:])', head) is not None


def escape(line):
    line = re.sub(r'\{\{|\[\[', lambda m: '{{%s}}' % ''.join('[%s]' % c if c == '{' else '\\' + c for c in m.group()), line)
    return line


def checkLines(chunk):
    first = True
    for line in chunk:
        if not line:
            yield '// CHECK-EMPTY:'
        else:
            yield ('// CHECK:      ' if first else '// CHECK-NEXT: ') + escape(line)
        first = False


def update(go2cpp, path):
    status, cpp, errors = emitted.transpile(go2cpp, path)
    if status != 0:
        print('%s: %s' % (path, errors), file=sys.stderr)
        return False
    with open(path, encoding='utf-8') as f:
        lines = emitted.withoutChecks(f.read()).rstrip('\n').split('\n')
    found, behind, last = declarations(lines), {}, 0
    for chunk in chunks(cpp):
        index = next((i for i, (name, _) in enumerate(found) if isDefinitionOf(name, chunk)), None)
        if index is not None:
            last = max(last, index)
            behind.setdefault(found[last][1], []).append(chunk)
    result = []
    for i in range(len(lines) + 1):
        for chunk in behind.get(i, []):
            result += checkLines(chunk)
        if i < len(lines):
            result.append(lines[i])
    with open(path, 'w', encoding='utf-8') as f:
        f.write('\n'.join(result) + '\n')
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--go2cpp', default=os.path.join(ROOT, 'build', 'bin', 'go2cpp'))
    parser.add_argument('files', nargs='+', metavar='FILE.go')
    options = parser.parse_args()
    return 0 if all([update(options.go2cpp, path) for path in options.files]) else 1


if __name__ == '__main__':
    sys.exit(main())
