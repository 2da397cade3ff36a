// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/recordfiles/BodyText.h"

#include "core/json/JsonText.h"
#include "core/kinesis/Base64.h"
#include "core/outcome/Quantity.h"
#include "core/recordfiles/HeaderText.h"
#include "core/recordfiles/Section.h"

#include <algorithm>
#include <optional>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype base64Columns = 76;

bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

bool isReturnOfLineEnd(QByteArrayView text, qsizetype at)
{
    return text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
}

bool hasOnlyPlainCharacters(QByteArrayView text)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (isControl(c) && c != '\t' && c != '\n' && !isReturnOfLineEnd(text, at))
            return false;
    }
    return true;
}

bool isFileLine(QByteArrayView content)
{
    return content.size() > 2 && content[0] == '<' && (content[1] == ' ' || content[1] == '\t')
        && !content.contains('\n') && !trimmedBlanks(content.sliced(1)).isEmpty();
}

bool mayStandPlain(QByteArrayView body)
{
    return hasOnlyPlainCharacters(body) && recordStarts(body).isEmpty()
        && !isFileLine(body.first(trailingLineEnds(body)));
}

bool mayBeFileLine(QByteArrayView name)
{
    return !name.isEmpty() && isUtf8(name) && !name.contains('\n') && hasOnlyPlainCharacters(name)
        && trimmedBlanks(name).size() == name.size();
}

void appendEscaped(QByteArray &out, char c)
{
    switch (c) {
    case '\\':
        out += "\\\\";
        break;
    case '\n':
        out += "\\n";
        break;
    case '\r':
        out += "\\r";
        break;
    case '\t':
        out += '\t';
        break;
    default:
        if (isControl(c))
            out += "\\x" + QByteArray(1, c).toHex();
        else
            out += c;
    }
}

QByteArray escaped(QByteArrayView body, QByteArrayView lineEnd)
{
    QByteArray out;
    qsizetype textEnd = body.size();
    while (textEnd > 0 && body[textEnd - 1] == '\n')
        --textEnd;
    if (isFileLine(body.first(textEnd)))
        out += '\\';
    for (qsizetype at = 0; at < body.size(); ++at) {
        const bool isLineStart = at == 0 || body[at - 1] == '\n';
        if (isLineStart && body.sliced(at).startsWith("###"))
            out += '\\';
        if (body[at] == '\n' && at < textEnd)
            out += lineEnd;
        else
            appendEscaped(out, body[at]);
    }
    return out;
}

QByteArray inLines(const QByteArray &base64, QByteArrayView lineEnd)
{
    QByteArray out;
    for (qsizetype at = 0; at < base64.size(); at += base64Columns) {
        if (at > 0)
            out += lineEnd;
        out += base64.mid(at, base64Columns);
    }
    return out;
}

// The byte that an escape at `at` stands for, and moves behind it.
std::optional<char> takeEscape(QByteArrayView text, qsizetype &at)
{
    const char letter = at + 1 < text.size() ? text[at + 1] : '\0';
    at += 2;
    switch (letter) {
    case '\\':
    case '#':
    case '<':
        return letter;
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    case 'x':
        break;
    default:
        return std::nullopt;
    }
    bool isHex = at + 2 <= text.size();
    const char byte =
        isHex ? static_cast<char>(text.sliced(at, 2).toByteArray().toUShort(&isHex, 16)) : '\0';
    at += 2;
    return isHex ? std::optional(byte) : std::nullopt;
}

QByteArray fromEscaped(QByteArrayView text, qsizetype offset, FoundProblems &problems)
{
    QByteArray body;
    body.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        if (isReturnOfLineEnd(text, at)) {
            ++at;
            continue;
        }
        if (text[at] != '\\') {
            body += text[at++];
            continue;
        }
        const qsizetype start = at;
        if (const auto byte = takeEscape(text, at)) {
            body += *byte;
            continue;
        }
        problems.add(offset + start,
                     u"This is no escape. An escaped body knows \\\\, \\n, \\r, \\t, \\#, \\< and "
                     u"\\x with two hexadecimal digits."_s);
        at = start + 1;
        body += '\\';
    }
    return body;
}

QByteArray fromBase64Lines(QByteArrayView text, qsizetype offset, FoundProblems &problems)
{
    QByteArray one = text.toByteArray();
    one.removeIf([](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    if (auto body = fromBase64(one))
        return *std::move(body);
    problems.add(offset,
                 u"This body is not base64 as its Body-Encoding says: it must be of the letters "
                 u"A–Z, a–z, 0–9, + and /, with = at its end. It is shown as it stands."_s);
    return text.toByteArray();
}

ReadBody readPlain(QByteArrayView region, qsizetype contentSize, qsizetype lineEnds,
                   qsizetype offset, FoundProblems &problems)
{
    const QByteArrayView content = region.first(contentSize);
    if (lineEnds == 0 && isFileLine(content))
        return {trimmedBlanks(content.sliced(1)).toByteArray(), true, contentSize};
    qsizetype end = contentSize;
    for (qsizetype i = 0; i < lineEnds; ++i) {
        const qsizetype next = region.indexOf('\n', end);
        if (next < 0) {
            problems.add(offset + end,
                         u"Trailing-Line-Ends says %1, but only %2 follow the body. Correct the "
                         u"number, or add line ends."_s.arg(countText(lineEnds), countText(i)));
            break;
        }
        end = next + 1;
    }
    return {region.first(end).toByteArray(), false, end};
}

} // namespace

BodyText bodyText(const QByteArray &body, BodyMeaning meaning, QByteArrayView lineEnd)
{
    if (meaning == BodyMeaning::FileName && mayBeFileLine(body))
        return {.text = "< " + body, .isFileLine = true};
    if (!isUtf8(body))
        return {inLines(body.toBase64(), lineEnd), BodyEncoding::Base64, 0};
    if (!mayStandPlain(body))
        return {escaped(body, lineEnd), BodyEncoding::Escaped, 0};
    return {body, BodyEncoding::Plain, body.sliced(trailingLineEnds(body)).count('\n')};
}

ReadBody readBody(QByteArrayView region, BodyEncoding encoding, qsizetype lineEnds,
                  qsizetype offset, FoundProblems &problems)
{
    const qsizetype contentSize = trailingLineEnds(region);
    const QByteArrayView content = region.first(contentSize);
    if (encoding == BodyEncoding::Plain)
        return readPlain(region, contentSize, lineEnds, offset, problems);
    if (lineEnds > 0)
        problems.add(offset, u"Trailing-Line-Ends belongs to plain bodies only. Remove it."_s);
    if (encoding == BodyEncoding::Escaped)
        return {fromEscaped(content, offset, problems), false, contentSize};
    return {fromBase64Lines(content, offset, problems), false, contentSize};
}

} // namespace core
