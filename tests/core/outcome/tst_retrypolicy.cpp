// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome/RetryPolicy.h"
#include "core/outcome/RetryQuota.h"

#include <QTest>

using namespace std::chrono_literals;
using core::Milliseconds;
using core::RetryCause;
using core::WallTime;

namespace {

constexpr WallTime now{std::chrono::sys_days(std::chrono::year(2026) / 11 / 23)};
constexpr qint64 none = -1; // milliseconds of a pause that nobody asked for

} // namespace

class TestRetryPolicy : public QObject
{
    Q_OBJECT

private slots:
    void delaysAreBounded_data();
    void delaysAreBounded();
    void randomnessSpreadsDelays();
    void wishesAreClamped_data();
    void wishesAreClamped();
    void readsHeaders_data();
    void readsHeaders();
    void quotaPaysForRetries_data();
    void quotaPaysForRetries();
    void quotaGivesBack();
    void emptyQuotaStopsRetries();
};

void TestRetryPolicy::delaysAreBounded_data()
{
    QTest::addColumn<RetryCause>("cause");
    QTest::addColumn<QList<qint64>>("bounds"); // of retry 1, 2, …

    QTest::newRow("transient") << RetryCause::Transient
                               << QList<qint64>{50,   100,  200,   400,   800,  1600,
                                                3200, 6400, 12800, 20000, 20000};
    QTest::newRow("throttled") << RetryCause::Throttled
                               << QList<qint64>{1000, 2000, 4000, 8000, 16000, 20000, 20000};
}

void TestRetryPolicy::delaysAreBounded()
{
    QFETCH(RetryCause, cause);
    QFETCH(QList<qint64>, bounds);

    for (int i = 0; i < bounds.size(); ++i) {
        QCOMPARE(core::longestRetryDelay(cause, i + 1).count(), bounds.at(i));
        QCOMPARE(core::retryDelay(cause, i + 1, 1.0).count(), bounds.at(i));
        QCOMPARE(core::retryDelay(cause, i + 1, 0.0).count(), 0);
    }
    QCOMPARE(core::longestRetryDelay(cause, 1'000'000).count(), 20000);
    QCOMPARE(core::longestRetryDelay(cause, 0).count(), bounds.constFirst());
}

void TestRetryPolicy::randomnessSpreadsDelays()
{
    QCOMPARE(core::retryDelay(RetryCause::Throttled, 3, 0.25).count(), 1000);
    QCOMPARE(core::retryDelay(RetryCause::Throttled, 3, 0.75).count(), 3000);
    QCOMPARE(core::retryDelay(RetryCause::Throttled, 3, -1.0).count(), 0);
    QCOMPARE(core::retryDelay(RetryCause::Throttled, 3, 7.0).count(), 4000);
}

void TestRetryPolicy::wishesAreClamped_data()
{
    QTest::addColumn<QByteArray>("amz");
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<qint64>("milliseconds"); // with an own delay of 50

    QTest::newRow("1500") << QByteArray("1500") << QByteArray() << 1500LL;
    QTest::newRow("0") << QByteArray("0") << QByteArray() << 50LL;
    QTest::newRow("10000") << QByteArray("10000") << QByteArray() << 5050LL;
    QTest::newRow("invalid") << QByteArray("invalid") << QByteArray() << 50LL;
    QTest::newRow("-100") << QByteArray("-100") << QByteArray() << 50LL;
    QTest::newRow("2^63") << QByteArray("9223372036854775808") << QByteArray() << 5050LL;
    QTest::newRow("3 s") << QByteArray() << QByteArray("3") << 3000LL;
    QTest::newRow("a billion s") << QByteArray() << QByteArray("1000000000") << 5050LL;
    QTest::newRow("date ahead") << QByteArray() << QByteArray("Mon, 23 Nov 2026 00:00:02 GMT")
                                << 2000LL;
    QTest::newRow("date behind") << QByteArray() << QByteArray("Sun, 22 Nov 2026 00:00:00 GMT")
                                 << 50LL;
    QTest::newRow("nothing") << QByteArray() << QByteArray() << 50LL;
}

void TestRetryPolicy::wishesAreClamped()
{
    QFETCH(QByteArray, amz);
    QFETCH(QByteArray, plain);
    QFETCH(qint64, milliseconds);

    const auto wish = core::retryAfter(amz, plain, now);

    QCOMPARE(core::retryDelay(RetryCause::Transient, 1, 1.0, wish).count(), milliseconds);
}

void TestRetryPolicy::readsHeaders_data()
{
    QTest::addColumn<QByteArray>("amz");
    QTest::addColumn<QByteArray>("plain");
    QTest::addColumn<qint64>("milliseconds");

    const auto row = [](const char *name, const char *amz, const char *plain, qint64 expected) {
        QTest::newRow(name) << QByteArray(amz) << QByteArray(plain) << expected;
    };
    constexpr qint64 day = 86'400'000;
    row("neither", "", "", none);
    row("milliseconds", "1500", "", 1500);
    row("zero", "0", "", 0);
    row("blanks around", " 7 ", "", 7);
    row("both: the service's own", "1500", "9", 1500);
    row("service's own is bad", "soon", "9", 9000);
    row("negative", "-1", "", none);
    row("plus", "+1", "", none);
    row("fraction", "1.5", "", none);
    row("exponent", "1e3", "", none);
    row("more than a day", "86400001", "", day);
    row("40 digits", "9999999999999999999999999999999999999999", "", day);
    row("seconds", "", "3", 3000);
    row("seconds, negative", "", "-3", none);
    row("seconds, exponent", "", "1e9", none);
    row("seconds, a billion", "", "1000000000", day);
    row("date", "", "Mon, 23 Nov 2026 00:01:00 GMT", 60000);
    row("date behind", "", "Sun, 22 Nov 2026 23:00:00 GMT", 0);
    row("date far ahead", "", "Sat, 01 Jan 2050 00:00:00 GMT", day);
    row("no date", "", "Mon, 23 Nov 2026", none);
}

void TestRetryPolicy::readsHeaders()
{
    QFETCH(QByteArray, amz);
    QFETCH(QByteArray, plain);
    QFETCH(qint64, milliseconds);

    const auto wish = core::retryAfter(amz, plain, now);

    QCOMPARE(wish ? wish->count() : none, milliseconds);
}

void TestRetryPolicy::quotaPaysForRetries_data()
{
    QTest::addColumn<RetryCause>("cause");
    QTest::addColumn<int>("tokens");

    QTest::newRow("transient") << RetryCause::Transient << 486;
    QTest::newRow("throttled") << RetryCause::Throttled << 495;
}

void TestRetryPolicy::quotaPaysForRetries()
{
    QFETCH(RetryCause, cause);
    QFETCH(int, tokens);
    core::RetryQuota quota;

    QCOMPARE(quota.tokens(), 500);
    QVERIFY(quota.take(cause));
    QCOMPARE(quota.tokens(), tokens);

    quota.succeeded(core::RetryQuota::costOf(cause));

    QCOMPARE(quota.tokens(), 500);
}

void TestRetryPolicy::quotaGivesBack()
{
    core::RetryQuota quota;

    quota.succeeded(0);
    QCOMPARE(quota.tokens(), 500);

    QVERIFY(quota.take(RetryCause::Transient));
    quota.succeeded(0);
    QCOMPARE(quota.tokens(), 487);

    // Two throttled retries, then success: only the last cost comes back.
    quota = {};
    QVERIFY(quota.take(RetryCause::Throttled));
    QVERIFY(quota.take(RetryCause::Throttled));
    QCOMPARE(quota.tokens(), 490);
    quota.succeeded(core::RetryQuota::costOf(RetryCause::Throttled));
    QCOMPARE(quota.tokens(), 495);
}

void TestRetryPolicy::emptyQuotaStopsRetries()
{
    core::RetryQuota quota;
    int retries = 0;

    while (quota.take(RetryCause::Transient))
        ++retries;

    QCOMPARE(retries, 35);
    QCOMPARE(quota.tokens(), 10);
    QVERIFY(quota.take(RetryCause::Throttled));
    QVERIFY(quota.take(RetryCause::Throttled));
    QVERIFY(!quota.take(RetryCause::Throttled));
    QCOMPARE(quota.tokens(), 0);
}

QTEST_APPLESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
