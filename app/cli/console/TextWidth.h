// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace app {

// How texts of strangers (keys, shard ids, messages of a server) stand in the columns of a
// terminal.

// The text on one line and harmless: control characters, escape sequences, line breaks and
// characters that turn the writing direction become visible escapes such as "\u001b".
QString printable(const QString &text);
// The same of several lines: their line feeds and tabs stay.
QString printableLines(const QString &text);
// JSON with such characters as JSON escapes, so that it says the same.
QByteArray printableJson(QByteArrayView json);

// Columns that a printable text takes: 0 for combining marks, 2 for wide East Asian characters and
// most emoji.
int displayWidth(const QString &text);

enum class Cut { End, Middle };

// The text in at most `width` columns, `ellipsis` where something was left out.
QString cutTo(const QString &text, int width, Cut cut, const QString &ellipsis);

// The text broken at blanks into lines of at most `width` columns; words that are longer are kept
// whole. 0: no breaks.
QStringList wrapped(const QString &text, int width);

// "1,204": for people.
QString grouped(qint64 number);

// "1.2 KiB", "3.0 MiB": with one decimal from 1 KiB on.
QString humanBytes(qint64 bytes);

} // namespace app
