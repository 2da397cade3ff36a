// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publish/OrderLanes.h"
#include "core/publish/PublishOptions.h"
#include "core/publish/RecordWindow.h"
#include "core/result/Clock.h"

#include <map>
#include <optional>
#include <vector>

namespace core {

// Records that leave in one request, or wait to be tried again.
struct SendGroup
{
    std::vector<qint64> positions;
    qint64 bytes = 0; // data and keys
    int retryCost = 0; // tokens taken from the quota for trying them again
    quint64 firstNumber = 0; // the request that this repeats as it was; 0: none
    bool isAfterSkew = false; // the clock was corrected for it
    OrderLanes::Lane lane = OrderLanes::none;
};

enum class Traffic { Idle, Busy }; // whether other requests are on their way

// What waits to be sent: new records in input order, and records to be tried again from a moment
// on. Cuts both into requests: due retries first, filled up with new records.
class SendQueue
{
public:
    SendQueue(RecordWindow &window, const PublishOptions &options);

    // The record at `position`, Waiting, joins the end; the reason when strict order forbids it.
    std::optional<QString> add(qint64 position);
    void addRetry(Moment due, SendGroup group);
    void close() { m_isClosed = true; } // no more new ones: nothing waits to be filled up
    // None until some are given out: up to the next add(), what does not fill a request leaves as
    // soon as nothing is on its way or settled.
    void flush() { m_isFlushed = true; }
    void clear();

    // The next request that may leave now. One that is neither full nor the last waits a moment for
    // more records while others are on their way.
    std::optional<SendGroup> take(Moment now, Traffic traffic);
    // When take() may give something that it does not give now.
    std::optional<Moment> wakeAt(Traffic traffic) const;

    OrderLanes &lanes() { return m_lanes; }

private:
    bool fits(const SendGroup &group, qint64 bytes) const;
    bool isFull() const;
    bool mayWait(Traffic traffic) const;
    bool mayLeaveUnfilled(Moment now, Traffic traffic);
    void takeRetries(SendGroup &group, Moment now);
    void takeNew(SendGroup &group);
    std::optional<SendGroup> takeFromLanes(Moment now);

    RecordWindow &m_window;
    PublishOptions m_options;
    OrderLanes m_lanes;
    std::multimap<Moment, SendGroup> m_retries; // by when they are due
    qint64 m_next = 0; // position of the first new record that may wait
    qsizetype m_newCount = 0;
    qint64 m_newBytes = 0;
    std::optional<Moment> m_fillUntil; // how long a request waits to be filled up
    bool m_isClosed = false;
    bool m_isFlushed = false;
};

} // namespace core
