package syscall

import (
	"internal/text"
	"unsafe"
)

const (
	O_RDONLY    = 0x0
	O_WRONLY    = 0x1
	O_RDWR      = 0x2
	O_CREAT     = 0x40
	O_EXCL      = 0x80
	O_NOCTTY    = 0x100
	O_TRUNC     = 0x200
	O_APPEND    = 0x400
	O_NONBLOCK  = 0x800
	O_SYNC      = 0x101000
	O_DIRECTORY = 0x10000
	O_CLOEXEC   = 0x80000

	S_IFMT   = 0xf000
	S_IFSOCK = 0xc000
	S_IFLNK  = 0xa000
	S_IFREG  = 0x8000
	S_IFBLK  = 0x6000
	S_IFDIR  = 0x4000
	S_IFCHR  = 0x2000
	S_IFIFO  = 0x1000
	S_ISUID  = 0x800
	S_ISGID  = 0x400
	S_ISVTX  = 0x200

	PROT_NONE  = 0x0
	PROT_READ  = 0x1
	PROT_WRITE = 0x2
	PROT_EXEC  = 0x4

	MAP_SHARED  = 0x1
	MAP_PRIVATE = 0x2
	MAP_ANON    = 0x20
)

// Descriptors that a program begins with.
const (
	Stdin  = 0
	Stdout = 1
	Stderr = 2
)

// Numbers of system calls on x86-64.
const (
	sysRead       = 0
	sysWrite      = 1
	sysClose      = 3
	sysFstat      = 5
	sysLseek      = 8
	sysMmap       = 9
	sysMprotect   = 10
	sysMunmap     = 11
	sysPread      = 17
	sysPwrite     = 18
	sysGetpid     = 39
	sysKill       = 62
	sysFsync      = 74
	sysFtruncate  = 77
	sysGetcwd     = 79
	sysChdir      = 80
	sysFchdir     = 81
	sysFchmod     = 91
	sysGetuid     = 102
	sysGetgid     = 104
	sysGeteuid    = 107
	sysGetegid    = 108
	sysGetppid    = 110
	sysGetdents64 = 217
	sysOpenat     = 257
	sysMkdirat    = 258
	sysNewfstatat = 262
	sysUnlinkat   = 263
	sysRenameat   = 264
	sysLinkat     = 265
	sysSymlinkat  = 266
	sysReadlinkat = 267
	sysFchmodat   = 268
	sysUtimensat  = 280
	sysPipe2      = 293
)

const (
	atCwd       = -100
	atNoFollow  = 0x100
	atRemoveDir = 0x200
)

// invoke makes a system call that may take long: other goroutines run meanwhile. The result is that of the kernel, with
// negative error numbers.
func invoke(call, a, b, c, d int) int

// quick makes one that returns at once.
func quick(call, a, b, c, d int) int

// result turns a kernel's answer into Go's form.
func result(r int) (int, error) {
	if r < 0 && r > -4096 {
		return -1, Errno(-r)
	}
	return r, nil
}

func failure(r int) error {
	_, err := result(r)
	return err
}

// address returns where a path lies as a C string; EINVAL if it has a zero byte.
func address(path string) (p unsafe.Pointer, err error) {
	if text.IndexByte(path, 0) >= 0 {
		return nil, EINVAL
	}
	b := make([]byte, len(path)+1)
	copy(b, path)
	return unsafe.Pointer(&b[0]), nil
}

// start returns where the bytes of p lie.
func start(p []byte) int {
	if len(p) == 0 {
		return 0
	}
	return int(uintptr(unsafe.Pointer(&p[0])))
}

// onPath makes a call on a path relative to the working directory; a and b are the arguments after the path.
func onPath(call int, path string, a, b int) (int, error) {
	p, err := address(path)
	if err != nil {
		return -1, err
	}
	return result(invoke(call, atCwd, int(uintptr(p)), a, b))
}

// Open opens a file.
func Open(path string, mode int, perm uint32) (fd int, err error) {
	return onPath(sysOpenat, path, mode, int(perm))
}

func Close(fd int) error { return failure(quick(sysClose, fd, 0, 0, 0)) }

func Read(fd int, p []byte) (n int, err error) {
	return result(invoke(sysRead, fd, start(p), len(p), 0))
}

func Write(fd int, p []byte) (n int, err error) {
	return result(invoke(sysWrite, fd, start(p), len(p), 0))
}

func Pread(fd int, p []byte, offset int64) (n int, err error) {
	return result(invoke(sysPread, fd, start(p), len(p), int(offset)))
}

func Pwrite(fd int, p []byte, offset int64) (n int, err error) {
	return result(invoke(sysPwrite, fd, start(p), len(p), int(offset)))
}

func Seek(fd int, offset int64, whence int) (off int64, err error) {
	n, err := result(quick(sysLseek, fd, int(offset), whence, 0))
	return int64(n), err
}

func Fsync(fd int) error { return failure(invoke(sysFsync, fd, 0, 0, 0)) }

func Ftruncate(fd int, length int64) error {
	return failure(invoke(sysFtruncate, fd, int(length), 0, 0))
}

func Mkdir(path string, mode uint32) error {
	_, err := onPath(sysMkdirat, path, int(mode), 0)
	return err
}

func Rmdir(path string) error {
	_, err := onPath(sysUnlinkat, path, atRemoveDir, 0)
	return err
}

func Unlink(path string) error {
	_, err := onPath(sysUnlinkat, path, 0, 0)
	return err
}

func Rename(from, to string) error {
	p, err := address(to)
	if err != nil {
		return err
	}
	_, err = onPath(sysRenameat, from, atCwd, int(uintptr(p)))
	return err
}

func Symlink(from, to string) error {
	p, err := address(from)
	if err != nil {
		return err
	}
	q, err := address(to)
	if err != nil {
		return err
	}
	return failure(invoke(sysSymlinkat, int(uintptr(p)), atCwd, int(uintptr(q)), 0))
}

// Link makes `to` another name of the file `from`.
func Link(from, to string) error {
	p, err := address(to)
	if err != nil {
		return err
	}
	_, err = onPath(sysLinkat, from, atCwd, int(uintptr(p)))
	return err
}

func Readlink(path string, buf []byte) (n int, err error) {
	return onPath(sysReadlinkat, path, start(buf), len(buf))
}

func Chmod(path string, mode uint32) error {
	_, err := onPath(sysFchmodat, path, int(mode), 0)
	return err
}

func Fchmod(fd int, mode uint32) error { return failure(invoke(sysFchmod, fd, int(mode), 0, 0)) }

func Chdir(path string) error {
	p, err := address(path)
	if err != nil {
		return err
	}
	return failure(invoke(sysChdir, int(uintptr(p)), 0, 0, 0))
}

func Fchdir(fd int) error { return failure(invoke(sysFchdir, fd, 0, 0, 0)) }

func Getwd() (string, error) {
	buf := make([]byte, 4096)
	n, err := result(invoke(sysGetcwd, start(buf), len(buf), 0, 0))
	if err != nil {
		return "", err
	}
	return string(buf[:n-1]), nil
}

// ReadDirent fills buf with directory entries as the kernel lays them out.
func ReadDirent(fd int, buf []byte) (n int, err error) {
	return result(invoke(sysGetdents64, fd, start(buf), len(buf), 0))
}

// Timespec is seconds and nanoseconds.
type Timespec struct {
	Sec  int64
	Nsec int64
}

// Stat_t is the kernel's description of a file.
type Stat_t struct {
	Dev     uint64
	Ino     uint64
	Nlink   uint64
	Mode    uint32
	Uid     uint32
	Gid     uint32
	X__pad0 int32
	Rdev    uint64
	Size    int64
	Blksize int64
	Blocks  int64
	Atim    Timespec
	Mtim    Timespec
	Ctim    Timespec
	unused  [3]int64
}

func Stat(path string, stat *Stat_t) error {
	_, err := onPath(sysNewfstatat, path, int(uintptr(unsafe.Pointer(stat))), 0)
	return err
}

// Lstat is Stat that does not follow a symbolic link.
func Lstat(path string, stat *Stat_t) error {
	_, err := onPath(sysNewfstatat, path, int(uintptr(unsafe.Pointer(stat))), atNoFollow)
	return err
}

func Fstat(fd int, stat *Stat_t) error {
	return failure(invoke(sysFstat, fd, int(uintptr(unsafe.Pointer(stat))), 0, 0))
}

// UtimesNano sets the times of access and modification.
func UtimesNano(path string, ts []Timespec) error {
	if len(ts) != 2 {
		return EINVAL
	}
	_, err := onPath(sysUtimensat, path, int(uintptr(unsafe.Pointer(&ts[0]))), 0)
	return err
}

// Pipe2 sets p[0] and p[1] to the ends of a new pipe.
func Pipe2(p []int, flags int) error {
	if len(p) != 2 {
		return EINVAL
	}
	var ends [2]int32
	if err := failure(quick(sysPipe2, int(uintptr(unsafe.Pointer(&ends))), flags, 0, 0)); err != nil {
		return err
	}
	p[0], p[1] = int(ends[0]), int(ends[1])
	return nil
}

func Getpid() int      { return quick(sysGetpid, 0, 0, 0, 0) }
func Getppid() int     { return quick(sysGetppid, 0, 0, 0, 0) }
func Getuid() int      { return quick(sysGetuid, 0, 0, 0, 0) }
func Geteuid() int     { return quick(sysGeteuid, 0, 0, 0, 0) }
func Getgid() int      { return quick(sysGetgid, 0, 0, 0, 0) }
func Getegid() int     { return quick(sysGetegid, 0, 0, 0, 0) }
func Getpagesize() int { return 4096 }

func Kill(pid int, sig Signal) error { return failure(quick(sysKill, pid, int(sig), 0, 0)) }

// Exit ends the program at once.
func Exit(code int)
