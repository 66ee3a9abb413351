package strings

import (
	"io"
	"sync"
)

// Replacer replaces many strings in one pass. At each position the first pair of the list whose old string is there
// wins; replaced text is not looked at again. It may be used by several goroutines at once.
type Replacer struct {
	once     sync.Once
	pairs    []string     // old, new, old, new ...
	starts   [256][]int32 // pairs by the first byte of old, in order
	empty    int          // the first pair with an empty old, -1 if there is none
	allBytes bool         // every old is one byte
	firstFor [256]int32   // if allBytes: 1 + the pair for a byte, 0 if there is none
}

// NewReplacer returns a Replacer for pairs old, new. It panics if the number of arguments is odd.
func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	return &Replacer{pairs: append([]string(nil), oldnew...)}
}

// build sorts the pairs by first byte. An earlier pair with an equal old string hides later ones.
func (r *Replacer) build() {
	r.empty = -1
	r.allBytes = true
	for i := 0; i < len(r.pairs); i += 2 {
		old := r.pairs[i]
		if len(old) != 1 {
			r.allBytes = false
		}
		if old == "" {
			if r.empty < 0 {
				r.empty = i
			}
			continue
		}
		c := old[0]
		r.starts[c] = append(r.starts[c], int32(i))
		if r.firstFor[c] == 0 {
			r.firstFor[c] = int32(i) + 1
		}
	}
}

// match returns the pair to use at the beginning of s, -1 if there is none.
func (r *Replacer) match(s string, noEmpty bool) int {
	if s != "" {
		for _, i := range r.starts[s[0]] {
			pair := int(i)
			if r.empty >= 0 && r.empty < pair && !noEmpty {
				break
			}
			if HasPrefix(s, r.pairs[pair]) {
				return pair
			}
		}
	}
	if noEmpty {
		return -1
	}
	return r.empty
}

// Replace returns s with all replacements.
func (r *Replacer) Replace(s string) string {
	r.once.Do(r.build)
	var b Builder
	changed := false
	r.run(s, func(piece string, isNew bool) bool {
		changed = changed || isNew
		b.WriteString(piece)
		return true
	})
	if !changed {
		return s
	}
	return b.String()
}

// WriteString writes s with all replacements to w.
func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	r.once.Do(r.build)
	r.run(s, func(piece string, isNew bool) bool {
		var m int
		m, err = io.WriteString(w, piece)
		n += m
		return err == nil
	})
	return n, err
}

// run passes the result on in pieces, unchanged text and replacements, until emit returns false.
func (r *Replacer) run(s string, emit func(piece string, isNew bool) bool) {
	done := 0         // s[:done] has been passed on
	wasEmpty := false // an empty old has just matched here: only another one may match now
	for i := 0; i <= len(s); {
		pair := -1
		if r.allBytes {
			for i < len(s) && r.firstFor[s[i]] == 0 {
				i++
			}
			if i < len(s) {
				pair = int(r.firstFor[s[i]]) - 1
			}
		} else {
			pair = r.match(s[i:], wasEmpty)
		}
		if pair < 0 {
			wasEmpty = false
			i++
			continue
		}
		if done < i && !emit(s[done:i], false) {
			return
		}
		old, new := r.pairs[pair], r.pairs[pair+1]
		if !emit(new, true) {
			return
		}
		i += len(old)
		done = i
		wasEmpty = old == ""
	}
	if done < len(s) {
		emit(s[done:], false)
	}
}
