// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/credentials/RetryRule.h"
#include "core/kinesis/Record.h"
#include "core/kinesis/ShardMap.h"
#include "core/outcome/Diagnosis.h"
#include "core/outcome/Outcome.h"
#include "core/outcome/Tally.h"
#include "core/results/RunUpdate.h"

#include <QByteArrayView>
#include <QList>
#include <QString>
#include <QUuid>

#include <memory>
#include <vector>

namespace core {

// What the results of one run are about.
struct RunTitle
{
    QUuid run;
    QString stream;
    QString connection;
    bool isProduction = false;
    RetryRule retries; // of what was refused, by itself
    QList<Shard> openShards; // empty: not known
    QString unpredicted; // why no shard is predicted; empty: predicted
    WallTime startedAt;
};

// Rows of results, wherever they are kept. Read in the window's thread; cheap by row, so that
// views make texts on demand.
class ResultSource
{
public:
    ResultSource() = default;
    virtual ~ResultSource() = default;
    Q_DISABLE_COPY_MOVE(ResultSource)

    virtual const RunTitle &title() const = 0;
    virtual qsizetype rowCount() const = 0;
    virtual Outcome outcome(qsizetype row) const = 0; // complete
    // Parts of it that sorting, filtering and painting ask for often.
    virtual RecordState state(qsizetype row) const = 0;
    virtual bool isThrottled(qsizetype row) const = 0; // refused, and slower will do
    virtual int attempts(qsizetype row) const = 0;
    virtual const Record &record(qsizetype row) const = 0;
    virtual bool isSendable(qsizetype row) const = 0; // false: it failed validation
    virtual QByteArrayView sequenceNumber(qsizetype row) const = 0; // valid until the next change
    virtual QString errorCode(qsizetype row) const = 0;
    virtual QString errorMessage(qsizetype row) const = 0;
    virtual qint64 latency(qsizetype row) const = 0; // microseconds; −1: none
    virtual qsizetype predictedShard(qsizetype row) const = 0; // index in openShards; −1
    virtual qsizetype actualShard(qsizetype row) const = 0; // index in openShards; −1

    virtual const Tally &tally() const = 0;
    virtual qsizetype throttledCount() const = 0;
    virtual qsizetype retriedCount() const = 0; // rows with more than one attempt
    // Requests that carried the row, the oldest first.
    virtual std::vector<std::shared_ptr<const RequestDetail>> requestsOf(qsizetype row) const = 0;
    // What people said became of the row, the oldest first.
    virtual std::vector<PersonMark> marksOf(qsizetype row) const = 0;
    virtual qsizetype markedCount() const = 0; // rows whose state a person set
    virtual const RunUpdate &progress() const = 0; // figures of the latest update; its lists empty
};

} // namespace core
