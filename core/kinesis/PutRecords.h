// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/Record.h"
#include "core/kinesis/StreamId.h"
#include "core/result/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <span>

namespace core {

// API_PutRecords: request and answer, JSON both ways.

// Written into one reserved buffer: no tree, no copy but base64.
QByteArray putRecordsBody(const StreamId &stream, std::span<const Record *const> records,
                          bool dryRun = false);

// One entry of the answer: either stored (sequence number and shard) or refused (code and message).
struct PutRecordsEntry
{
    QByteArray sequenceNumber;
    QByteArray shardId;
    QString errorCode;
    QString errorMessage;

    bool isStored() const { return !sequenceNumber.isEmpty(); }
    bool operator==(const PutRecordsEntry &) const = default;
};

struct PutRecordsReply
{
    QList<PutRecordsEntry> entries; // one per record sent, in order
    QString encryptionType;
    QString warning; // "FailedRecordCount says 3, entries say 2", or empty

    bool operator==(const PutRecordsReply &) const = default;
};

// Reads a 200's body strictly: anything but one well-formed entry per record sent is BadReply with
// mayHaveArrived, and nothing of it counts as stored.
// null is absent; unknown members are ignored; duplicate members, both or neither of sequence
// number and error code, sequence numbers that are not 1…129 digits, other encodings than UTF-8 are
// errors.
Result<PutRecordsReply> putRecordsReply(const QByteArray &body, qsizetype sent);

} // namespace core
