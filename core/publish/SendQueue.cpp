// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/SendQueue.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

constexpr Milliseconds fillPause{20};

} // namespace

SendQueue::SendQueue(RecordWindow &window, const PublishOptions &options)
    : m_window(window)
    , m_options(options)
    , m_lanes(window)
{
}

std::optional<QString> SendQueue::add(qint64 position)
{
    if (m_options.strictOrder)
        return m_lanes.add(position);
    m_isFlushed = false;
    ++m_newCount;
    m_newBytes += m_window.at(position).entry.record.size();
    return std::nullopt;
}

void SendQueue::addRetry(Moment due, SendGroup group)
{
    m_retries.emplace(due, std::move(group));
}

void SendQueue::clear()
{
    m_retries.clear();
    m_lanes.clear();
    m_next = m_window.end();
    m_newCount = 0;
    m_newBytes = 0;
}

std::optional<SendGroup> SendQueue::take(Moment now, Traffic traffic)
{
    if (m_options.strictOrder)
        return takeFromLanes(now);

    SendGroup group;
    takeRetries(group, now);
    if (!group.positions.empty() || mayLeaveUnfilled(now, traffic))
        takeNew(group);
    if (group.positions.empty())
        return std::nullopt;
    return group;
}

std::optional<SendGroup> SendQueue::takeFromLanes(Moment now)
{
    if (!m_retries.empty() && m_retries.begin()->first <= now)
        return std::move(m_retries.extract(m_retries.begin()).mapped());
    if (!m_lanes.isReady())
        return std::nullopt;
    const OrderLanes::Step step = m_lanes.takeNext();
    return SendGroup{.positions = {step.position},
                     .bytes = m_window.at(step.position).entry.record.size(),
                     .lane = step.lane};
}

bool SendQueue::fits(const SendGroup &group, qint64 bytes) const
{
    // A record of its own over the limit goes alone: the service judges it.
    if (group.positions.empty())
        return true;
    return std::ssize(group.positions) < m_options.recordsPerRequest
        && group.bytes + bytes <= m_options.bytesPerRequest;
}

bool SendQueue::isFull() const
{
    return m_newCount >= m_options.recordsPerRequest || m_newBytes > m_options.bytesPerRequest;
}

// Whether more records may come that would fill the next request up.
bool SendQueue::mayWait(Traffic traffic) const
{
    if (isFull() || m_isClosed)
        return false;
    // What is settled soon, or is and was not given out yet, makes room for more.
    return !m_isFlushed || traffic == Traffic::Busy || m_window.isFrontSettled();
}

bool SendQueue::mayLeaveUnfilled(Moment now, Traffic traffic)
{
    if (m_newCount == 0)
        return false;
    if (m_options.waitsUntilFull)
        return !mayWait(traffic);
    if (!mayWait(traffic) || traffic == Traffic::Idle)
        return true;
    if (!m_fillUntil)
        m_fillUntil = now + fillPause;
    return *m_fillUntil <= now;
}

void SendQueue::takeRetries(SendGroup &group, Moment now)
{
    while (!m_retries.empty() && m_retries.begin()->first <= now) {
        SendGroup &due = m_retries.begin()->second;
        std::size_t taken = 0;
        while (taken < due.positions.size()) {
            const qint64 bytes = m_window.at(due.positions[taken]).entry.record.size();
            if (!fits(group, bytes))
                break;
            group.positions.push_back(due.positions[taken++]);
            group.bytes += bytes;
        }
        if (taken == 0)
            return;
        const bool isWhole = taken == due.positions.size();
        const bool isAlone = taken == group.positions.size();
        group.retryCost += std::exchange(due.retryCost, 0);
        group.isAfterSkew = group.isAfterSkew || due.isAfterSkew;
        group.firstNumber = isWhole && isAlone ? due.firstNumber : 0;
        if (!isWhole) {
            due.positions.erase(due.positions.begin(), due.positions.begin() + qsizetype(taken));
            due.firstNumber = 0;
            return;
        }
        m_retries.erase(m_retries.begin());
    }
}

void SendQueue::takeNew(SendGroup &group)
{
    m_fillUntil.reset();
    m_next = std::max(m_next, m_window.begin());
    group.positions.reserve(static_cast<std::size_t>(
        std::min(m_options.recordsPerRequest, std::ssize(group.positions) + m_newCount)));
    while (m_newCount > 0) {
        const RecordWindow::Slot &slot = m_window.at(m_next);
        const qint64 bytes = slot.entry.record.size();
        if (slot.entry.outcome.state == RecordState::Waiting) {
            if (!fits(group, bytes))
                return;
            group.positions.push_back(m_next);
            group.bytes += bytes;
            group.firstNumber = 0;
            --m_newCount;
            m_newBytes -= bytes;
        }
        ++m_next;
    }
}

std::optional<Moment> SendQueue::wakeAt(Traffic traffic) const
{
    std::optional<Moment> earliest;
    if (!m_retries.empty())
        earliest = m_retries.begin()->first;
    const bool isWaiting =
        m_options.waitsUntilFull && mayWait(traffic); // for add(), not for a moment
    const bool hasNew = m_options.strictOrder ? m_lanes.isReady() : m_newCount > 0 && !isWaiting;
    if (hasNew) {
        const Moment free = m_fillUntil.value_or(Moment::min());
        earliest = earliest ? std::min(*earliest, free) : free;
    }
    return earliest;
}

} // namespace core
