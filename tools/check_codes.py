#!/usr/bin/env python3
"""Compares transpiler/diag/codes.def with real Go: tools/check_codes.py [--goroot DIR]

Each example is compiled by `go tool compile`; its messages must begin with the recorded one and carry the recorded code. The
few examples that gc's parser refuses have no code there. The codes must be those of Go, no more and no fewer. The exit status
is 1 if something differs.
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


OWN = {'None', 'Syntax', 'Unsupported'}     # kinds of our own


def goCodes(goroot):
    with open(os.path.join(goroot, 'src', 'internal', 'types', 'errors', 'codes.go')) as f:
        return set(re.findall(r'^\t([A-Z]\w*)(?: Code = -1)?(?:\s*//.*)?$', f.read(), re.M))


def unquote(s):
    return re.sub(r'\\(.)', lambda m: {'n': '\n', 't': '\t'}.get(m.group(1), m.group(1)), s[1:-1])


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('--goroot', default=os.environ.get('GOROOT'))
    options = p.parse_args()
    go = os.path.join(options.goroot, 'bin', 'go') if options.goroot else 'go'
    with open(CODES) as f:
        text = f.read()
    entries = ENTRY.findall(text)
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
            # without cgo there is no package C whatever its name
            expected = {code, 'BrokenImport'} if code == 'ImportCRenamed' else {code}
            if not words.startswith(unquote(message)) or codes - expected:
                bad += 1
                print('%s: recorded %r, Go says %r' % (code, unquote(message), out))
    print('%d of %d examples as recorded' % (len(entries) - bad, len(entries)))
    ours = set(re.findall(r'^DIAG_(?:CODE|UNREACHED|GENERAL)\((\w+)', text, re.M)) - OWN
    env = subprocess.run([go, 'env', 'GOROOT'], capture_output=True, text=True)
    theirs = goCodes(options.goroot or env.stdout.strip())
    for code in sorted(ours ^ theirs):
        print('%s: %s' % (code, 'not a code of Go' if code in ours else 'missing'))
    print('%d of the %d codes of Go, %d of them with an example' % (len(ours & theirs), len(theirs), len(entries)))
    return bad > 0 or ours != theirs


if __name__ == '__main__':
    sys.exit(main())
