// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/Record.h"
#include "core/outcome/Outcome.h"
#include "core/outcome/Timing.h"
#include "core/result/Clock.h"
#include "core/result/Error.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QStringList>
#include <QUuid>

#include <memory>
#include <optional>
#include <vector>

namespace core {

// A record of a run as the results show it from the start.
struct PlannedRecord
{
    Record record;
    qsizetype predictedShard = -1; // index in the run's open shards; −1: not predicted
    bool isSendable = true; // false: it failed validation, and trying again changes nothing
};

// A record's state changed. While it is on its way, `outcome` says Sending, Retrying or Waiting.
struct RowChange
{
    qint64 row = 0; // of the run, from 0
    Outcome outcome;
    qint64 latency = -1; // microseconds from the request's start to its end; −1: no answer yet
};

// What one attempt made of one record.
struct AttemptResult
{
    RecordState state = RecordState::Sending;
    qint32 reason = -1; // index in RequestDetail::reasons; −1: none

    bool operator==(const AttemptResult &) const = default;
};

// Why an attempt did not store a record, as the service or the system put it.
struct AttemptReason
{
    QString code;
    QString message;

    bool operator==(const AttemptReason &) const = default;
};

// A person said what became of a record that was uncertain, or took it back.
struct PersonMark
{
    qint64 row = 0;
    RecordState state = RecordState::Stored; // or NotSent; Uncertain: taken back
    WallTime at;

    bool operator==(const PersonMark &) const = default;
};

// One request of a run as it went over the wire, with secrets masked. Bodies are shared, not
// copied, and are dropped when many requests have been kept.
struct RequestDetail
{
    quint64 number = 0; // of the run, from 1
    int attempt = 1; // of the record in it that was tried most often
    std::vector<qint64> rows; // which records it carried, in order
    // One per row. Empty while the request is on its way, and when every record was stored.
    std::vector<AttemptResult> results;
    std::vector<AttemptReason> reasons; // each once
    WallTime startedAt;
    WallTime endedAt; // equal to startedAt while it is on its way
    Timing timing;
    QString host;
    int status = 0; // 0 without an answer
    QByteArray requestId;
    std::optional<Milliseconds> clockSkew; // server minus ours
    std::optional<Error> error; // of the request as a whole

    QByteArray requestHead; // request line and headers, as text
    QByteArray requestBody;
    QByteArray responseHead;
    QByteArray responseBody;
    QByteArray canonicalRequest;
    QByteArray stringToSign;
    QByteArray authorization; // signature and key id masked as everywhere
    bool areBodiesDropped = false;
};

// What happened to a run since the last update. Made in the thread that sends, taken in the
// window's; sent at most 30 times a second.
struct RunUpdate
{
    QUuid run;
    std::vector<RowChange> rows; // each row at most once, its latest state
    std::vector<std::shared_ptr<const RequestDetail>> requests; // new or changed, by number
    std::vector<PersonMark> marks; // new ones
    QStringList notices; // what a person should know while the run goes on
    std::optional<Error> stoppedBy; // every further request would have met it
    bool isFinished = false;
    Milliseconds took{0}; // since the start
    qint64 requestsSent = 0;
    qint64 retries = 0;
    int retryTokens = 500; // of 500
};

} // namespace core

Q_DECLARE_METATYPE(core::RunUpdate)
