// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/JsonPath.h"

#include "core/json/JsonTokens.h"

namespace core {

using namespace Qt::Literals::StringLiterals;

// Reads the text of a path from left to right.
class JsonPathParser
{
public:
    explicit JsonPathParser(const QString &text)
        : m_text(text.trimmed())
        , m_offset(text.indexOf(m_text))
    {
    }

    Result<JsonPath> parse()
    {
        if (!m_text.startsWith(u'$'))
            return mistake(u"a path starts with '$', as in $.order.id"_s);
        JsonPath path;
        path.m_text = m_text;
        m_at = 1;
        while (m_at < m_text.size()) {
            const Result<JsonPath::Step> step = next();
            if (!step)
                return fail(step.error());
            path.m_steps.append(*step);
        }
        return path;
    }

private:
    Result<JsonPath::Step> next()
    {
        if (m_text.at(m_at) == u'.')
            return dotted();
        if (m_text.at(m_at) == u'[')
            return bracketed();
        return mistake(u"expected '.' or '['"_s);
    }

    Result<JsonPath::Step> dotted()
    {
        const qsizetype start = ++m_at;
        while (m_at < m_text.size() && isNameCharacter(m_text.at(m_at)))
            ++m_at;
        if (m_at == start)
            return mistake(u"expected a name after '.'; other than letters, digits, '_' and '-' "
                           "are written as ['a b'], and there are no wildcards"_s);
        return JsonPath::Step{m_text.sliced(start, m_at - start).toUtf8()};
    }

    Result<JsonPath::Step> bracketed()
    {
        ++m_at;
        const QChar first = m_at < m_text.size() ? m_text.at(m_at) : QChar();
        Result<JsonPath::Step> step = first == u'\'' || first == u'"' ? quoted(first) : index();
        if (!step)
            return step;
        if (m_at == m_text.size() || m_text.at(m_at) != u']')
            return mistake(u"expected ']'"_s);
        ++m_at;
        return step;
    }

    Result<JsonPath::Step> quoted(QChar quote)
    {
        QString name;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text.at(m_at) == quote) {
                ++m_at;
                return JsonPath::Step{name.toUtf8()};
            }
            const bool isEscape = m_text.at(m_at) == u'\\';
            if (isEscape && ++m_at == m_text.size())
                break;
            if (isEscape && m_text.at(m_at) != u'\\' && m_text.at(m_at) != quote)
                return mistake(u"a backslash may only stand before a quotation mark or another "
                               "backslash"_s);
            name += m_text.at(m_at);
        }
        return mistake(u"the name has no closing %1"_s.arg(quote));
    }

    Result<JsonPath::Step> index()
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && m_text.at(m_at) >= u'0' && m_text.at(m_at) <= u'9')
            ++m_at;
        bool isNumber = false;
        const qlonglong value = m_text.sliced(start, m_at - start).toLongLong(&isNumber);
        if (!isNumber) {
            m_at = start;
            return mistake(u"expected a number from 0, or a name in quotation marks"_s);
        }
        return JsonPath::Step{{}, value};
    }

    static bool isNameCharacter(QChar c)
    {
        return c == u'_' || c == u'-' || c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
    }

    tl::unexpected<Error> mistake(const QString &what) const
    {
        return fail({.kind = Error::Kind::BadInput,
                     .detail = what,
                     .where = u"column %1"_s.arg(m_offset + m_at + 1)});
    }

    QString m_text;
    qsizetype m_offset; // of m_text in what was given
    qsizetype m_at = 0;
};

Result<JsonPath> JsonPath::fromString(const QString &text)
{
    return JsonPathParser(text).parse();
}

namespace {

using Kind = JsonToken::Kind;

bool isNamed(QByteArrayView token, const QByteArray &name)
{
    if (!token.contains('\\'))
        return token.sliced(1, token.size() - 2) == name;
    const std::optional<QByteArray> text = jsonStringText(token);
    return text && *text == name;
}

// Reads on to the end of the value that began with `first` and returns its last token.
JsonToken lastTokenOf(JsonTokens &tokens, JsonToken first)
{
    const bool opens = first.kind == Kind::ObjectStart || first.kind == Kind::ArrayStart;
    if (!opens)
        return first;
    const qsizetype outside = tokens.depth() - 1;
    JsonToken token = tokens.next();
    while (token.kind != Kind::Fault && tokens.depth() > outside)
        token = tokens.next();
    return token;
}

// The first token of the member's value; End or ObjectEnd or Fault when there is none.
JsonToken findMember(JsonTokens &tokens, QByteArrayView json, const QByteArray &name)
{
    while (true) {
        JsonToken token = tokens.next();
        if (token.kind == Kind::Comma)
            token = tokens.next();
        if (token.kind != Kind::Name)
            return token;
        tokens.next(); // the colon; were it missing, the next token would be a fault
        const JsonToken value = tokens.next();
        if (isNamed(json.sliced(token.start, token.size), name))
            return value;
        if (lastTokenOf(tokens, value).kind == Kind::Fault)
            return {Kind::Fault};
    }
}

// The first token of the element; End or ArrayEnd or Fault when there is none.
JsonToken findElement(JsonTokens &tokens, qsizetype index)
{
    JsonToken token = tokens.next();
    for (; index > 0; --index) {
        if (token.kind == Kind::ArrayEnd || lastTokenOf(tokens, token).kind == Kind::Fault)
            return {Kind::Fault};
        if (tokens.next().kind != Kind::Comma)
            return {Kind::Fault};
        token = tokens.next();
    }
    return token;
}

std::optional<QByteArray> textOf(JsonTokens &tokens, const JsonToken &first, QByteArrayView json)
{
    switch (first.kind) {
    case Kind::String:
        return jsonStringText(json.sliced(first.start, first.size));
    case Kind::Number:
    case Kind::True:
    case Kind::False:
    case Kind::Null:
        return json.sliced(first.start, first.size).toByteArray();
    case Kind::ObjectStart:
    case Kind::ArrayStart: {
        const JsonToken last = lastTokenOf(tokens, first);
        if (last.kind == Kind::Fault)
            return std::nullopt;
        return json.sliced(first.start, last.start + last.size - first.start).toByteArray();
    }
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<QByteArray> textAt(const JsonPath &path, QByteArrayView json)
{
    JsonTokens tokens(json);
    JsonToken token = tokens.next();
    for (const JsonPath::Step &step : path.m_steps) {
        const bool isName = step.index < 0;
        if (token.kind != (isName ? Kind::ObjectStart : Kind::ArrayStart))
            return std::nullopt;
        token = isName ? findMember(tokens, json, step.name) : findElement(tokens, step.index);
    }
    return textOf(tokens, token, json);
}

} // namespace core
