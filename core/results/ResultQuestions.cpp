// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/ResultQuestions.h"

#include "core/kinesis/ServiceError.h"

namespace core {
namespace {

template <typename Predicate>
QList<qint64> rowsWhere(const ResultSource &source, Predicate isWanted)
{
    QList<qint64> rows;
    for (qsizetype row = 0; row < source.rowCount(); ++row) {
        if (isWanted(row))
            rows.append(row);
    }
    return rows;
}

// Whether rows belong to a finding. Neighbours mostly say the same, so that a message is looked
// into once.
class FindingRows
{
public:
    FindingRows(const Finding &finding, const ResultSource &source)
        : m_finding(finding)
        , m_source(source)
    {
    }

    bool hold(qsizetype row)
    {
        if (m_source.state(row) != m_finding.state)
            return false;
        if (m_finding.code.isEmpty())
            return true;
        return m_source.errorCode(row) == m_finding.code
            && (m_finding.shardId.isEmpty() || shardOf(row) == m_finding.shardId);
    }

private:
    const QString &shardOf(qsizetype row)
    {
        const QString message = m_source.errorMessage(row);
        if (message != m_message) {
            m_message = message;
            m_shard = shardIn(message);
        }
        return m_shard;
    }

    const Finding &m_finding;
    const ResultSource &m_source;
    QString m_message;
    QString m_shard;
};

RecordState stateOf(ResultChip chip)
{
    switch (chip) {
    case ResultChip::Stored:
        return RecordState::Stored;
    case ResultChip::Uncertain:
        return RecordState::Uncertain;
    case ResultChip::NotSent:
        return RecordState::NotSent;
    default:
        return RecordState::Refused;
    }
}

} // namespace

bool isOf(ResultChip chip, const ResultSource &source, qsizetype row)
{
    switch (chip) {
    case ResultChip::All:
        return true;
    case ResultChip::Throttled:
        return source.isThrottled(row);
    case ResultChip::Retried:
        return source.attempts(row) > 1;
    default:
        return source.state(row) == stateOf(chip);
    }
}

qint64 countOf(ResultChip chip, const ResultSource &source)
{
    switch (chip) {
    case ResultChip::All:
        return source.rowCount();
    case ResultChip::Throttled:
        return source.throttledCount();
    case ResultChip::Retried:
        return source.retriedCount();
    default:
        return source.tally().of(stateOf(chip));
    }
}

bool isRetryable(const ResultSource &source, qsizetype row)
{
    const RecordState state = source.state(row);
    return (state == RecordState::Refused || state == RecordState::NotSent)
        && source.isSendable(row);
}

QList<qint64> retryableRows(const ResultSource &source)
{
    return rowsWhere(source, [&source](qsizetype row) { return isRetryable(source, row); });
}

bool isFailure(RecordState state)
{
    return isFinal(state) && state != RecordState::Stored;
}

QList<qint64> failedRows(const ResultSource &source)
{
    return rowsWhere(source, [&source](qsizetype row) { return isFailure(source.state(row)); });
}

bool hasFailures(const ResultSource &source)
{
    const Tally &tally = source.tally();
    return tally.settled() > tally.of(RecordState::Stored);
}

bool hasRetryable(const ResultSource &source)
{
    const Tally &tally = source.tally();
    if (tally.of(RecordState::Refused) + tally.of(RecordState::NotSent) == 0)
        return false;
    for (qsizetype row = 0; row < source.rowCount(); ++row) {
        if (isRetryable(source, row))
            return true;
    }
    return false;
}

bool isOf(const Finding &finding, const ResultSource &source, qsizetype row)
{
    return FindingRows(finding, source).hold(row);
}

QList<qint64> rowsOf(const Finding &finding, const ResultSource &source)
{
    FindingRows rows(finding, source);
    return rowsWhere(source, [&rows](qsizetype row) { return rows.hold(row); });
}

qint64 firstRowOf(const Finding &finding, const ResultSource &source)
{
    FindingRows rows(finding, source);
    for (qsizetype row = 0; row < source.rowCount(); ++row) {
        if (rows.hold(row))
            return row;
    }
    return -1;
}

} // namespace core
