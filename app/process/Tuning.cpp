// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/Tuning.h"

#include <QByteArray>

namespace app {

void tuneProcess()
{
    if (!qEnvironmentVariableIsSet("QT_NO_THREADED_GLIB"))
        qputenv("QT_NO_THREADED_GLIB", "1");
}

} // namespace app
