// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console/Table.h"
#include "core/kinesis/Stream.h"

namespace app {

// How streams and shards read, for people and as JSON.

QString modeWords(const QString &mode); // "on demand"
Look lookOfStatus(const QString &status);
// "2" for "shardId-000000000002"; other ids as they are.
QString shortShardId(const QString &id);

QByteArray toJson(const core::StreamListing &stream,
                  const std::optional<core::StreamSummary> &summary);
QByteArray toJson(const core::StreamSummary &summary);
QByteArray toJson(const core::Shard &shard);
FactList factsOf(const core::StreamSummary &summary);

} // namespace app
