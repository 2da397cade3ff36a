// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/connections/StreamController.h"
#include "core/simulator/Simulator.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using app::StreamController;
using Kind = ui::StreamsState::Kind;

// Against the built-in simulator.
class TestStreamController : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void listsAllPages();
    void knowsTheChosenOneByItsShards();
    void takesNamesThatAreNotListed();
    void refusesWhatIsNoStream_data();
    void refusesWhatIsNoStream();
    void createsAndChooses();
    void whatIsBeingCreatedIsNoFailure();
    void deletesAndLetsGo();
    void saysWhyAStreamCannotBeMade();
    void canBeDeniedTheList();
    void saysWhenNobodyAnswers();
    void dropsAnswersOfTheConnectionBefore();
    void keepsFavouritesByConnection();

private:
    app::ActiveConnection connection(const QString &name = u"Simulator"_s) const;
    void start(const core::SimulatorSettings &settings);
    QStringList names() const;

    std::unique_ptr<core::Simulator> m_simulator;
    std::unique_ptr<StreamController> m_controller;
};

void TestStreamController::init()
{
    m_controller = std::make_unique<StreamController>(std::chrono::milliseconds(20));
    core::SimulatorSettings settings;
    settings.createMilliseconds = 60;
    settings.streams = {{.name = u"orders"_s, .shards = 4}, {.name = u"clicks"_s, .shards = 1}};
    start(settings);
}

void TestStreamController::start(const core::SimulatorSettings &settings)
{
    m_simulator = std::make_unique<core::Simulator>(settings);
    QVERIFY(m_simulator->start().has_value());
}

app::ActiveConnection TestStreamController::connection(const QString &name) const
{
    return {.name = name,
            .endpoint = core::customEndpoint(m_simulator->url(), u"us-east-1"_s).value(),
            .credentials = core::simulatorCredentials()};
}

QStringList TestStreamController::names() const
{
    QStringList names;
    for (const ui::StreamEntry &entry : m_controller->state().entries)
        names.append(entry.listing.name);
    return names;
}

void TestStreamController::listsAllPages()
{
    core::SimulatorSettings settings;
    constexpr int many = 230;
    for (int i = 0; i < many; ++i)
        settings.streams.append({.name = u"s%1"_s.arg(i, 3, 10, QChar(u'0')), .shards = 1});
    start(settings);

    m_controller->setConnection(connection());

    QCOMPARE(m_controller->state().kind, Kind::Loading);
    QTRY_COMPARE(m_controller->state().kind, Kind::Ready);
    QCOMPARE(names().size(), many);
    QCOMPARE(names().constLast(), u"s229"_s);
}

void TestStreamController::knowsTheChosenOneByItsShards()
{
    QSignalSpy changed(m_controller.get(), &StreamController::streamChanged);
    m_controller->setConnection(connection());

    m_controller->choose(u"orders"_s);

    QCOMPARE(changed.size(), 1); // at once, by its name
    QVERIFY(!m_controller->chosen()->unpredicted.isEmpty());
    QTRY_COMPARE(m_controller->chosen()->shards.openShards().size(), 4);
    QCOMPARE(m_controller->chosen()->unpredicted, QString());
    QCOMPARE(m_controller->chosen()->summary.openShardCount, 4);
    QCOMPARE(m_controller->state().current, u"orders"_s);
    QVERIFY(m_controller->state().currentSummary.has_value());
}

void TestStreamController::takesNamesThatAreNotListed()
{
    QSignalSpy failed(m_controller.get(), &StreamController::failed);
    m_controller->setConnection(connection());

    m_controller->choose(u"elsewhere"_s);

    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(m_controller->chosen()->id.name(), u"elsewhere"_s);
    QVERIFY(m_controller->chosen()->unpredicted.contains(u"elsewhere"_s));
}

void TestStreamController::refusesWhatIsNoStream_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("blank inside") << u"or ders"_s;
    QTest::newRow("empty") << QString();
    QTest::newRow("another region") << u"arn:aws:kinesis:eu-west-1:123456789012:stream/orders"_s;
}

void TestStreamController::refusesWhatIsNoStream()
{
    QFETCH(QString, text);
    QSignalSpy failed(m_controller.get(), &StreamController::failed);
    m_controller->setConnection(connection());

    m_controller->choose(text);

    QCOMPARE(failed.size(), 1);
    QVERIFY(!m_controller->chosen().has_value());
}

void TestStreamController::createsAndChooses()
{
    QSignalSpy created(m_controller.get(), &StreamController::created);
    m_controller->setConnection(connection());

    m_controller->create({.name = u"new"_s, .shardCount = 3});

    QTRY_COMPARE(created.size(), 1);
    QTRY_VERIFY(names().contains(u"new"_s));
    QTRY_COMPARE(m_controller->chosen()->shards.openShards().size(), 3);
    QTRY_COMPARE(m_controller->chosen()->summary.status, u"ACTIVE"_s);
}

void TestStreamController::whatIsBeingCreatedIsNoFailure()
{
    core::SimulatorSettings settings;
    settings.createMilliseconds = 400;
    start(settings);
    QSignalSpy failed(m_controller.get(), &StreamController::failed);
    m_controller->setConnection(connection());

    m_controller->create({.name = u"new"_s, .shardCount = 3});

    QTRY_VERIFY(m_controller->chosen()
                && m_controller->chosen()->unpredicted.contains(u"being created"_s));
    QTRY_COMPARE(m_controller->chosen()->shards.openShards().size(), 3);
    QCOMPARE(m_controller->chosen()->summary.status, u"ACTIVE"_s);
    QCOMPARE(m_controller->chosen()->unpredicted, QString());
    QVERIFY(failed.isEmpty());
}

void TestStreamController::deletesAndLetsGo()
{
    QSignalSpy removed(m_controller.get(), &StreamController::removed);
    QSignalSpy cleared(m_controller.get(), &StreamController::streamCleared);
    m_controller->setConnection(connection());
    m_controller->choose(u"orders"_s);
    QTRY_COMPARE(m_controller->state().kind, Kind::Ready);

    m_controller->remove(u"orders"_s, false);

    QTRY_COMPARE(removed.size(), 1);
    QCOMPARE(cleared.size(), 1);
    QTRY_COMPARE(names(), QStringList{u"clicks"_s});
}

void TestStreamController::saysWhyAStreamCannotBeMade()
{
    QSignalSpy failed(m_controller.get(), &StreamController::changeFailed);
    m_controller->setConnection(connection());

    m_controller->create({.name = u"orders"_s, .shardCount = 1});

    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!failed.constFirst().constFirst().value<core::Error>().code.isEmpty());
}

void TestStreamController::canBeDeniedTheList()
{
    core::Faults faults;
    faults.list = {
        core::faultFromText(u"error:code=AccessDeniedException,action=ListStreams"_s).value()};
    m_simulator->setFaults(faults);
    QSignalSpy failed(m_controller.get(), &StreamController::failed);

    m_controller->setConnection(connection());
    QTRY_COMPARE(m_controller->state().kind, Kind::Denied);
    m_controller->choose(u"orders"_s);

    QTRY_COMPARE(m_controller->chosen()->shards.openShards().size(), 4);
    QCOMPARE(failed.size(), 0); // the list says it itself
}

void TestStreamController::saysWhenNobodyAnswers()
{
    app::ActiveConnection nobody = connection();
    m_simulator->stop();

    m_controller->setConnection(nobody);

    QTRY_COMPARE_WITH_TIMEOUT(m_controller->state().kind, Kind::Failed, 20'000);
    QVERIFY(!m_controller->state().problem.what.isEmpty());
}

void TestStreamController::dropsAnswersOfTheConnectionBefore()
{
    core::Faults slow;
    slow.list = {core::faultFromText(u"latency:ms=300"_s).value()};
    m_simulator->setFaults(slow);
    m_controller->setConnection(connection());

    m_controller->setConnection({});
    QCoreApplication::processEvents();

    QCOMPARE(m_controller->state().kind, Kind::NoConnection);
    QVERIFY(names().isEmpty());
}

void TestStreamController::keepsFavouritesByConnection()
{
    QSignalSpy changed(m_controller.get(), &StreamController::favouritesChanged);
    m_controller->setFavourites({u"Simulator/clicks"_s, u"other/orders"_s});
    m_controller->setConnection(connection());
    QTRY_COMPARE(names().size(), 2);
    QVERIFY(m_controller->state().entries.constFirst().isFavourite);

    m_controller->toggleFavourite(u"orders"_s);
    m_controller->toggleFavourite(u"clicks"_s);

    QCOMPARE(changed.constLast().constFirst().toStringList(),
             (QStringList{u"Simulator/orders"_s, u"other/orders"_s}));
}

QTEST_MAIN(TestStreamController)
#include "tst_stream_controller.moc"
