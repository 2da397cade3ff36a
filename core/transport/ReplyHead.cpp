// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/ReplyHead.h"

#include <algorithm>
#include <cstring>

namespace core {

namespace {

constexpr qsizetype maxLengthDigits = 18; // less than 2^63, whatever they are

bool isDigit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool isTokenByte(char byte) // RFC 9110, 5.6.2
{
    return isDigit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')
        || (byte != '\0' && std::strchr("!#$%&'*+-.^_`|~", byte) != nullptr);
}

QByteArrayView takeLine(QByteArrayView &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    QByteArrayView line = bytes.first(end < 0 ? bytes.size() : end);
    bytes = bytes.sliced(end < 0 ? bytes.size() : end + 1);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

// "HTTP/1.1 200 OK"; the reason may be missing.
bool readStatusLine(QByteArrayView line, ReplyHead &head)
{
    constexpr qsizetype statusAt = 9;
    constexpr qsizetype statusEnd = statusAt + 3;
    if (line.size() < statusEnd || !line.startsWith("HTTP/1.") || !isDigit(line[7])
        || line[8] != ' ' || (line.size() > statusEnd && line[statusEnd] != ' '))
        return false;
    const QByteArrayView status = line.sliced(statusAt, 3);
    if (!std::all_of(status.begin(), status.end(), isDigit) || status[0] == '0')
        return false;
    head.minorVersion = line[7] - '0';
    head.status = status.toInt();
    return true;
}

void add(sigv4::Headers &headers, const QByteArray &name, const QByteArray &value)
{
    const auto known = std::find_if(headers.begin(), headers.end(),
                                    [&name](const auto &header) { return header.first == name; });
    if (known == headers.end())
        headers.emplaceBack(name, value);
    else
        known->second += ", " + value;
}

bool readHeader(QByteArrayView line, sigv4::Headers &headers)
{
    // A value that goes on in the next line (RFC 9112, 5.2).
    if (line.startsWith(' ') || line.startsWith('\t')) {
        if (headers.isEmpty())
            return false;
        headers.last().second += ' ' + line.trimmed().toByteArray();
        return true;
    }
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = line.first(std::max<qsizetype>(colon, 0));
    if (name.isEmpty() || !std::all_of(name.begin(), name.end(), isTokenByte))
        return false;
    add(headers, name.toByteArray().toLower(), line.sliced(colon + 1).trimmed().toByteArray());
    return true;
}

} // namespace

QByteArray ReplyHead::header(QByteArrayView name) const
{
    const auto found = std::find_if(headers.cbegin(), headers.cend(),
                                    [name](const auto &header) { return header.first == name; });
    return found == headers.cend() ? QByteArray() : found->second;
}

qint64 ReplyHead::contentLength() const
{
    const QList<QByteArray> values = header("content-length").split(',');
    const QByteArray first = values.constFirst().trimmed();
    const bool isOne =
        std::all_of(values.cbegin(), values.cend(),
                    [&first](const QByteArray &value) { return value.trimmed() == first; });
    if (first.isEmpty() || first.size() > maxLengthDigits || !isOne
        || !std::all_of(first.cbegin(), first.cend(), isDigit))
        return -1;
    return first.toLongLong();
}

std::optional<ReplyHead::Framing> ReplyHead::framing() const
{
    if (status < 200 || status == 204 || status == 304)
        return Framing::Empty;
    const QByteArray coding = header("transfer-encoding").toLower();
    if (!coding.isEmpty())
        return coding == "chunked" ? std::optional(Framing::Chunked) : std::nullopt;
    if (header("content-length").isEmpty())
        return Framing::Close;
    const qint64 length = contentLength();
    if (length < 0)
        return {};
    return length == 0 ? Framing::Empty : Framing::Length;
}

bool ReplyHead::keepsConnection() const
{
    const QByteArray wish = header("connection").toLower();
    const bool hasTwoLengths =
        !header("transfer-encoding").isEmpty() && !header("content-length").isEmpty();
    return !wish.contains("close") && !hasTwoLengths
        && (minorVersion > 0 || wish.contains("keep-alive"));
}

std::optional<ReplyHead> parseReplyHead(QByteArrayView bytes)
{
    ReplyHead head;
    if (!readStatusLine(takeLine(bytes), head))
        return {};
    while (!bytes.isEmpty()) {
        const QByteArrayView line = takeLine(bytes);
        if (!line.isEmpty() && !readHeader(line, head.headers))
            return {};
    }
    return head;
}

} // namespace core
