// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulator/FaultPlan.h"
#include "core/simulator/Faults.h"

#include <QTest>

using namespace core;
using namespace core::simulator;
using namespace Qt::Literals::StringLiterals;
using Kind = Fault::Kind;

class TestFaults : public QObject
{
    Q_OBJECT

private slots:
    void readsSpecifications_data();
    void readsSpecifications();
    void readsOptions();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void strikesEveryNth();
    void strikesOnlyTheFirst();
    void strikesOnlyOneAction();
    void strikesTheSameWithTheSameSeed();
    void strikesRecordsOfOneShard();
    void sumsLatencies();
    void narrowsShardsToTheSmallestCap();
};

namespace {

QByteArray pattern(const QString &text, int requests, quint32 seed = 1)
{
    FaultDraw draw({.list = {*faultFromText(text)}, .seed = seed});
    QByteArray result;
    for (int i = 0; i < requests; ++i)
        result += draw.planFor("PutRecords").faults.isEmpty() ? '.' : 'X';
    return result;
}

} // namespace

void TestFaults::readsSpecifications_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Kind>("kind");
    QTest::newRow("throttle") << u"throttle"_s << Kind::ThrottleRecords;
    QTest::newRow("shard-cap") << u"shard-cap:records=100"_s << Kind::CapShard;
    QTest::newRow("fail-records") << u"fail-records:percent=5"_s << Kind::FailRecords;
    QTest::newRow("error") << u"error:code=InternalFailure"_s << Kind::FailRequest;
    QTest::newRow("latency") << u"latency:ms=20"_s << Kind::Latency;
    QTest::newRow("drop") << u"drop"_s << Kind::DropAfter;
    QTest::newRow("drop before") << u"drop:when=before"_s << Kind::DropBefore;
    QTest::newRow("drop after") << u"drop:when=after,first=2"_s << Kind::DropAfter;
    QTest::newRow("truncate") << u"truncate"_s << Kind::Truncate;
    QTest::newRow("html") << u"html"_s << Kind::Html;
    QTest::newRow("empty") << u"empty"_s << Kind::Empty;
    QTest::newRow("hang") << u"hang"_s << Kind::Hang;
    QTest::newRow("wrong-count") << u"wrong-count"_s << Kind::WrongCount;
    QTest::newRow("skew") << u" skew : seconds = -600 "_s << Kind::Skew;
}

void TestFaults::readsSpecifications()
{
    QFETCH(QString, text);
    QFETCH(Kind, kind);
    const auto fault = faultFromText(text);
    QVERIFY2(fault, qPrintable(fault ? QString() : fault.error().detail));
    QCOMPARE(fault->kind, kind);
}

void TestFaults::readsOptions()
{
    const auto error = faultFromText(
        u"error:code=KMSThrottlingException,status=503,every=3,first=9,percent=12.5,action=PutRecord"_s);
    QVERIFY(error);
    QCOMPARE(error->code, u"KMSThrottlingException"_s);
    QCOMPARE(error->status, 503);
    QCOMPARE(error->every, 3);
    QCOMPARE(error->first, 9);
    QCOMPARE(error->percent, 12.5);
    QCOMPARE(error->action, u"PutRecord"_s);
    QCOMPARE(faultFromText(u"throttle:shard=2"_s)->shardId, u"shardId-000000000002"_s);
    QCOMPARE(faultFromText(u"throttle:shard=shardId-000000000002"_s)->shardId,
             u"shardId-000000000002"_s);
    QCOMPARE(faultFromText(u"skew:seconds=-600"_s)->seconds, -600);
    QCOMPARE(faultFromText(u"latency:ms=250"_s)->milliseconds, 250);
}

void TestFaults::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("part"); // of the explanation
    QTest::newRow("empty") << u""_s
                           << u"There are: throttle, fail-records, shard-cap, error, latency"_s;
    QTest::newRow("unknown kind") << u"explode"_s << u"no kind “explode”"_s;
    QTest::newRow("unknown option")
        << u"throttle:speed=1"_s << u"percent, every, first, action, shard"_s;
    QTest::newRow("option of another") << u"html:ms=5"_s << u"“ms=5” is not one of its options"_s;
    QTest::newRow("no value") << u"throttle:percent"_s << u"with “=” and a value"_s;
    QTest::newRow("no number") << u"throttle:percent=many"_s
                               << u"percent is 0 to 100, not “many”"_s;
    QTest::newRow("beyond") << u"throttle:percent=101"_s << u"0 to 100"_s;
    QTest::newRow("no cap") << u"shard-cap:shard=1"_s << u"the option “records” or “kib”"_s;
    QTest::newRow("cap too wide") << u"shard-cap:records=1001"_s << u"1 to 1,000 a second"_s;
    QTest::newRow("zero") << u"throttle:every=0"_s << u"a number from 1"_s;
    QTest::newRow("when") << u"drop:when=later"_s << u"before or after"_s;
    QTest::newRow("status") << u"error:code=A,status=200"_s << u"400 to 599"_s;
    QTest::newRow("twice") << u"drop:first=1,first=2"_s << u"the option “first” twice"_s;
    QTest::newRow("no code") << u"error"_s << u"it needs the option “code”"_s;
    QTest::newRow("no ms") << u"latency"_s << u"it needs the option “ms”"_s;
    QTest::newRow("no seconds") << u"skew"_s << u"it needs the option “seconds”"_s;
}

void TestFaults::saysWhatIsWrong()
{
    QFETCH(QString, text);
    QFETCH(QString, part);
    const auto fault = faultFromText(text);
    QVERIFY(!fault);
    QCOMPARE(fault.error().kind, Error::Kind::BadInput);
    QVERIFY2(fault.error().detail.contains(part), qPrintable(fault.error().detail));
}

void TestFaults::strikesEveryNth()
{
    QCOMPARE(pattern(u"html:every=3"_s, 9), QByteArray("..X..X..X"));
}

void TestFaults::strikesOnlyTheFirst()
{
    QCOMPARE(pattern(u"html:first=2"_s, 5), QByteArray("XX..."));
    QCOMPARE(pattern(u"html:first=4,every=2"_s, 8), QByteArray(".X.X...."));
}

void TestFaults::strikesOnlyOneAction()
{
    FaultDraw draw({.list = {*faultFromText(u"html:action=PutRecords,first=1"_s)}});
    QVERIFY(draw.planFor("ListStreams").faults.isEmpty());
    QVERIFY(draw.planFor("PutRecords").has(Kind::Html));
    QVERIFY(draw.planFor("PutRecords").faults.isEmpty());
}

void TestFaults::strikesTheSameWithTheSameSeed()
{
    const QByteArray once = pattern(u"html:percent=30"_s, 1000);
    QCOMPARE(pattern(u"html:percent=30"_s, 1000), once);
    QVERIFY(pattern(u"html:percent=30"_s, 1000, 2) != once);
    QVERIFY(once.count('X') > 200 && once.count('X') < 400);
    QCOMPARE(pattern(u"html:percent=0"_s, 100), QByteArray(100, '.'));
}

void TestFaults::strikesRecordsOfOneShard()
{
    FaultDraw draw({.list = {*faultFromText(u"throttle:shard=1,percent=50"_s),
                             *faultFromText(u"fail-records:shard=0"_s)}});
    const FaultPlan plan = draw.planFor("PutRecords");
    int throttled = 0;
    for (int i = 0; i < 1000; ++i) {
        throttled +=
            draw.strikeRecord(plan, "shardId-000000000001") == Kind::ThrottleRecords ? 1 : 0;
        QCOMPARE(draw.strikeRecord(plan, "shardId-000000000000"), Kind::FailRecords);
        QVERIFY(!draw.strikeRecord(plan, "shardId-000000000002"));
    }
    QVERIFY(throttled > 400 && throttled < 600);
}

void TestFaults::sumsLatencies()
{
    FaultDraw draw({.list = {*faultFromText(u"latency:ms=20"_s), *faultFromText(u"latency:ms=5"_s),
                             *faultFromText(u"skew:seconds=-3"_s)}});
    const FaultPlan plan = draw.planFor("PutRecords");
    QCOMPARE(plan.milliseconds(), 25);
    QCOMPARE(plan.skewSeconds(), -3);
}

void TestFaults::narrowsShardsToTheSmallestCap()
{
    FaultDraw draw({.list = {*faultFromText(u"shard-cap:records=500,kib=256"_s),
                             *faultFromText(u"shard-cap:records=10,shard=1"_s)}});
    const FaultPlan plan = draw.planFor("PutRecords");
    const auto usual = plan.shareOf("shardId-000000000000");
    QCOMPARE(usual.records, 0.5);
    QCOMPARE(usual.bytes, 0.25);
    QCOMPARE(plan.shareOf("shardId-000000000001").records, 0.01);
    QCOMPARE(FaultPlan().shareOf("shardId-000000000001").records, 1.0);
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
