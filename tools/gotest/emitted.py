"""Emit tests: a Go source with the C++ that is expected of it as CHECK lines (FileCheck's) after each declaration.

The transpiler sees the source without the CHECK lines, since it keeps comments. A comment `// flags: ...` in the first
lines adds command-line flags.
"""
import os
import re
import tempfile

from gotest import process

CHECK_LINE = re.compile(r'(?m)^[ \t]*// CHECK[\w-]*:.*\n?')


def hasChecks(path):
    with open(path, encoding='utf-8') as f:
        return bool(CHECK_LINE.search(f.read()))


def withoutChecks(source):
    return CHECK_LINE.sub('', source)


def transpile(go2cpp, path, env=None):
    """-> (exit status, C++, errors)"""
    with open(path, encoding='utf-8') as f:
        source = withoutChecks(f.read())
    flags = re.search(r'(?m)^// flags: (.*)$', source[:2000])
    with tempfile.TemporaryDirectory(prefix='go2cpp-emit-') as folder:
        copy, cpp = os.path.join(folder, os.path.basename(path)), os.path.join(folder, 'out.cpp')
        with open(copy, 'w', encoding='utf-8') as f:
            f.write(source)
        command = [go2cpp, *(flags.group(1).split() if flags else []), os.path.basename(path), '-o', cpp]
        status, out, err = process.run(command, 60, cwd=folder, env=env)
        if status != 0:
            return status, '', process.text(out + err)
        with open(cpp, encoding='utf-8') as f:
            return status, f.read(), ''
