// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/Decimal.h"

#include <QTest>

#include <limits>

using namespace core;
using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray written(const std::optional<Decimal> &number)
{
    QByteArray out;
    if (number)
        appendDecimal(out, *number);
    return out;
}

} // namespace

class TestDecimal : public QObject
{
    Q_OBJECT

private slots:
    void numbersAreReadExactly_data();
    void numbersAreReadExactly();
    void placesAreAddedAndCut();
    void numbersAreCompared();
    void integersAreWrittenToTheirEnds();
};

void TestDecimal::numbersAreReadExactly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("again"); // empty: it is refused
    const auto row = [](const char *text, const char *again) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(again);
    };
    row("0", "0");
    row("-0.50", "-0.50");
    row("+7", "7");
    row("1e3", "1000");
    row("12.5E-1", "1.25");
    row("-25e-3", "-0.025");
    row("999999999999999999", "999999999999999999");
    row("0.000000000001", "0.000000000001");
    row("0.1000000000000", "0.100000000000");
    row("1000000000000000000", "");
    row("9999999999999999999", ""); // more than 63 bits hold
    row("-999999999999999999e1", "");
    row("0.0000000000001", "");
    row("1e18", "");
    row("1e999", "");
    row("0e999", "0");
    row("1e1000", "");
    row("", "");
    row("-", "");
    row(".5", "");
    row("1.2.3", "");
    row("1e", "");
    row("1 ", "");
    row("--1", "");
    row("0x10", "");
}

void TestDecimal::numbersAreReadExactly()
{
    QFETCH(QByteArray, text);
    QTEST(written(Decimal::fromText(text)), "again");
}

void TestDecimal::placesAreAddedAndCut()
{
    const Decimal number{-12'345, 3};
    QCOMPARE(written(number.withPlaces(1)), "-12.3");
    QCOMPARE(written(number.withPlaces(5)), "-12.34500");
    QCOMPARE(number.whole(), -12);
    QCOMPARE(written(Decimal{-12'300, 3}.normal()), "-12.3");
    QCOMPARE(written(Decimal{1200, 0}.normal()), "1200");
    QVERIFY(!(Decimal{999'999'999'999'999'999, 0}.withPlaces(1)));
    QVERIFY(!(Decimal{-999'999'999'999'999'999, 0}.withPlaces(1)));
    QVERIFY(!number.withPlaces(13));
}

void TestDecimal::numbersAreCompared()
{
    QVERIFY(compare({15, 1}, {2, 0}) < 0);
    QVERIFY(compare({20, 1}, {2, 0}) == 0);
    QVERIFY(compare({-15, 1}, {-2, 0}) > 0);
    QVERIFY(compare({999'999'999'999'999'999, 0}, {999'999'999'999'999'999, 12}) > 0);
}

void TestDecimal::integersAreWrittenToTheirEnds()
{
    QByteArray out;
    appendInteger(out, std::numeric_limits<qint64>::min());
    out.append(' ');
    appendInteger(out, std::numeric_limits<qint64>::max());
    QCOMPARE(out, "-9223372036854775808 9223372036854775807");
    out.clear();
    appendPadded(out, 7, 3);
    appendPadded(out, 12'345, 3);
    appendPadded(out, 0, 1);
    QCOMPARE(out, "007123450");
}

QTEST_GUILESS_MAIN(TestDecimal)
#include "tst_decimal.moc"
