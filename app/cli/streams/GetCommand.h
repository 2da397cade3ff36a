// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command/ServiceCommand.h"
#include "app/cli/console/RowList.h"

#include <QElapsedTimer>

namespace app {

// Where to start reading, from --from or --iterator-type and its companions.
core::Result<core::ShardPosition> positionFrom(const Arguments &arguments);

// "get": reads one shard, or all of them one after the other, up to the newest record.
class GetCommand final : public ServiceCommand
{
    Q_OBJECT

public:
    using ServiceCommand::ServiceCommand;

    void interrupt() override;

private:
    // A shard that is being read.
    struct Reading
    {
        QString shardId;
        QByteArray iterator; // empty: read to its end
        bool isAtTip = false; // the newest record was seen
    };

    core::Result<> prepare() override;
    void run() override;
    void askShards(const QByteArray &nextToken);
    void takeShards(const QList<core::Shard> &shards);
    QString shardIdMeant(const QString &text) const;
    void askIterator(qsizetype index);
    void readNext();
    void read(qsizetype index);
    void take(qsizetype index, const core::Answer<core::RecordsPage> &answer);
    void print(const QString &shardId, const core::StoredRecord &record);
    bool isEnough() const;
    void printRows();
    void finishReading(ExitStatus status);

    core::ShardPosition m_position;
    qint64 m_limit = -1; // none
    core::Milliseconds m_wait{0};
    QList<core::Shard> m_shards;
    QList<Reading> m_readings;
    qsizetype m_turn = 0;
    QElapsedTimer m_atTipSince;
    qint64 m_count = 0;
    std::unique_ptr<RowList> m_rows;
};

} // namespace app
