// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/LineSplitter.h"

#include <cstring>

namespace core {

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

} // namespace

QByteArrayView LineSplitter::wholeLinesOf(QByteArrayView bytes) const
{
    const qsizetype begin = m_pendingBytes > 0 ? bytes.indexOf('\n') + 1 : 0;
    const qsizetype end = bytes.lastIndexOf('\n') + 1;
    return end > begin ? bytes.sliced(begin, end - begin) : QByteArrayView();
}

void LineSplitter::feed(QByteArrayView bytes, const Receiver &receive)
{
    while (!bytes.isEmpty()) {
        const void *end = std::memchr(bytes.data(), '\n', static_cast<std::size_t>(bytes.size()));
        if (!end)
            return keep(bytes);
        const qsizetype length = static_cast<const char *>(end) - bytes.data();
        if (m_pendingBytes == 0) {
            emitLine(bytes.first(length), length + 1, receive);
        } else {
            keep(bytes.first(length));
            emitLine(m_pending, m_pendingBytes + 1, receive);
        }
        bytes = bytes.sliced(length + 1);
    }
}

void LineSplitter::finish(const Receiver &receive)
{
    if (m_pendingBytes > 0)
        emitLine(m_pending, m_pendingBytes, receive);
}

void LineSplitter::keep(QByteArrayView bytes)
{
    m_pendingBytes += bytes.size();
    m_isTooLong = m_isTooLong || m_pendingBytes > m_maxLineBytes;
    if (m_isTooLong)
        m_pending.clear();
    else
        m_pending.append(bytes);
}

void LineSplitter::emitLine(QByteArrayView text, qint64 bytes, const Receiver &receive)
{
    ++m_number;
    if (m_number == 1 && text.startsWith(byteOrderMark))
        text = text.sliced(byteOrderMark.size());
    if (text.endsWith('\r'))
        text.chop(1);
    const bool isTooLong = m_isTooLong || text.size() > m_maxLineBytes;
    receive({.number = m_number,
             .text = isTooLong ? QByteArrayView() : text,
             .isTooLong = isTooLong,
             .bytes = bytes});
    m_pending.resize(0);
    m_pendingBytes = 0;
    m_isTooLong = false;
}

} // namespace core
