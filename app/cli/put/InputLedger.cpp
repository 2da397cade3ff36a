// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/InputLedger.h"

#include <algorithm>
#include <utility>

namespace app {

void InputLedger::add(InputPiece piece)
{
    m_held += piece.held;
    m_pieces.push_back(std::move(piece));
}

qint64 InputLedger::lineOf(qint64 index) const
{
    // Nearly always in the first piece: records are settled in order.
    const auto found = std::find_if(m_pieces.cbegin(), m_pieces.cend(), [index](const auto &piece) {
        return index >= piece.firstIndex && index <= lastIndexOf(piece);
    });
    Q_ASSERT(found != m_pieces.cend());
    return found->lines[static_cast<std::size_t>(index - found->firstIndex)];
}

void InputLedger::settledUpTo(qint64 index)
{
    while (!m_pieces.empty() && lastIndexOf(m_pieces.front()) <= index) {
        m_held -= m_pieces.front().held;
        m_settledOffset = m_pieces.front().endOffset;
        m_pieces.pop_front();
    }
}

qint64 InputLedger::offsetBehind(qint64 records) const
{
    qint64 begin = m_settledOffset;
    for (const InputPiece &piece : m_pieces) {
        const qint64 within = records - piece.firstIndex;
        if (within <= 0)
            break;
        if (within < std::ssize(piece.lines))
            return begin + (piece.endOffset - begin) * within / std::ssize(piece.lines);
        begin = piece.endOffset;
    }
    return begin;
}

qint64 InputLedger::lastIndexOf(const InputPiece &piece)
{
    return piece.firstIndex + std::ssize(piece.lines) - 1;
}

} // namespace app
