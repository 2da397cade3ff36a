// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/Tuning.h"

#include <QByteArray>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace app {

void tuneProcess()
{
    if (!qEnvironmentVariableIsSet("QT_NO_THREADED_GLIB"))
        qputenv("QT_NO_THREADED_GLIB", "1");
}

void keepFreedMemory()
{
#ifdef __GLIBC__
    constexpr int mebibyte = 1024 * 1024;
    mallopt(M_MMAP_THRESHOLD, 32 * mebibyte); // the most that it takes
    mallopt(M_TRIM_THRESHOLD, 256 * mebibyte);
#endif
}

} // namespace app
