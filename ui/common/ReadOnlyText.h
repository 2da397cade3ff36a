// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QEvent;
class QMimeData;
class QTextCursor;

namespace ui {

// What texts that are only read and copied do otherwise than Qt's.

// What is selected, for the clipboard and as plain text alone. Qt's own copy takes no-break spaces
// for blanks and brings fonts and colours along. The caller owns it.
QMimeData *exactCopy(const QTextCursor &selection);

// Whether it claims a key as typing, of which there is none: single letters act around the text.
bool claimsTyping(const QEvent &event);

} // namespace ui
