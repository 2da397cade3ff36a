// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/OrderLanes.h"

#include <utility>

namespace core {

namespace {

// The record's bytes may belong to a mapped file, the key must outlive it: always a copy.
QByteArray keyOf(const Record &record)
{
    const bool isExplicit = !record.explicitHashKey.isEmpty();
    const QByteArray &key = isExplicit ? record.explicitHashKey : record.partitionKey;
    QByteArray copy;
    copy.reserve(key.size() + 1);
    copy.append(isExplicit ? 'h' : 'k');
    copy.append(key);
    return copy;
}

} // namespace

OrderLanes::OrderLanes(RecordWindow &window)
    : m_window(window)
{
}

OrderLanes::Lane OrderLanes::laneOf(const Record &record)
{
    Lane &lane = m_byKey[keyOf(record)];
    if (lane == 0) { // a new entry: lanes are stored one higher
        m_lanes.emplace_back();
        lane = static_cast<Lane>(m_lanes.size());
    }
    return lane - 1;
}

std::optional<QString> OrderLanes::add(qint64 position)
{
    const Lane lane = laneOf(m_window.at(position).entry.record);
    State &state = at(lane);
    if (state.isStopped)
        return state.reason;

    if (state.first >= 0) {
        m_window.at(state.last).nextInLane = position;
    } else {
        state.first = position;
        if (!state.isBusy)
            m_ready.push_back(lane);
    }
    state.last = position;
    return std::nullopt;
}

OrderLanes::Step OrderLanes::takeNext()
{
    const Lane lane = m_ready.front();
    m_ready.pop_front();
    State &state = at(lane);
    const qint64 position = state.first;
    state.first = m_window.at(position).nextInLane;
    state.isBusy = true;
    return {.lane = lane, .position = position};
}

void OrderLanes::stored(Lane lane, const QByteArray &sequenceNumber)
{
    State &state = at(lane);
    state.previous = sequenceNumber;
    state.isBusy = false;
    if (state.first >= 0)
        m_ready.push_back(lane);
}

std::vector<qint64> OrderLanes::stop(Lane lane, const QString &reason)
{
    State &state = at(lane);
    state.isBusy = false;
    state.isStopped = true;
    state.reason = reason;
    std::vector<qint64> waiting;
    for (qint64 position = std::exchange(state.first, -1); position >= 0;
         position = m_window.at(position).nextInLane)
        waiting.push_back(position);
    return waiting;
}

void OrderLanes::clear()
{
    m_ready.clear();
    for (State &state : m_lanes)
        state.first = -1;
}

} // namespace core
