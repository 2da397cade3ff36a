// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console/Console.h"

#include <QStringList>

namespace app {

// Runs one command to its end in an event loop of its own. `words` are the arguments without the
// program's name. `hasUnicode`: the person's locale shows more than ASCII. Main thread.
ExitStatus runCommandLine(const QStringList &words, bool hasUnicode, const Variable &variable);

} // namespace app
