// SPDX-License-Identifier: GPL-3.0-or-later
// What PublishEngine makes of answers.
#include "core/outcome/Quantity.h"
#include "core/outcome/RetryPolicy.h"
#include "core/publish/PublishEngine.h"

#include <algorithm>
#include <utility>

namespace core {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int unansweredToStop = 3;

} // namespace

void PublishEngine::answered(quint64 number, const RequestAnswer &answer, Moment now)
{
    const InFlight request = takeInFlight(number);
    const qsizetype sent = std::ssize(request.group.positions);
    if (sent == 0)
        return;

    if (!answer.result) {
        readError(request, answer, now);
    } else if (answer.result->entries.size() == sent) {
        readEntries(request, answer, now);
    } else {
        RequestAnswer odd{.requestId = answer.requestId};
        odd.result = fail(
            {.kind = Error::Kind::BadReply,
             .detail = QString(u"%1 results for %2 records"_s)
                           .arg(countText(std::ssize(answer.result->entries)), countText(sent)),
             .mayHaveArrived = true});
        readError(request, odd, now);
    }
    Q_ASSERT(countsAddUp());
}

void PublishEngine::readEntries(const InFlight &request, const RequestAnswer &answer, Moment now)
{
    const PutRecordsReply &reply = *answer.result;
    std::vector<Again> again;
    bool isAllStored = true;
    auto position = request.group.positions.begin();
    for (const PutRecordsEntry &entry : reply.entries) {
        if (entry.isStored()) {
            store(request, *position++, entry, answer.requestId);
            continue;
        }
        isAllStored = false;
        endAttempt(request, *position++, attemptEnd(entry, m_options), answer.requestId, again);
    }

    m_unanswered = 0;
    m_ramp.answeredWell(request.group.bytes, now - request.sentAt);
    if (isAllStored)
        m_quota.succeeded(request.group.retryCost);
    if (!reply.warning.isEmpty())
        noticeOnce(reply.warning);
    if (m_options.dryRun)
        noticeOnce(u"The endpoint ignores DryRun: the records were written."_s);
    tryAgain(request, std::move(again), answer, now);
}

void PublishEngine::readError(const InFlight &request, const RequestAnswer &answer, Moment now)
{
    const Error &error = answer.result.error();
    AttemptEnd end = attemptEnd(error, answer, m_options);
    if (answer.skewCorrected && request.group.isAfterSkew)
        end.retry.reset();

    const qsizetype sent = std::ssize(request.group.positions);
    const std::vector<qsizetype> blamed = blamedRecords(error, sent);
    if (end.state == RecordState::Refused && !blamed.empty()) {
        sendWithout(request, blamed, answer, end, now);
        return;
    }

    judgeAll(request, answer, end, now);
    if (isFinalForRun(error, end, m_options))
        stop(error);
    if (isUnanswered(error, end)) {
        noteUnanswered(request, answer, end.message, now);
        return;
    }
    m_unanswered = 0;
    if (error.kind == Error::Kind::Throttled)
        m_ramp.throttled();
    if (isDryRunAccepted(error)) {
        m_ramp.answeredWell(request.group.bytes, now - request.sentAt);
        m_quota.succeeded(request.group.retryCost);
    }
}

void PublishEngine::judgeAll(const InFlight &request, const RequestAnswer &answer,
                             const AttemptEnd &end, Moment now)
{
    std::vector<Again> again;
    for (const qint64 position : request.group.positions)
        endAttempt(request, position, end, answer.requestId, again);
    tryAgain(request, std::move(again), answer, now);
}

void PublishEngine::sendWithout(const InFlight &request, const std::vector<qsizetype> &blamed,
                                const RequestAnswer &answer, const AttemptEnd &end, Moment now)
{
    m_unanswered = 0;
    std::vector<Again> none;
    SendGroup others{.retryCost = request.group.retryCost, .lane = request.group.lane};
    AttemptEnd refused = end;
    refused.retry.reset();
    for (qsizetype place = 0; place < std::ssize(request.group.positions); ++place) {
        const qint64 position = request.group.positions[static_cast<std::size_t>(place)];
        Slot &slot = m_window.at(position);
        if (m_isEnding || std::binary_search(blamed.begin(), blamed.end(), place)) {
            endAttempt(request, position, refused, answer.requestId, none);
            continue;
        }
        --slot.tries; // the fault was another's
        m_window.setState(slot, RecordState::Retrying);
        others.positions.push_back(position);
        others.bytes += slot.entry.record.size();
    }
    if (!others.positions.empty())
        m_queue.addRetry(now, std::move(others));
}

void PublishEngine::noteUnanswered(const InFlight &request, const RequestAnswer &answer,
                                   const QString &said, Moment now)
{
    m_ramp.unanswered();
    if (request.number <= m_unansweredUpTo)
        return; // it was on its way already when the last one failed: the same outage
    m_unansweredUpTo = m_lastNumber;
    if (++m_unanswered >= unansweredToStop) {
        Error last = answer.result.error();
        const QString row = u"no valid answer to three requests in a row"_s;
        last.detail = last.detail.isEmpty() ? row : QString(row + u": "_s + last.detail);
        stop(last);
        return;
    }
    m_holdUntil =
        now + retryDelay(RetryCause::Transient, m_unanswered, m_random(), pauseAskedFor(answer));
    if (!m_isEnding)
        noticeOnce(u"No valid answer: sending one request at a time. "_s + said);
}

void PublishEngine::store(const InFlight &request, qint64 position, const PutRecordsEntry &entry,
                          const QByteArray &requestId)
{
    Slot &slot = m_window.at(position);
    Outcome &outcome = slot.entry.outcome;
    outcome.sequenceNumber = entry.sequenceNumber;
    outcome.shardId = entry.shardId;
    outcome.requestId = requestId;
    outcome.errorCode.clear();
    outcome.errorMessage.clear();
    outcome.httpStatus = 0;
    m_window.setState(slot, RecordState::Stored);
    if (request.group.lane != OrderLanes::none)
        m_queue.lanes().stored(request.group.lane, entry.sequenceNumber);
}

void PublishEngine::endAttempt(const InFlight &request, qint64 position, const AttemptEnd &end,
                               const QByteArray &requestId, std::vector<Again> &again)
{
    Slot &slot = m_window.at(position);
    Outcome &outcome = slot.entry.outcome;
    if (gravity(end.state) >= gravity(slot.standing)) {
        slot.standing = end.state;
        outcome.errorCode = end.code;
        outcome.errorMessage = end.message;
        outcome.httpStatus = end.httpStatus;
        outcome.requestId = requestId;
    }
    if (end.mayBeStored || end.state == RecordState::Uncertain)
        ++outcome.possibleDuplicates;

    if (!end.retry || m_isEnding || slot.tries >= m_options.maxAttempts) {
        settle(slot);
        stopLane(request.group.lane, slot);
        return;
    }
    m_window.setState(slot, RecordState::Retrying);
    const auto isSame = [&](const Again &it) {
        return it.cause == *end.retry && it.tries == slot.tries;
    };
    auto same = std::find_if(again.begin(), again.end(), isSame);
    if (same == again.end())
        same = again.insert(again.end(), {.cause = *end.retry, .tries = slot.tries, .group = {}});
    same->group.positions.push_back(position);
    same->group.bytes += slot.entry.record.size();
}

void PublishEngine::tryAgain(const InFlight &request, std::vector<Again> again,
                             const RequestAnswer &answer, Moment now)
{
    for (Again &it : again) {
        const Moment due = now + retryDelay(it.cause, it.tries, m_random(), pauseAskedFor(answer));
        settleOverdue(request, it.group, due);
        if (it.group.positions.empty())
            continue;
        if (!m_quota.take(it.cause)) {
            noticeOnce(u"The retry budget is used up: what fails now is not sent again."_s);
            for (const qint64 position : it.group.positions) {
                settle(m_window.at(position));
                stopLane(request.group.lane, m_window.at(position));
            }
            continue;
        }
        const bool isWhole = it.group.positions.size() == request.group.positions.size();
        it.group.firstNumber = isWhole ? request.firstNumber : 0;
        it.group.retryCost = RetryQuota::costOf(it.cause);
        it.group.isAfterSkew = answer.skewCorrected;
        it.group.lane = request.group.lane;
        m_queue.addRetry(due, std::move(it.group));
    }
}

// Those that would be tried too late for anybody who waits for them.
void PublishEngine::settleOverdue(const InFlight &request, SendGroup &group, Moment due)
{
    if (!m_options.retryFor)
        return;
    std::erase_if(group.positions, [&](qint64 position) {
        Slot &slot = m_window.at(position);
        if (due - slot.firstTry <= *m_options.retryFor)
            return false;
        noticeOnce(u"The time for retries is over: what fails now is not sent again."_s);
        group.bytes -= slot.entry.record.size();
        settle(slot);
        stopLane(request.group.lane, slot);
        return true;
    });
}

void PublishEngine::stopLane(OrderLanes::Lane lane, const Slot &failed)
{
    if (lane == OrderLanes::none)
        return;
    const Outcome &outcome = failed.entry.outcome;
    const QString reason =
        QString(
            u"record %1 of the same key ended %2 (%3), and nothing may pass it in strict order"_s)
            .arg(failed.entry.index + 1)
            .arg(toWords(outcome.state), outcome.errorCode);
    for (const qint64 position : m_queue.lanes().stop(lane, reason))
        settleUnsent(m_window.at(position), {u"orderStopped"_s, reason});
}

bool PublishEngine::countsAddUp() const
{
    qint64 sending = 0;
    for (const InFlight &request : m_inFlight)
        sending += std::ssize(request.group.positions);
    return tally().total() == m_window.end() && tally().of(RecordState::Sending) == sending;
}

} // namespace core
