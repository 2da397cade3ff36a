// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/Limits.h"
#include "core/kinesis/Record.h"
#include "core/kinesis/Stream.h"
#include "core/result/Error.h"

#include <QList>
#include <QString>

namespace core {

// What a stream demands of its records.
struct RecordRules
{
    qint64 maxRecordBytes = limits::defaultRecordBytes; // data and partition key together
    RecordDistribution distribution = RecordDistribution::ByPartitionKey;

    bool operator==(const RecordRules &) const = default;
};

// One thing that is wrong with a record, for people: what, why, what now.
struct RecordProblem
{
    QString field; // "data", "partitionKey" or "explicitHashKey"
    QString message;
    bool isWarning = false; // it may be sent; the service decides

    bool operator==(const RecordProblem &) const = default;
};

// Checks a record before anything of it is sent: partition key of 1…256 code points of UTF-8
// (absent is fine on AUTO streams), explicit hash key by grammar and range, sizes.
// Empty when all is well.
QList<RecordProblem> checkRecord(const Record &record, const RecordRules &rules = {});

// Whether none of the problems forbids sending.
bool isSendable(const QList<RecordProblem> &problems);

// The problem as an Error with `where` "record 7, partitionKey". `number` is 1-based.
Error toError(const RecordProblem &problem, qint64 number);

// Why the text is not an explicit hash key ("has a leading zero …"); empty when it is one.
QString explicitHashKeyFault(QByteArrayView text);

} // namespace core
