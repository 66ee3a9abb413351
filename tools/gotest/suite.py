"""One test of Go's own suite: its directive says what must happen, and Test.run finds out whether it does.

The directive is the first line of the source that is no build constraint:
  run         the program exits 0; its stdout and stderr together (one pipe) are X.out, or nothing without an X.out
  runoutput   the same for the program that the test prints
  rundir      the same for the packages of X.dir, laid out as a module `test` with main at its root
  runindir    the same for X.dir as a module of its own
  compile, compiledir, build, builddir               the source is accepted
  errorcheck, errorcheckdir, errorcheckoutput        it is rejected, with exactly the errors that are marked
Test data of the type checkers (mode types) has no directive: its files are rejected if errors are marked.
"""
import os
import re
import shlex
import shutil
import tempfile
import time

from gotest import process
from gotest.diagnostics import Failure, checkErrors, checkTypes, readSource, wantedTypes
from gotest.modules import WITNESS, addWitness, makeModule, packageName
from gotest.recorded import firstDifference

WANT_ERROR = ('errorcheck', 'errorcheckwithauto', 'errorcheckdir', 'errorcheckoutput')
LATEST = '1.27'


def directiveWords(source):
    for line in source.split('\n'):
        if re.match(r'//go:build |// \+build ', line):
            continue
        line = line.strip()
        line = (line[2:] if line.startswith('//') else line).strip()
        if line:
            try:
                return shlex.split(line)
            except ValueError:
                return line.split()
    return ['']


class Directive:
    """A test's action, its flags and its arguments."""

    def __init__(self, path):
        words = directiveWords(readSource(path))
        self.action, args = words[0], words[1:]
        self.wantError = self.action in WANT_ERROR
        self.lang, self.onePerFile, self.timeout = '', False, 0
        self.env, modVersion = {}, None
        while args and args[0].startswith('-'):
            flag = args.pop(0)
            if flag in ('-0', '-1'):
                self.wantError = flag == '-1'
            elif flag == '-s':
                self.onePerFile = True
            elif flag == '-t':
                self.timeout = float(args.pop(0))
            elif flag in ('-goexperiment', '-godebug'):
                self.env['GO' + flag[3:].upper()] = args.pop(0)
            elif flag == '-gomodversion':
                modVersion = args.pop(0)
            elif flag.startswith('-lang='):
                self.lang = flag[len('-lang='):]
            elif flag in ('-gcflags', '-ldflags') and args:
                args.pop(0)
        self.moreSources = []
        while args and args[0].endswith('.go') and self.action in ('run', 'buildrun', 'runoutput', 'errorcheckoutput'):
            self.moreSources.append(os.path.normpath(os.path.join(os.path.dirname(path), args.pop(0))))
        self.args = args
        self.modVersion = modVersion or '1.14'
        self.goVersion = self.lang[len('go'):] or modVersion or LATEST


class Test:
    """options: goroot, go2cpp, optimize, checkOnly, witness, repeat, keep, compileTimeout, runTimeout."""

    def __init__(self, options, path, mode):
        self.options, self.path, self.mode = options, path, mode
        self.testRoot = os.path.join(options.goroot, 'test')
        root = self.testRoot if mode == 'testdir' else os.path.join(options.goroot, 'src/internal/types/testdata')
        self.full = os.path.join(root, path)
        self.action, self.witnessed = mode, False
        self.compileSeconds = self.runSeconds = 0.0
        self.env = dict(os.environ)
        self.lang = ''

    def run(self):
        """-> (status, detail); the status is one word, `pass` or what went wrong."""
        self.folder = tempfile.mkdtemp(prefix='conform-')
        try:
            if self.mode == 'types':
                self.runTypes()
            else:
                self.runDirective()
            return 'pass', 'main returned' if self.witnessed else ''
        except Failure as failure:
            return failure.status, failure.detail
        except Exception as error:      # a list with a wrong path, a malformed test, ...
            return 'harness-error', repr(error)
        finally:
            if self.options.keep:
                shutil.copytree(self.folder, os.path.join(self.options.keep, self.path.replace('/', '_')),
                                dirs_exist_ok=True)
            shutil.rmtree(self.folder, ignore_errors=True)

    # Steps

    def scratch(self, name):
        return os.path.join(self.folder, name)

    def go2cpp(self, *words):
        flags = ['--no-warn=all'] + (['--lang=' + self.lang] if self.lang else [])
        if words[0] == 'check':
            # Types and messages are compared, so what is imported has to be all there: it comes from Go's own sources.
            flags += ['--goroot=' + self.options.goroot, '--pkg-dir=' + os.path.join(self.folder, 'no-bundle')]
        start = time.time()
        status, out, _ = process.run([self.options.go2cpp, words[0], *flags, *words[1:]], self.options.compileTimeout,
                                     cwd=self.folder, env=self.env, split=False)
        self.compileSeconds += time.time() - start
        if status == 'timeout':
            raise Failure('timeout-compile')
        return status, process.text(out)

    def build(self, exe, *sources):
        status, out = self.go2cpp('build', self.options.optimize, *sources, '-o', exe)
        if status != 0:
            raise Failure('fail-compile', out[:600])
        if not os.path.exists(exe):
            raise Failure('fail-compile', 'no executable written')

    def buildWithGo(self, exe, *sources):
        status, out, _ = process.run([os.path.join(self.options.goroot, 'bin', 'go'), 'build', '-o', exe, *sources],
                                     self.options.compileTimeout, cwd=self.folder, env=self.env, split=False)
        if status != 0:
            raise Failure('harness-error', 'go build: ' + process.text(out)[:600])

    def accept(self, *sources):
        status, out = self.go2cpp('check', *sources)
        if status != 0:
            raise Failure('fail-compile', out[:600])

    def check(self, wantError, *sources):
        """The diagnostics, after comparing the exit status with what is wanted."""
        status, out = self.go2cpp('check', *sources)
        if wantError and status == 0:
            raise Failure('fail-accepted', out[:200])
        if not wantError and status != 0:
            raise Failure('fail-rejected', out[:600])
        if status not in (0, 1):
            raise Failure('fail-crash', 'exit %s: %s' % (status, out[:600]))
        return out

    def execute(self, exe, args, cwd, timeout):
        start = time.time()
        status, out, _ = process.run([exe, *args], timeout, cwd=cwd, env=dict(self.env, PWD=cwd), split=False)
        self.runSeconds += time.time() - start
        if status == 'timeout':
            raise Failure('timeout-run', process.text(out[-200:]))
        return status, out.replace(b'\r\n', b'\n')

    def withWitness(self, first, *more):
        """The sources to build: with --witness copies, in which main is changed; all are in one folder."""
        if self.options.witness:
            copy = self.scratch(os.path.basename(first) if not first.startswith(self.folder) else 'witness.go')
            if addWitness(first, copy):
                return [copy] + [shutil.copy(path, self.folder) for path in more]
        return [first, *more]

    def runAndCompare(self, exe, args=(), cwd=None, timeout=None):
        golden = self.full[:-len('.go')] + '.out'
        want = open(golden, 'rb').read() if os.path.exists(golden) else b''
        for _ in range(self.options.repeat):
            status, out = self.execute(exe, args, cwd or self.folder, timeout or self.options.runTimeout)
            if status != 0:
                raise Failure('fail-run', 'exit %s: %s' % (status, process.text(out[:600])))
            if self.options.witness and WITNESS in out:
                self.witnessed = True
                out = out.replace(WITNESS, b'')
            if out != want:
                raise Failure('fail-output', firstDifference(out, want))

    # Modes

    def runDirective(self):
        d = Directive(self.full)
        self.action, self.lang = d.action, d.lang
        self.env.update(d.env)
        exe, folder = self.scratch('a.exe'), self.full[:-len('.go')] + '.dir'
        if self.options.checkOnly and d.action in ('run', 'buildrun', 'build'):
            return self.accept(self.full, *d.moreSources)
        limit = max(d.timeout, self.options.runTimeout)     # a test's own limit can only raise ours
        match d.action:
            case 'run' | 'buildrun':
                self.build(exe, *self.withWitness(self.full, *d.moreSources))
                self.runAndCompare(exe, d.args, self.testRoot if d.action == 'run' else None, limit)
            case 'runoutput' | 'errorcheckoutput':
                self.runGenerator(d, exe, limit)
            case 'build' if packageName(self.full) == 'main':
                self.build(exe, self.full)
            case 'build' | 'compile':
                self.accept(self.full)
            case 'errorcheck' | 'errorcheckwithauto':
                checkErrors(self.check(d.wantError, self.full), [(self.full, os.path.basename(self.full))])
            case 'rundir' | 'buildrundir' | 'compiledir' | 'builddir' | 'errorcheckdir':
                self.runFolder(d, exe, folder, limit)
            case 'runindir':
                name = os.path.basename(folder)
                module = self.scratch(name)
                shutil.copytree(folder, module)
                with open(os.path.join(module, 'go.mod'), 'w') as f:
                    f.write('module %s\n\ngo %s\n' % (name, d.modVersion))
                if self.options.checkOnly:
                    return self.accept(os.path.join(module, '...'))
                self.build(exe, module)
                self.runAndCompare(exe, d.args, module, limit)
            case _:
                raise Failure('skip', 'directive ' + d.action)

    def runGenerator(self, d, exe, limit):
        """The test prints a program; that one is judged."""
        if self.options.checkOnly:
            self.accept(self.full, *d.moreSources)
            self.buildWithGo(exe, self.full, *d.moreSources)
        else:
            self.build(exe, self.full, *d.moreSources)
        status, out = self.execute(exe, d.args, self.testRoot, limit)
        if status != 0:
            raise Failure('fail-run', 'the generator exits %s' % status)
        generated = self.scratch('tmp__.go')
        with open(generated, 'wb') as f:
            f.write(out)
        if d.action == 'errorcheckoutput':
            checkErrors(self.check(d.wantError, generated), [(generated, 'tmp__.go')])
            return
        if self.options.checkOnly:
            return self.accept(generated)
        exe = self.scratch('b.exe')
        self.build(exe, *self.withWitness(generated))
        self.runAndCompare(exe, timeout=limit)

    def runFolder(self, d, exe, folder, limit):
        module = self.scratch('test')
        files = makeModule(folder, module, d.onePerFile, d.goVersion)
        if d.action == 'errorcheckdir':
            checkErrors(self.check(d.wantError, os.path.join(module, '...')), files)
        elif d.action in ('rundir', 'buildrundir') and not self.options.checkOnly:
            if self.options.witness:
                for path, _ in files:
                    if os.path.dirname(path) == module:
                        addWitness(path, path)
            self.build(exe, module)
            self.runAndCompare(exe, d.args, timeout=limit)
        else:
            self.accept(os.path.join(module, '...'))

    def runTypes(self):
        files = [self.full]
        if os.path.isdir(self.full):
            files = sorted(os.path.join(self.full, f) for f in os.listdir(self.full) if f.endswith('.go'))
        # Away from the module of the standard library, whose path would be part of the messages.
        files = [shutil.copy(f, self.folder) for f in files]
        m = re.match(r'//\s*-.*?lang=(go[\d.]+)', readSource(files[0]).split('\n', 1)[0])
        self.lang = m.group(1) if m else ''
        wantError = any(wantedTypes(f) for f in files)
        checkTypes(self.check(wantError, '--keep-going', *files), files)
