// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/publish/RunModel.h"

#include <algorithm>

namespace test {

using core::RecordState;

namespace {

QByteArray dataPrefix(qint64 index)
{
    return QByteArray::number(index) + ' ';
}

} // namespace

void RunModel::planned(const core::PlannedRequest &request)
{
    ++m_inFlight;
    expect(!m_isEnded, "nothing is sent after the end", -1);
    expect(m_inFlight <= m_concurrency, "no more requests at once than allowed", -1);
    expect(!request.records.empty(), "no request is empty", -1);
    const auto count = std::ssize(request.records);
    expect(count <= m_options.recordsPerRequest, "no more records than allowed", -1);
    expect(request.bytes <= m_options.bytesPerRequest || count == 1, "no more bytes", -1);

    qint64 bytes = 0;
    for (qsizetype place = 0; place < count; ++place) {
        const core::Record &record = *request.records[static_cast<std::size_t>(place)];
        const qint64 index = request.indexes.at(place);
        bytes += record.size();
        expect(record.data.startsWith(dataPrefix(index)), "records are themselves", index);
        plannedRecord(index);
    }
    expect(bytes == request.bytes, "bytes are counted", -1);
    if (m_options.strictOrder) {
        const QByteArray &key = request.records.front()->partitionKey;
        expect(count == 1, "one record per request in strict order", -1);
        expect(m_flyingKeys.insert(key).second, "one request per key", request.indexes.first());
        expect(request.sequenceNumberForOrdering == m_lastOfKey.value(key),
               "after the last of its key", request.indexes.first());
    }
}

void RunModel::plannedRecord(qint64 index)
{
    Known &known = m_records.at(index);
    expect(!known.isSettledBefore, "settled records are not sent", index);
    expect(!known.isOut, "nothing is sent after its result", index);
    expect(!known.isFlying, "no record is in two requests", index);
    expect(known.sequenceNumber.isEmpty(), "what is stored is not sent", index);
    expect(known.blamed == 0 && known.dryRun == 0, "what is final is not sent", index);
    expect(known.uncertain == 0 || (m_options.retryUncertain && !m_options.strictOrder),
           "the uncertain is not sent again", index);
    expect(m_options.retryRefused != core::RetryRefused::Never || known.refused + known.failed == 0,
           "the refused is not sent again when that is off", index);
    expect(!m_options.strictOrder || known.failed == 0, "no 5xx again in strict order", index);
    known.isFlying = true;
    ++known.attempts;
    expect(known.attempts - known.blamelessAttempts <= m_options.maxAttempts,
           "no more attempts than allowed", index);
}

void RunModel::withdrawn(const core::PlannedRequest &request)
{
    --m_inFlight;
    m_isEnded = true;
    for (const qint64 index : request.indexes) {
        Known &known = m_records.at(index);
        known.isFlying = false;
        --known.attempts;
        m_flyingKeys.erase(known.key);
    }
}

void RunModel::said(qint64 index, Said what, const QByteArray &sequenceNumber)
{
    Known &known = m_records.at(index);
    known.isFlying = false;
    m_flyingKeys.erase(known.key);
    known.refused += what == Said::Refused ? 1 : 0;
    known.failed += what == Said::ServerFailed ? 1 : 0;
    known.uncertain += what == Said::Uncertain ? 1 : 0;
    known.notSent += what == Said::NotSent ? 1 : 0;
    known.blamed += what == Said::Blamed ? 1 : 0;
    known.blamelessAttempts += what == Said::Passed ? 1 : 0;
    known.dryRun += what == Said::DryRun ? 1 : 0;
    known.sequenceNumber = sequenceNumber;
    if (what == Said::Stored)
        m_lastOfKey[known.key] = sequenceNumber;
}

void RunModel::results(const std::vector<core::SettledRecord> &settled)
{
    for (const core::SettledRecord &record : settled) {
        if (m_givenOut >= m_order.size() || m_order[m_givenOut] != record.index) {
            expect(false, "results come once and in input order", record.index);
            return;
        }
        ++m_givenOut;
        Known &known = m_records.at(record.index);
        expect(!known.isFlying, "no result while it is on its way", record.index);
        known.isOut = true;
        if (known.isSettledBefore)
            continue;
        expect(record.record.data.startsWith(dataPrefix(record.index)),
               "results carry their record", record.index);
        checkOutcome(known, record);
        if (m_options.strictOrder)
            checkLane(known, record);
    }
}

void RunModel::checkOutcome(const Known &known, const core::SettledRecord &record)
{
    const core::Outcome &outcome = record.outcome;
    const bool isStored = !known.sequenceNumber.isEmpty();
    const bool mayBeAnywhere = known.uncertain > 0 && !isStored;
    const bool wasRefused = known.refused + known.failed + known.blamed > 0;
    RecordState expected = RecordState::NotSent;
    if (isStored)
        expected = RecordState::Stored;
    else if (mayBeAnywhere)
        expected = RecordState::Uncertain;
    else if (wasRefused)
        expected = RecordState::Refused;

    expect(outcome.state == expected, "the state is what the answers said", record.index);
    expect(outcome.sequenceNumber == known.sequenceNumber, "stored means a sequence number",
           record.index);
    expect(outcome.errorCode.isEmpty() == isStored, "what is not stored says why", record.index);
    expect(outcome.attempts == known.attempts, "attempts are counted", record.index);
    const int copies = known.failed + known.uncertain - (mayBeAnywhere ? 1 : 0);
    expect(outcome.possibleDuplicates == copies, "possible copies are counted", record.index);
}

void RunModel::checkLane(const Known &known, const core::SettledRecord &record)
{
    bool &isStopped = m_stoppedKeys[known.key];
    expect(!isStopped || known.attempts == 0, "nothing passes a failure of its key", record.index);
    isStopped = isStopped || record.outcome.state != RecordState::Stored;
}

void RunModel::tally(const core::PublishEngine &engine)
{
    const core::Tally &tally = engine.tally();
    qint64 sum = 0;
    qint64 flying = 0;
    for (int state = 0; state <= static_cast<int>(RecordState::NotSent); ++state)
        sum += tally.of(static_cast<RecordState>(state));
    for (const auto &[index, known] : m_records)
        flying += known.isFlying ? 1 : 0;
    expect(sum == std::ssize(m_order), "the states add up", -1);
    expect(tally.total() == sum, "the total is the sum", -1);
    expect(tally.of(RecordState::Sending) == flying, "sending is what is on its way", -1);
    expect(engine.inFlight() == m_inFlight, "requests are counted", -1);
    expect(engine.tokens() >= 0 && engine.tokens() <= 500, "tokens stay within 0 … 500", -1);
}

} // namespace test
