"""Runs a command with a time limit and a limit on the files that it writes, and leaves no process of it behind."""
import os
import signal
import subprocess
import tempfile

MAX_OUTPUT = 8 << 20            # bytes kept of what a command prints
MAX_FILE = 256 << 20            # bytes that a command may write to one file

running = set()                 # process groups, for endAll


def run(command, timeout, cwd=None, stdin=None, env=None, split=True):
    """Runs a list of words, or a string through the shell.

    Returns (exit status, stdout, stderr): the status is negative for a signal and 'timeout' when the time is up;
    without `split` both streams come as one in their true order, as stdout.
    """
    words = ['sh', '-c', command] if isinstance(command, str) else list(command)
    limited = ['sh', '-c', 'ulimit -c 0; ulimit -f %d; exec "$@"' % (MAX_FILE // 512), 'sh'] + words
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, open(stdin or os.devnull, 'rb') as source:
        process = subprocess.Popen(limited, cwd=cwd, env=env, stdin=source, stdout=out,
                                   stderr=err if split else subprocess.STDOUT, start_new_session=True)
        running.add(process.pid)
        try:
            status = process.wait(timeout)
        except subprocess.TimeoutExpired:
            status = 'timeout'
        endGroup(process.pid)   # what it started and left behind, or all of it after a timeout
        process.wait()
        running.discard(process.pid)
        out.seek(0)
        err.seek(0)
        return status, out.read(MAX_OUTPUT), err.read(MAX_OUTPUT)


def endGroup(group):
    try:
        os.killpg(group, signal.SIGKILL)
    except ProcessLookupError:
        pass


def endAll():
    """Ends what this module has started and is still running; for an interrupt."""
    for group in list(running):
        endGroup(group)


def text(data):
    return data.decode('utf-8', 'replace').replace('\r\n', '\n')
