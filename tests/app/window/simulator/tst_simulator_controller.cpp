// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/connections/StreamController.h"
#include "app/window/simulator/FaultMap.h"
#include "app/window/simulator/SimulatorController.h"
#include "core/client/KinesisClient.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using app::SimulatorController;
using core::Fault;

class TestSimulatorController : public QObject
{
    Q_OBJECT

private slots:
    void startsWhenAsked();
    void startsOnce();
    void mapsEachFault_data();
    void mapsEachFault();
    void narrowsShardsByAsMuchAsSaid();
    void strikesPutRecordsOnly();
    void streamsAreCreatedAsSlowlyAsWished();
};

void TestSimulatorController::startsWhenAsked()
{
    SimulatorController controller;
    QSignalSpy started(&controller, &SimulatorController::started);
    QVERIFY(!controller.isRunning());

    controller.start();

    QTRY_COMPARE(started.size(), 1);
    const app::ActiveConnection &connection = controller.connection();
    QVERIFY(connection.isSimulator);
    QVERIFY(connection.endpoint.isLoopback());
    QVERIFY(!connection.isProduction);
    QVERIFY(!connection.credentials.secretAccessKey.isEmpty());
}

void TestSimulatorController::startsOnce()
{
    SimulatorController controller;
    QSignalSpy started(&controller, &SimulatorController::started);

    controller.start();
    controller.start();
    QTRY_COMPARE(started.size(), 1);
    const QUrl url = controller.connection().endpoint.url;
    controller.start();

    QCOMPARE(started.size(), 2);
    QCOMPARE(controller.connection().endpoint.url, url);
}

void TestSimulatorController::mapsEachFault_data()
{
    QTest::addColumn<ui::FaultChoice>("choice");
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("percent");
    const auto number = [](Fault::Kind kind) { return static_cast<int>(kind); };

    QTest::newRow("throttled") << ui::FaultChoice{.throttledPercent = 20}
                               << number(Fault::Kind::ThrottleRecords) << 20.0;
    QTest::newRow("failed") << ui::FaultChoice{.failedPercent = 5}
                            << number(Fault::Kind::FailRecords) << 5.0;
    QTest::newRow("narrow") << ui::FaultChoice{.narrowedPercent = 40}
                            << number(Fault::Kind::CapShard) << 100.0;
    QTest::newRow("requests") << ui::FaultChoice{.failedRequestsPercent = 50}
                              << number(Fault::Kind::FailRequest) << 50.0;
    QTest::newRow("latency") << ui::FaultChoice{.latency = 700} << number(Fault::Kind::Latency)
                             << 100.0;
    QTest::newRow("dropped") << ui::FaultChoice{.droppedPercent = 10}
                             << number(Fault::Kind::DropAfter) << 10.0;
    QTest::newRow("truncated") << ui::FaultChoice{.truncatedPercent = 15}
                               << number(Fault::Kind::Truncate) << 15.0;
}

void TestSimulatorController::mapsEachFault()
{
    QFETCH(ui::FaultChoice, choice);
    QFETCH(int, kind);
    QFETCH(double, percent);

    const core::Faults faults = app::faultsOf(choice);

    QCOMPARE(faults.list.size(), 1);
    QCOMPARE(static_cast<int>(faults.list.first().kind), kind);
    QCOMPARE(faults.list.first().percent, percent);
    QCOMPARE(faults.list.first().milliseconds, choice.latency);
}

void TestSimulatorController::narrowsShardsByAsMuchAsSaid()
{
    const Fault some = app::faultsOf({.narrowedPercent = 40}).list.first();
    QCOMPARE(some.recordsPerSecond, 600);
    QCOMPARE(some.kibPerSecond, 614);
    const Fault all = app::faultsOf({.narrowedPercent = 100}).list.first();
    QCOMPARE(all.recordsPerSecond, 1);
    QCOMPARE(all.kibPerSecond, 1);
}

void TestSimulatorController::strikesPutRecordsOnly()
{
    const core::Faults none = app::faultsOf({});
    QVERIFY(none.list.isEmpty());

    const core::Faults faults = app::faultsOf({.throttledPercent = 1,
                                               .failedPercent = 1,
                                               .narrowedPercent = 1,
                                               .failedRequestsPercent = 1,
                                               .latency = 1,
                                               .droppedPercent = 1,
                                               .truncatedPercent = 1});

    QCOMPARE(faults.list.size(), 7);
    for (const Fault &fault : faults.list)
        QCOMPARE(fault.action, u"PutRecords"_s);
}

// Wished for before it runs, and taken back while it does.
void TestSimulatorController::streamsAreCreatedAsSlowlyAsWished()
{
    SimulatorController controller;
    controller.setFaults({.streamTime = 60'000});
    controller.start();
    QTRY_VERIFY(controller.isRunning());
    app::StreamController streams(std::chrono::milliseconds(20));
    streams.setConnection(controller.connection());
    const auto status = [&streams] {
        return streams.chosen() ? streams.chosen()->summary.status : QString();
    };

    streams.create({.name = u"slow"_s, .shardCount = 1});
    QTRY_COMPARE(status(), u"CREATING"_s);
    controller.setFaults({});
    streams.create({.name = u"quick"_s, .shardCount = 1});
    QTRY_COMPARE(status(), u"ACTIVE"_s);
    QCOMPARE(streams.chosen()->id.name(), u"quick"_s);
}

QTEST_GUILESS_MAIN(TestSimulatorController)
#include "tst_simulator_controller.moc"
