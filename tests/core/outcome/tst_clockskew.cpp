// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome/ClockSkew.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using core::Milliseconds;
using core::WallTime;

namespace {

constexpr WallTime newYear{std::chrono::sys_days(std::chrono::year(2026) / 1 / 1)};

QByteArray optional(const char *text)
{
    return text == nullptr ? QByteArray() : QByteArray(text);
}

} // namespace

class TestClockSkew : public QObject
{
    Q_OBJECT

private slots:
    void readsDates_data();
    void readsDates();
    void refusesOtherDates_data();
    void refusesOtherDates();
    void measuresAsTheSdksDo_data();
    void measuresAsTheSdksDo();
    void knowsAFailureOfTheClock_data();
    void knowsAFailureOfTheClock();
};

void TestClockSkew::readsDates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("seconds");

    QTest::newRow("rfc") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << 784111777LL;
    QTest::newRow("1970") << QByteArray("Thu, 01 Jan 1970 00:00:00 GMT") << 0LL;
    QTest::newRow("leap day") << QByteArray("Thu, 29 Feb 2024 23:59:59 GMT") << 1709251199LL;
    QTest::newRow("leap second") << QByteArray("Sat, 31 Dec 2016 23:59:60 GMT") << 1483228800LL;
    QTest::newRow("after 2038") << QByteArray("Wed, 20 Jan 2038 03:14:08 GMT") << 2147570048LL;
}

void TestClockSkew::readsDates()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, seconds);

    const auto date = core::httpDate(text);

    QVERIFY(date);
    QCOMPARE(date->time_since_epoch().count(), seconds * 1000);
}

void TestClockSkew::refusesOtherDates_data()
{
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("words") << QByteArray("not-a-date");
    QTest::newRow("rfc 850") << QByteArray("Sunday, 06-Nov-94 08:49:37 GMT");
    QTest::newRow("asctime") << QByteArray("Sun Nov  6 08:49:37 1994");
    QTest::newRow("one digit") << QByteArray("Sun, 6 Nov 1994 08:49:37 GMT");
    QTest::newRow("blank digit") << QByteArray("Sun,  6 Nov 1994 08:49:37 GMT");
    QTest::newRow("other zone") << QByteArray("Sun, 06 Nov 1994 08:49:37 CET");
    QTest::newRow("numeric zone") << QByteArray("Sun, 06 Nov 1994 08:49:37 +0000");
    QTest::newRow("lower case") << QByteArray("sun, 06 nov 1994 08:49:37 gmt");
    QTest::newRow("wrong weekday") << QByteArray("Mon, 06 Nov 1994 08:49:37 GMT");
    QTest::newRow("no such weekday") << QByteArray("Xxx, 06 Nov 1994 08:49:37 GMT");
    QTest::newRow("no such month") << QByteArray("Sun, 06 Nev 1994 08:49:37 GMT");
    QTest::newRow("no such day") << QByteArray("Thu, 30 Feb 2024 00:00:00 GMT");
    QTest::newRow("day 0") << QByteArray("Sun, 00 Nov 1994 08:49:37 GMT");
    QTest::newRow("hour 24") << QByteArray("Sun, 06 Nov 1994 24:00:00 GMT");
    QTest::newRow("minute 60") << QByteArray("Sun, 06 Nov 1994 08:60:37 GMT");
    QTest::newRow("second 61") << QByteArray("Sun, 06 Nov 1994 08:49:61 GMT");
    QTest::newRow("more after") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT;");
}

void TestClockSkew::refusesOtherDates()
{
    QFETCH(QByteArray, text);

    QVERIFY(!core::httpDate(text));
}

void TestClockSkew::measuresAsTheSdksDo_data()
{
    QTest::addColumn<QByteArray>("date"); // null: none
    QTest::addColumn<bool>("hasAge");
    QTest::addColumn<Milliseconds>("sent"); // after newYear
    QTest::addColumn<Milliseconds>("received");
    QTest::addColumn<bool>("isMeasured");
    QTest::addColumn<Milliseconds>("skew");

    const auto row = [](const char *name, const char *date, bool hasAge, Milliseconds sent,
                        Milliseconds received, std::optional<Milliseconds> skew) {
        QTest::newRow(name) << optional(date) << hasAge << sent << received << skew.has_value()
                            << skew.value_or(Milliseconds(0));
    };
    row("clocks agree", "Thu, 01 Jan 2026 00:00:01 GMT", false, 0s, 2s, 0s);
    row("server 300 s ahead", "Thu, 01 Jan 2026 00:05:01 GMT", false, 0s, 2s, 300s);
    row("300 s, no retries left", "Thu, 01 Jan 2026 00:05:01 GMT", false, 0s, 2s, 300s);
    row("round trip of 16 min", "Thu, 01 Jan 2026 00:10:00 GMT", false, 0s, 16min, {});
    row("round trip of 15 min", "Thu, 01 Jan 2026 00:07:30 GMT", false, 0s, 15min, 0s);
    row("stale skew heals", "Thu, 01 Jan 2026 00:00:01 GMT", false, 0s, 2s, 0s);
    row("120 s", "Thu, 01 Jan 2026 00:02:01 GMT", false, 0s, 2s, 120s);
    row("server behind", "Wed, 31 Dec 2025 23:55:01 GMT", false, 0s, 2s, -300s);
    row("no Date", nullptr, false, 0s, 2s, {});
    row("Age", "Thu, 01 Jan 2026 12:03:01 GMT", true, 16h + 51min, 16h + 51min + 2s, {});
    row("Age and right Date", "Thu, 01 Jan 2026 00:00:01 GMT", true, 0s, 2s, {});
    row("bad Date", "yesterday", false, 0s, 2s, {});
    row("half of the round trip counts", "Thu, 01 Jan 2026 00:05:05 GMT", false, 0s, 10s, 300s);
    row("our clock was set back", "Thu, 01 Jan 2026 00:00:10 GMT", false, 10s, -1h, 0s);
}

void TestClockSkew::measuresAsTheSdksDo()
{
    QFETCH(QByteArray, date);
    QFETCH(bool, hasAge);
    QFETCH(Milliseconds, sent);
    QFETCH(Milliseconds, received);
    QFETCH(bool, isMeasured);
    QFETCH(Milliseconds, skew);
    core::SkewSample sample{
        .hasAge = hasAge, .sentAt = newYear + sent, .receivedAt = newYear + received};
    if (!date.isNull())
        sample.date = date;

    const auto measured = core::measuredSkew(sample);

    QCOMPARE(measured.has_value(), isMeasured);
    QCOMPARE(measured.value_or(Milliseconds(0)).count(), skew.count());
}

void TestClockSkew::knowsAFailureOfTheClock_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<Milliseconds>("measured");
    QTest::addColumn<Milliseconds>("signedWith");
    QTest::addColumn<bool>("expected");

    const auto row = [](const char *name, const QString &code, Milliseconds measured,
                        Milliseconds signedWith, bool expected) {
        QTest::newRow(name) << code << measured << signedWith << expected;
    };
    row("300 s", u"InvalidSignatureException"_s, 300s, 0s, true);
    row("300 s the other way", u"InvalidSignatureException"_s, -300s, 0s, true);
    row("too skewed", u"RequestTimeTooSkewed"_s, 300s, 0s, true);
    row("denied", u"AccessDeniedException"_s, 300s, 0s, true);
    row("denied, clocks agree", u"AccessDeniedException"_s, 1s, 0s, false);
    row("120 s", u"InvalidSignatureException"_s, 120s, 0s, false);
    row("240 s", u"InvalidSignatureException"_s, 240s, 0s, false);
    row("a millisecond more", u"InvalidSignatureException"_s, 240001ms, 0s, true);
    row("corrected already", u"InvalidSignatureException"_s, 300s, 300s, false);
    row("corrected already, a second off", u"InvalidSignatureException"_s, 300s, 299s, false);
    row("correction went stale", u"InvalidSignatureException"_s, 0s, 300s, true);
    row("other code", u"ValidationException"_s, 300s, 0s, false);
    row("unknown key", u"UnrecognizedClientException"_s, 300s, 0s, false);
    row("no code", QString(), 300s, 0s, false);
}

void TestClockSkew::knowsAFailureOfTheClock()
{
    QFETCH(QString, code);
    QFETCH(Milliseconds, measured);
    QFETCH(Milliseconds, signedWith);
    QFETCH(bool, expected);

    QCOMPARE(core::isSkewFailure(code, measured, signedWith), expected);
}

QTEST_APPLESS_MAIN(TestClockSkew)
#include "tst_clockskew.moc"
