// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/send/RunOrder.h"

#include <algorithm>

namespace app {
namespace {

qsizetype predictedShard(const core::Record &record, const core::ShardMap &shards)
{
    if (shards.isEmpty())
        return -1;
    const auto key = core::ShardMap::hashKeyOf(record.partitionKey, record.explicitHashKey);
    return key ? shards.indexOf(*key) : -1;
}

} // namespace

RunRows rowsOf(core::RenderedDraft rendered, const core::ShardMap &shards)
{
    std::vector<core::SettledRecord> all = std::move(rendered.unsent);
    const auto unsentCount = std::ssize(all);
    for (core::RunRecord &record : rendered.records)
        all.push_back({.index = record.index, .record = std::move(record.record), .outcome = {}});
    const auto isBefore = [](const core::SettledRecord &left, const core::SettledRecord &right) {
        return left.index < right.index;
    };
    std::inplace_merge(all.begin(), all.begin() + unsentCount, all.end(), isBefore);

    std::unordered_map<qint64, core::Record> shown;
    for (core::RunRecord &record : rendered.shown)
        shown.emplace(record.index, std::move(record.record));

    RunRows rows;
    rows.planned.reserve(all.size());
    rows.unsent.reserve(all.size());
    for (core::SettledRecord &each : all) {
        const qsizetype shard = predictedShard(each.record, shards);
        if (const auto dots = shown.find(each.index); dots != shown.end()) {
            rows.withSecrets.emplace(std::ssize(rows.planned), std::move(each.record));
            each.record = std::move(dots->second);
        }
        rows.planned.push_back({.record = std::move(each.record),
                                .predictedShard = shard,
                                .isSendable = !core::isFinal(each.outcome.state)});
        rows.unsent.push_back(std::move(each.outcome));
    }
    return rows;
}

} // namespace app
