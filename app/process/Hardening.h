// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace app {

// No core files, no attaching by other programs of the same person, and no death by writing to a
// closed pipe or over a size limit: these become errors of the write. Standard descriptors that
// were closed are taken, so that no file of ours is mistaken for one; using them fails as before.
// First thing in main().
void hardenProcess();

} // namespace app
