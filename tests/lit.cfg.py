"""The configuration of all lit suites; lit.site.cfg.py in the build folder says which one and where things are.

Substitutions of RUN lines: %go2cpp, %go2cpp-clang, %FileCheck, %not, %cxx, %python, %root (the source tree), %build,
%repeat (how often a concurrent program shall run).
What a folder's tests look like: README.md here.
"""
import os
import shutil
import sys

import lit.formats

sys.path[:0] = [os.path.join(config.sourceTree, 'tests'), os.path.join(config.sourceTree, 'tools')]
import formats

config.name = 'go2cpp' if config.suite == 'tests' else config.suite
config.test_exec_root = os.path.join(config.build, config.suite)
config.go2cpp = os.path.join(config.build, 'bin', 'go2cpp')
config.repeat = int(lit_config.params.get('repeat', 0))
config.excludes = ['formats.py', 'lit.cfg.py', 'lit.site.cfg.py', 'README.md', 'CMakeLists.txt', 'Inputs', 'go']
config.suffixes = ['.test']
if config.sanitize:
    config.available_features.add(config.sanitize)

for tool in ('gdb', 'valgrind', 'ld.bfd', 'ld.gold', 'ld.lld', 'mold'):
    if shutil.which(tool):
        config.available_features.add(tool)

config.environment['PATH'] = os.pathsep.join(
    [os.path.join(config.build, 'bin'), config.llvmTools, os.environ['PATH']])
for name in ('HOME', 'ASAN_OPTIONS', 'TSAN_OPTIONS', 'XDG_CACHE_HOME'):
    if name in os.environ:
        config.environment[name] = os.environ[name]

config.substitutions += [
    ('%go2cpp-clang', os.path.join(config.build, 'bin', 'go2cpp-clang')),
    ('%go2cpp', config.go2cpp),
    ('%FileCheck', os.path.join(config.llvmTools, 'FileCheck')),
    ('%not', os.path.join(config.llvmTools, 'not')),
    ('%cxx', config.cxx),
    ('%python', sys.executable),
    ('%repeat', str(config.repeat or 1)),
    ('%root', config.sourceTree),
    ('%build', config.build),
]

if config.suite == 'unit':
    config.test_format = formats.UnitTests()
elif config.suite == 'stress':
    config.test_format = formats.StressPrograms()
elif config.suite == 'samples':
    config.test_format = formats.Samples()
    config.suffixes = ['.go']
else:
    config.test_format = lit.formats.ShTest(execute_external=True)
