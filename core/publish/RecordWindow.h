// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/outcome/Tally.h"
#include "core/publish/RunRecord.h"
#include "core/result/Clock.h"

#include <array>
#include <deque>
#include <memory>
#include <vector>

namespace core {

// The records of a run that were taken in and not yet given out, in input order. A record is
// addressed by its position, counted from 0 over the whole run; its address in memory stays the
// same until it is given out. Counts every record of the run, those given out too.
class RecordWindow
{
public:
    struct Slot
    {
        SettledRecord entry; // outcome.state is its state now
        // What its ended attempts say in the worst case, and the outcome's error with it; Waiting
        // when none has ended. A later attempt that achieved less does not unsay it.
        RecordState standing = RecordState::Waiting;
        int tries = 0; // requests that count against the attempts allowed
        Moment firstTry{}; // when the first of them was planned
        qint64 nextInLane = -1; // position; strict order only
    };

    qint64 append(qint64 index, Record &&record); // as Waiting; returns the position
    qint64 append(SettledRecord &&record);
    void setState(Slot &slot, RecordState state);
    bool isFrontSettled() const;
    // Takes out the settled records at the front, up to the first that is not.
    std::vector<SettledRecord> takeSettled();

    Slot &at(qint64 position) { return (*m_chunks[chunkOf(position)])[placeOf(position)]; }
    const Slot &at(qint64 position) const
    {
        return (*m_chunks[chunkOf(position)])[placeOf(position)];
    }
    qint64 begin() const { return m_begin; } // position of the oldest record inside
    qint64 end() const { return m_end; }
    qsizetype size() const { return m_end - m_begin; }
    const Tally &tally() const { return m_tally; }

private:
    static constexpr qint64 chunkSize = 512;
    using Chunk = std::array<Slot, chunkSize>;

    std::size_t chunkOf(qint64 position) const
    {
        return static_cast<std::size_t>((position - m_chunksBegin) / chunkSize);
    }
    static std::size_t placeOf(qint64 position)
    {
        return static_cast<std::size_t>(position % chunkSize);
    }
    Slot &appended();
    void dropFirstChunk();

    std::deque<std::unique_ptr<Chunk>> m_chunks;
    std::vector<std::unique_ptr<Chunk>>
        m_spare; // for the records to come, up to the end of the run
    qint64 m_chunksBegin = 0; // position of the first slot of the first chunk
    qint64 m_begin = 0;
    qint64 m_end = 0;
    Tally m_tally;
};

} // namespace core
