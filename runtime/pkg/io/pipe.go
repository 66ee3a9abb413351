package io

import (
	"errors"
	"sync"
)

// ErrClosedPipe is the error of a write to a closed pipe, or of a read after the reader closed it.
var ErrClosedPipe = errors.New("io: read/write on closed pipe")

// firstError keeps the first error stored.
type firstError struct {
	mu  sync.Mutex
	err error
}

func (e *firstError) store(err error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.err == nil {
		e.err = err
	}
}

func (e *firstError) load() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.err
}

// pipe is what both ends share. A Write offers its bytes on data and learns from taken how many a Read used, until all
// are gone.
type pipe struct {
	writing sync.Mutex // one Write at a time
	data    chan []byte
	taken   chan int

	once     sync.Once // closes done
	done     chan struct{}
	readErr  firstError // given by the reader's end
	writeErr firstError // given by the writer's end
}

func (p *pipe) read(b []byte) (n int, err error) {
	select {
	case <-p.done:
		return 0, p.readError()
	default:
	}
	select {
	case data := <-p.data:
		n = copy(b, data)
		p.taken <- n
		return n, nil
	case <-p.done:
		return 0, p.readError()
	}
}

func (p *pipe) write(b []byte) (n int, err error) {
	select {
	case <-p.done:
		return 0, p.writeError()
	default:
		p.writing.Lock()
		defer p.writing.Unlock()
	}
	for once := true; once || len(b) > 0; once = false {
		select {
		case p.data <- b:
			m := <-p.taken
			b = b[m:]
			n += m
		case <-p.done:
			return n, p.writeError()
		}
	}
	return n, nil
}

func (p *pipe) close() {
	p.once.Do(func() { close(p.done) })
}

// readError returns what a Read of a closed pipe gets.
func (p *pipe) readError() error {
	if err := p.writeErr.load(); p.readErr.load() == nil && err != nil {
		return err
	}
	return ErrClosedPipe
}

// writeError returns what a Write to a closed pipe gets.
func (p *pipe) writeError() error {
	if err := p.readErr.load(); p.writeErr.load() == nil && err != nil {
		return err
	}
	return ErrClosedPipe
}

// PipeReader is the end of a pipe to read from.
type PipeReader struct {
	pipe
}

// PipeWriter is the end of a pipe to write to.
type PipeWriter struct {
	r PipeReader
}

// Pipe returns a pipe without a buffer: a Write waits until Reads have taken all its bytes.
func Pipe() (*PipeReader, *PipeWriter) {
	w := &PipeWriter{PipeReader{pipe{
		data:  make(chan []byte),
		taken: make(chan int),
		done:  make(chan struct{}),
	}}}
	return &w.r, w
}

// Read waits for a Write or the closing of the other end.
func (r *PipeReader) Read(data []byte) (n int, err error) { return r.pipe.read(data) }

// Close makes writes fail with ErrClosedPipe.
func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

// CloseWithError makes writes fail with err.
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.pipe.readErr.store(err)
	r.pipe.close()
	return nil
}

// Write waits until all of data is read or the other end closed.
func (w *PipeWriter) Write(data []byte) (n int, err error) { return w.r.pipe.write(data) }

// Close makes reads end with EOF.
func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

// CloseWithError makes reads end with err, EOF if that is nil.
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.r.pipe.writeErr.store(err)
	w.r.pipe.close()
	return nil
}
