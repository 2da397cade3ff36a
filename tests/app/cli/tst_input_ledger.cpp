// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/put/InputLedger.h"

#include <QTest>

using app::InputLedger;
using app::InputPiece;

class TestInputLedger : public QObject
{
    Q_OBJECT

private slots:
    void knowsTheLinesOfWhatIsNotSettled();
    void countsWhatItHolds();
    void knowsHowFarRecordsReach();
};

void TestInputLedger::knowsTheLinesOfWhatIsNotSettled()
{
    InputLedger ledger;
    ledger.add({.firstIndex = 0, .lines = {1, 2, 4}});
    ledger.add({.firstIndex = 3, .lines = {5, 9}});

    QCOMPARE(ledger.lineOf(0), 1);
    QCOMPARE(ledger.lineOf(2), 4);
    QCOMPARE(ledger.lineOf(4), 9);
    ledger.settledUpTo(2);
    QCOMPARE(ledger.lineOf(3), 5);
}

void TestInputLedger::countsWhatItHolds()
{
    InputLedger ledger;
    ledger.add({.firstIndex = 0, .lines = {1}, .held = 100, .endOffset = 10});
    ledger.add({.firstIndex = 1, .lines = {2}, .held = 50, .endOffset = 30});
    ledger.add({.firstIndex = 2, .lines = {3}, .held = 1, .endOffset = 31});
    QCOMPARE(ledger.held(), 151);
    QCOMPARE(ledger.offsetBehind(0), 0);

    ledger.settledUpTo(1);

    QCOMPARE(ledger.held(), 1);
    QCOMPARE(ledger.offsetBehind(2), 30);
}

// A piece may be the whole of a small file: progress must not wait for its end.
void TestInputLedger::knowsHowFarRecordsReach()
{
    InputLedger ledger;
    QCOMPARE(ledger.offsetBehind(0), 0);
    ledger.add({.firstIndex = 0, .lines = {1, 2, 3, 4}, .endOffset = 40});
    ledger.add({.firstIndex = 4, .lines = {5, 6}, .endOffset = 60});
    QCOMPARE(ledger.offsetBehind(0), 0);
    QCOMPARE(ledger.offsetBehind(1), 10);
    QCOMPARE(ledger.offsetBehind(4), 40);
    QCOMPARE(ledger.offsetBehind(5), 50);
    QCOMPARE(ledger.offsetBehind(6), 60);

    ledger.settledUpTo(3);

    QCOMPARE(ledger.offsetBehind(5), 50);
}

QTEST_GUILESS_MAIN(TestInputLedger)
#include "tst_input_ledger.moc"
