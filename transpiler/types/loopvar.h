// This file declares the warning about loop variables that goroutines share, in code for Go before 1.22.
#pragma once

namespace types {

class Checker;

// Warns about each `go` statement in a loop whose function literal uses a variable of that loop, where the file's
// language version has one variable for all iterations.
void warnSharedLoopVars(Checker& check);

}  // namespace types
