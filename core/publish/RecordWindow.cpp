// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/RecordWindow.h"

#include <utility>

namespace core {

RecordWindow::Slot &RecordWindow::appended()
{
    if (m_end == m_chunksBegin + std::ssize(m_chunks) * chunkSize) {
        if (m_spare.empty()) {
            m_chunks.push_back(std::make_unique<Chunk>());
        } else {
            m_chunks.push_back(std::move(m_spare.back()));
            m_spare.pop_back();
        }
    }
    return at(m_end++);
}

qint64 RecordWindow::append(qint64 index, Record &&record)
{
    Slot &slot = appended();
    slot.entry.index = index;
    slot.entry.record = std::move(record);
    m_tally.add(RecordState::Waiting);
    return m_end - 1;
}

qint64 RecordWindow::append(SettledRecord &&record)
{
    Q_ASSERT(isFinal(record.outcome.state));
    m_tally.add(record.outcome.state);
    appended().entry = std::move(record);
    return m_end - 1;
}

void RecordWindow::setState(Slot &slot, RecordState state)
{
    Q_ASSERT(!isFinal(slot.entry.outcome.state));
    m_tally.move(slot.entry.outcome.state, state);
    slot.entry.outcome.state = state;
}

bool RecordWindow::isFrontSettled() const
{
    return m_begin < m_end && isFinal(at(m_begin).entry.outcome.state);
}

std::vector<SettledRecord> RecordWindow::takeSettled()
{
    const qint64 settledInside = m_tally.settled() - m_begin; // those before the window all are
    std::vector<SettledRecord> taken;
    taken.reserve(static_cast<std::size_t>(settledInside));
    while (isFrontSettled()) {
        Slot &slot = at(m_begin);
        taken.push_back(std::move(slot.entry));
        slot = Slot();
        if (++m_begin % chunkSize == 0)
            dropFirstChunk();
    }
    return taken;
}

void RecordWindow::dropFirstChunk()
{
    m_spare.push_back(std::move(m_chunks.front()));
    m_chunks.pop_front();
    m_chunksBegin += chunkSize;
}

} // namespace core
