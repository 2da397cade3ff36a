// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/JsonCheck.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

QString grammarMessage(JsonMistake mistake)
{
    switch (mistake) {
    case JsonMistake::Empty:
        return u"there is nothing here; JSON is at least one value"_s;
    case JsonMistake::ExpectedColon:
        return u"expected ':' after a name"_s;
    case JsonMistake::ExpectedCommaOrArrayEnd:
        return u"expected ',' or ']' after a value"_s;
    case JsonMistake::ExpectedCommaOrObjectEnd:
        return u"expected ',' or '}' after a value"_s;
    case JsonMistake::ExpectedName:
        return u"expected a name in double quotation marks after ','"_s;
    case JsonMistake::ExpectedNameOrObjectEnd:
        return u"expected a name in double quotation marks or '}'"_s;
    case JsonMistake::ExpectedNothing:
        return u"expected nothing more after the value"_s;
    case JsonMistake::ExpectedValueOrArrayEnd:
        return u"expected a value or ']'"_s;
    case JsonMistake::TooDeep:
        return u"more than %L1 arrays and objects lie in each other"_s.arg(maxJsonDepth);
    case JsonMistake::TrailingComma:
        return u"a comma may not stand before a closing bracket"_s;
    default:
        return u"expected a value"_s;
    }
}

QString messageOf(JsonMistake mistake)
{
    switch (mistake) {
    case JsonMistake::ByteOrderMark:
        return u"a byte order mark may not stand before JSON"_s;
    case JsonMistake::CommentsNotAllowed:
        return u"comments are not allowed in JSON"_s;
    case JsonMistake::ControlCharacter:
        return u"a control character must be escaped"_s;
    case JsonMistake::InvalidEscape:
        return u"a backslash may only be followed by one of \" \\ / b f n r t u"_s;
    case JsonMistake::InvalidUnicodeEscape:
        return u"\\u must be followed by four hexadecimal digits"_s;
    case JsonMistake::InvalidUtf8:
        return u"invalid UTF-8"_s;
    case JsonMistake::LeadingZero:
        return u"a number may not start with 0 and another digit"_s;
    case JsonMistake::MissingDigit:
        return u"a number lacks a digit here"_s;
    case JsonMistake::SingleQuotes:
        return u"a string stands in double quotation marks"_s;
    case JsonMistake::UnknownWord:
        return u"expected a value; of words there are only true, false and null"_s;
    case JsonMistake::UnterminatedComment:
        return u"unterminated comment"_s;
    case JsonMistake::UnterminatedString:
        return u"unterminated string"_s;
    default:
        return grammarMessage(mistake);
    }
}

bool endsLineAt(QByteArrayView text, qsizetype at)
{
    return text[at] == '\n'
        || (text[at] == '\r' && (at + 1 == text.size() || text[at + 1] != '\n'));
}

bool continuesCharacter(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

} // namespace

TextPlace placeAt(QByteArrayView text, qsizetype offset)
{
    TextPlace place;
    for (qsizetype i = 0; i < offset && i < text.size(); ++i) {
        if (endsLineAt(text, i)) {
            ++place.line;
            place.column = 1;
        } else if (!continuesCharacter(text[i])) {
            ++place.column;
        }
    }
    return place;
}

qsizetype offsetAt(QByteArrayView text, const TextPlace &place)
{
    qsizetype i = 0;
    for (qsizetype line = 1; line < place.line && i < text.size(); ++i)
        line += endsLineAt(text, i) ? 1 : 0;
    for (qsizetype column = 1; i < text.size() && !endsLineAt(text, i); ++i) {
        if (continuesCharacter(text[i]))
            continue;
        if (column == place.column)
            return i;
        ++column;
    }
    return i;
}

JsonFault faultOf(const JsonTokens &tokens, const JsonToken &fault, QByteArrayView text)
{
    const JsonMistake mistake = tokens.mistake();
    return {mistake, fault.start, placeAt(text, fault.start), messageOf(mistake)};
}

std::optional<JsonFault> checkJson(QByteArrayView text, JsonDialect dialect)
{
    JsonTokens tokens(text, dialect);
    while (true) {
        const JsonToken token = tokens.next();
        if (token.kind == JsonToken::Kind::End)
            return std::nullopt;
        if (token.kind == JsonToken::Kind::Fault)
            return faultOf(tokens, token, text);
    }
}

} // namespace core
