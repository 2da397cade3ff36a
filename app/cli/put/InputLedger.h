// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <deque>
#include <vector>

namespace app {

// A stretch of the input whose records are on their way, and their lines.
struct InputPiece
{
    qint64 firstIndex = 0;
    std::vector<qint64> lines; // 1-based, one per record
    qint64 held = 0; // bytes of its records
    qint64 endOffset = 0; // of the input after it
};

// Knows of every record that is not settled yet where in the input it came from. Pieces come and
// records are settled in input order.
class InputLedger
{
public:
    void add(InputPiece piece);
    qint64 lineOf(qint64 index) const;
    // Every record up to and with this one is settled.
    void settledUpTo(qint64 index);

    qint64 held() const { return m_held; }
    // Of the input behind its first `records` records: by their number within a piece.
    qint64 offsetBehind(qint64 records) const;

private:
    static qint64 lastIndexOf(const InputPiece &piece);

    std::deque<InputPiece> m_pieces;
    qint64 m_held = 0;
    qint64 m_settledOffset = 0;
};

} // namespace app
