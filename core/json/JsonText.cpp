// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/JsonText.h"

#include "core/json/StringScan.h"
#include "core/json/Utf8.h"

#include <QString>
#include <simdjson.h>

#include <algorithm>

namespace core {

namespace {

void appendEscaped(QByteArray &out, char byte)
{
    constexpr const char *digits = "0123456789abcdef";
    switch (byte) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\b':
        out += "\\b";
        return;
    case '\f':
        out += "\\f";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    default:
        out += "\\u00";
        out += digits[(byte >> 4) & 0xF];
        out += digits[byte & 0xF];
    }
}

QByteArray repaired(QByteArrayView bytes)
{
    QByteArray text;
    text.reserve(bytes.size() + 2);
    for (qsizetype at = 0; at < bytes.size();) {
        const qsizetype length = utf8LengthAt(bytes, at);
        if (length == 0)
            text += "\xEF\xBF\xBD";
        else
            text.append(bytes.sliced(at, length));
        at += std::max<qsizetype>(length, 1);
    }
    return text;
}

// Qt itself would write "?" for a lone surrogate.
QString repaired(QStringView text)
{
    QString whole = text.toString();
    for (qsizetype i = 0; i < whole.size(); ++i) {
        const bool isPair = whole.at(i).isHighSurrogate() && i + 1 < whole.size()
            && whole.at(i + 1).isLowSurrogate();
        if (isPair)
            ++i;
        else if (whole.at(i).isSurrogate())
            whole[i] = QChar::ReplacementCharacter;
    }
    return whole;
}

void appendQuoted(QByteArray &out, QByteArrayView text)
{
    out += '"';
    qsizetype from = 0;
    while (true) {
        const qsizetype to = nextStop(text, from, StopAt::Escaped);
        out.append(text.sliced(from, to - from));
        if (to == text.size())
            break;
        appendEscaped(out, text[to]);
        from = to + 1;
    }
    out += '"';
}

} // namespace

bool isUtf8(QByteArrayView bytes)
{
    return simdjson::validate_utf8(bytes.data(), static_cast<size_t>(bytes.size()));
}

void appendJsonString(QByteArray &out, QByteArrayView text)
{
    if (isUtf8(text))
        appendQuoted(out, text);
    else
        appendQuoted(out, repaired(text));
}

void appendJsonString(QByteArray &out, QStringView text)
{
    const QByteArray utf8 = text.isValidUtf16() ? text.toUtf8() : repaired(text).toUtf8();
    appendQuoted(out, utf8);
}

} // namespace core
