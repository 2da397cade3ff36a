// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/json/JsonTokens.h"

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace core {

// A place in a text.
struct TextPlace
{
    qsizetype line = 1; // from 1; lines end with \n, \r\n or \r
    qsizetype column = 1; // from 1, in Unicode code points

    bool operator==(const TextPlace &) const = default;
};

// Where byte `offset` of a UTF-8 text is.
TextPlace placeAt(QByteArrayView text, qsizetype offset);
// The other way round; the end of the line, or of the text, for a place behind it.
qsizetype offsetAt(QByteArrayView text, const TextPlace &place);

// The first mistake in a JSON text, in words for people.
struct JsonFault
{
    JsonMistake mistake = JsonMistake::Empty;
    qsizetype offset = 0; // in bytes
    TextPlace place;
    QString message; // "expected ',' or '}' after a value"

    bool operator==(const JsonFault &) const = default;
};

// Nothing when `text` is one JSON value of any kind, blanks around it allowed. Duplicate names and
// escaped lone surrogates are JSON; a byte order mark, NaN and raw line breaks in strings are not.
std::optional<JsonFault> checkJson(QByteArrayView text, JsonDialect dialect = JsonDialect::Strict);

// The fault at which `tokens`, walking over `text`, has stopped.
JsonFault faultOf(const JsonTokens &tokens, const JsonToken &fault, QByteArrayView text);

} // namespace core
