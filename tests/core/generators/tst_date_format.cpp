// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/DateFormat.h"
#include "core/generators/RandomSource.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>
#include <QTimeZone>

using namespace core;
using namespace Qt::Literals::StringLiterals;

namespace {

WallTime at(const char *iso)
{
    return WallTime(Milliseconds(
        QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODateWithMs).toMSecsSinceEpoch()));
}

QByteArray shown(WallTime time, QByteArrayView format, int minutesEast = 0)
{
    QByteArray out;
    appendTime(out, {time, minutesEast}, format);
    return out;
}

} // namespace

class TestDateFormat : public QObject
{
    Q_OBJECT

private slots:
    void tokensAreThoseOfMoment_data();
    void tokensAreThoseOfMoment();
    void theCalendarIsQts();
    void theEndsOfTimeAreKept();
};

void TestDateFormat::tokensAreThoseOfMoment_data()
{
    QTest::addColumn<QByteArray>("format");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *format, const char *text) {
        QTest::newRow(format) << QByteArray(format) << QByteArray(text);
    };
    // Sunday, February 14th 2010, 15:05:09.045 at UTC−7
    row("", "2010-02-14T15:05:09-07:00");
    row("dddd, MMMM Do YYYY, h:mm:ss a", "Sunday, February 14th 2010, 3:05:09 pm");
    row("ddd, hA", "Sun, 3PM");
    row("DD/MMM/YYYY:HH:mm:ss Z", "14/Feb/2010:15:05:09 -07:00");
    row("YYYY-MM-DD HH:mm:ss.SSS ZZ", "2010-02-14 15:05:09.045 -0700");
    row("YY Y YYYYYY", "10 2010 +002010");
    row("Q Qo M Mo", "1 1st 2 2nd");
    row("D DDD DDDo DDDD", "14 45 45th 045");
    row("d do dd e E", "0 0th Su 0 7");
    row("w wo ww W Wo WW", "8 8th 08 6 6th 06");
    row("gg gggg GG GGGG", "10 2010 10 2010");
    row("H HH h hh k kk m s", "15 15 3 03 15 15 5 9");
    row("S SS SSS SSSS SSSSSSSSS", "0 04 045 0450 045000000");
    row("X", "1266185109");
    row("x", "1266185109045");
    row("LT LTS", "3:05 PM 3:05:09 PM");
    row("L LL", "02/14/2010 February 14, 2010");
    row("LLL", "February 14, 2010 3:05 PM");
    row("LLLL", "Sunday, February 14, 2010 3:05 PM");
    row("l ll", "2/14/2010 Feb 14, 2010");
    row("lll", "Feb 14, 2010 3:05 PM");
    row("llll", "Sun, Feb 14, 2010 3:05 PM");
    row("[YYYY] \\Y [", "YYYY Y [");
    row("\u00fc YYYY", "\u00fc 2010");
}

void TestDateFormat::tokensAreThoseOfMoment()
{
    QFETCH(QByteArray, format);
    QTEST(shown(at("2010-02-14T22:05:09.045Z"), format, -7 * 60), "text");
}

// Another calendar agrees over the years 1 to 9999.
void TestDateFormat::theCalendarIsQts()
{
    RandomSource random(1);
    const qint64 first = at("0001-01-03T00:00:00Z").time_since_epoch().count();
    const qint64 last = at("9999-12-30T00:00:00Z").time_since_epoch().count();
    for (int i = 0; i < 20'000; ++i) {
        const qint64 time = random.between(first, last);
        const auto minutes = static_cast<int>(random.between(-14 * 60, 14 * 60));
        const QDateTime judge =
            QDateTime::fromMSecsSinceEpoch(time, Qt::OffsetFromUTC, minutes * 60);
        const QString wanted = QLocale::c().toString(judge, u"yyyy-MM-dd HH:mm:ss.zzz dddd MMMM "_s)
            + QString::number(judge.date().dayOfYear()) + u' '
            + QString::number(judge.date().weekNumber());
        QCOMPARE(QString::fromUtf8(shown(WallTime(Milliseconds(time)),
                                         "YYYY-MM-DD HH:mm:ss.SSS dddd MMMM DDD W", minutes)),
                 wanted);
    }
}

void TestDateFormat::theEndsOfTimeAreKept()
{
    QByteArray out;
    appendIsoTime(out, at("2026-01-31T10:00:05.250Z"));
    QCOMPARE(out, "2026-01-31T10:00:05.250Z");
    QCOMPARE(shown(WallTime::max(), "YYYY-MM-DD", 840), "9999-12-31");
    QCOMPARE(shown(WallTime::min(), "YYYY-MM-DD", -840), "0001-01-01");
    QCOMPARE(shown(at("1969-12-31T23:59:59.001Z"), "X x"), "-1 -999");
}

QTEST_GUILESS_MAIN(TestDateFormat)
#include "tst_date_format.moc"
