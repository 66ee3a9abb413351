// C++ exceptions on goroutines: they are thrown and caught within a goroutine by C++ of a user, and never cross a frame
// of Go, whose deferred calls they would skip.
#pragma once

namespace gort {

// Keeps the exceptions that one goroutine handles apart from those of others. Does nothing when called: that somebody
// calls it brings the functions into the program that do.
void separateExceptions();

}  // namespace gort
