// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/JsonTokens.h"

#include "core/json/StringScan.h"
#include "core/text/Ascii.h"
#include "core/text/Utf8.h"

namespace core {

namespace {

using Kind = JsonToken::Kind;

constexpr bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

constexpr bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

// A scan that ended: at `at`, well or with a mistake there.
struct Scan
{
    qsizetype at = 0;
    std::optional<JsonMistake> mistake;
};

// From the backslash at `at` to behind the escape.
Scan scanEscape(QByteArrayView text, qsizetype at)
{
    constexpr QByteArrayView simple = "\"\\/bfnrt";
    const char c = at + 1 < text.size() ? text[at + 1] : '\0';
    if (c != '\0' && simple.contains(c))
        return {at + 2, {}};
    if (c != 'u')
        return {at,
                at + 1 < text.size() ? JsonMistake::InvalidEscape
                                     : JsonMistake::UnterminatedString};
    for (qsizetype i = at + 2; i < at + 6; ++i) {
        if (i >= text.size() || !isHexDigit(text[i]))
            return {at, JsonMistake::InvalidUnicodeEscape};
    }
    return {at + 6, {}};
}

// From behind the opening quotation mark to behind the closing one.
Scan scanString(QByteArrayView text, qsizetype at)
{
    while (true) {
        at = nextStop(text, at, StopAt::EscapedOrNotAscii);
        if (at == text.size())
            return {at, JsonMistake::UnterminatedString};
        const char c = text[at];
        if (c == '"')
            return {at + 1, {}};
        if (c == '\\') {
            const Scan escape = scanEscape(text, at);
            if (escape.mistake)
                return escape;
            at = escape.at;
        } else if (const qsizetype length = utf8LengthAt(text, at); length > 1) {
            at += length;
        } else {
            return {at, length == 1 ? JsonMistake::ControlCharacter : JsonMistake::InvalidUtf8};
        }
    }
}

Scan scanDigits(QByteArrayView text, qsizetype at)
{
    const qsizetype start = at;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return {at, at == start ? std::optional(JsonMistake::MissingDigit) : std::nullopt};
}

Scan scanNumber(QByteArrayView text, qsizetype at)
{
    const auto is = [text](qsizetype i, char c) { return i < text.size() && text[i] == c; };
    if (is(at, '-'))
        ++at;
    const qsizetype first = at;
    Scan scan = scanDigits(text, at);
    if (!scan.mistake && is(first, '0') && scan.at > first + 1)
        return {first, JsonMistake::LeadingZero};
    if (!scan.mistake && is(scan.at, '.'))
        scan = scanDigits(text, scan.at + 1);
    if (!scan.mistake && (is(scan.at, 'e') || is(scan.at, 'E'))) {
        const bool hasSign = is(scan.at + 1, '+') || is(scan.at + 1, '-');
        scan = scanDigits(text, scan.at + (hasSign ? 2 : 1));
    }
    return scan;
}

// From the slash to behind the comment.
Scan scanComment(QByteArrayView text, qsizetype start)
{
    const bool isBlock = text.sliced(start).startsWith("/*");
    if (!isBlock && !text.sliced(start).startsWith("//"))
        return {start, JsonMistake::UnterminatedComment};
    qsizetype at = start + 2;
    while (at < text.size()) {
        if (isBlock && text.sliced(at).startsWith("*/"))
            return {at + 2, {}};
        if (!isBlock && (text[at] == '\n' || text[at] == '\r'))
            return {at, {}};
        const qsizetype length = utf8LengthAt(text, at);
        if (length == 0)
            return {at, JsonMistake::InvalidUtf8};
        at += length;
    }
    if (isBlock)
        return {start, JsonMistake::UnterminatedComment};
    return {at, {}};
}

} // namespace

JsonTokens::JsonTokens(QByteArrayView text, JsonDialect dialect)
    : m_text(text)
    , m_dialect(dialect)
{
}

JsonToken JsonTokens::next()
{
    if (m_hasFault)
        return {Kind::Fault, m_at, 0};
    while (m_at < m_text.size() && isBlank(m_text[m_at]))
        ++m_at;
    if (m_at == m_text.size())
        return end();
    switch (m_text[m_at]) {
    case '{':
        return takeOpening(Kind::ObjectStart);
    case '[':
        return takeOpening(Kind::ArrayStart);
    case '}':
        return takeClosing(Kind::ObjectEnd);
    case ']':
        return takeClosing(Kind::ArrayEnd);
    case ':':
        return takeSeparator(Kind::Colon);
    case ',':
        return takeSeparator(Kind::Comma);
    case '"':
        return takeString();
    case '/':
        return takeComment();
    default:
        return isLetter(m_text[m_at]) ? takeWord() : takeNumber();
    }
}

bool JsonTokens::mayStartValue() const
{
    return m_expect == Expect::Value || m_expect == Expect::ValueAfterComma
        || m_expect == Expect::FirstElement;
}

void JsonTokens::valueEnded()
{
    if (m_isObject.isEmpty())
        m_expect = Expect::Nothing;
    else
        m_expect = m_isObject.last() ? Expect::AfterMember : Expect::AfterElement;
}

JsonToken JsonTokens::end()
{
    if (m_expect == Expect::Nothing)
        return {Kind::End, m_at, 0};
    if (m_expect == Expect::Value && m_isObject.isEmpty())
        return fault(JsonMistake::Empty, m_at);
    return unexpected();
}

JsonToken JsonTokens::fault(JsonMistake mistake, qsizetype at)
{
    m_hasFault = true;
    m_mistake = mistake;
    m_at = at;
    return {Kind::Fault, at, 0};
}

// Something stands here that may not: what would have been right?
JsonToken JsonTokens::unexpected()
{
    if (m_at == 0 && m_text.startsWith("\xEF\xBB\xBF"))
        return fault(JsonMistake::ByteOrderMark, 0);
    if (m_at < m_text.size() && utf8LengthAt(m_text, m_at) == 0)
        return fault(JsonMistake::InvalidUtf8, m_at);
    switch (m_expect) {
    case Expect::Value:
        return fault(JsonMistake::ExpectedValue, m_at);
    case Expect::ValueAfterComma:
    case Expect::NameAfterComma: {
        const char c = m_at < m_text.size() ? m_text[m_at] : '\0';
        if (c == '}' || c == ']')
            return fault(JsonMistake::TrailingComma, m_at);
        return fault(m_expect == Expect::NameAfterComma ? JsonMistake::ExpectedName
                                                        : JsonMistake::ExpectedValue,
                     m_at);
    }
    case Expect::FirstElement:
        return fault(JsonMistake::ExpectedValueOrArrayEnd, m_at);
    case Expect::FirstName:
        return fault(JsonMistake::ExpectedNameOrObjectEnd, m_at);
    case Expect::Colon:
        return fault(JsonMistake::ExpectedColon, m_at);
    case Expect::AfterElement:
        return fault(JsonMistake::ExpectedCommaOrArrayEnd, m_at);
    case Expect::AfterMember:
        return fault(JsonMistake::ExpectedCommaOrObjectEnd, m_at);
    case Expect::Nothing:
        break;
    }
    return fault(JsonMistake::ExpectedNothing, m_at);
}

JsonToken JsonTokens::take(JsonToken::Kind kind, qsizetype size)
{
    const JsonToken token{kind, m_at, size};
    m_at += size;
    return token;
}

JsonToken JsonTokens::takeOpening(JsonToken::Kind kind)
{
    if (!mayStartValue())
        return unexpected();
    if (m_isObject.size() == maxJsonDepth)
        return fault(JsonMistake::TooDeep, m_at);
    const bool isObject = kind == Kind::ObjectStart;
    m_isObject.append(isObject);
    m_expect = isObject ? Expect::FirstName : Expect::FirstElement;
    return take(kind, 1);
}

JsonToken JsonTokens::takeClosing(JsonToken::Kind kind)
{
    const bool fits = kind == Kind::ObjectEnd
        ? m_expect == Expect::FirstName || m_expect == Expect::AfterMember
        : m_expect == Expect::FirstElement || m_expect == Expect::AfterElement;
    if (!fits)
        return unexpected();
    m_isObject.removeLast();
    valueEnded();
    return take(kind, 1);
}

JsonToken JsonTokens::takeSeparator(JsonToken::Kind kind)
{
    if (kind == Kind::Colon && m_expect == Expect::Colon)
        m_expect = Expect::Value;
    else if (kind == Kind::Comma && m_expect == Expect::AfterElement)
        m_expect = Expect::ValueAfterComma;
    else if (kind == Kind::Comma && m_expect == Expect::AfterMember)
        m_expect = Expect::NameAfterComma;
    else
        return unexpected();
    return take(kind, 1);
}

JsonToken JsonTokens::takeString()
{
    const bool isName = m_expect == Expect::FirstName || m_expect == Expect::NameAfterComma;
    if (!isName && !mayStartValue())
        return unexpected();
    const Scan scan = scanString(m_text, m_at + 1);
    if (scan.mistake)
        return fault(*scan.mistake,
                     *scan.mistake == JsonMistake::UnterminatedString ? m_at : scan.at);
    if (isName)
        m_expect = Expect::Colon;
    else
        valueEnded();
    return take(isName ? Kind::Name : Kind::String, scan.at - m_at);
}

JsonToken JsonTokens::takeNumber()
{
    const char first = m_text[m_at];
    if (!mayStartValue())
        return unexpected();
    if (first == '\'')
        return fault(JsonMistake::SingleQuotes, m_at);
    if (first != '-' && !isDigit(first))
        return unexpected();
    const Scan scan = scanNumber(m_text, m_at);
    if (scan.mistake)
        return fault(*scan.mistake, scan.at);
    valueEnded();
    return take(Kind::Number, scan.at - m_at);
}

JsonToken JsonTokens::takeWord()
{
    if (!mayStartValue())
        return unexpected();
    qsizetype to = m_at;
    while (to < m_text.size() && (isLetter(m_text[to]) || isDigit(m_text[to])))
        ++to;
    const QByteArrayView word = m_text.sliced(m_at, to - m_at);
    const bool isKnown = word == "true" || word == "false" || word == "null";
    if (!isKnown)
        return fault(JsonMistake::UnknownWord, m_at);
    valueEnded();
    return take(word == "true"        ? Kind::True
                    : word == "false" ? Kind::False
                                      : Kind::Null,
                word.size());
}

JsonToken JsonTokens::takeComment()
{
    const bool isComment =
        m_at + 1 < m_text.size() && (m_text[m_at + 1] == '/' || m_text[m_at + 1] == '*');
    if (!isComment)
        return unexpected();
    if (m_dialect == JsonDialect::Strict)
        return fault(JsonMistake::CommentsNotAllowed, m_at);
    const Scan scan = scanComment(m_text, m_at);
    if (scan.mistake)
        return fault(*scan.mistake, scan.at);
    return take(Kind::Comment, scan.at - m_at);
}

} // namespace core
