// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/HeaderText.h"

#include "core/json/JsonTokens.h"

#include <QStringDecoder>

namespace core {

namespace {

constexpr char16_t byteOrderMark = 0xFEFF;

bool isBlank(char16_t unit)
{
    return unit == u' ' || unit == u'\t';
}

bool isPair(QStringView text, qsizetype at)
{
    return text.at(at).isHighSurrogate() && at + 1 < text.size()
        && text.at(at + 1).isLowSurrogate();
}

bool needsEscape(char16_t unit)
{
    return unit < 0x20 || (unit >= 0x7F && unit < 0xA0) || unit == byteOrderMark || unit == 0x2028
        || unit == 0x2029;
}

void appendEscape(QString &out, char16_t unit)
{
    out += u"\\u";
    out += QString::number(unit, 16).rightJustified(4, u'0');
}

char16_t plainEscape(char c)
{
    switch (c) {
    case 'b':
        return u'\b';
    case 'f':
        return u'\f';
    case 'n':
        return u'\n';
    case 'r':
        return u'\r';
    case 't':
        return u'\t';
    default:
        return static_cast<char16_t>(c);
    }
}

} // namespace

bool isPlainText(QStringView text)
{
    if (text.isEmpty())
        return true;
    if (isBlank(text.front().unicode()) || isBlank(text.back().unicode()))
        return false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (isPair(text, at))
            ++at;
        else if (needsEscape(text.at(at).unicode()) || text.at(at).isSurrogate())
            return false;
    }
    return true;
}

QByteArray quotedText(QStringView text)
{
    QString out{u'"'};
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (isPair(text, at)) {
            out += c;
            out += text.at(++at);
        } else if (c == u'\n') {
            out += u"\\n";
        } else if (c == u'\t') {
            out += u"\\t";
        } else if (needsEscape(c.unicode()) || c.isSurrogate()) {
            appendEscape(out, c.unicode());
        } else {
            if (c == u'"' || c == u'\\')
                out += u'\\';
            out += c;
        }
    }
    out += u'"';
    return out.toUtf8();
}

// Not jsonStringText(), which knows no lone surrogates.
std::optional<QString> fromQuotedText(QByteArrayView token)
{
    JsonTokens tokens(token);
    const JsonToken found = tokens.next();
    if (found.kind != JsonToken::Kind::String || found.size != token.size())
        return std::nullopt;
    const QByteArrayView text = token.sliced(1, token.size() - 2);
    QString out;
    qsizetype from = 0;
    for (qsizetype at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', from)) {
        out += plainText(text.sliced(from, at - from));
        const bool isUnicode = text[at + 1] == 'u';
        out += isUnicode ? QChar(text.sliced(at + 2, 4).toByteArray().toUShort(nullptr, 16))
                         : QChar(plainEscape(text[at + 1]));
        from = at + (isUnicode ? 6 : 2);
    }
    out += plainText(text.sliced(from));
    return out;
}

QString plainText(QByteArrayView utf8)
{
    // Not fromUtf8(), which would take a byte order mark for none of the text.
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return decode(utf8);
}

QByteArrayView trimmedBlanks(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(static_cast<unsigned char>(text.front())))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(static_cast<unsigned char>(text.back())))
        text.chop(1);
    return text;
}

} // namespace core
