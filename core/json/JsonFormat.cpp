// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/JsonFormat.h"

#include <algorithm>

namespace core {

namespace {

using Kind = JsonToken::Kind;

bool isLineComment(QByteArrayView comment)
{
    return comment.startsWith("//");
}

// Writes tokens with line breaks and indentation.
class PrettyWriter
{
public:
    PrettyWriter(QByteArrayView source, int indent)
        : m_source(source)
        , m_indent(std::max(indent, 0))
    {
        m_out.reserve(source.size() + source.size() / 2);
    }

    void write(const JsonToken &token, qsizetype depth)
    {
        m_depth = depth;
        if (token.kind == Kind::Comment)
            writeComment(token);
        else
            writeToken(token);
        m_last = token;
    }

    QByteArray takeResult() { return std::move(m_out); }

private:
    void writeToken(const JsonToken &token)
    {
        const bool isEnd = token.kind == Kind::ObjectEnd || token.kind == Kind::ArrayEnd;
        const bool isEmpty =
            isEnd && (m_last.kind == Kind::ObjectStart || m_last.kind == Kind::ArrayStart);
        const bool sticks = token.kind == Kind::Comma || token.kind == Kind::Colon;
        if (m_gap == Gap::Forced || (!isEmpty && (isEnd || m_gap == Gap::Line)))
            breakLine();
        else if (m_gap == Gap::Blank && !sticks)
            m_out += ' ';
        m_out.append(m_source.sliced(token.start, token.size));
        m_gap = gapAfter(token.kind);
    }

    // A comment stays on its line: alone, behind what is on the left, or before what follows.
    void writeComment(const JsonToken &token)
    {
        const QByteArrayView comment = m_source.sliced(token.start, token.size);
        const qsizetype lastEnd = m_last.start + m_last.size;
        const bool breaksBefore = hasBreak(m_source.sliced(lastEnd, token.start - lastEnd));
        const bool breaksAfter = isLineComment(comment) || isBrokenAt(token.start + token.size);
        if (breaksBefore || m_gap == Gap::Forced || (m_gap == Gap::Line && !breaksAfter))
            breakLine();
        else if (!m_out.isEmpty())
            m_out += ' ';
        m_out.append(comment);
        m_gap = breaksAfter ? Gap::Forced : Gap::Blank;
    }

    static bool hasBreak(QByteArrayView blanks)
    {
        return blanks.contains('\n') || blanks.contains('\r');
    }

    // Whether nothing but blanks stands between `at` and the end of its line.
    bool isBrokenAt(qsizetype at) const
    {
        while (at < m_source.size() && (m_source[at] == ' ' || m_source[at] == '\t'))
            ++at;
        return at < m_source.size() && hasBreak(m_source.sliced(at, 1));
    }

    enum class Gap { None, Blank, Line, Forced };

    static Gap gapAfter(Kind kind)
    {
        switch (kind) {
        case Kind::ObjectStart:
        case Kind::ArrayStart:
        case Kind::Comma:
            return Gap::Line;
        case Kind::Colon:
            return Gap::Blank;
        default:
            return Gap::None;
        }
    }

    void breakLine()
    {
        constexpr qsizetype deepest = 64;
        m_gap = Gap::None;
        if (m_out.isEmpty())
            return;
        m_out += '\n';
        m_out.append(std::min(m_depth, deepest) * m_indent, ' ');
    }

    QByteArrayView m_source;
    int m_indent;
    QByteArray m_out;
    JsonToken m_last;
    qsizetype m_depth = 0;
    Gap m_gap = Gap::None; // what must come before the next token
};

// From the quotation mark to behind the closing one, or the end of the text.
qsizetype endOfString(QByteArrayView text, qsizetype at)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] == '\\')
            ++at;
        else if (text[at] == '"')
            return at + 1;
    }
    return text.size();
}

bool joinsTokens(char c)
{
    return !QByteArrayView(" \t\r\n{}[]:,").contains(c);
}

// What stays of a block comment: its line breaks, or a blank where two tokens would grow together.
void appendRemains(QByteArray &out, QByteArrayView comment, QByteArrayView rest)
{
    for (const char c : comment) {
        if (c == '\n' || c == '\r')
            out += c;
    }
    const bool joins =
        !out.isEmpty() && !rest.isEmpty() && joinsTokens(out.back()) && joinsTokens(rest.front());
    if (joins)
        out += ' ';
}

} // namespace

tl::expected<QByteArray, JsonFault> prettyJson(QByteArrayView json, int indent, JsonDialect dialect)
{
    JsonTokens tokens(json, dialect);
    PrettyWriter writer(json, indent);
    while (true) {
        const JsonToken token = tokens.next();
        if (token.kind == Kind::Fault)
            return tl::unexpected(faultOf(tokens, token, json));
        if (token.kind == Kind::End)
            return writer.takeResult();
        const bool opens = token.kind == Kind::ObjectStart || token.kind == Kind::ArrayStart;
        writer.write(token, tokens.depth() - (opens ? 1 : 0));
    }
}

tl::expected<QByteArray, JsonFault> compactJson(QByteArrayView json, JsonDialect dialect)
{
    JsonTokens tokens(json, dialect);
    QByteArray out;
    out.reserve(json.size());
    bool needsBreak = false;
    while (true) {
        const JsonToken token = tokens.next();
        if (token.kind == Kind::Fault)
            return tl::unexpected(faultOf(tokens, token, json));
        if (token.kind == Kind::End)
            return out;
        if (needsBreak)
            out += '\n';
        const QByteArrayView text = json.sliced(token.start, token.size);
        out.append(text);
        needsBreak = token.kind == Kind::Comment && isLineComment(text);
    }
}

QByteArray stripComments(QByteArrayView text)
{
    QByteArray out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const QByteArrayView rest = text.sliced(at);
        if (rest.startsWith('"')) {
            const qsizetype end = endOfString(text, at);
            out.append(text.sliced(at, end - at));
            at = end;
        } else if (rest.startsWith("//")) {
            const auto end = std::find_if(rest.begin(), rest.end(),
                                          [](char c) { return c == '\n' || c == '\r'; });
            at += end - rest.begin();
        } else if (const qsizetype end = rest.startsWith("/*") ? rest.indexOf("*/", 2) : -1;
                   end >= 0) {
            at += end + 2;
            appendRemains(out, rest.first(end), text.sliced(at));
        } else {
            out += rest.front();
            ++at;
        }
    }
    return out;
}

} // namespace core
