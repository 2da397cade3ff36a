// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options/StreamSpecText.h"

#include "app/cli/options/CommandSpec.h"
#include "core/kinesis/Limits.h"
#include "core/kinesis/StreamId.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace app {
namespace {

constexpr int mostShards = 10'000;

// A whole number between the two, or −1.
qint64 numberIn(const QString &text, qint64 least, qint64 most)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    return isNumber && number >= least && number <= most ? number : -1;
}

bool isOneOf(const QString &shardId, int shards)
{
    const QString start = u"shardId-"_s;
    return shardId.startsWith(start) && numberIn(shardId.mid(start.size()), 0, shards - 1) >= 0;
}

} // namespace

core::Result<core::SimulatedStreamSpec> simulatedStreamFrom(const QString &text,
                                                            const QString &option)
{
    const auto refuse = [&](const QString &why) {
        return core::fail(
            usageError(option, u"\"%1\": %2 Write NAME:SHARDS[:MAXKIB][:auto]."_s.arg(text, why)));
    };
    QStringList parts = text.split(u':');
    core::SimulatedStreamSpec spec;
    spec.automaticDistribution = parts.size() > 1 && parts.last() == u"auto";
    if (spec.automaticDistribution)
        parts.removeLast();
    const auto id = core::StreamId::fromString(parts.value(0));
    if (!id || id->isArn())
        return refuse(u"\"%1\" is not a name of a stream."_s.arg(parts.value(0)));
    spec.name = id->name();
    if (parts.size() > 3)
        return refuse(u"there are too many parts."_s);
    const qint64 shards = parts.size() < 2 ? 1 : numberIn(parts.at(1), 1, mostShards);
    const qint64 leastKib = core::limits::defaultRecordBytes / 1024;
    const qint64 mostKib = core::limits::maxRecordBytes / 1024;
    const qint64 kib = parts.size() < 3 ? leastKib : numberIn(parts.at(2), leastKib, mostKib);
    if (shards < 0)
        return refuse(u"shards are 1 to 10,000."_s);
    if (kib < 0)
        return refuse(u"the largest record is 1,024 to 10,240 KiB."_s);
    spec.shards = static_cast<int>(shards);
    spec.maxRecordBytes = kib * 1024;
    return spec;
}

core::Result<QList<core::SimulatedStreamSpec>> simulatedStreamsFrom(const QStringList &texts,
                                                                    const QString &option)
{
    QList<core::SimulatedStreamSpec> streams;
    for (const QString &text : texts) {
        const auto stream = simulatedStreamFrom(text, option);
        if (!stream)
            return core::fail(stream.error());
        const bool isThere =
            std::any_of(streams.cbegin(), streams.cend(),
                        [&stream](const auto &other) { return other.name == stream->name; });
        if (isThere)
            return core::fail(
                usageError(option,
                           u"%1 names \"%2\" twice: names of streams are unique."_s.arg(
                               option, stream->name)));
        streams.append(*stream);
    }
    return streams;
}

core::Result<core::Faults> faultsFrom(const QStringList &texts, quint32 seed,
                                      const QList<core::SimulatedStreamSpec> &streams)
{
    int shards = 0;
    for (const core::SimulatedStreamSpec &stream : streams)
        shards = std::max(shards, stream.shards);
    core::Faults faults;
    faults.seed = seed;
    for (const QString &text : texts) {
        auto fault = core::faultFromText(text);
        if (!fault) {
            fault.error().where = u"--fault"_s;
            return core::fail(fault.error());
        }
        if (!fault->shardId.isEmpty() && !isOneOf(fault->shardId, shards))
            return core::fail(usageError(
                u"--fault"_s,
                u"Fault “%1”: no stream has a shard %2. The largest has %3, counted from 0."_s.arg(
                    text, fault->shardId, QString::number(shards))));
        faults.list.append(*fault);
    }
    return faults;
}

} // namespace app
