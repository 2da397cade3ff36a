// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace app {

// Ends the process at once: what is buffered for stdout and stderr is written, destructors of
// globals are not run. QThread::wait() returns before its thread has left the C library, where it
// frees what belongs to it; libraries that clean up at exit() free the same again. Call it last,
// when everything that must be destroyed has been.
[[noreturn]] void endProcess(int status);

} // namespace app
