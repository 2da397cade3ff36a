// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/Continuation.h"

#include <QTest>

using namespace core;
using namespace Qt::Literals::StringLiterals;

class TestContinuation : public QObject
{
    Q_OBJECT

private slots:
    void endsAsTheGraverAttemptSays_data();
    void endsAsTheGraverAttemptSays();
    void keepsTheReasonOfTheAttemptThatDecides();
};

void TestContinuation::endsAsTheGraverAttemptSays_data()
{
    using enum RecordState;
    QTest::addColumn<RecordState>("before");
    QTest::addColumn<int>("duplicatesBefore");
    QTest::addColumn<RecordState>("now");
    QTest::addColumn<int>("duplicatesNow");
    QTest::addColumn<RecordState>("state");
    QTest::addColumn<int>("duplicates");

    QTest::newRow("refused, stored") << Refused << 0 << Stored << 0 << Stored << 0;
    QTest::newRow("refused by a 5xx, stored") << Refused << 1 << Stored << 0 << Stored << 1;
    QTest::newRow("uncertain, stored") << Uncertain << 0 << Stored << 0 << Stored << 1;
    QTest::newRow("uncertain, refused") << Uncertain << 0 << Refused << 0 << Uncertain << 0;
    QTest::newRow("uncertain, 5xx") << Uncertain << 0 << Refused << 1 << Uncertain << 1;
    QTest::newRow("uncertain twice") << Uncertain << 0 << Uncertain << 0 << Uncertain << 1;
    QTest::newRow("uncertain, not sent") << Uncertain << 0 << NotSent << 0 << Uncertain << 0;
    QTest::newRow("refused, not sent") << Refused << 0 << NotSent << 0 << Refused << 0;
    QTest::newRow("refused, uncertain") << Refused << 0 << Uncertain << 0 << Uncertain << 0;
    QTest::newRow("not sent, refused") << NotSent << 0 << Refused << 0 << Refused << 0;
    QTest::newRow("uncertain, on its way") << Uncertain << 0 << Sending << 0 << Sending << 0;
}

void TestContinuation::endsAsTheGraverAttemptSays()
{
    QFETCH(RecordState, before);
    QFETCH(int, duplicatesBefore);
    QFETCH(RecordState, now);
    QFETCH(int, duplicatesNow);
    const Outcome first{.state = before, .attempts = 2, .possibleDuplicates = duplicatesBefore};
    const Outcome second{.state = now, .attempts = 1, .possibleDuplicates = duplicatesNow};

    const Outcome outcome = continued(first, second);

    QTEST(outcome.state, "state");
    QTEST(outcome.possibleDuplicates, "duplicates");
    QCOMPARE(outcome.attempts, 3);
}

void TestContinuation::keepsTheReasonOfTheAttemptThatDecides()
{
    const Outcome uncertain{
        .state = RecordState::Uncertain, .errorCode = u"timeout"_s, .attempts = 1};
    const Outcome refused{.state = RecordState::Refused,
                          .errorCode = u"AccessDeniedException"_s,
                          .requestId = "r",
                          .attempts = 1};

    QCOMPARE(continued(uncertain, refused).errorCode, u"timeout"_s);
    QCOMPARE(continued(refused, uncertain).errorCode, u"timeout"_s);
}

QTEST_GUILESS_MAIN(TestContinuation)
#include "tst_continuation.moc"
