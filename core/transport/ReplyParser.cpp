// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transport/ReplyParser.h"

#include <algorithm>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

// A body up to this size is given its room at once; a longer one shows first that it comes.
constexpr qint64 trustedBytes = 1024 * 1024;
constexpr qsizetype behindBytes = 3; // enough to tell an end of line from more

bool mayBecomeHttp(const QByteArray &start)
{
    constexpr QByteArrayView name = "HTTP/1.";
    const qsizetype size = std::min(start.size(), name.size());
    return QByteArrayView(start).first(size) == name.first(size);
}

} // namespace

ReplyParser::ReplyParser(qint64 maxBodyBytes)
    : m_limit(maxBodyBytes)
{
}

ReplyParser::State ReplyParser::feed(QByteArrayView bytes)
{
    while (m_state == State::Head && !bytes.isEmpty())
        readHead(bytes);
    if (m_state == State::Body)
        readBody(bytes);
    if (m_state == State::Done)
        m_behind.append(bytes.first(std::min(bytes.size(), behindBytes)));
    return m_state;
}

ReplyParser::State ReplyParser::close()
{
    if (m_state == State::Body && m_framing == ReplyHead::Framing::Close)
        m_state = State::Done;
    return m_state;
}

bool ReplyParser::leavesConnectionUsable() const
{
    // Behind the last chunk stands the end of its trailers, which are none.
    const QByteArrayView expected = isChunked() ? QByteArrayView("\r\n") : QByteArrayView("");
    return m_state == State::Done && m_framing != ReplyHead::Framing::Close
        && m_head.keepsConnection() && m_behind == expected;
}

// A line of it.
void ReplyParser::readHead(QByteArrayView &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    const qsizetype taken = end < 0 ? bytes.size() : end + 1;
    m_headBytes.append(bytes.first(taken));
    m_allHeadBytes += taken;
    bytes = bytes.sliced(taken);
    if (!mayBecomeHttp(m_headBytes))
        return breakOff(u"It does not begin as an answer of HTTP/1.1 does."_s);
    if (m_headBytes.size() > maxOneHeadBytes)
        return breakOff(u"Its headers are larger than 256 KiB."_s);
    // The status line and the empty one are none.
    if (end >= 0 && ++m_headLines > maxHeaders + 2)
        return breakOff(u"It has more than 1,000 headers."_s);
    if (m_allHeadBytes > maxHeadBytes)
        return breakOff(u"Interim answers came without end."_s);
    if (m_headBytes.endsWith("\n\r\n") || m_headBytes.endsWith("\n\n"))
        takeHead();
}

void ReplyParser::takeHead()
{
    auto head = parseReplyHead(m_headBytes);
    m_headBytes.clear();
    m_headLines = 0;
    if (!head)
        return breakOff(u"Its status line or a header is none of HTTP/1.1."_s);
    if (head->status == 101)
        return breakOff(u"It speaks another protocol from here on, which nobody asked for."_s);
    if (head->status < 200)
        return;
    const auto framing = head->framing();
    m_head = std::move(*head);
    if (!framing)
        return breakOff(u"Its headers contradict each other about its length."_s);
    m_framing = *framing;
    m_state = m_framing == ReplyHead::Framing::Empty ? State::Done : State::Body;
    if (m_framing != ReplyHead::Framing::Length)
        return;
    m_length = m_head.contentLength();
    if (m_length > m_limit)
        m_state = State::TooLarge;
    else if (m_length <= trustedBytes)
        m_body.reserve(m_length);
}

void ReplyParser::readBody(QByteArrayView &bytes)
{
    // All the room it may take at once: growing step by step would copy it, and room that is not
    // used costs nothing.
    if (m_body.size() > trustedBytes && m_body.capacity() < m_limit)
        m_body.reserve(m_limit);
    if (isChunked())
        readChunks(bytes);
    else
        readPlain(bytes);
}

void ReplyParser::readPlain(QByteArrayView &bytes)
{
    const bool hasLength = m_framing == ReplyHead::Framing::Length;
    const qint64 room = (hasLength ? m_length : m_limit) - m_body.size();
    const qsizetype size = std::min<qint64>(bytes.size(), room);
    m_body.append(bytes.first(size));
    bytes = bytes.sliced(size);
    if (hasLength && m_body.size() == m_length)
        m_state = State::Done;
    else if (!bytes.isEmpty())
        m_state = State::TooLarge;
}

void ReplyParser::readChunks(QByteArrayView &bytes)
{
    const ChunkedBody::State state = m_chunks.read(bytes, m_body, m_limit - m_body.size());
    if (state == ChunkedBody::State::Whole)
        m_state = State::Done;
    else if (state == ChunkedBody::State::Broken)
        breakOff(u"Its body is cut into chunks that are none."_s);
    else if (!bytes.isEmpty())
        m_state = State::TooLarge;
}

void ReplyParser::breakOff(const QString &reason)
{
    m_state = State::Broken;
    m_reason = reason;
}

} // namespace core
