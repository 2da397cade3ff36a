// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kinesis/Record.h"
#include "core/kinesis/ShardMap.h"
#include "core/outcome/Explanation.h"
#include "core/outcome/HotKeys.h"
#include "core/outcome/Outcome.h"

#include <QHash>
#include <QList>
#include <QString>

#include <vector>

namespace core {

// One cause, how many records it struck, and what to do: whole sentences for people. Keys and words
// of the service are in them: show them as plain text.
struct Finding
{
    RecordState state = RecordState::Refused;
    QString code; // of the outcomes
    QString shardId; // of the shard that refused, when one did
    qint64 count = 0; // records
    QString title; // "37 records were refused by shardId-000000000002."
    QString why;
    QString whatNow;

    bool operator==(const Finding &) const = default;
};

// What one run offered to a shard: each record once, however often it was sent.
struct ShardLoad
{
    QString shardId;
    qint64 records = 0;
    qint64 bytes = 0; // data and keys
    qint64 refused = 0; // records

    bool operator==(const ShardLoad &) const = default;
};

// Why records of a run were not stored, grouped by cause. Takes settled records one by one and
// keeps only sums: memory does not grow with the run.
class Diagnosis
{
public:
    // Without shards, records count for the shards that their outcomes name.
    explicit Diagnosis(QString streamName = {}, ShardMap shards = {});

    void add(const Record &record, const Outcome &outcome);

    // The causes, those with most records first; empty when every record was stored once.
    QList<Finding> findings() const;
    QList<ShardLoad> shardLoads() const; // by shard id; shards of the map without load too
    QList<HotKey> hottestKeys(qsizetype count) const; // by bytes, the heaviest first

private:
    struct Cause
    {
        RecordState state = RecordState::Refused;
        QString code;
        QString shardId;
        QString message; // of the first record
        Explanation explanation;
        qint64 count = 0;
        qint64 mayBeStored = 0; // refused, but by an answer that does not prove it
    };

    QByteArray shardOf(const Record &record, const Outcome &outcome) const;
    void addLoad(const Record &record, const Outcome &outcome);
    Cause &causeOf(const Outcome &outcome);
    Cause &newCause(const Outcome &outcome);
    Cause &otherCause(RecordState state);
    Finding findingFor(const Cause &cause) const;
    Explanation explanationFor(const Cause &cause) const;
    Finding throttledFinding(const Cause &cause) const;
    Finding storedTwiceFinding() const;
    QString hotKeyOf(const ShardLoad &load) const;
    QString othersThan(const ShardLoad &load) const;

    QString m_streamName;
    ShardMap m_shards;
    QHash<QByteArray, ShardLoad> m_loads; // by shard id
    HotKeys m_keys;
    std::vector<Cause> m_causes;
    QHash<QString, std::size_t> m_causeByMessage; // state, status, code and message
    qint64 m_records = 0;
    qint64 m_storedTwice = 0; // perhaps
};

} // namespace core
