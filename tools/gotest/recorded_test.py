"""Unit tests of recorded.py and diagnostics.py."""
import os
import tempfile
import unittest

from gotest import diagnostics
from gotest.recorded import Recorded, stable


class Stable(unittest.TestCase):
    def testPanic(self):
        err = (b'panic: boom\n\ngoroutine 1 [running]:\nmain.main()\n\t/tmp/x.go:4 +0x25\nexit status 2\n')
        self.assertEqual(stable(err), b'panic: boom\ngoroutine 1 [running]:\n')

    def testDeadlock(self):
        err = (b'fatal error: all goroutines are asleep - deadlock!\n\n'
               b'goroutine 1 [chan receive]:\nmain.main()\n\t/tmp/x.go:4 +0x25\n\n'
               b'goroutine 18 [select (no cases)]:\nmain.f()\n\t/tmp/x.go:9 +0x25\n\n'
               b'goroutine 6 [chan send]:\nmain.f()\n\t/tmp/x.go:9 +0x25\n')
        self.assertEqual(stable(err), b'fatal error: all goroutines are asleep - deadlock!\ngoroutine 1 [chan receive]:\n'
                                      b'goroutine N [chan send]:\ngoroutine N [select (no cases)]:\n')

    def testNilDereference(self):
        err = (b'panic: runtime error: invalid memory address or nil pointer dereference\n'
               b'[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x4941f2]\n\n'
               b'goroutine 1 [running]:\nmain.main()\n')
        self.assertEqual(stable(err).split(b'\n')[1], b'[signal SIGSEGV: segmentation violation code= addr=0x pc=0x]')

    def testPlainText(self):
        self.assertEqual(stable(b'a\n\nb\n'), b'a\n\nb\n')
        self.assertEqual(stable(b''), b'')


class Directives(unittest.TestCase):
    def program(self, source):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'x.go')
            with open(path, 'w') as f:
                f.write(source)
            return Recorded(path)

    def testConcurrent(self):
        self.assertEqual(self.program('package main\nfunc main() { go f(1) }\n').workers(), ['1', '2', '4'])
        self.assertEqual(self.program('package main\nfunc main() {\n\tgo func() {}()\n}\n').repeat(), 3)
        self.assertEqual(self.program('package main\n// go home(now)\nfunc main() {}\n').workers(), [''])

    def testDirectives(self):
        program = self.program('// args: a "b c"\n// stdin: x\\ny\n// workers: 8\n\npackage main\n')
        self.assertEqual(program.args, ['a', 'b c'])
        self.assertEqual(program.stdin, b'x\ny')
        self.assertEqual(program.workers(), ['8'])


class Diagnostics(unittest.TestCase):
    def check(self, source, output, notation):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'x.go')
            with open(path, 'w') as f:
                f.write(source)
            try:
                if notation == 'types':
                    diagnostics.checkTypes(output, [path])
                else:
                    diagnostics.checkErrors(output, [(path, 'x.go')])
            except diagnostics.Failure as failure:
                return failure.status
        return 'pass'

    def testErrorcheck(self):
        source = 'package p\nvar x = y // ERROR "undefined: y"\n'
        self.assertEqual(self.check(source, 'x.go:2:9: undefined: y\n', 'errorcheck'), 'pass')
        self.assertEqual(self.check(source, 'x.go:2:9: undeclared\n', 'errorcheck'), 'fail-regexp')
        self.assertEqual(self.check(source, 'x.go:1:9: undefined: y\n', 'errorcheck'), 'fail-lines')

    def testTypes(self):
        source = 'package p\nvar x = y /* ERROR "undefined: y" */\n'
        self.assertEqual(self.check(source, '/a/x.go:2:9: undefined: y\n', 'types'), 'pass')
        self.assertEqual(self.check(source, '', 'types'), 'fail-lines')


if __name__ == '__main__':
    unittest.main()
