#!/usr/bin/env python3
"""Starts a new test: tools/new_test.py AREA NAME, for instance `run select_default`, `runtime/chan close_twice` or
`types fail_assign`.

Writes tests/AREA/NAME.go with what a test of that area begins with, and says which tool completes it.
"""
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PROGRAM = 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("%s")\n}\n'
AREAS = {
    'run': (PROGRAM, 'tools/record.py'),
    'panic': ('package main\n\nfunc main() {\n\tpanic("%s")\n}\n', 'tools/record.py'),
    'race': (PROGRAM, 'tools/record.py'),
    'runtime': (PROGRAM, 'tools/record.py'),
    'stress': (PROGRAM, 'tools/record.py'),
    'emit': ('package main\n\nfunc %s() {\n}\n\nfunc main() {\n}\n', 'tools/update_checks.py'),
    'types': ('package p\n\n// %s\n\nvar _ int = "a" // ERROR "cannot use .a. .*as int value"\n', None),
    'syntax': ('package p\n\n// %s\n\nvar x = = 1 // ERROR "syntax error"\n', None),
}


def main():
    if len(sys.argv) != 3 or sys.argv[1].split('/')[0] not in AREAS:
        sys.exit(__doc__ + '\nAreas: ' + ' '.join(AREAS))
    area, name = sys.argv[1:]
    path = os.path.join(ROOT, 'tests', area, name + '.go')
    if os.path.exists(path):
        sys.exit(path + ' exists')
    template, tool = AREAS[area.split('/')[0]]
    with open(path, 'w') as f:
        f.write(template % name)
    print(path)
    if tool:
        print('then: %s %s' % (tool, os.path.relpath(path, os.getcwd())))
    return 0


if __name__ == '__main__':
    sys.exit(main())
