// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options/CommandSpec.h"

namespace app {

// Where connections lie: --data-dir, else the person's folder for application data.
QString dataFolder(const Arguments &arguments);

} // namespace app
