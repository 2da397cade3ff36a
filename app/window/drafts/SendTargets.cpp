// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/drafts/SendTargets.h"

#include <QCoreApplication>

namespace app {

namespace {

QString hindrance(const ActiveConnection &connection, const ActiveStream &stream)
{
    if (connection.name.isEmpty())
        return QCoreApplication::translate("app::SendTargets",
                                           "Choose a connection first (Ctrl+Shift+L)");
    if (stream.id.toString().isEmpty())
        return QCoreApplication::translate("app::SendTargets", "Choose a stream first (Ctrl+L)");
    return {};
}

} // namespace

ui::SendTarget sendTarget(const ActiveConnection &connection, const ActiveStream &stream,
                          bool isSending)
{
    ui::SendTarget target{.stream = stream.id.name(),
                          .isProduction = connection.isProduction,
                          .isSending = isSending,
                          .blockedBy = hindrance(connection, stream),
                          .unpredicted = stream.unpredicted,
                          .maxRecordBytes = stream.summary.maxRecordBytes};
    if (!stream.unpredicted.isEmpty()
        && stream.summary.distribution == core::RecordDistribution::Automatic)
        target.unpredictedBriefly =
            QCoreApplication::translate("app::SendTargets", "service chooses");
    for (const core::Shard &shard : stream.shards.openShards())
        target.openShardIds += shard.id;
    return target;
}

} // namespace app
