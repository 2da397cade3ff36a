// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/send/SendController.h"
#include "core/records/SampleSet.h"
#include "core/simulator/Simulator.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <vector>

namespace test {

// A controller that sends to a simulator of its own: stream demo-orders, four shards.
class SendStage
{
public:
    explicit SendStage(const QStringList &faults = {}, bool hasLimits = true)
        : simulator(settings(faults, hasLimits))
        , controller({.render = [this](const core::Draft &,
                                       const core::DraftSurroundings &) { return rendered; },
                      .dataFolder = folder.path()})
        , finished(&controller, &app::SendController::finished)
        , failed(&controller, &app::SendController::failed)
    {
        if (const core::Result<> started = simulator.start(); !started)
            qFatal("the simulator did not start: %s", qPrintable(started.error().detail));
        connection.name = QStringLiteral("Simulator");
        connection.endpoint = *core::customEndpoint(simulator.url(), QStringLiteral("us-east-1"));
        connection.credentials = core::Simulator::credentials();
        connection.isSimulator = true;
        QList<core::Shard> shards;
        int number = 0;
        for (const auto &[start, end] : core::ShardMap::evenRanges(4)) {
            core::Shard shard;
            shard.id = QStringLiteral("shardId-%1").arg(number++, 12, 10, QChar(u'0'));
            shard.startingHashKey = start;
            shard.endingHashKey = end;
            shards.append(shard);
        }
        stream.shards = core::ShardMap(shards);
    }

    void prepare(const QList<core::Record> &records)
    {
        rendered = {};
        for (const core::Record &record : records)
            rendered.records.push_back({std::ssize(rendered.records), record});
    }
    void prepareSmall(qsizetype count)
    {
        QList<core::Record> records;
        for (qsizetype n = 0; n < count; ++n) {
            const QByteArray number = QByteArray::number(n);
            records.append({.data = "{\"n\":" + number + '}', .partitionKey = "key " + number});
        }
        prepare(records);
    }
    void send(const app::SendOptions &options = {})
    {
        controller.send(draft, connection, stream, options);
    }
    // Sends, and waits until all is settled.
    bool sendAll(const app::SendOptions &options = {})
    {
        send(options);
        return settles();
    }
    bool settles()
    {
        return QTest::qWaitFor([this] { return !controller.isBusy(); }, 60'000);
    }
    const core::ResultSource &rows() { return *controller.results(); }
    qint64 count(core::RecordState state) { return rows().tally().of(state); }

    QTemporaryDir folder;
    core::Simulator simulator;
    core::RenderedDraft rendered;
    core::Draft draft{.id = QStringLiteral("draft")};
    app::ActiveConnection connection;
    app::ActiveStream stream{.id = *core::StreamId::fromString(QStringLiteral("demo-orders")),
                             .summary = {},
                             .shards = {},
                             .unpredicted = {}};
    app::SendController controller;
    QSignalSpy finished;
    QSignalSpy failed;

private:
    static core::SimulatorSettings settings(const QStringList &faults, bool hasLimits)
    {
        core::SimulatorSettings settings;
        settings.streams = {{.name = QStringLiteral("demo-orders"), .shards = 4}};
        settings.limits = hasLimits;
        for (const QString &fault : faults)
            settings.faults.list.append(*core::faultFromText(fault));
        return settings;
    }
};

} // namespace test
