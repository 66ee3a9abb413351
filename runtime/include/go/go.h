// Everything of the language that generated code needs: types, operations, panics, goroutines, channels and select.
// Lean on purpose: see tests for the limit on the time that parsing it may take.
#pragma once

#include "go/base.h"
#include "go/chan.h"
#include "go/complex.h"
#include "go/defined.h"
#include "go/func.h"
#include "go/interface.h"
#include "go/map.h"
#include "go/number.h"
#include "go/panic.h"
#include "go/print.h"
#include "go/range.h"
#include "go/rangefunc.h"
#include "go/select.h"
#include "go/slice.h"
#include "go/spawn.h"
#include "go/string.h"
#include "go/tuple.h"
#include "go/type.h"
