// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/connection/ProxyOption.h"
#include "app/cli/options/CommandTable.h"
#include "app/cli/options/StreamSpecText.h"
#include "app/cli/streams/GetCommand.h"
#include "app/cli/tools/SignCommand.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::IteratorType;

class TestOptionValues : public QObject
{
    Q_OBJECT

private slots:
    void readsStreamsOfTheSimulator_data();
    void readsStreamsOfTheSimulator();
    void refusesFaultsOfShardsThatAreNotThere();
    void readsPositions_data();
    void readsPositions();
    void readsProxies_data();
    void readsProxies();
    void takesProxyPasswordsFromTheEnvironmentAlone();
    void readsTimesToSignAt();
};

void TestOptionValues::readsStreamsOfTheSimulator_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("shards"); // 0: refused
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<bool>("isAutomatic");

    const qint64 mib = 1024 * 1024;
    QTest::newRow("name") << u"orders"_s << 1 << mib << false;
    QTest::newRow("shards") << u"orders:4"_s << 4 << mib << false;
    QTest::newRow("all") << u"orders:4:10240:auto"_s << 4 << 10 * mib << true;
    QTest::newRow("auto without size") << u"orders:2:auto"_s << 2 << mib << true;
    QTest::newRow("no name") << u":4"_s << 0 << mib << false;
    QTest::newRow("bad name") << u"or ders:4"_s << 0 << mib << false;
    QTest::newRow("no shards") << u"orders:0"_s << 0 << mib << false;
    QTest::newRow("too small") << u"orders:1:1023"_s << 0 << mib << false;
    QTest::newRow("too large") << u"orders:1:10241"_s << 0 << mib << false;
    QTest::newRow("too many parts") << u"orders:1:1024:x:y"_s << 0 << mib << false;
}

void TestOptionValues::readsStreamsOfTheSimulator()
{
    QFETCH(QString, text);
    QFETCH(int, shards);
    QFETCH(qint64, bytes);
    QFETCH(bool, isAutomatic);

    const auto spec = app::simulatedStreamFrom(text, u"--stream"_s);

    QCOMPARE(spec.has_value(), shards > 0);
    if (!spec) {
        QCOMPARE(spec.error().where, u"--stream"_s);
        return;
    }
    QCOMPARE(spec->name, u"orders"_s);
    QCOMPARE(spec->shards, shards);
    QCOMPARE(spec->maxRecordBytes, bytes);
    QCOMPARE(spec->automaticDistribution, isAutomatic);
}

void TestOptionValues::refusesFaultsOfShardsThatAreNotThere()
{
    const QList<core::SimulatedStreamSpec> streams{{.name = u"a"_s, .shards = 1},
                                                   {.name = u"b"_s, .shards = 3}};
    const auto isTaken = [&streams](const QString &shard) {
        return app::faultsFrom({u"throttle:shard="_s + shard}, 1, streams).has_value();
    };

    QVERIFY(isTaken(u"2"_s));
    QVERIFY(isTaken(u"shardId-000000000002"_s));
    QVERIFY(!isTaken(u"3"_s));
    QVERIFY(!isTaken(u"shard-2"_s));
}

void TestOptionValues::readsPositions_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("type"); // -1: refused
    QTest::addColumn<QByteArray>("sequence");
    QTest::addColumn<qint64>("time");

    const auto type = [](IteratorType value) { return int(value); };
    QTest::newRow("default") << QStringList{} << type(IteratorType::TrimHorizon) << QByteArray()
                             << qint64{0};
    QTest::newRow("latest") << QStringList{u"--from=latest"_s} << type(IteratorType::Latest)
                            << QByteArray() << qint64{0};
    QTest::newRow("at") << QStringList{u"--from=at:4959"_s} << type(IteratorType::AtSequenceNumber)
                        << QByteArray("4959") << qint64{0};
    QTest::newRow("after") << QStringList{u"--from=after:4959"_s}
                           << type(IteratorType::AfterSequenceNumber) << QByteArray("4959")
                           << qint64{0};
    QTest::newRow("time") << QStringList{u"--from=2026-11-24T10:00:00Z"_s}
                          << type(IteratorType::AtTimestamp) << QByteArray()
                          << qint64{1795514400000};
    QTest::newRow("time with zone")
        << QStringList{u"--from=2026-11-24T11:00:00.5+01:00"_s} << type(IteratorType::AtTimestamp)
        << QByteArray() << qint64{1795514400500};
    QTest::newRow("time without zone is UTC")
        << QStringList{u"--from=2026-11-24T10:00:00"_s} << type(IteratorType::AtTimestamp)
        << QByteArray() << qint64{1795514400000};
    QTest::newRow("seconds") << QStringList{u"--from=1795514400.25"_s}
                             << type(IteratorType::AtTimestamp) << QByteArray()
                             << qint64{1795514400250};
    QTest::newRow("type") << QStringList{u"--iterator-type=TRIM_HORIZON"_s}
                          << type(IteratorType::TrimHorizon) << QByteArray() << qint64{0};
    QTest::newRow("type at sequence")
        << QStringList{u"--iterator-type=AT_SEQUENCE_NUMBER"_s, u"--starting-sequence-number=12"_s}
        << type(IteratorType::AtSequenceNumber) << QByteArray("12") << qint64{0};
    QTest::newRow("type at time") << QStringList{u"--iterator-type=AT_TIMESTAMP"_s,
                                                 u"--timestamp=1795514400"_s}
                                  << type(IteratorType::AtTimestamp) << QByteArray()
                                  << qint64{1795514400000};
    QTest::newRow("both") << QStringList{u"--from=latest"_s, u"--iterator-type=LATEST"_s} << -1
                          << QByteArray() << qint64{0};
    QTest::newRow("sequence of letters")
        << QStringList{u"--from=at:x1"_s} << -1 << QByteArray() << qint64{0};
    QTest::newRow("sequence missing")
        << QStringList{u"--iterator-type=AT_SEQUENCE_NUMBER"_s} << -1 << QByteArray() << qint64{0};
    QTest::newRow("no place") << QStringList{u"--from=yesterday"_s} << -1 << QByteArray()
                              << qint64{0};
    QTest::newRow("no type") << QStringList{u"--iterator-type=NEWEST"_s} << -1 << QByteArray()
                             << qint64{0};
}

void TestOptionValues::readsPositions()
{
    QFETCH(QStringList, options);
    QFETCH(int, type);
    QFETCH(QByteArray, sequence);
    QFETCH(qint64, time);
    const auto arguments = app::parseArguments(app::getSpec(), QStringList(u"orders"_s) + options);
    QVERIFY(arguments);

    const auto position = app::positionFrom(*arguments);

    QCOMPARE(position.has_value(), type >= 0);
    if (!position)
        return;
    QCOMPARE(int(position->type), type);
    QCOMPARE(position->sequenceNumber, sequence);
    QCOMPARE(position->timestampMs, time);
}

void TestOptionValues::readsProxies_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isGood");
    QTest::addColumn<int>("mode");

    const auto mode = [](core::ProxyMode value) { return int(value); };
    QTest::newRow("none given") << QString() << true << mode(core::ProxyMode::System);
    QTest::newRow("system") << u"system"_s << true << mode(core::ProxyMode::System);
    QTest::newRow("none") << u"none"_s << true << mode(core::ProxyMode::None);
    QTest::newRow("http") << u"http://proxy:3128"_s << true << mode(core::ProxyMode::Explicit);
    QTest::newRow("socks") << u"socks5://10.0.0.1:1080"_s << true
                           << mode(core::ProxyMode::Explicit);
    QTest::newRow("no port") << u"http://proxy"_s << false << 0;
    QTest::newRow("other scheme") << u"ftp://proxy:1"_s << false << 0;
    QTest::newRow("bare") << u"proxy:3128"_s << false << 0;
    QTest::newRow("password") << u"http://me:hunter2@proxy:3128"_s << false << 0;
}

void TestOptionValues::readsProxies()
{
    QFETCH(QString, text);
    QFETCH(bool, isGood);
    QFETCH(int, mode);
    core::TransportSettings settings;

    const auto read = app::readProxy(text, app::processVariable, settings);

    QCOMPARE(read.has_value(), isGood);
    if (read)
        QCOMPARE(int(settings.proxyMode), mode);
    else
        QVERIFY(!read.error().detail.contains(u"hunter2"_s));
}

void TestOptionValues::takesProxyPasswordsFromTheEnvironmentAlone()
{
    core::TransportSettings settings;
    const auto variable = [](const char *name) {
        return QByteArray(name) == "HEADGATE_PROXY_PASSWORD" ? QByteArray("secret") : QByteArray();
    };

    QVERIFY(app::readProxy(u"http://me@proxy:3128"_s, variable, settings));

    QCOMPARE(settings.proxy.hostName(), u"proxy"_s);
    QCOMPARE(settings.proxy.port(), 3128);
    QCOMPARE(settings.proxy.user(), u"me"_s);
    QCOMPARE(settings.proxy.password(), u"secret"_s);
}

void TestOptionValues::readsTimesToSignAt()
{
    const auto seconds = [](const QString &text) {
        const auto time = app::signingTimeFrom(text);
        return time ? time->time_since_epoch().count() / 1000 : -1;
    };
    QCOMPARE(seconds(u"20150830T123600Z"_s), 1440938160);
    QCOMPARE(seconds(u"2015-08-30T12:36:00Z"_s), 1440938160);
    QCOMPARE(seconds(u"yesterday"_s), -1);
}

QTEST_GUILESS_MAIN(TestOptionValues)
#include "tst_option_values.moc"
