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
        QByteArray iterator; // empty: not begun, or read to its end
        core::ShardPosition goesOnAt; // where a new iterator has to point to
        bool isAtTip = false; // the newest record was seen
        bool isBegun = false;
        bool isRenewed = false; // its iterator has expired, and the new one was not read with yet

        bool isOpen() const { return !isBegun || !iterator.isEmpty(); }
    };

    core::Result<> prepare() override;
    void run() override;
    void takeShards(const QList<core::Shard> &shards);
    QString shardIdMeant(const QString &text) const;
    void askIterator(qsizetype index, const std::function<void()> &then);
    qint64 serverTime(const core::CallFacts &facts);
    // What comes from now on counts from now on in all shards.
    void beginAll(qsizetype index);
    void readNext();
    void read(qsizetype index);
    void take(qsizetype index, const core::Answer<core::RecordsPage> &answer);
    // Whether the shard was only asked too often, and is asked again.
    bool askedAgain(qsizetype index, const core::Error &error);
    // Whether its place was only too old, and it is read on from there with a new one.
    bool renewed(qsizetype index, const core::Error &error);
    void print(const QString &shardId, const core::StoredRecord &record);
    bool isEnough() const;
    void printRows();
    void finishReading(ExitStatus status);
    void showRead();
    void breakOff(const core::Error &error);

    core::ShardPosition m_position;
    qint64 m_limit = -1; // none
    core::Milliseconds m_wait{0};
    QList<core::Shard> m_shards;
    QList<Reading> m_readings;
    qsizetype m_turn = 0;
    core::Milliseconds m_pause{0}; // before the next read, by what the last one brought
    int m_refusals = 0; // in a row, of reads that were too many
    QElapsedTimer m_atTipSince;
    qint64 m_count = 0;
    std::unique_ptr<RowList> m_rows;
};

} // namespace app
