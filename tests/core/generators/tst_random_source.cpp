// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/RandomSource.h"

#include <QTest>

#include <array>
#include <limits>
#include <vector>

using namespace core;

class TestRandomSource : public QObject
{
    Q_OBJECT

private slots:
    void itIsSplitMix64();
    void placesHaveTheirOwnNumbersThatNeverChange();
    void boundsAreKeptAndEvenlyFilled();
    void theWholeRangeOfIntegersCanBeDrawn();
    void limitsInTheWrongOrderGiveTheFirst();
};

// The first numbers for the seed 1234567, as implementations in many languages have them.
void TestRandomSource::itIsSplitMix64()
{
    RandomSource source(1234567);
    QCOMPARE(source.next(), 6457827717110365317U);
    QCOMPARE(source.next(), 3203168211198807973U);
    QCOMPARE(source.next(), 9817491932198370423U);
}

void TestRandomSource::placesHaveTheirOwnNumbersThatNeverChange()
{
    QCOMPARE(RandomSource::at(1, 0, 0).next(), 15759789610668606014U);
    QVERIFY(RandomSource::at(1, 0, 0).next() != RandomSource::at(1, 0, 1).next());
    QVERIFY(RandomSource::at(1, 0, 1).next() != RandomSource::at(1, 1, 0).next());
    QVERIFY(RandomSource::at(1, 0, 0).next() != RandomSource::at(2, 0, 0).next());
}

void TestRandomSource::boundsAreKeptAndEvenlyFilled()
{
    RandomSource source(3);
    std::array<int, 6> counts{};
    for (int i = 0; i < 60'000; ++i)
        ++counts[static_cast<std::size_t>(source.between(1, 6) - 1)];
    for (const int count : counts)
        QVERIFY2(std::abs(count - 10'000) < 400, qPrintable(QString::number(count)));
    QCOMPARE(source.below(0), 0U);
    QCOMPARE(source.below(1), 0U);
}

void TestRandomSource::theWholeRangeOfIntegersCanBeDrawn()
{
    RandomSource source(4);
    bool isNegative = false;
    bool isPositive = false;
    for (int i = 0; i < 100; ++i) {
        const qint64 drawn =
            source.between(std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max());
        isNegative = isNegative || drawn < 0;
        isPositive = isPositive || drawn > 0;
    }
    QVERIFY(isNegative && isPositive);
}

void TestRandomSource::limitsInTheWrongOrderGiveTheFirst()
{
    QCOMPARE(RandomSource(5).between(9, 1), 9);
    QCOMPARE(RandomSource(5).between(-3, -3), -3);
}

QTEST_GUILESS_MAIN(TestRandomSource)
#include "tst_random_source.moc"
