// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/JsonText.h"

#include "core/json/StringScan.h"
#include "core/text/Utf8.h"

#include <QList>
#include <QString>
#include <simdjson.h>

#include <algorithm>

namespace core {

namespace {

// What follows the backslash for each control character, 'u' for those without a letter.
constexpr char letterOf(char c)
{
    switch (c) {
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return static_cast<unsigned char>(c) < ' ' ? 'u' : c;
    }
}

char *writeEscaped(char *to, char c)
{
    constexpr const char *digits = "0123456789abcdef";
    *to++ = '\\';
    *to++ = letterOf(c);
    if (to[-1] != 'u')
        return to;
    *to++ = '0';
    *to++ = '0';
    *to++ = digits[(c >> 4) & 0xF];
    *to++ = digits[c & 0xF];
    return to;
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

// How many bytes escaping adds.
qsizetype growth(QByteArrayView text)
{
    constexpr qsizetype ofLetter = 1; // \n
    constexpr qsizetype ofNumber = 5; // \u0001
    qsizetype added = 0;
    for (qsizetype at = nextStop(text, 0, StopAt::Escaped); at < text.size();
         at = nextStop(text, at + 1, StopAt::Escaped))
        added += letterOf(text[at]) == 'u' ? ofNumber : ofLetter;
    return added;
}

char *writeText(char *to, QByteArrayView text)
{
    for (qsizetype from = 0; from <= text.size();) {
        const qsizetype stop = nextStop(text, from, StopAt::Escaped);
        to = std::copy(text.begin() + from, text.begin() + stop, to);
        if (stop < text.size())
            to = writeEscaped(to, text[stop]);
        from = stop + 1;
    }
    return to;
}

// Measured first, so that a long payload is written into one block of memory.
void appendQuoted(QByteArray &out, QByteArrayView text)
{
    const qsizetype start = out.size();
    const qsizetype added = growth(text);
    out.resize(start + added + text.size() + 2);
    char *to = out.data() + start;
    *to++ = '"';
    to = added == 0 ? std::copy(text.begin(), text.end(), to) : writeText(to, text);
    *to = '"';
}

bool isHidden(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

void appendUnit(QByteArray &out, char16_t unit)
{
    out += "\\u" + QByteArray::number(unit, 16).rightJustified(4, '0');
}

void appendEscape(QByteArray &out, char32_t character)
{
    if (!QChar::requiresSurrogates(character))
        return appendUnit(out, static_cast<char16_t>(character));
    appendUnit(out, QChar::highSurrogate(character));
    appendUnit(out, QChar::lowSurrogate(character));
}

// Of UTF-8 that is valid; the result is what stands between quotation marks, too.
QByteArray withHiddenEscaped(QByteArrayView json)
{
    QByteArray out;
    out.reserve(json.size() + json.size() / 8);
    for (qsizetype at = 0; at < json.size();) {
        const qsizetype length = utf8LengthAt(json, at);
        const QByteArrayView bytes = json.sliced(at, length);
        const QString character = length > 1 ? QString::fromUtf8(bytes) : QStringLiteral("x");
        // A byte order mark is taken off by fromUtf8().
        const char32_t code =
            character.isEmpty() ? char32_t{0xfeff} : character.toUcs4().constFirst();
        if (isHidden(code))
            appendEscape(out, code);
        else
            out.append(bytes);
        at += length;
    }
    return out;
}

void escapeHidden(QByteArray &out, qsizetype start)
{
    const QByteArrayView written = QByteArrayView(out).sliced(start);
    const bool isAscii = std::all_of(written.begin(), written.end(),
                                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (isAscii)
        return;
    const QByteArray shown = withHiddenEscaped(written);
    out.truncate(start);
    out += shown;
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

void appendVisibleJsonString(QByteArray &out, QByteArrayView text)
{
    const qsizetype start = out.size();
    appendJsonString(out, text);
    escapeHidden(out, start);
}

void appendVisibleJsonString(QByteArray &out, QStringView text)
{
    const qsizetype start = out.size();
    appendJsonString(out, text);
    escapeHidden(out, start);
}

} // namespace core
