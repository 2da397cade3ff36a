// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outcome/Tally.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using core::RecordState;

class TestTally : public QObject
{
    Q_OBJECT

private slots:
    void statesHaveTheirWords_data();
    void statesHaveTheirWords();
    void countersAddUp();
    void movingKeepsTheTotal();
};

void TestTally::statesHaveTheirWords_data()
{
    QTest::addColumn<RecordState>("state");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("isFinal");

    QTest::newRow("waiting") << RecordState::Waiting << u"waiting"_s << u"waiting"_s << false;
    QTest::newRow("sending") << RecordState::Sending << u"sending"_s << u"sending"_s << false;
    QTest::newRow("retrying") << RecordState::Retrying << u"retrying"_s << u"retrying"_s << false;
    QTest::newRow("stored") << RecordState::Stored << u"stored"_s << u"stored"_s << true;
    QTest::newRow("refused") << RecordState::Refused << u"refused"_s << u"refused"_s << true;
    QTest::newRow("uncertain") << RecordState::Uncertain << u"uncertain"_s << u"uncertain"_s
                               << true;
    QTest::newRow("not sent") << RecordState::NotSent << u"not_sent"_s << u"not sent"_s << true;
}

void TestTally::statesHaveTheirWords()
{
    QFETCH(RecordState, state);
    QFETCH(QString, name);
    QFETCH(QString, words);
    QFETCH(bool, isFinal);

    QCOMPARE(core::nameOf(state), name);
    QCOMPARE(core::toWords(state), words);
    QCOMPARE(core::isFinal(state), isFinal);
}

void TestTally::countersAddUp()
{
    core::Tally tally;

    tally.add(RecordState::Waiting, 500);
    tally.add(RecordState::Refused);

    QCOMPARE(tally.total(), 501);
    QCOMPARE(tally.of(RecordState::Waiting), 500);
    QCOMPARE(tally.of(RecordState::Refused), 1);
    QCOMPARE(tally.settled(), 1);
}

void TestTally::movingKeepsTheTotal()
{
    core::Tally tally;
    tally.add(RecordState::Waiting, 500);

    tally.move(RecordState::Waiting, RecordState::Sending, 500);
    tally.move(RecordState::Sending, RecordState::Stored, 400);
    tally.move(RecordState::Sending, RecordState::Refused, 50);
    tally.move(RecordState::Sending, RecordState::Retrying, 30);
    tally.move(RecordState::Sending, RecordState::Uncertain, 15);
    tally.move(RecordState::Sending, RecordState::NotSent, 5);

    QCOMPARE(tally.total(), 500);
    QCOMPARE(tally.of(RecordState::Sending), 0);
    QCOMPARE(tally.of(RecordState::Retrying), 30);
    QCOMPARE(tally.settled(), 470);
}

QTEST_APPLESS_MAIN(TestTally)
#include "tst_tally.moc"
