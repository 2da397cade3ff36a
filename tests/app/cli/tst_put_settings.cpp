// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options/CommandTable.h"
#include "app/cli/put/PutSettings.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestPutSettings : public QObject
{
    Q_OBJECT

private slots:
    void hasDefaultsOfTheGuide();
    void readsEveryOption();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();

private:
    static core::Result<app::PutSettings> settings(const QStringList &options);
};

core::Result<app::PutSettings> TestPutSettings::settings(const QStringList &options)
{
    const auto arguments = app::parseArguments(app::putSpec(), QStringList(u"orders"_s) + options);
    if (!arguments)
        return core::fail(arguments.error());
    return app::putSettingsFrom(*arguments);
}

void TestPutSettings::hasDefaultsOfTheGuide()
{
    const auto result = settings({});

    QVERIFY(result);
    QCOMPARE(result->publish.maxAttempts, 3);
    QCOMPARE(result->publish.recordsPerRequest, 500);
    QCOMPARE(result->publish.bytesPerRequest, 5 * 1024 * 1024);
    QCOMPARE(result->publish.concurrency, 0); // by the round trip
    QCOMPARE(result->managers, 6);
    QVERIFY(!result->publish.retryUncertain);
    QVERIFY(!result->publish.strictOrder);
    QVERIFY(!result->publish.dryRun);
    QVERIFY(result->publish.retryCodes.isEmpty());
}

void TestPutSettings::readsEveryOption()
{
    const auto result =
        settings({u"--max-attempts=7"_s, u"--retry-codes=A,B"_s, u"--retry-for=90"_s,
                  u"--retry-uncertain"_s, u"--check"_s, u"--force"_s, u"--concurrency=7"_s,
                  u"--max-request-records=10"_s, u"--max-request-bytes=1KiB"_s, u"--rows=3"_s});

    QVERIFY(result);
    QCOMPARE(result->publish.maxAttempts, 7);
    QCOMPARE(result->publish.retryCodes, (QSet<QString>{u"A"_s, u"B"_s}));
    QCOMPARE(result->publish.retryFor, std::chrono::seconds(90));
    QVERIFY(result->publish.retryUncertain);
    QVERIFY(result->publish.dryRun);
    QVERIFY(result->isForced);
    QCOMPARE(result->publish.concurrency, 7);
    QCOMPARE(result->managers, 2);
    QCOMPARE(result->publish.recordsPerRequest, 10);
    QCOMPARE(result->publish.bytesPerRequest, 1024);
    QCOMPARE(result->rows, 3);
}

void TestPutSettings::refusesWhatCannotBe_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("where");

    QTest::newRow("attempts") << QStringList{u"--max-attempts=0"_s} << u"--max-attempts"_s;
    QTest::newRow("records") << QStringList{u"--max-request-records=501"_s}
                             << u"--max-request-records"_s;
    QTest::newRow("bytes") << QStringList{u"--max-request-bytes=11MiB"_s}
                           << u"--max-request-bytes"_s;
    QTest::newRow("concurrency") << QStringList{u"--concurrency=97"_s} << u"--concurrency"_s;
    QTest::newRow("no time") << QStringList{u"--retry-for=-1"_s} << u"--retry-for"_s;
    QTest::newRow("no codes") << QStringList{u"--retry-codes=,"_s} << u"--retry-codes"_s;
    QTest::newRow("codes that are none")
        << QStringList{u"--retry-codes=a b"_s} << u"--retry-codes"_s;
    QTest::newRow("order and requests of five")
        << QStringList{u"--strict-order"_s, u"--max-request-records=5"_s}
        << u"--max-request-records"_s;
    QTest::newRow("two kinds of checking")
        << QStringList{u"--dry-run"_s, u"--check"_s} << u"--check"_s;
    QTest::newRow("force of nothing") << QStringList{u"--force"_s} << u"--force"_s;
    QTest::newRow("order and doubt")
        << QStringList{u"--strict-order"_s, u"--retry-uncertain"_s} << u"--retry-uncertain"_s;
}

void TestPutSettings::refusesWhatCannotBe()
{
    QFETCH(QStringList, options);
    QFETCH(QString, where);

    const auto result = settings(options);

    QVERIFY(!result);
    QCOMPARE(result.error().where, where);
}

QTEST_GUILESS_MAIN(TestPutSettings)
#include "tst_put_settings.moc"
