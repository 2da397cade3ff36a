// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publish/RecordWindow.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <deque>
#include <optional>
#include <vector>

namespace core {

// Strict order: a lane per explicit hash key, or partition key when there is none. A lane sends one
// record at a time and stops for good at the first that is not stored. A lane is kept for the whole
// run, a few hundred bytes per distinct key, because the next record of its key must follow the
// sequence number of the last.
class OrderLanes
{
public:
    using Lane = int;
    static constexpr Lane none = -1;

    explicit OrderLanes(RecordWindow &window);

    // Puts the record at the end of its lane; the reason when the lane has stopped.
    std::optional<QString> add(qint64 position);
    bool isReady() const { return !m_ready.empty(); }
    // Takes the next record whose lane has nothing on its way. Call it only when isReady().
    struct Step
    {
        Lane lane = none;
        qint64 position = 0;
    };
    Step takeNext();
    // The sequence number of the last record stored by the lane; empty before the first.
    const QByteArray &previous(Lane lane) const { return at(lane).previous; }

    // The record on its way was stored: the lane goes on.
    void stored(Lane lane, const QByteArray &sequenceNumber);
    // It was not: returns the records that waited behind it.
    std::vector<qint64> stop(Lane lane, const QString &reason);
    // Forgets whatever waits in any lane.
    void clear();

private:
    struct State
    {
        qint64 first = -1; // waiting records, linked by Slot::nextInLane
        qint64 last = -1;
        bool isBusy = false;
        bool isStopped = false;
        QByteArray previous;
        QString reason; // why it stopped
    };
    const State &at(Lane lane) const { return m_lanes[static_cast<std::size_t>(lane)]; }
    State &at(Lane lane) { return m_lanes[static_cast<std::size_t>(lane)]; }
    Lane laneOf(const Record &record);

    RecordWindow &m_window;
    QHash<QByteArray, Lane> m_byKey;
    std::vector<State> m_lanes;
    std::deque<Lane> m_ready; // with something waiting and nothing on its way
};

} // namespace core
