// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <functional>

namespace core {

// Cuts bytes that come in pieces into lines. A line ends with LF or CR LF; a byte order mark at the
// start is skipped; the last line needs no end. A line longer than the limit is reported and
// dropped without being kept in memory.
class LineSplitter
{
public:
    struct Line
    {
        qint64 number = 0; // from 1
        QByteArrayView text; // without its end; valid during the call
        bool isTooLong = false; // text is empty then
        qint64 bytes = 0; // taken from the input, its end included
    };
    using Receiver = std::function<void(const Line &)>;

    explicit LineSplitter(qint64 maxLineBytes = 16 * 1024 * 1024)
        : m_maxLineBytes(maxLineBytes)
    {
    }

    // The lines that lie in these bytes from their beginning to their end, which is there too: what
    // feed() would give out of them as they lie, but for a mark at the start of the first.
    QByteArrayView wholeLinesOf(QByteArrayView bytes) const;
    void feed(QByteArrayView bytes, const Receiver &receive);
    void finish(const Receiver &receive); // the last line, when it has no end

    // The memory that a line whose end has not come takes.
    qsizetype heldBytes() const { return m_pending.capacity(); }

private:
    void keep(QByteArrayView bytes);
    void emitLine(QByteArrayView text, qint64 bytes, const Receiver &receive);

    qint64 m_maxLineBytes;
    qint64 m_number = 0;
    qint64 m_pendingBytes = 0; // of the line that has begun, kept or not
    QByteArray m_pending;
    bool m_isTooLong = false;
};

} // namespace core
