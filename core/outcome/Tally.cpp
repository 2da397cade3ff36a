// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome/Tally.h"

#include <numeric>

namespace core {

namespace {

std::size_t indexOf(RecordState state)
{
    return static_cast<std::size_t>(state);
}

} // namespace

void Tally::add(RecordState state, qint64 count)
{
    Q_ASSERT(count >= 0);
    m_counts.at(indexOf(state)) += count;
}

void Tally::move(RecordState from, RecordState to, qint64 count)
{
    Q_ASSERT(count >= 0 && of(from) >= count);
    m_counts.at(indexOf(from)) -= count;
    m_counts.at(indexOf(to)) += count;
}

qint64 Tally::of(RecordState state) const
{
    return m_counts.at(indexOf(state));
}

qint64 Tally::total() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), qint64(0));
}

qint64 Tally::settled() const
{
    return of(RecordState::Stored) + of(RecordState::Refused) + of(RecordState::Uncertain)
        + of(RecordState::NotSent);
}

} // namespace core
