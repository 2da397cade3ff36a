// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/PublishEngine.h"

#include "core/outcome/ReasonText.h"

#include <algorithm>
#include <utility>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

PublishOptions checked(PublishOptions options)
{
    options.recordsPerRequest =
        std::clamp<qsizetype>(options.recordsPerRequest, 1, limits::recordsPerRequest);
    options.bytesPerRequest = std::clamp<qint64>(options.bytesPerRequest, 1, limits::requestBytes);
    options.maxAttempts = std::clamp(options.maxAttempts, 1, 10);
    options.window = std::max<qsizetype>(options.window, 1);
    return options;
}

} // namespace

PublishEngine::PublishEngine(const PublishOptions &options, int concurrency,
                             std::function<double()> random)
    : m_options(checked(options))
    , m_random(std::move(random))
    , m_queue(m_window, m_options)
    , m_ramp(concurrency, m_options.concurrency > 0 ? Ramp::Bound::Most : Ramp::Bound::RoundTrip)
{
}

qsizetype PublishEngine::room() const
{
    return m_isClosed ? 0 : std::max<qsizetype>(m_options.window - m_window.size(), 0);
}

void PublishEngine::add(std::vector<RunRecord> records)
{
    for (RunRecord &record : records) {
        const qint64 position = m_window.append(record.index, std::move(record.record));
        if (m_isEnding) {
            settleUnsent(m_window.at(position), m_endedBy);
        } else if (const std::optional<QString> reason = m_queue.add(position)) {
            settleUnsent(m_window.at(position), {u"orderStopped"_s, *reason});
        }
    }
}

void PublishEngine::addSettled(SettledRecord record)
{
    m_window.append(std::move(record));
}

void PublishEngine::flush()
{
    m_queue.flush();
}

void PublishEngine::close()
{
    m_isClosed = true;
    m_queue.close();
}

void PublishEngine::cancel()
{
    close();
    endRun({nameOf(Error::Kind::Cancelled), u"cancelled before it was sent"_s});
}

std::optional<PlannedRequest> PublishEngine::next(Moment now)
{
    if (m_isEnding || inFlight() >= m_ramp.limit() || now < m_holdUntil)
        return std::nullopt;
    std::optional<SendGroup> group = m_queue.take(now, traffic());
    if (!group)
        return std::nullopt;

    const quint64 number = ++m_lastNumber;
    const quint64 first = group->firstNumber == 0 ? number : group->firstNumber;
    m_inFlight.push_back(
        {.number = number, .firstNumber = first, .sentAt = now, .group = *std::move(group)});
    ++m_requestsSent;
    return planned(m_inFlight.back(), now);
}

PlannedRequest PublishEngine::planned(InFlight &request, Moment now)
{
    const SendGroup &group = request.group;
    PlannedRequest plan{.number = request.number,
                        .firstNumber = request.firstNumber,
                        .positions = group.positions,
                        .bytes = group.bytes};
    plan.records.reserve(group.positions.size());
    plan.indexes.reserve(std::ssize(group.positions));
    for (const qint64 position : group.positions) {
        Slot &slot = m_window.at(position);
        m_retries += slot.entry.outcome.attempts > 0 ? 1 : 0;
        ++slot.entry.outcome.attempts;
        if (++slot.tries == 1)
            slot.firstTry = now;
        plan.attempt = std::max(plan.attempt, slot.tries);
        m_window.setState(slot, RecordState::Sending);
        plan.records.push_back(&slot.entry.record);
        plan.indexes.push_back(slot.entry.index);
    }
    if (group.lane != OrderLanes::none) {
        plan.action = PlannedRequest::Action::PutRecord;
        plan.sequenceNumberForOrdering = m_queue.lanes().previous(group.lane);
    }
    return plan;
}

PublishEngine::InFlight PublishEngine::takeInFlight(quint64 number)
{
    const auto found = std::find_if(m_inFlight.begin(), m_inFlight.end(),
                                    [number](const InFlight &it) { return it.number == number; });
    if (found == m_inFlight.end())
        return {};
    InFlight request = std::move(*found);
    *found = std::move(m_inFlight.back());
    m_inFlight.pop_back();
    return request;
}

void PublishEngine::withdraw(quint64 number, const Error &error)
{
    const InFlight request = takeInFlight(number);
    --m_requestsSent;
    for (const qint64 position : request.group.positions) {
        Slot &slot = m_window.at(position);
        --slot.tries;
        m_retries -= --slot.entry.outcome.attempts > 0 ? 1 : 0;
        if (slot.standing == RecordState::Waiting)
            settleUnsent(slot, {nameOf(error.kind), error.detail});
        else
            settle(slot);
    }
    stop(error);
}

std::optional<Moment> PublishEngine::wakeAt() const
{
    if (m_isEnding || inFlight() >= m_ramp.limit())
        return std::nullopt;
    const std::optional<Moment> free = m_queue.wakeAt(traffic());
    return free ? std::optional(std::max(*free, m_holdUntil)) : std::nullopt;
}

std::vector<SettledRecord> PublishEngine::takeSettled()
{
    return m_window.takeSettled();
}

QStringList PublishEngine::takeNotices()
{
    return std::exchange(m_notices, {});
}

bool PublishEngine::isDone() const
{
    return m_isClosed && m_window.size() == 0;
}

void PublishEngine::settle(Slot &slot)
{
    // The state itself says it of one of the attempts.
    if (slot.standing == RecordState::Uncertain)
        --slot.entry.outcome.possibleDuplicates;
    m_window.setState(slot, slot.standing);
}

void PublishEngine::settleUnsent(Slot &slot, const Unsent &why)
{
    slot.entry.outcome.errorCode = why.code;
    slot.entry.outcome.errorMessage = why.message;
    slot.entry.outcome.httpStatus = why.httpStatus;
    m_window.setState(slot, RecordState::NotSent);
}

void PublishEngine::stop(const Error &error)
{
    if (m_isEnding)
        return;
    m_stoppedBy = error;
    const bool isNamed = !error.code.isEmpty();
    const QString said = isNamed || error.httpStatus == 0
        ? error.detail
        : withStatus(error.detail, error.httpStatus);
    endRun({.code = isNamed ? error.code : nameOf(error.kind),
            .message = afterStop(said),
            .httpStatus = error.httpStatus});
}

void PublishEngine::endRun(const Unsent &why)
{
    if (std::exchange(m_isEnding, true))
        return;
    m_endedBy = why;
    m_queue.clear();
    for (qint64 position = m_window.begin(); position < m_window.end(); ++position) {
        Slot &slot = m_window.at(position);
        const RecordState state = slot.entry.outcome.state;
        if (state != RecordState::Waiting && state != RecordState::Retrying)
            continue;
        if (slot.standing == RecordState::Waiting)
            settleUnsent(slot, why);
        else
            settle(slot);
    }
}

void PublishEngine::noticeOnce(const QString &text)
{
    if (m_noticed.contains(text))
        return;
    m_noticed.append(text);
    m_notices.append(text);
}

} // namespace core
