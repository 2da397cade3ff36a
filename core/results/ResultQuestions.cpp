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

QList<qint64> rowsOf(const Finding &finding, const ResultSource &source)
{
    return rowsWhere(source, [&](qsizetype row) {
        if (source.state(row) != finding.state)
            return false;
        if (finding.code.isEmpty())
            return true;
        return source.errorCode(row) == finding.code
            && (finding.shardId.isEmpty() || shardIn(source.errorMessage(row)) == finding.shardId);
    });
}

} // namespace core
