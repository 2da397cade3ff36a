// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/streams/StreamItems.h"

#include "ui/common/Format.h"

#include <QCoreApplication>
#include <QStringList>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString tr(const char *text, int number = -1)
{
    return QCoreApplication::translate("ui::StreamItems", text, nullptr, number);
}

QString shardsText(int count)
{
    return count == 1 ? tr("1 shard") : grouped(count) + u' ' + tr("shards");
}

QString sizeOf(qint64 bytes)
{
    constexpr qint64 unit = 1024 * 1024;
    return bytes % unit == 0 ? QString::number(bytes / unit) + u" MiB" : humanBytes(bytes);
}

QString retentionText(int hours)
{
    constexpr int day = 24;
    if (hours % day != 0 || hours == day)
        return tr("%1 h").arg(hours);
    return tr("%1 days").arg(grouped(hours / day));
}

QString modeText(const QString &mode)
{
    if (mode == u"ON_DEMAND")
        return tr("on demand");
    return mode == u"PROVISIONED" ? tr("provisioned") : mode.toLower();
}

QString statusText(const QString &status)
{
    if (status == u"CREATING")
        return tr("being created");
    if (status == u"DELETING")
        return tr("being deleted");
    return status == u"UPDATING" ? tr("updating") : QString();
}

QString detailOf(const StreamEntry &entry)
{
    if (entry.summary && statusText(entry.listing.status).isEmpty())
        return factsOf(*entry.summary);
    return modeText(entry.listing.mode);
}

PickItem itemOf(const StreamEntry &entry, const StreamsState &state)
{
    PickItem item;
    item.key = entry.listing.name;
    item.text = entry.listing.name;
    item.detail = detailOf(entry);
    item.alias = entry.listing.arn;
    item.icon = "waves";
    item.iconRole = entry.listing.name == state.current ? Role::Accent : Role::Muted;
    item.badge = statusText(entry.listing.status);
    item.badgeRole = entry.listing.status == u"DELETING" ? Role::Refused : Role::Throttled;
    item.isCurrent = entry.listing.name == state.current;
    item.isFavourite = entry.isFavourite;
    return item;
}

} // namespace

QString factsOf(const core::StreamSummary &summary)
{
    QStringList parts;
    if (summary.openShardCount > 0)
        parts.append(shardsText(summary.openShardCount));
    parts.append(sizeOf(summary.maxRecordBytes));
    parts.append(retentionText(summary.retentionHours));
    return parts.join(u" · "_s);
}

QString longFactsOf(const core::StreamSummary &summary)
{
    QStringList parts;
    if (!summary.mode.isEmpty())
        parts.append(modeText(summary.mode));
    parts.append(tr("%1 open").arg(shardsText(summary.openShardCount)));
    parts.append(tr("records up to %1").arg(sizeOf(summary.maxRecordBytes)));
    parts.append(tr("kept %1").arg(retentionText(summary.retentionHours)));
    if (summary.encryptionType == u"KMS")
        parts.append(tr("encrypted with a KMS key"));
    return parts.join(u" · "_s);
}

QList<PickItem> streamItems(const StreamsState &state)
{
    QList<PickItem> favourites;
    QList<PickItem> others;
    for (const StreamEntry &entry : state.entries)
        (entry.isFavourite ? favourites : others).append(itemOf(entry, state));
    if (favourites.isEmpty())
        return others;
    for (PickItem &item : favourites)
        item.group = tr("Favourites");
    for (PickItem &item : others)
        item.group = tr("All streams");
    return favourites + others;
}

QString emptyText(const StreamsState &state)
{
    if (!state.entries.isEmpty())
        return {};
    switch (state.kind) {
    case StreamsState::Kind::NoConnection:
        return tr("Choose a connection to see its streams.");
    case StreamsState::Kind::Loading:
        return tr("Listing streams…");
    case StreamsState::Kind::Ready:
        return tr("No streams in %1. Create one, or choose another region or account.")
            .arg(state.place);
    case StreamsState::Kind::Denied:
        return tr("This role may not list streams (kinesis:ListStreams). Type a name or an ARN: "
                  "you can still send.");
    case StreamsState::Kind::Failed:
        return state.problem.what + u' ' + state.problem.whatNow;
    }
    return {};
}

} // namespace ui
