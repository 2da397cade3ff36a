// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console/Console.h"
#include "app/cli/put/BadLines.h"
#include "app/cli/put/PutSettings.h"
#include "app/cli/put/RecordInput.h"
#include "core/kinesis/ShardMap.h"
#include "core/records/Plan.h"

#include <QMap>

namespace app {

// "put --dry-run": cuts the input into requests as a run would, and says of each record in which
// request and which shard it would land. Sends nothing. Main thread.
class DryRun final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Console &console;
        PutSettings settings;
        core::ShardMap shards;
        QString unpredicted; // why no shard is predicted; empty: they are
        std::unique_ptr<RecordSource> source;
        std::unique_ptr<ByteSink> results; // may be null
    };

    explicit DryRun(Parts parts, QObject *parent = nullptr);
    ~DryRun() override;

    void start();

signals:
    void ended(app::ExitStatus status);

private:
    struct Load
    {
        qint64 records = 0;
        qint64 bytes = 0;
    };
    struct Row
    {
        qint64 index = 0;
        qint64 line = 0;
        const InputRecord &entry;
        QString shardId;
    };

    void take();
    void add(const InputBatch &batch);
    void plan(const core::Record &record, const QString &shardId);
    void write(const Row &row);
    void show(const Row &row);
    QByteArray toJson(const Row &row) const;
    QByteArray summaryJson() const;
    void finish();
    void printTables();
    QString summaryText() const;

    Console &m_console;
    PutSettings m_settings;
    core::ShardMap m_shards;
    QString m_unpredicted;
    std::unique_ptr<ByteSink> m_results;
    RecordInput m_input;
    core::RequestCutter m_cutter;
    Table m_table;
    qint64 m_records = 0;
    qint64 m_bad = 0;
    BadLines m_badLines;
    qint64 m_requests = 0;
    qint64 m_bytes = 0;
    qint64 m_largestRequest = 0;
    QMap<QString, Load> m_loads; // by shard
    bool m_hasEnded = false;
};

} // namespace app
