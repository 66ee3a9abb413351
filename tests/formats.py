"""This file implements the test formats that lit does not have: programs with recorded output, sources with marked
errors, sources with the expected C++ beside them, GoogleTest programs case by case, and samples.

A source with RUN lines is an ordinary shell test in every folder.
"""
import os
import subprocess
import tempfile

import lit.formats
import lit.Test

from gotest import diagnostics, emitted, process
from gotest.recorded import Recorded

BUILD_TIMEOUT = 300


def passed():
    return lit.Test.Result(lit.Test.PASS, '')


def failed(why):
    return lit.Test.Result(lit.Test.FAIL, why)


def environment(test, **more):
    return {**test.config.environment, **more}


class SourceTests(lit.formats.ShTest):
    """Go files, each a test; what does not have RUN lines goes to `check`. A folder with a go.mod is one test."""

    def __init__(self):
        super().__init__(execute_external=True)

    def getTestsInDirectory(self, testSuite, path_in_suite, litConfig, localConfig):
        folder = testSuite.getSourcePath(path_in_suite)
        if os.path.exists(os.path.join(folder, 'go.mod')):
            localConfig.suffixes = []
            yield lit.Test.Test(testSuite, path_in_suite + ('go.mod',), localConfig)
            return
        if os.path.exists(os.path.join(os.path.dirname(folder), 'go.mod')):
            localConfig.suffixes = []
        yield from super().getTestsInDirectory(testSuite, path_in_suite, litConfig, localConfig)

    def execute(self, test, litConfig):
        path = test.getSourcePath()
        if os.path.basename(path) == 'go.mod':
            return self.check(test, os.path.dirname(path))
        with open(path, encoding='utf-8', errors='replace') as f:
            isScript = 'RUN:' in f.read()
        return super().execute(test, litConfig) if isScript else self.check(test, path)


class ProgramTests(SourceTests):
    """Programs whose output, errors and exit status are those that real Go gave (gotest/recorded.py)."""

    def __init__(self, flags=()):
        super().__init__()
        self.flags = list(flags)

    def check(self, test, path):
        program = Recorded(path)
        if not program.isRecorded():
            return lit.Test.Result(lit.Test.UNRESOLVED, 'nothing recorded: tools/record.py ' + path)
        with tempfile.TemporaryDirectory(prefix='go2cpp-test-') as folder:
            exe = os.path.join(folder, 'program')
            status, out, _ = process.run([test.config.go2cpp, 'build', '-O0', *self.flags, path, '-o', exe],
                                         BUILD_TIMEOUT, cwd=folder, env=environment(test), split=False)
            if status != 0:
                return failed('go2cpp build: exit status %s\n%s' % (status, process.text(out)))
            stdin = os.path.join(folder, 'stdin')
            with open(stdin, 'wb') as f:
                f.write(program.stdin)
            for workers in program.workers():
                env = environment(test, **({'GOMAXPROCS': workers} if workers else {}))
                for turn in range(test.config.repeat or program.repeat()):
                    work = tempfile.mkdtemp(dir=folder)
                    outcome = process.run([exe] + program.args, program.timeout, cwd=work, stdin=stdin, env=env)
                    difference = program.difference(*outcome)
                    if difference:
                        return failed('GOMAXPROCS=%s, run %d: %s' % (workers, turn + 1, difference))
        return passed()


class ErrorTests(SourceTests):
    """Sources that `go2cpp check` must reject with the errors that comments mark, or accept if none does."""

    def check(self, test, path):
        files = [path] if path.endswith('.go') else [os.path.join(path, name) for name in sorted(os.listdir(path))
                                                     if name.endswith('.go')]
        wantedTypes = any(diagnostics.wantedTypes(f) for f in files)
        wanted = wantedTypes or any(diagnostics.wantedErrors(f, '') for f in files)
        status, out, _ = process.run([test.config.go2cpp, 'check', '--no-warn=all', path], 60, env=environment(test),
                                     split=False)
        out = process.text(out)
        if status not in (0, 1) or (status == 1) != wanted:
            return failed('go2cpp check: exit status %s\n%s' % (status, out))
        try:
            if wantedTypes:
                diagnostics.checkTypes(out, files)
            else:
                diagnostics.checkErrors(out, [(f, os.path.basename(f)) for f in files])
        except diagnostics.Failure as failure:
            return failed('%s: %s\n%s' % (failure.status, failure.detail.replace('; ', '\n'), out))
        return passed()


class EmitTests(SourceTests):
    """Sources with the expected C++ as CHECK lines, which tools/update_checks.py writes (gotest/emitted.py)."""

    def check(self, test, path):
        status, cpp, errors = emitted.transpile(test.config.go2cpp, path, environment(test))
        if status != 0:
            return failed('go2cpp: exit status %s\n%s' % (status, errors))
        if not emitted.hasChecks(path):
            return lit.Test.Result(lit.Test.UNRESOLVED, 'no CHECK lines: tools/update_checks.py ' + path)
        checker = subprocess.run([os.path.join(test.config.llvmTools, 'FileCheck'), path], input=cpp, text=True,
                                 capture_output=True)
        return passed() if checker.returncode == 0 else failed(checker.stderr)


class UnitTests(lit.formats.TestFormat):
    """Every case of every GoogleTest program, each in a process of its own, since the runtime is one a process."""

    def getTestsInDirectory(self, testSuite, path_in_suite, litConfig, localConfig):
        folder = testSuite.getSourcePath(path_in_suite)
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            if not name.endswith('_test') or not os.access(path, os.X_OK):
                continue
            listed = subprocess.run([path, '--gtest_list_tests'], capture_output=True, text=True)
            suite = ''
            for line in listed.stdout.split('\n'):
                line = line.split('#')[0].rstrip()
                if line.startswith('  '):
                    if 'DISABLED_' not in suite + line:
                        yield lit.Test.Test(testSuite, path_in_suite + (name, suite + line.strip()), localConfig)
                elif line.endswith('.'):
                    suite = line

    def execute(self, test, litConfig):
        *folder, name, case = test.path_in_suite
        exe = test.suite.getSourcePath((*folder, name))
        status, out, _ = process.run([exe, '--gtest_filter=' + case], 120, env=environment(test), split=False)
        if status != 0:
            return failed('exit status %s\n%s' % (status, process.text(out)))
        if b'[  SKIPPED ]' in out:
            return lit.Test.Result(lit.Test.UNSUPPORTED, process.text(out))
        return passed()


class StressPrograms(lit.formats.TestFormat):
    """Every stress program with 1, 2, 4 and 8 workers, several times: they are short, so that --repeat makes many runs."""

    runs = 3

    def getTestsInDirectory(self, testSuite, path_in_suite, litConfig, localConfig):
        folder = testSuite.getSourcePath(path_in_suite)
        for name in sorted(os.listdir(folder)):
            path = os.path.join(folder, name)
            if os.path.isfile(path) and os.access(path, os.X_OK):
                for workers in ('1', '2', '4', '8'):
                    yield lit.Test.Test(testSuite, path_in_suite + (name, 'GOMAXPROCS=' + workers), localConfig)

    def execute(self, test, litConfig):
        *folder, name, workers = test.path_in_suite
        exe = test.suite.getSourcePath((*folder, name))
        for turn in range(test.config.repeat or self.runs):
            env = environment(test, GOMAXPROCS=workers.split('=')[1])
            status, out, _ = process.run([exe], 300, env=env, split=False)
            if status != 0:
                return failed('run %d: exit status %s\n%s' % (turn + 1, status, process.text(out)))
        return passed()


class Samples(ProgramTests):
    """Sample programs: the C++ beside main.go is what go2cpp writes today and draws no warning, and the program behaves as
    recorded."""

    def getTestsForPath(self, testSuite, path_in_suite, litConfig, localConfig):
        if path_in_suite[-1] == 'main.go' and 'cmake-app' not in path_in_suite:
            yield lit.Test.Test(testSuite, path_in_suite, localConfig)

    def check(self, test, path):
        cpp = os.path.join(os.path.dirname(path), 'main.cpp')
        with tempfile.TemporaryDirectory(prefix='go2cpp-test-') as folder:
            fresh = os.path.join(folder, 'main.cpp')
            status, out, _ = process.run([test.config.go2cpp, 'main.go', '-o', fresh], 60, cwd=os.path.dirname(path),
                                         env=environment(test), split=False)
            if status != 0:
                return failed('go2cpp: exit status %s\n%s' % (status, process.text(out)))
            with open(fresh, 'rb') as f:
                if not os.path.exists(cpp) or f.read() != open(cpp, 'rb').read():
                    return failed('%s is missing or stale: tools/update_samples' % cpp)
            flags, _, _ = process.run([test.config.go2cpp, '--cxxflags'], 60, env=environment(test))[1].partition(b'\n')
            for compiler in ('clang++-19', 'g++'):
                status, out, _ = process.run([compiler, '-fsyntax-only', '-Wall', '-Wextra', '-Wpedantic', '-Werror',
                                              *process.text(flags).split(), cpp], 120, split=False)
                if status != 0:
                    return failed('%s: exit status %s\n%s' % (compiler, status, process.text(out)))
        return super().check(test, path)
