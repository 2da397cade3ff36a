// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/console/Progress.h"
#include "app/cli/console/TextWidth.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using app::ProgressFacts;

class TestProgress : public QObject
{
    Q_OBJECT

private slots:
    void leavesOutWhatDoesNotFit_data();
    void leavesOutWhatDoesNotFit();
    void saysNoShareOfAPipe();
    void guessesTheTimeLeft();
    void namesDurations();
    void measuresTheLastSeconds();
};

void TestProgress::leavesOutWhatDoesNotFit_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<QString>("text");

    QTest::newRow("wide") << 100
                          << u"█████████░░░░░░░░░░░  45% · 450,000 records · 37 refused · "
                             "100,000 records/s · 6 s left"_s;
    QTest::newRow("80") << 80
                        << u" 45% · 450,000 records · 37 refused · 100,000 records/s · 6 s left"_s;
    QTest::newRow("50") << 50 << u" 45% · 450,000 records · 37 refused · 6 s left"_s;
    QTest::newRow("40") << 40 << u" 45% · 450,000 records · 37 refused"_s;
    QTest::newRow("20") << 20 << u" 45% · 450,000 reco…"_s;
}

void TestProgress::leavesOutWhatDoesNotFit()
{
    QFETCH(int, width);
    QFETCH(QString, text);
    ProgressFacts facts;
    facts.settled = 450'000;
    facts.refused = 37;
    facts.share = 0.45;
    facts.elapsed = 4500ms;
    facts.recordsPerSecond = 100'000;

    QCOMPARE(app::progressText(facts, width, {}), text);
    QVERIFY(app::displayWidth(text) <= width);
}

void TestProgress::saysNoShareOfAPipe()
{
    ProgressFacts facts;
    facts.settled = 1000;
    facts.uncertain = 2;
    facts.retrying = 3;

    QCOMPARE(app::progressText(facts, 100, {}),
             u"1,000 records · 2 uncertain, 3 retrying · 0 records/s"_s);
}

void TestProgress::guessesTheTimeLeft()
{
    ProgressFacts facts;
    facts.elapsed = 900ms;
    facts.share = 0.5;
    QCOMPARE(app::timeLeft(facts), std::nullopt);

    facts.elapsed = 10s;
    facts.share = 0.25;
    QCOMPARE(app::timeLeft(facts), std::optional<core::Milliseconds>(30s));
}

void TestProgress::namesDurations()
{
    QCOMPARE(app::duration(2100ms), u"3 s"_s);
    QCOMPARE(app::duration(85s), u"1 min 25 s"_s);
    QCOMPARE(app::duration(2h + 5min + 59s), u"2 h 5 min"_s);
}

void TestProgress::measuresTheLastSeconds()
{
    app::RateMeter meter;
    const core::Moment start{};
    QCOMPARE(meter.perSecond(), 0.0);

    meter.add(start, 0);
    meter.add(start + 1s, 1000);
    QCOMPARE(meter.perSecond(), 1000.0);
    for (int i = 2; i <= 10; ++i)
        meter.add(start + std::chrono::seconds(i), 1000);
    QCOMPARE(meter.perSecond(), 0.0);
}

QTEST_GUILESS_MAIN(TestProgress)
#include "tst_progress.moc"
