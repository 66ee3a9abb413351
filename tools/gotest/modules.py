"""Prepares sources of Go's test suite: folders of packages as a module, and main with a witness that it returned."""
import json
import os
import re

from gotest.diagnostics import readSource

WITNESS = b'conform: main returned\n'

RELATIVE_IMPORTS = (
    re.compile(rb'(?m)^(\s*(?:import\s*\(?\s*)?(?:[\w.]+\s+)?["`])\./([^"`\n]+["`])'),
    re.compile(rb'(import\s+(?:[\w.]+\s+)?")\./([^"\n]+")'),
    re.compile(rb'(;\s*(?:[\w.]+\s+)?")\./([^"\n]+")'),
)


def packageName(path):
    m = re.search(r'(?m)^package ([\w\u0080-\uffff]+)', readSource(path))
    return m.group(1) if m else '?'


def packagesOf(folder, onePerFile):
    """[(package name, [files])] in the order in which Go's test driver compiles them."""
    packages = []
    for file in sorted(name for name in os.listdir(folder) if name.endswith('.go')):
        name = packageName(os.path.join(folder, file))
        same = next((p for p in packages if p[0] == name), None)
        if onePerFile or same is None:
            packages.append((name, [file]))
        else:
            same[1].append(file)
    return packages


def makeModule(folder, module, onePerFile, goVersion):
    """Lays the packages of X.dir out as module `test`, main at its root; returns [(path, short name)] of its files."""
    packages, files = packagesOf(folder, onePerFile), []
    os.makedirs(module)
    with open(os.path.join(module, 'go.mod'), 'w') as f:
        f.write('module test\n\ngo %s\n' % goVersion)
    for i, (name, sources) in enumerate(packages):
        isMain = name == 'main' and i == len(packages) - 1
        target = module if isMain else os.path.join(module, sources[0][:-len('.go')])
        os.makedirs(target, exist_ok=True)
        for source in sources:
            with open(os.path.join(folder, source), 'rb') as f:
                code = f.read()
            for pattern in RELATIVE_IMPORTS:
                code = pattern.sub(rb'\1test/\2', code)
            if source.endswith('_test.go'):         # a build would leave it out
                source = source[:-len('_test.go')] + '_test_.go'
            path = os.path.join(target, source)
            with open(path, 'wb') as f:
                f.write(code)
            files.append((path, source))
    return files


def addWitness(source, target):
    """Copies a source so that its main prints the witness when it returns.

    False, and an unchanged copy, if it has no main or gives print another meaning.
    """
    with open(source, 'rb') as f:
        code = f.read()
    n = 0
    if not re.search(rb'(?m)^\s*print\s*=|\bfunc print\b', code):
        code, n = re.subn(rb'(?m)^func(\s)main\(\)', rb'func\1conformMain()', code)
    if n == 1:
        code += b'\nfunc main() {\n\tconformMain()\n\tprint(%s)\n}\n' % json.dumps(WITNESS.decode()).encode()
    with open(target, 'wb') as f:
        f.write(code)
    return n == 1
