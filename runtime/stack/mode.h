// The kind of stacks that this process uses.
#pragma once

namespace gort {

// Chooses; called once before the first goroutine runs. Without it stacks are reserved.
void chooseStacks();
bool stacksAreSegmented();

}  // namespace gort
