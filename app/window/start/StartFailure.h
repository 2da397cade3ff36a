// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Error.h"

#include <QString>

namespace app {

// A start that fails says why on standard error, and in a dialog as well where nobody reads that: a
// desktop's menu gives it to a journal, a file or nothing. Whoever gives a terminal or a pipe reads
// it, and no dialog holds a script up. Nor is there one on a platform without a screen, such as
// offscreen.

// Whether what is written to that file descriptor is read by a person or a program.
bool isRead(int descriptor);
// Whether a dialog can be seen on that platform of Qt's, such as "xcb".
bool hasScreen(const QString &platform);

// Shows it until a person closes it. After QApplication is made, before a window is; `isDark` as
// the desktop is.
void showStartFailure(const core::Error &error, bool isDark);

} // namespace app
