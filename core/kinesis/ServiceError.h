// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result/Error.h"

#include <QByteArray>
#include <QStringView>

#include <optional>

namespace core {

// What an answer with a status other than 200 says, as an Error (API "Common Errors").
// The code comes from x-amzn-ErrorType (up to ':' or ','), __type (after '#') or code of the body;
// the text from message or Message. XML and HTML bodies give their first 200 characters, as plain
// text, and the code of `<SomethingException>`. `isAwsBody` tells an error of the service from one
// of something in between: only then is a 5xx "refused, may be stored" instead of "uncertain".
// `error.where` names the record and field that a validation error blames, counted from 1.
struct ServiceAnswer
{
    Error error;
    bool isAwsBody = false;
};
ServiceAnswer serviceError(int status, std::optional<QByteArray> errorTypeHeader,
                           const QByteArray &body);

// Codes by what to do about them; one list for requests and for entries of PutRecords.
enum class CodeClass { Throttle, Transient, ClockSkew, Credentials, Final, Unknown };
CodeClass classOf(QStringView code);
// Of the class Credentials those that fresh keys of the same source will mend.
bool isExpiredToken(QStringView code);

// "record 12, partitionKey" out of "… at 'records.12.member.partitionKey' failed …"; else nothing.
struct RecordField
{
    qsizetype record = 0; // 0-based
    QString field; // data, partitionKey, explicitHashKey
    bool operator==(const RecordField &) const = default;
};
std::optional<RecordField> recordFieldIn(const QString &message);

// "shardId-000000000000" out of "Rate exceeded for shard shardId-000000000000 in stream S under
// account A."; else empty.
QString shardIn(const QString &message);

} // namespace core
