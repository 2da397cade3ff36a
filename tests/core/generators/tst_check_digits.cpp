// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/CheckDigits.h"

#include <QTest>

using namespace core;

class TestCheckDigits : public QObject
{
    Q_OBJECT

private slots:
    void luhnGivesTheLastDigitOfKnownNumbers_data();
    void luhnGivesTheLastDigitOfKnownNumbers();
    void ibansGetTheCheckDigitsOfKnownOnes_data();
    void ibansGetTheCheckDigitsOfKnownOnes();
};

void TestCheckDigits::luhnGivesTheLastDigitOfKnownNumbers_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::newRow("textbook") << QByteArray("79927398713");
    QTest::newRow("test card of 16 digits") << QByteArray("4111111111111111");
    QTest::newRow("test card of 15 digits") << QByteArray("378282246310005");
    QTest::newRow("zero") << QByteArray("00");
}

void TestCheckDigits::luhnGivesTheLastDigitOfKnownNumbers()
{
    QFETCH(QByteArray, number);
    QCOMPARE(luhnDigit(number.chopped(1)), number.back());
}

// Examples of the registry of IBANs.
void TestCheckDigits::ibansGetTheCheckDigitsOfKnownOnes_data()
{
    QTest::addColumn<QByteArray>("iban");
    for (const char *iban : {"DE89370400440532013000", "GB29NWBK60161331926819",
                             "FR1420041010050500013M02606", "CH9300762011623852957",
                             "BE68539007547034", "NL91ABNA0417164300", "AT611904300234573201"})
        QTest::newRow(iban) << QByteArray(iban);
}

void TestCheckDigits::ibansGetTheCheckDigitsOfKnownOnes()
{
    QFETCH(QByteArray, iban);
    QCOMPARE(ibanCheck(iban.first(2), iban.sliced(4)), iban.sliced(2, 2).toInt());
}

QTEST_GUILESS_MAIN(TestCheckDigits)
#include "tst_check_digits.moc"
