#!/usr/bin/env python3
"""Compares transpiler/diag/codes.def with real Go: tools/check_codes.py [--goroot DIR]

Each example is compiled by `go tool compile`; its messages must begin with the recorded one and carry the recorded code. The
few examples that gc's parser refuses have no code there. The exit status is 1 if something differs.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CODES = os.path.join(ROOT, 'transpiler', 'diag', 'codes.def')
TEST = os.path.join(ROOT, 'transpiler', 'types', 'codes_test.cpp')
ENTRY = re.compile(r'^DIAG_CODE\((\w+), ("(?:[^"\\]|\\.)*"),\n\s+("(?:[^"\\]|\\.)*"),\n\s+R"\((.*?)\)"\)$', re.M | re.S)


def unquote(s):
    return re.sub(r'\\(.)', lambda m: {'n': '\n', 't': '\t'}.get(m.group(1), m.group(1)), s[1:-1])


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--goroot', default=os.environ.get('GOROOT'))
    options = p.parse_args()
    go = os.path.join(options.goroot, 'bin', 'go') if options.goroot else 'go'
    with open(CODES) as f:
        entries = ENTRY.findall(f.read())
    with open(TEST) as f:
        library = unquote(re.search(r'kLibrary\[\] = (".*");', f.read()).group(1))
    bad = 0
    with tempfile.TemporaryDirectory() as folder:
        def compileGo(path, files, *flags):
            for name, text in files.items():
                with open(os.path.join(folder, name), 'w') as f:
                    f.write(text + '\n')
            run = subprocess.run([go, 'tool', 'compile', '-p', path, *flags, *files], cwd=folder, capture_output=True,
                                 text=True)
            return run.stdout + run.stderr

        compileGo('lib', {'lib.go': library}, '-o', 'lib.a')
        with open(os.path.join(folder, 'imports'), 'w') as f:
            f.write('packagefile lib=%s\n' % os.path.join(folder, 'lib.a'))
        for code, _, message, example in entries:
            files = dict(zip(('a.go', 'b.go'), example.split('\n---\n')))
            out = compileGo('p', files, '-e', '-errorurl', '-importcfg', 'imports', '-o', 'p.a')
            words = re.sub(r' \[go\.dev/e/\w+\]', '', re.sub(r'^\w+\.go:\d+:\d+: ', '', out))
            codes = set(re.findall(r'\[go\.dev/e/(\w+)\]', out))
            if not words.startswith(unquote(message)) or codes - {code}:
                bad += 1
                print('%s: recorded %r, Go says %r' % (code, unquote(message), out))
    print('%d of %d examples as recorded' % (len(entries) - bad, len(entries)))
    return bad > 0


if __name__ == '__main__':
    sys.exit(main())
