// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console/Console.h"
#include "core/credentials/Secret.h"

namespace app {

// Asks on the terminal, or reads the next line of standard input where there is none. Cancelled:
// Ctrl+C, or the program was told to end. BadInput: the input ended first. Blocks.

// What is typed is not shown. At most 16 KiB.
core::Result<core::Secret> askSecret(Console &console, const QString &question);
core::Result<QString> askLine(Console &console, const QString &question);

bool isInputTerminal();

} // namespace app
