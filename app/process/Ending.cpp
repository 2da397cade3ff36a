// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/process/Ending.h"

#include <cstdio>
#include <cstdlib>

namespace app {

void endProcess(int status)
{
    std::fflush(nullptr);
    std::_Exit(status);
}

} // namespace app
