package os

import "syscall"

// Args is the command line, beginning with the program's name.
var Args = commandLine()

// commandLine returns what the program was started with.
func commandLine() []string

// Signal is a signal of the system.
type Signal interface {
	String() string
	Signal()
}

var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)

// Exit ends the program at once with a status; deferred functions do not run.
func Exit(code int) { syscall.Exit(code) }

// Getpid and the others identify the process and its user.
func Getpid() int      { return syscall.Getpid() }
func Getppid() int     { return syscall.Getppid() }
func Getuid() int      { return syscall.Getuid() }
func Geteuid() int     { return syscall.Geteuid() }
func Getgid() int      { return syscall.Getgid() }
func Getegid() int     { return syscall.Getegid() }
func Getpagesize() int { return syscall.Getpagesize() }

// Hostname returns the system's name for itself.
func Hostname() (name string, err error) {
	data, err := ReadFile("/proc/sys/kernel/hostname")
	if err != nil {
		return "", err
	}
	if n := len(data); n > 0 && data[n-1] == '\n' {
		data = data[:n-1]
	}
	return string(data), nil
}

// Executable returns the path of the program.
func Executable() (string, error) { return Readlink("/proc/self/exe") }

// Process is a process, to be signalled.
type Process struct {
	Pid int
}

// FindProcess returns the process with a number; on this system always without error.
func FindProcess(pid int) (*Process, error) { return &Process{pid}, nil }

// Signal sends a signal.
func (p *Process) Signal(sig Signal) error {
	s, ok := sig.(syscall.Signal)
	if !ok {
		return NewSyscallError("kill", syscall.EINVAL)
	}
	err := syscall.Kill(p.Pid, s)
	if err == syscall.ESRCH {
		return ErrProcessDone
	}
	return err
}

// Kill ends the process.
func (p *Process) Kill() error { return p.Signal(Kill) }

// Release forgets the process.
func (p *Process) Release() error { return nil }
