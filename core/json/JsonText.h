// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

namespace core {

// Whether all of the bytes are UTF-8.
bool isUtf8(QByteArrayView bytes);

// Appends `text` as a JSON string with its quotation marks. Only what JSON demands is escaped:
// quotation mark, backslash and control characters; everything else passes as UTF-8. Bytes that are
// not UTF-8 become U+FFFD each, so that what is written is always JSON: ask isUtf8() first where
// that would lose something.
void appendJsonString(QByteArray &out, QByteArrayView text);

// The same for text of the window; a lone surrogate becomes U+FFFD.
void appendJsonString(QByteArray &out, QStringView text);

// For rows that people look at: what a terminal would act on or hide is escaped too, as \uXXXX.
// These are the controls U+0080 to U+009F, format characters (bidi, zero width) and line
// separators.
void appendVisibleJsonString(QByteArray &out, QByteArrayView text);
void appendVisibleJsonString(QByteArray &out, QStringView text);

} // namespace core
