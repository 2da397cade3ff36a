// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transport/ChunkedBody.h"
#include "core/transport/ReplyHead.h"

#include <QByteArray>
#include <QString>

#include <utility>

namespace core {

// Reads one answer of HTTP/1.x from the bytes of a connection, in pieces of any size: the same
// bytes give the same answer, however they were cut. Interim answers (1xx) are passed over.
class ReplyParser
{
public:
    // All the heads together, interim answers' among them; an answer of AWS has 1 KiB.
    static constexpr qsizetype maxHeadBytes = 16 * 1024 * 1024;
    // One head.
    static constexpr qsizetype maxOneHeadBytes = 256 * 1024;
    // Of one answer, lines that go on counted too.
    static constexpr int maxHeaders = 1000;

    enum class State {
        Head, // headers are awaited
        Body,
        Done, // whole, as HTTP frames it
        Broken, // no HTTP, or one that contradicts itself: see reason()
        TooLarge // the body is announced, or found, to pass the limit
    };

    explicit ReplyParser(qint64 maxBodyBytes);

    State feed(QByteArrayView bytes);
    // The connection has ended: a body that has no length is whole by that.
    State close();

    State state() const { return m_state; }
    // A sentence about what is wrong; empty unless Broken.
    QString reason() const { return m_reason; }
    const ReplyHead &head() const { return m_head; } // status 0 until all headers came
    qint64 bodyBytes() const { return m_body.size(); }
    QByteArray takeBody() { return std::exchange(m_body, {}); }
    bool isChunked() const { return m_framing == ReplyHead::Framing::Chunked; }
    // Whether the next request may follow on the connection: the answer is whole, nothing came
    // behind it, and the other side does not end here.
    bool leavesConnectionUsable() const;

private:
    void readHead(QByteArrayView &bytes);
    void takeHead();
    void readBody(QByteArrayView &bytes);
    void readPlain(QByteArrayView &bytes);
    void readChunks(QByteArrayView &bytes);
    void breakOff(const QString &reason);

    const qint64 m_limit;
    State m_state = State::Head;
    QString m_reason;
    QByteArray m_headBytes;
    qsizetype m_allHeadBytes = 0;
    int m_headLines = 0;
    ReplyHead m_head;
    ReplyHead::Framing m_framing = ReplyHead::Framing::Empty;
    qint64 m_length = 0; // where the framing has one
    ChunkedBody m_chunks;
    QByteArray m_body;
    QByteArray m_behind; // the first bytes behind the body
};

} // namespace core
