// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulator/Constraints.h"
#include "core/simulator/Failure.h"
#include "core/simulator/Input.h"
#include "core/simulator/StreamStore.h"
#include "core/simulator/Tokens.h"

#include <QByteArray>
#include <QRandomGenerator>

#include <functional>
#include <optional>

namespace core::simulator {

// What becomes of a record, as ordered by a fault.
enum class RecordFate { Usual, Throttled, Failed };
using RecordFault = std::function<RecordFate(const QByteArray &shardId)>;
using ShardShare = std::function<WriteShare(const QByteArray &shardId)>;

// A request whose input has passed its constraints.
struct Call
{
    const Value &input;
    Instant now;
    RecordFault recordFault = {}; // may be empty, as the next
    ShardShare shardShare = {};
    bool answersOneEntryLess = false; // a fault: PutRecords loses the last result
};

// What a read of a shard returns, in indices of sequence numbers.
struct Page
{
    qint64 begin = 0;
    qint64 end = 0; // exclusive
    qint64 bytes = 0;
};

class Actions;

// An operation of the API.
struct Action
{
    const char *name;
    const Shape &(*shape)();
    Checked<QByteArray> (Actions::*run)(const Call &);
};

// What the service does, one function per operation: state in, state and the body of a 200 out; an
// empty body where AWS sends none. No signatures, no HTTP.
class Actions
{
public:
    struct Site
    {
        QByteArray region;
        QByteArray accountId;
        bool limits = true; // throughput of shards
    };

    Actions(Site site, StreamStore &store, Tokens tokens, quint32 seed);

    static const Action *find(QByteArrayView name); // null: unknown

    ConstraintContext contextOf(const Action &action, const Value &input) const;
    Checked<QByteArray> run(const Action &action, const Call &call);

private:
    static const std::vector<Action> &all();

    Checked<QByteArray> createStream(const Call &call);
    Checked<QByteArray> deleteStream(const Call &call);
    Checked<QByteArray> describeStream(const Call &call);
    Checked<QByteArray> describeStreamSummary(const Call &call);
    Checked<QByteArray> getRecords(const Call &call);
    Checked<QByteArray> getShardIterator(const Call &call);
    Checked<QByteArray> listShards(const Call &call);
    Checked<QByteArray> listStreams(const Call &call);
    Checked<QByteArray> mergeShards(const Call &call);
    Checked<QByteArray> putRecord(const Call &call);
    Checked<QByteArray> putRecords(const Call &call);
    Checked<QByteArray> splitShard(const Call &call);
    Checked<QByteArray> updateMaxRecordSize(const Call &call);
    Checked<QByteArray> updateStreamRecordDistributionStrategy(const Call &call);

    // Names and places, as texts and as things.
    QByteArray arnOf(QByteArrayView streamName) const;
    QByteArray accountText() const { return " under account " + m_site.accountId; }
    Failure streamNotFound(const Value &input) const;
    Failure shardNotFound(QByteArrayView shardId, QByteArrayView streamName) const;
    Failure notActive(const SimulatedStream &stream) const;
    Failure rateExceeded(const SimulatedShard &shard, const SimulatedStream &stream) const;
    Checked<SimulatedStream *> streamOf(const Value &input) const;
    Checked<SimulatedStream *> activeStreamOf(const Value &input) const;

    // Creating.
    std::optional<Failure> exceededShardLimit(int newShards) const;
    std::optional<Failure> exceededCreatingLimit() const;

    // Writing.
    Checked<SimulatedStream *> writableStreamOf(const Value &input) const;
    SimulatedShard &shardFor(const SimulatedStream &stream, HashKey key);
    Checked<qint64> write(const Call &call, const SimulatedStream &stream, SimulatedShard &shard,
                          const Value &record);
    std::optional<Failure> wrongOrdering(const Call &call, const SimulatedStream &stream) const;

    // Reading.
    Checked<qint64> positionOf(const Call &call, const SimulatedStream &stream,
                               const SimulatedShard &shard) const;
    Checked<qint64> positionAtNumber(const Call &call, const SimulatedStream &stream,
                                     const SimulatedShard &shard) const;
    QByteArray pageJson(const SimulatedStream &stream, const SimulatedShard &shard,
                        const Page &page, qint64 nowMs) const;
    QByteArray iteratorText(const SimulatedStream &stream, const SimulatedShard &shard,
                            qint64 position, qint64 nowMs) const;

    // Resharding.
    Checked<SimulatedStream *> reshardableStreamOf(const Value &input) const;
    Checked<SimulatedShard *> shardToChange(const SimulatedStream &stream, QByteArrayView id) const;

    Site m_site;
    StreamStore &m_store;
    Tokens m_tokens;
    QRandomGenerator m_random;
};

// The refusal that a DryRun ends with when all was well.
Failure dryRunSucceeded();
// The stream that StreamARN or StreamName names.
QByteArray streamNameIn(const Value &input);
QByteArray hashKeyRangeJson(const SimulatedShard &shard);
QByteArray shardJson(const SimulatedShard &shard);

} // namespace core::simulator
