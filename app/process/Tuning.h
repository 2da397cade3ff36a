// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace app {

// What a run of many requests is spared. In main(), before there is an application or a thread.
//
// The event loops of worker threads are Qt's own: glib's are woken by a system call for every event
// that is posted to them, Qt's once until they have looked. The main thread keeps glib's, which the
// keychain needs. QT_NO_THREADED_GLIB, when it is set already, is left as it is.
void tuneProcess();

// Memory that is freed stays with the process, up to 256 MiB, instead of going back to the system:
// a run makes and frees some hundred kilobytes for each request, and by glibc's own rules each of
// them is got from the system anew. For programs that end when their work does; where the C library
// is another one than glibc it does nothing. In main(), before there is a thread.
void keepFreedMemory();

} // namespace app
