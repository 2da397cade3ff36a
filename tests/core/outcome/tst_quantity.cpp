// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome/Quantity.h"

#include <QTest>

#include <limits>

using namespace Qt::Literals::StringLiterals;

class TestQuantity : public QObject
{
    Q_OBJECT

private slots:
    void writesQuantities_data();
    void writesQuantities();
};

void TestQuantity::writesQuantities_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");

    QTest::newRow("0") << core::countText(0) << u"0"_s;
    QTest::newRow("999") << core::countText(999) << u"999"_s;
    QTest::newRow("1000") << core::countText(1000) << u"1,000"_s;
    QTest::newRow("1234567") << core::countText(1'234'567) << u"1,234,567"_s;
    QTest::newRow("-123") << core::countText(-123) << u"-123"_s;
    QTest::newRow("-1234") << core::countText(-1234) << u"-1,234"_s;
    QTest::newRow("one") << core::recordsText(1) << u"1 record"_s;
    QTest::newRow("none") << core::recordsText(0) << u"0 records"_s;
    QTest::newRow("bytes") << core::sizeText(1023) << u"1,023 B"_s;
    QTest::newRow("KiB") << core::sizeText(1024) << u"1 KiB"_s;
    QTest::newRow("half") << core::sizeText(1536) << u"1.5 KiB"_s;
    QTest::newRow("just below") << core::sizeText(1024 * 1024 - 1) << u"1,023.9 KiB"_s;
    QTest::newRow("MiB") << core::sizeText(10 * 1024 * 1024) << u"10 MiB"_s;
    QTest::newRow("most") << core::sizeText(std::numeric_limits<qint64>::max())
                          << u"8,796,093,022,207.9 MiB"_s;
}

void TestQuantity::writesQuantities()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);

    QCOMPARE(text, expected);
}

QTEST_APPLESS_MAIN(TestQuantity)
#include "tst_quantity.moc"
