// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/JsonTokens.h"

#include <QChar>

namespace core {

namespace {

constexpr qsizetype unicodeEscapeSize = 6; // \uXXXX

void appendUtf8(QByteArray &out, char32_t codePoint)
{
    const auto add = [&out](char32_t bits) { out += static_cast<char>(bits); };
    if (codePoint < 0x80) {
        add(codePoint);
    } else if (codePoint < 0x800) {
        add(0xC0 | (codePoint >> 6));
        add(0x80 | (codePoint & 0x3F));
    } else if (codePoint < 0x10000) {
        add(0xE0 | (codePoint >> 12));
        add(0x80 | ((codePoint >> 6) & 0x3F));
        add(0x80 | (codePoint & 0x3F));
    } else {
        add(0xF0 | (codePoint >> 18));
        add(0x80 | ((codePoint >> 12) & 0x3F));
        add(0x80 | ((codePoint >> 6) & 0x3F));
        add(0x80 | (codePoint & 0x3F));
    }
}

char simpleEscape(char c)
{
    switch (c) {
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return c;
    }
}

bool isUnicodeEscape(QByteArrayView text, qsizetype at)
{
    return text.size() - at >= unicodeEscapeSize && text[at] == '\\' && text[at + 1] == 'u';
}

char16_t codeUnitAt(QByteArrayView text, qsizetype at)
{
    return text.sliced(at + 2, 4).toByteArray().toUShort(nullptr, 16);
}

// Appends what the escape at `at` stands for and returns where it ends; nothing for a lone
// surrogate.
std::optional<qsizetype> appendUnicodeEscape(QByteArray &out, QByteArrayView text, qsizetype at)
{
    const char16_t unit = codeUnitAt(text, at);
    at += unicodeEscapeSize;
    if (!QChar::isSurrogate(unit)) {
        appendUtf8(out, unit);
        return at;
    }
    if (!QChar::isHighSurrogate(unit) || !isUnicodeEscape(text, at))
        return std::nullopt;
    const char16_t low = codeUnitAt(text, at);
    if (!QChar::isLowSurrogate(low))
        return std::nullopt;
    appendUtf8(out, QChar::surrogateToUcs4(unit, low));
    return at + unicodeEscapeSize;
}

} // namespace

std::optional<QByteArray> jsonStringText(QByteArrayView token)
{
    const QByteArrayView text = token.sliced(1, token.size() - 2);
    qsizetype at = text.indexOf('\\');
    if (at < 0)
        return text.toByteArray();

    QByteArray out;
    out.reserve(text.size());
    qsizetype from = 0;
    for (; at >= 0; at = text.indexOf('\\', from)) {
        out.append(text.sliced(from, at - from));
        if (!isUnicodeEscape(text, at)) {
            out += simpleEscape(text[at + 1]);
            from = at + 2;
            continue;
        }
        const auto next = appendUnicodeEscape(out, text, at);
        if (!next)
            return std::nullopt;
        from = *next;
    }
    out.append(text.sliced(from));
    return out;
}

} // namespace core
