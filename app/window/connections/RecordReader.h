// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/connections/ServiceThread.h"
#include "core/kinesis/ReadActions.h"

#include <QObject>

namespace app {

// Reads one stream page by page, on a thread of its own: its shards, then a shard from a place,
// then what follows. The latest wish counts.
class RecordReader final : public QObject
{
    Q_OBJECT

public:
    RecordReader(const ActiveConnection &connection, core::StreamId stream,
                 QObject *parent = nullptr);
    ~RecordReader() override;

    void listShards();
    void read(const QString &shardId, const core::ShardPosition &position);
    void next(); // the page behind the last one; again, when that one failed

signals:
    void shardsListed(const QList<core::Shard> &shards);
    void pageRead(const core::RecordsPage &page);
    void failed(const core::Error &error);

private:
    void listPage(const QByteArray &token);

    ServiceThread m_service;
    core::StreamId m_stream;
    QList<core::Shard> m_shards;
    QByteArray m_iterator; // of the next page
    int m_wish = 0; // the latest
};

} // namespace app
