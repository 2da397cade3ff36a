// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/records/Plan.h"

#include <QRandomGenerator>
#include <QTest>

using core::RequestCutter;
namespace limits = core::limits;

namespace {

struct Request
{
    qsizetype records = 0;
    qint64 bytes = 0;
    bool operator==(const Request &) const = default;
};

QList<Request> cut(const QList<qint64> &sizes, RequestCutter cutter)
{
    QList<Request> requests;
    for (const qint64 size : sizes) {
        if (!cutter.fits(size)) {
            requests += Request{cutter.records(), cutter.bytes()};
            cutter.clear();
        }
        cutter.add(size);
    }
    if (!cutter.isEmpty())
        requests += Request{cutter.records(), cutter.bytes()};
    return requests;
}

} // namespace

class TestPlan : public QObject
{
    Q_OBJECT

private slots:
    void cutsByCount_data();
    void cutsByCount();
    void cutsByBytes_data();
    void cutsByBytes();
    void neverAsksForMoreThanTheServiceTakes();
    void aRecordAboveTheByteLimitGoesAlone();
    void nothingAboveTenMebibytesFits();
    void holdsItsLimitsWhateverComes();
};

void TestPlan::cutsByCount_data()
{
    QTest::addColumn<int>("records");
    QTest::addColumn<QList<qsizetype>>("expected");

    QTest::newRow("none") << 0 << QList<qsizetype>{};
    QTest::newRow("one") << 1 << QList<qsizetype>{1};
    QTest::newRow("499") << 499 << QList<qsizetype>{499};
    QTest::newRow("500") << 500 << QList<qsizetype>{500};
    QTest::newRow("501") << 501 << QList<qsizetype>{500, 1};
    QTest::newRow("1000") << 1000 << QList<qsizetype>{500, 500};
}

void TestPlan::cutsByCount()
{
    QFETCH(int, records);
    QFETCH(QList<qsizetype>, expected);

    QList<qsizetype> counts;
    for (const Request &request : cut(QList<qint64>(records, 10), RequestCutter()))
        counts += request.records;

    QCOMPARE(counts, expected);
}

void TestPlan::cutsByBytes_data()
{
    QTest::addColumn<qint64>("second");
    QTest::addColumn<int>("requests");

    const qint64 half = limits::requestBytes / 2;
    QTest::newRow("one byte below") << half - 1 << 1;
    QTest::newRow("exactly 10 MiB") << half << 1;
    QTest::newRow("one byte above") << half + 1 << 2;
}

void TestPlan::cutsByBytes()
{
    QFETCH(qint64, second);
    QFETCH(int, requests);

    const auto result =
        cut({limits::requestBytes / 2, second}, RequestCutter(500, limits::requestBytes));

    QCOMPARE(result.size(), requests);
}

void TestPlan::neverAsksForMoreThanTheServiceTakes()
{
    const QList<qint64> sizes(1001, 20'000);

    const auto result = cut(sizes, RequestCutter(1'000'000, 1'000'000'000));

    for (const Request &request : result) {
        QVERIFY(request.records <= 500);
        QVERIFY(request.bytes <= limits::requestBytes);
    }
}

void TestPlan::aRecordAboveTheByteLimitGoesAlone()
{
    const auto result =
        cut({10, limits::requestBytes, 10}, RequestCutter(500, limits::safeRequestBytes));

    QCOMPARE(result, (QList<Request>{{1, 10}, {1, limits::requestBytes}, {1, 10}}));
}

void TestPlan::nothingAboveTenMebibytesFits()
{
    QVERIFY(!RequestCutter().fits(limits::requestBytes + 1));
}

void TestPlan::holdsItsLimitsWhateverComes()
{
    QRandomGenerator random(60);
    for (int round = 0; round < 200; ++round) {
        QList<qint64> sizes;
        for (int i = 0; i < 300; ++i)
            sizes += random.bounded(5) == 0 ? random.bounded(9'000'000) : random.bounded(3000);
        const qsizetype maxRecords = 1 + random.bounded(500);
        const qint64 maxBytes = 1 + random.bounded(int(limits::requestBytes));

        qsizetype records = 0;
        for (const Request &request : cut(sizes, RequestCutter(maxRecords, maxBytes))) {
            QVERIFY(request.records >= 1 && request.records <= maxRecords);
            QVERIFY(request.bytes <= maxBytes || request.records == 1);
            records += request.records;
        }
        QCOMPARE(records, sizes.size());
    }
}

QTEST_GUILESS_MAIN(TestPlan)
#include "tst_plan.moc"
