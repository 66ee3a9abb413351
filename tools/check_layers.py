#!/usr/bin/env python3
"""Checks the #include lines of transpiler/ and runtime/ against tools/layers.txt: tools/check_layers.py [ROOT]

Tests, stress programs and benchmarks are programs of their own: they may include every part of their area.
"""
import os
import re
import sys

INCLUDE = re.compile(r'(?m)^[ \t]*#[ \t]*include[ \t]*(<[^>]*>|"[^"]*")')


def readRules(path):
    """-> ({folder: [what it may include]}, {folder: [what it must not]})"""
    allowed, forbidden = {}, {}
    with open(path) as f:
        for line in f:
            line = line.split('#')[0].strip()
            if not line:
                continue
            name, _, others = line.partition(':')
            table = forbidden if name.startswith('forbidden ') else allowed
            table[name.replace('forbidden ', '').strip()] = others.split()
    return allowed, forbidden


def sources(root):
    for area in ('transpiler', 'runtime'):
        for folder, _, names in os.walk(os.path.join(root, area)):
            for name in sorted(names):
                if name.endswith(('.h', '.cpp', '.def', '.S')) and not re.search(r'_(test|stress|bench)\.cpp$', name):
                    yield os.path.relpath(os.path.join(folder, name), root)


def ruleFor(path, rules):
    """The rule of the file or of the folder that it is in."""
    return max((name for name in rules if path == name or path.startswith(name + '/')), key=len, default=None)


def resolve(root, path, header):
    """The file that an include means, relative to the root; None for one that is not ours."""
    area = path.split('/')[0]
    for base in (os.path.dirname(path), area, area + '/include'):
        candidate = os.path.normpath(os.path.join(base, header))
        if os.path.isfile(os.path.join(root, candidate)):
            return candidate
    # a header that is generated from a bundled package
    return 'runtime/include/' + header if header.startswith('go/') else None


def problemsOf(root, path, allowed, forbidden):
    own = ruleFor(path, allowed)
    if own is None:
        yield '%s: its folder is not in tools/layers.txt' % path
        return
    with open(os.path.join(root, path), encoding='utf-8', errors='replace') as f:
        text = f.read()
    for m in INCLUDE.finditer(text):
        spelled = m.group(1)
        line = text.count('\n', 0, m.start()) + 1
        target = resolve(root, path, spelled[1:-1])
        banned = [b for b in forbidden.get(own, ()) if spelled == b or (target and target.startswith(b))]
        if banned:
            yield '%s:%d: %s may not include %s' % (path, line, own, spelled)
        elif spelled[0] == '"' and target and ruleFor(target, allowed) != own:
            if not any(target == a or target.startswith(a + '/') for a in allowed[own]):
                yield '%s:%d: %s may not include %s' % (path, line, own, target)


def main():
    root = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(__file__), '..'))
    allowed, forbidden = readRules(os.path.join(root, 'tools', 'layers.txt'))
    problems = [p for path in sources(root) for p in problemsOf(root, path, allowed, forbidden)]
    for problem in problems:
        print(problem)
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main())
