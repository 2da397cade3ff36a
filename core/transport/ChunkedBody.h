// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace core {

// Puts the chunks of a body together again (RFC 9112, 7.1), in pieces of any size. Extensions are
// passed over. What stands behind the last chunk is not its matter: the body is whole without.
class ChunkedBody
{
public:
    enum class State { Open, Whole, Broken };

    // Takes what is the body's from the front of the bytes and hands on what chunks hold, up to
    // `most` bytes in all of this call; the rest stays.
    State read(QByteArrayView &bytes, QByteArray &body, qint64 most);
    State state() const { return m_state; }

private:
    enum class Part { Size, Data, End };

    void readSize(QByteArrayView &bytes);
    void readEnd(QByteArrayView &bytes);

    State m_state = State::Open;
    Part m_part = Part::Size;
    QByteArray m_line; // what has come of the line with the size
    qint64 m_left = 0; // of the chunk
    bool m_hasReturn = false; // the CR behind a chunk came
};

} // namespace core
