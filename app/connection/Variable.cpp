// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/Variable.h"

namespace app {

QByteArray processVariable(const char *name)
{
    return qgetenv(name);
}

} // namespace app
