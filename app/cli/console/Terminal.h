// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connection/Variable.h"

namespace app {

// What one of the program's outputs can show.
struct Terminal
{
    bool isTerminal = false;
    bool hasColours = false;
    bool hasUnicode = true; // the locale can show "✓" and "…"
    int columns = 0; // 0: no edge, nothing is cut

    bool operator==(const Terminal &) const = default;
};

enum class Colours { WhenTerminal, Never };

// Colours only on a terminal that is not "dumb", and never with NO_COLOR (no-color.org).
Terminal terminalOf(int fileDescriptor, Colours colours, const Variable &variable);

// Columns of a terminal right now; people resize windows.
int columnsOf(int fileDescriptor, const Variable &variable);

// Qt wants a UTF-8 locale and complains otherwise: gives it one before it looks. Call first thing
// in main(). False when the person's own locale is another one, so that only ASCII should be shown.
bool adoptUtf8Locale();

} // namespace app
