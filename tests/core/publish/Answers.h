// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/publish/PublishEngine.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace test {

// Records with the indexes from `first` on, each with a key of its own.
inline std::vector<core::RunRecord> records(qint64 count, qint64 first = 0)
{
    std::vector<core::RunRecord> made;
    for (qint64 index = first; index < first + count; ++index) {
        const QByteArray number = QByteArray::number(index);
        made.push_back({index, {.data = "data " + number, .partitionKey = "key " + number}});
    }
    return made;
}

inline core::PutRecordsEntry stored(qint64 index)
{
    return {.sequenceNumber = QByteArray::number(index + 1), .shardId = "shardId-000000000000"};
}

inline core::PutRecordsEntry refused(const char16_t *code)
{
    return {.errorCode = QString::fromUtf16(code), .errorMessage = QStringLiteral("no")};
}

inline const char16_t *throttledCode = u"ProvisionedThroughputExceededException";

// An answer that stores every record of the request.
inline core::RequestAnswer allStored(const core::PlannedRequest &request)
{
    core::PutRecordsReply reply;
    for (const qint64 index : request.indexes)
        reply.entries.append(stored(index));
    return {.result = reply, .requestId = "id-" + QByteArray::number(request.number)};
}

// The service's own error for the whole request.
inline core::RequestAnswer serviceError(int status, const char16_t *code,
                                        core::Error::Kind kind = core::Error::Kind::Refused,
                                        const QString &detail = {})
{
    core::RequestAnswer answer{.requestId = "id", .isAwsBody = true};
    answer.result = core::fail(
        {.kind = kind,
         .code = QString::fromUtf16(code),
         .detail = detail,
         .httpStatus = status,
         .isRetryable = kind == core::Error::Kind::Throttled || kind == core::Error::Kind::Server,
         .mayHaveArrived = status >= 500});
    return answer;
}

inline core::RequestAnswer throttledWhole()
{
    return serviceError(400, throttledCode, core::Error::Kind::Throttled);
}

enum class Arrival { Impossible, Possible };

// No answer of the service: refused connection, lost answer …
inline core::RequestAnswer networkError(core::Error::Kind kind, Arrival arrival,
                                        const QString &detail = QStringLiteral("gone"))
{
    core::RequestAnswer answer;
    answer.result = core::fail(
        {.kind = kind, .detail = detail, .mayHaveArrived = arrival == Arrival::Possible});
    return answer;
}

} // namespace test
