// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/Actions.h"

#include "core/kinesis/StreamId.h"

#include <algorithm>

namespace core::simulator {

Actions::Actions(Site site, StreamStore &store, Tokens tokens, quint32 seed)
    : m_site(std::move(site))
    , m_store(store)
    , m_tokens(std::move(tokens))
    , m_random(seed)
{
}

const std::vector<Action> &Actions::all()
{
    static const std::vector<Action> actions{
        {"CreateStream", createStreamShape, &Actions::createStream},
        {"DeleteStream", deleteStreamShape, &Actions::deleteStream},
        {"DescribeStream", describeStreamShape, &Actions::describeStream},
        {"DescribeStreamSummary", describeStreamSummaryShape, &Actions::describeStreamSummary},
        {"GetRecords", getRecordsShape, &Actions::getRecords},
        {"GetShardIterator", getShardIteratorShape, &Actions::getShardIterator},
        {"ListShards", listShardsShape, &Actions::listShards},
        {"ListStreams", listStreamsShape, &Actions::listStreams},
        {"MergeShards", mergeShardsShape, &Actions::mergeShards},
        {"PutRecord", putRecordShape, &Actions::putRecord},
        {"PutRecords", putRecordsShape, &Actions::putRecords},
        {"SplitShard", splitShardShape, &Actions::splitShard},
        {"UpdateMaxRecordSize", updateMaxRecordSizeShape, &Actions::updateMaxRecordSize},
        {"UpdateStreamRecordDistributionStrategy", updateStreamRecordDistributionStrategyShape,
         &Actions::updateStreamRecordDistributionStrategy},
    };
    return actions;
}

const Action *Actions::find(QByteArrayView name)
{
    const auto found = std::find_if(all().begin(), all().end(), [name](const Action &action) {
        return name == QByteArrayView(action.name);
    });
    return found == all().end() ? nullptr : &*found;
}

ConstraintContext Actions::contextOf(const Action &action, const Value &input) const
{
    ConstraintContext context;
    if (!input["StreamARN"].isNull)
        context.waivers.insert(Waiver::StreamIsNamedByArn);
    if (input["StreamModeDetails"]["StreamMode"].bytes == "ON_DEMAND")
        context.waivers.insert(Waiver::StreamIsOnDemand);
    const bool isWriting = action.run == &Actions::putRecord || action.run == &Actions::putRecords;
    const SimulatedStream *stream = isWriting ? m_store.find(streamNameIn(input)) : nullptr;
    if (!stream)
        return context;
    context.maxRecordBytes = stream->maxRecordBytes();
    if (stream->isAutomatic())
        context.waivers.insert(Waiver::KeysAreAutomatic);
    return context;
}

Checked<QByteArray> Actions::run(const Action &action, const Call &call)
{
    return (this->*action.run)(call);
}

QByteArray Actions::arnOf(QByteArrayView streamName) const
{
    return "arn:aws:kinesis:" + m_site.region + ':' + m_site.accountId + ":stream/"
        + streamName.toByteArray();
}

QByteArray streamNameIn(const Value &input)
{
    const QByteArray &arn = input["StreamARN"].bytes;
    return arn.isEmpty() ? input["StreamName"].bytes : arn.mid(arn.indexOf('/') + 1);
}

Failure Actions::streamNotFound(const Value &input) const
{
    const QList<QByteArray> arn = input["StreamARN"].bytes.split(':');
    const QByteArray account = arn.size() > 4 ? arn[4] : m_site.accountId;
    return {"ResourceNotFoundException",
            "Stream " + streamNameIn(input) + " under account " + account + " not found."};
}

Failure Actions::shardNotFound(QByteArrayView shardId, QByteArrayView streamName) const
{
    return {"ResourceNotFoundException",
            "Shard " + shardId.toByteArray() + " in stream " + streamName.toByteArray()
                + accountText() + " does not exist"};
}

Failure Actions::notActive(const SimulatedStream &stream) const
{
    return {"ResourceInUseException",
            "Stream " + stream.name() + accountText() + " not ACTIVE, instead in state "
                + stream.statusText()};
}

Failure Actions::rateExceeded(const SimulatedShard &shard, const SimulatedStream &stream) const
{
    return {"ProvisionedThroughputExceededException",
            "Rate exceeded for shard " + shard.id() + " in stream " + stream.name() + accountText()
                + '.'};
}

Checked<SimulatedStream *> Actions::streamOf(const Value &input) const
{
    const QByteArray &arn = input["StreamARN"].bytes;
    const QByteArray &name = input["StreamName"].bytes;
    SimulatedStream *stream = m_store.find(streamNameIn(input));
    if (!stream || (!arn.isEmpty() && arn != arnOf(stream->name())))
        return refuse(streamNotFound(input));
    // Both may be given; that they have to agree is assumed.
    if (!name.isEmpty() && name != stream->name())
        return refuse("InvalidArgumentException",
                      "StreamARN " + arn + " and StreamName " + name
                          + " do not refer to the same stream.");
    return stream;
}

Checked<SimulatedStream *> Actions::activeStreamOf(const Value &input) const
{
    auto stream = streamOf(input);
    if (stream && (*stream)->status() != SimulatedStream::Status::Active)
        return refuse(notActive(**stream));
    return stream;
}

// The text is assumed from the developer guide's page on DryRun.
Failure dryRunSucceeded()
{
    return {"DryRunOperationException",
            "The request was rejected because the DryRun parameter was specified"};
}

} // namespace core::simulator
