// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace core {

// Texts in the head of a record file: on one line as they stand, or as a JSON string where a line
// cannot hold them. Every QString has one of the two forms.

// Whether the text may stand as it is: one line without control characters, no blank at its ends.
bool isPlainText(QStringView text);

// A JSON string, lone surrogates as \uXXXX.
QByteArray quotedText(QStringView text);
// Nothing when it is not one JSON string from its first to its last byte.
std::optional<QString> fromQuotedText(QByteArrayView token);

// UTF-8 as a text; a byte order mark in it is text too. Bytes that are not UTF-8 become U+FFFD.
QString plainText(QByteArrayView utf8);

// Without the spaces and tabs at its ends.
QByteArrayView trimmedBlanks(QByteArrayView text);

} // namespace core
