// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/TimeText.h"

#include <QDateTime>
#include <QTest>

using namespace core;

class TestTimeText : public QObject
{
    Q_OBJECT

private slots:
    void stretchesAreReadInMilliseconds_data();
    void stretchesAreReadInMilliseconds();
    void timesAreRead_data();
    void timesAreRead();
    void whatIsNoTimeIsRefused_data();
    void whatIsNoTimeIsRefused();
};

void TestTimeText::stretchesAreReadInMilliseconds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("milliseconds"); // −1: refused
    const auto row = [](const char *text, qint64 milliseconds) {
        QTest::newRow(text) << QByteArray(text) << milliseconds;
    };
    row("-2h", -7'200'000);
    row("+30m", 1'800'000);
    row("-1d12h", -129'600'000);
    row("500ms", 500);
    row("1w", 604'800'000);
    row("1m1ms1s", 61'001);
    row("0s", 0);
    row("2", -1);
    row("h", -1);
    row("-", -1);
    row("", -1);
    row("1y", -1);
    row("1h -2m", -1);
    row("999999999999999w", -1);
    row("3000000d3000000d", -1);
}

void TestTimeText::stretchesAreReadInMilliseconds()
{
    QFETCH(QByteArray, text);
    QTEST(qint64{stretchFromText(text).value_or(Milliseconds(-1)).count()}, "milliseconds");
}

void TestTimeText::timesAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("utc");
    const auto row = [](const char *text, const char *utc) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(utc);
    };
    row("2026-01-31", "2026-01-31T00:00:00.000Z");
    row("2024-02-29 10:05", "2024-02-29T10:05:00.000Z");
    row("2026-01-31T10:00:05Z", "2026-01-31T10:00:05.000Z");
    row("2026-01-31T10:00:05.2501", "2026-01-31T10:00:05.250Z");
    row("2026-01-31T00:30:00+01:00", "2026-01-30T23:30:00.000Z");
    row("2026-01-31T00:30:00-0530", "2026-01-31T06:00:00.000Z");
    row("0001-01-01", "0001-01-01T00:00:00.000Z");
    row("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z");
}

void TestTimeText::timesAreRead()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, utc);
    const auto time = timeFromText(text);
    QVERIFY(time);
    QCOMPARE(
        qint64{time->time_since_epoch().count()},
        QDateTime::fromString(QString::fromLatin1(utc), Qt::ISODateWithMs).toMSecsSinceEpoch());
}

void TestTimeText::whatIsNoTimeIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text :
         {"", "2026", "2026-1-1", "2026-02-29", "2026-13-01", "0000-01-01", "2026-01-31T",
          "2026-01-31T24:00", "2026-01-31T10", "2026-01-31T10:60", "2026-01-31T10:00:60",
          "2026-01-31T10:00 ", "2026-01-31T10:00+1", "2026-01-31T10:00+15:00", "yesterday"})
        QTest::newRow(text) << QByteArray(text);
}

void TestTimeText::whatIsNoTimeIsRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!timeFromText(text));
}

QTEST_GUILESS_MAIN(TestTimeText)
#include "tst_time_text.moc"
