// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace app {

// What a run of many requests is spared. In main(), before there is an application or a thread.
//
// The event loops of worker threads are Qt's own: glib's are woken by a system call for every event
// that is posted to them, Qt's once until they have looked. The main thread keeps glib's, which the
// keychain needs. QT_NO_THREADED_GLIB, when it is set already, is left as it is.
void tuneProcess();

} // namespace app
