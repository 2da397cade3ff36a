// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace app {

// Text as a manual page (man(7)) may hold it: nothing in it is read as an instruction, a hyphen of
// an option or an example stays one when it is copied.
QString roffText(const QString &text);
QString roffLiteral(const QString &text); // what is typed: every hyphen is an ASCII one

// An argument of a macro, quoted.
QString roffArgument(const QString &text);

} // namespace app
