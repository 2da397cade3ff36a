// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace app {

// No core files, no attaching by other programs of the same person, and no death by writing to a
// closed pipe or over a size limit: these become errors of the write. First thing in main().
void hardenProcess();

} // namespace app
