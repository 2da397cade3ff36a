// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/imports/ScriptLiteral.h"

#include "core/json/JsonCheck.h"
#include "core/json/JsonText.h"

#include <algorithm>

namespace core {

namespace {

constexpr int maxDepth = 64;

bool isWordByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
        || c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

bool isQuote(char c)
{
    return c == '"' || c == '\'' || c == '`';
}

ScriptValue plain(QByteArray json)
{
    return {.isString = false, .text = std::move(json)};
}

QByteArray jsonOf(const ScriptValue &value)
{
    if (!value.isString)
        return value.text;
    QByteArray json;
    appendJsonString(json, value.text);
    return json;
}

std::optional<QByteArray> jsonOf(const ScriptMembers &members)
{
    QByteArray json = "{";
    for (const auto &[name, value] : members) {
        if (!value)
            return std::nullopt;
        if (json.size() > 1)
            json += ',';
        appendJsonString(json, name);
        json += ':';
        json += jsonOf(*value);
    }
    return json + '}';
}

} // namespace

ScriptLiterals::ScriptLiterals(QByteArrayView script, qint64 steps)
    : m_text(script)
    , m_steps(steps)
{
}

std::optional<ScriptMembers> ScriptLiterals::objectAt(qsizetype at)
{
    m_at = at;
    return object(0);
}

qsizetype ScriptLiterals::behindQuiet(qsizetype at)
{
    --m_steps;
    const QByteArrayView rest = m_text.sliced(at);
    if (rest.startsWith("//")) {
        const qsizetype end = m_text.indexOf('\n', at);
        return end < 0 ? m_text.size() : end;
    }
    if (rest.startsWith("/*")) {
        const qsizetype end = m_text.indexOf("*/", at + 2);
        return end < 0 ? m_text.size() : end + 2;
    }
    return rest.isEmpty() || !isQuote(rest.front()) ? at : behindString(at);
}

// A mark without partner is an apostrophe, in a regular expression or a text.
qsizetype ScriptLiterals::behindString(qsizetype at)
{
    for (qsizetype i = at + 1; i < m_text.size() && m_steps > 0; ++i, --m_steps) {
        if (m_text[i] == '\\')
            ++i;
        else if (m_text[i] == m_text[at])
            return i + 1;
        else if (m_text[i] == '\n' && m_text[at] != '`')
            return at + 1;
    }
    return at + 1;
}

void ScriptLiterals::skipBlank()
{
    while (m_at < m_text.size() && m_steps > 0) {
        const char c = m_text[m_at];
        const bool isComment =
            m_text.sliced(m_at).startsWith("//") || m_text.sliced(m_at).startsWith("/*");
        if (!isComment && c != ' ' && c != '\t' && c != '\n' && c != '\r')
            return;
        m_at = isComment ? behindQuiet(m_at) : m_at + 1;
        --m_steps;
    }
}

bool ScriptLiterals::takeChar(char c)
{
    skipBlank();
    --m_steps;
    if (m_at >= m_text.size() || m_text[m_at] != c)
        return false;
    ++m_at;
    return true;
}

bool ScriptLiterals::takeWord(QByteArrayView word)
{
    const QByteArrayView rest = m_text.sliced(m_at);
    if (!rest.startsWith(word) || (rest.size() > word.size() && isWordByte(rest[word.size()])))
        return false;
    m_at += word.size();
    return true;
}

std::optional<QByteArray> ScriptLiterals::name()
{
    skipBlank();
    if (m_at < m_text.size() && (m_text[m_at] == '"' || m_text[m_at] == '\'')) {
        const auto text = stringValue();
        return text ? std::optional(text->text) : std::nullopt;
    }
    const qsizetype start = m_at;
    while (m_at < m_text.size() && isWordByte(m_text[m_at]))
        ++m_at;
    m_steps -= m_at - start;
    return m_at > start ? std::optional(m_text.sliced(start, m_at - start).toByteArray())
                        : std::nullopt;
}

std::optional<ScriptValue> ScriptLiterals::value(int depth)
{
    skipBlank();
    if (m_at >= m_text.size() || depth > maxDepth || m_steps <= 0)
        return std::nullopt;
    const char c = m_text[m_at];
    if (isQuote(c))
        return stringValue();
    if (c == '[')
        return array(depth);
    if (c == '{') {
        const auto members = object(depth);
        auto json = members ? jsonOf(*members) : std::nullopt;
        return json ? std::optional(plain(*std::move(json))) : std::nullopt;
    }
    for (const char *word : {"true", "false", "null"}) {
        if (takeWord(word))
            return plain(word);
    }
    return isWordByte(c) && (c < '0' || c > '9') ? call(depth) : number();
}

// The functions whose result is known, of one literal.
std::optional<ScriptValue> ScriptLiterals::call(int depth)
{
    const bool makesJson = takeWord("JSON.stringify");
    const bool encodes = !makesJson && (takeWord("encoding.b64encode") || takeWord("b64encode"));
    if ((!makesJson && !encodes) || !takeChar('('))
        return std::nullopt;
    auto of = value(depth + 1);
    if (!of || !takeChar(')'))
        return std::nullopt;
    return ScriptValue{.isString = true, .text = makesJson ? jsonOf(*of) : of->text};
}

std::optional<ScriptValue> ScriptLiterals::stringValue()
{
    const char quote = m_text[m_at];
    const qsizetype start = m_at++;
    ScriptValue value{.isString = true};
    while (m_at < m_text.size()) {
        const char c = m_text[m_at++];
        const bool isFilled =
            quote == '`' && c == '$' && m_at < m_text.size() && m_text[m_at] == '{';
        if (isFilled || (c == '\n' && quote != '`'))
            break;
        if (c == quote) {
            m_steps -= m_at - start;
            return value;
        }
        if (c != '\\')
            value.text += c;
        else if (!takeStringEscape(value.text))
            break;
    }
    m_steps -= m_at - start;
    return std::nullopt;
}

bool ScriptLiterals::takeStringEscape(QByteArray &text)
{
    if (m_at >= m_text.size())
        return false;
    const char letter = m_text[m_at++];
    constexpr QByteArrayView letters = "bfnrtv0\n";
    constexpr QByteArrayView meanings{"\b\f\n\r\t\v\0", 7};
    const qsizetype known = letters.indexOf(letter);
    if (known >= 0) {
        if (known < meanings.size())
            text += meanings[known];
        return true;
    }
    const qsizetype digits = letter == 'x' ? 2 : letter == 'u' ? 4 : 0;
    if (digits == 0) {
        text += letter;
        return true;
    }
    if (m_at + digits > m_text.size())
        return false;
    bool isHex = false;
    char16_t unit = m_text.sliced(m_at, digits).toByteArray().toUShort(&isHex, 16);
    m_at += digits;
    if (!isHex || QChar::isLowSurrogate(unit))
        return false;
    QString character(1, QChar(unit));
    if (QChar::isHighSurrogate(unit)) {
        if (m_at + 6 > m_text.size() || !m_text.sliced(m_at).startsWith("\\u"))
            return false;
        unit = m_text.sliced(m_at + 2, 4).toByteArray().toUShort(&isHex, 16);
        m_at += 6;
        if (!QChar::isLowSurrogate(unit))
            return false;
        character += QChar(unit);
    }
    text += character.toUtf8();
    return true;
}

std::optional<ScriptValue> ScriptLiterals::number()
{
    const qsizetype start = m_at;
    while (m_at < m_text.size()
           && (isWordByte(m_text[m_at]) || m_text[m_at] == '.' || m_text[m_at] == '-'
               || m_text[m_at] == '+'))
        ++m_at;
    m_steps -= m_at - start + 1;
    QByteArray spelled = m_text.sliced(start, m_at - start).toByteArray();
    spelled.replace("_", "");
    // Only numbers that JSON spells the same way.
    return spelled.isEmpty() || checkJson(spelled) ? std::nullopt : std::optional(plain(spelled));
}

std::optional<ScriptValue> ScriptLiterals::array(int depth)
{
    takeChar('[');
    QByteArray json = "[";
    while (!takeChar(']')) {
        const auto element = value(depth + 1);
        if (!element)
            return std::nullopt;
        if (json.size() > 1)
            json += ',';
        json += jsonOf(*element);
        if (takeChar(','))
            continue;
        if (!takeChar(']'))
            return std::nullopt;
        break;
    }
    return plain(json + ']');
}

std::optional<ScriptMembers> ScriptLiterals::object(int depth)
{
    takeChar('{');
    ScriptMembers members;
    while (!takeChar('}')) {
        auto key = name();
        if (!key || m_steps <= 0)
            return std::nullopt;
        std::optional<ScriptValue> found;
        if (takeChar(':'))
            found = value(depth + 1);
        if (!isAtMemberEnd()) {
            found.reset();
            skipMember();
        }
        members.emplaceBack(*std::move(key), std::move(found));
        if (takeChar(','))
            continue;
        if (!takeChar('}'))
            return std::nullopt;
        break;
    }
    return members;
}

bool ScriptLiterals::isAtMemberEnd()
{
    skipBlank();
    return m_at < m_text.size() && (m_text[m_at] == ',' || m_text[m_at] == '}');
}

// To the comma or bracket that ends what is more than a literal.
void ScriptLiterals::skipMember()
{
    qsizetype open = 0;
    while (m_at < m_text.size() && m_steps > 0) {
        const char c = m_text[m_at];
        if (open == 0 && (c == ',' || c == '}' || c == ';'))
            return;
        const bool opens = c == '(' || c == '[' || c == '{';
        const bool closes = c == ')' || c == ']' || c == '}';
        open += (opens ? 1 : 0) - (closes ? 1 : 0);
        m_at = std::max(behindQuiet(m_at), m_at + 1);
    }
}

} // namespace core
