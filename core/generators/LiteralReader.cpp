// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/LiteralReader.h"

#include "core/outcome/Quantity.h"
#include "core/text/Ascii.h"
#include "core/text/Utf8.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

int hexDigit(char c)
{
    const char lower = static_cast<char>(c | 0x20);
    if (isDigit(c))
        return c - '0';
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool continuesName(char c)
{
    return startsName(c) || isDigit(c) || c == '-' || c == '.';
}

void appendUtf8(QByteArray &to, char32_t code)
{
    to.append(QString::fromUcs4(&code, 1).toUtf8());
}

bool isSurrogate(char32_t code, char32_t first)
{
    return code >= first && code < first + 0x400;
}

// The character that follows a backslash means one character; 0 where it means none.
char plainEscape(char c)
{
    switch (c) {
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case '"':
    case '\'':
    case '\\':
    case '/':
        return c;
    default:
        return '\0';
    }
}

} // namespace

bool startsName(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'
        || static_cast<unsigned char>(c) >= 0x80;
}

bool isName(QByteArrayView text)
{
    LiteralReader reader(text, 0);
    return !reader.takeName().isEmpty() && reader.atEnd();
}

void LiteralReader::skipBlanks()
{
    while (!atEnd() && (current() == ' ' || (current() >= '\t' && current() <= '\r')))
        ++m_at;
}

bool LiteralReader::take(char wanted)
{
    if (atEnd() || current() != wanted)
        return false;
    ++m_at;
    return true;
}

QByteArrayView LiteralReader::takeName()
{
    const qsizetype from = m_at;
    if (atEnd() || !startsName(current()))
        return {};
    while (!atEnd() && continuesName(current()))
        ++m_at;
    while (m_source[m_at - 1] == '.' || m_source[m_at - 1] == '-')
        --m_at;
    return m_source.sliced(from, m_at - from);
}

std::nullopt_t LiteralReader::failAt(qsizetype offset, qsizetype length, QString text)
{
    m_fault = {offset, length, std::move(text)};
    return std::nullopt;
}

std::optional<Argument> LiteralReader::read()
{
    return readAt(0);
}

std::optional<Argument> LiteralReader::readAt(int depth)
{
    skipBlanks();
    const char c = current();
    if (c == '"' || c == '\'')
        return readText();
    if (c == '[' || c == '{')
        return readItems(depth);
    if (isDigit(c) || c == '-' || c == '+' || c == '.')
        return readNumber();
    if (!atEnd() && startsName(c))
        return readWord();
    return failAt(m_at, 1,
                  u"A value is expected here: a number, a \"text\", a [list], an {object} or the "
                  u"name of a variable."_s);
}

std::optional<Argument> LiteralReader::readText()
{
    const qsizetype from = m_at;
    const char quote = m_source[m_at++];
    QByteArray text;
    while (!atEnd() && current() != quote) {
        if (take('\\')) {
            if (!readEscape(text))
                return {};
            continue;
        }
        text.append(m_source[m_at++]);
    }
    if (!take(quote))
        return failAt(from, m_source.size() - from,
                      u"This text has no end: close it with %1."_s.arg(QLatin1Char(quote)));
    return Argument::ofText(std::move(text));
}

std::optional<char32_t> LiteralReader::readCodeUnit()
{
    if (m_source.size() - m_at < 4)
        return {};
    char32_t code = 0;
    for (const char c : m_source.sliced(m_at, 4)) {
        const int digit = hexDigit(c);
        if (digit < 0)
            return {};
        code = code * 16 + static_cast<char32_t>(digit);
    }
    m_at += 4;
    return code;
}

bool LiteralReader::readEscape(QByteArray &to)
{
    const qsizetype from = m_at - 1;
    const auto refuse = [this, from] {
        failAt(from, 2, u"This escape is unknown. Write \\\" \\' \\\\ \\n \\r \\t or \\u0041."_s);
        return false;
    };
    if (const char plain = plainEscape(current()); plain != '\0') {
        ++m_at;
        to.append(plain);
        return true;
    }
    if (!take('u'))
        return refuse();
    auto code = readCodeUnit();
    if (!code)
        return refuse();
    if (isSurrogate(*code, 0xD800) && m_source.sliced(m_at).startsWith("\\u")) {
        m_at += 2;
        const auto low = readCodeUnit();
        if (!low || !isSurrogate(*low, 0xDC00))
            return refuse();
        code = 0x10000 + ((*code - 0xD800) << 10U) + (*low - 0xDC00);
    }
    appendUtf8(to, isSurrogate(*code, 0xD800) || isSurrogate(*code, 0xDC00) ? 0xFFFD : *code);
    return true;
}

std::optional<Argument> LiteralReader::readNumber()
{
    const qsizetype from = m_at;
    const auto belongs = [](char c) {
        return isDigit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
    };
    while (!atEnd() && belongs(current()))
        ++m_at;
    const QByteArrayView written = m_source.sliced(from, m_at - from);
    Argument argument;
    argument.kind = Argument::Kind::Number;
    argument.text = written.toByteArray();
    argument.number = Decimal::fromText(written);
    if (!argument.number)
        return failAt(from, written.size(),
                      u"This is not a number that can be used: at most 18 digits, 12 of them "
                      u"behind the point."_s);
    if (argument.text.startsWith('+'))
        argument.text.remove(0, 1);
    return argument;
}

std::optional<Argument> LiteralReader::readWord()
{
    Argument argument;
    argument.text = takeName().toByteArray();
    if (argument.text == "null")
        argument.kind = Argument::Kind::Null;
    else if (argument.text == "true" || argument.text == "false")
        argument.kind = Argument::Kind::Flag;
    else
        argument.kind = Argument::Kind::Name;
    return argument;
}

std::optional<Argument> LiteralReader::readItems(int depth)
{
    const qsizetype from = m_at;
    if (depth == mostNesting)
        return failAt(
            from, 1,
            u"Lists and objects are nested too deeply: %1 levels are allowed."_s.arg(mostNesting));
    Argument all;
    all.kind = take('[') ? Argument::Kind::List : Argument::Kind::Object;
    const char end = all.kind == Argument::Kind::List ? ']' : '}';
    if (all.kind == Argument::Kind::Object)
        ++m_at;
    skipBlanks();
    if (take(end))
        return all;
    while (readItem(all, depth + 1)) {
        skipBlanks();
        if (take(end))
            return all;
        if (!take(','))
            return failAt(m_at, 1, u"Expected a comma or %1 here."_s.arg(QLatin1Char(end)));
    }
    return {};
}

bool LiteralReader::readItem(Argument &into, int depth)
{
    if (++m_items > mostItems) {
        failAt(
            m_at, 1,
            u"There are too many values: %1 are allowed in one call."_s.arg(countText(mostItems)));
        return false;
    }
    skipBlanks();
    if (into.kind == Argument::Kind::Object && !readKey(into))
        return false;
    skipBlanks();
    const qsizetype from = m_at;
    auto item = readAt(depth);
    if (!item)
        return false;
    if (item->kind == Argument::Kind::Name) {
        failAt(from, m_at - from,
               u"A variable cannot be used inside a list or an object. For a text, write "
               u"\"%1\"."_s.arg(QString::fromUtf8(item->text)));
        return false;
    }
    into.items.push_back(*std::move(item));
    return true;
}

bool LiteralReader::readKey(Argument &into)
{
    const qsizetype from = m_at;
    std::optional<Argument> key;
    if (current() == '"' || current() == '\'')
        key = readText();
    else if (const QByteArrayView name = takeName(); !name.isEmpty())
        key = Argument::ofText(name.toByteArray());
    else
        failAt(from, 1, u"A name is expected here, as in {\"min\": 1}."_s);
    if (!key)
        return false;
    skipBlanks();
    if (!take(':')) {
        failAt(m_at, 1, u"Expected a colon between a name and its value."_s);
        return false;
    }
    into.keys.push_back(std::move(key->text));
    return true;
}

} // namespace core
