// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/ResultQuestions.h"
#include "tests/ui/results/ShownPage.h"
#include "ui/common/Chip.h"
#include "ui/common/IconLabel.h"
#include "ui/common/MessageBar.h"
#include "ui/results/DiagnosisCard.h"
#include "ui/results/DiagnosisList.h"
#include "ui/results/InspectorFacts.h"
#include "ui/results/SummaryText.h"

#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

using core::RecordState;
using core::ResultColumn;
using test::Rows;
using Shown = test::ShownPage;
using ui::ResultsPage;

class TestResultsPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { ui::applyAppearance(*qApp, ui::Appearance::Light); }

    void teachesBeforeAnythingWasSent();
    void opensOnWhatWasRefused();
    void aChoiceOfThePersonIsKept();
    void aRunWithoutFailuresShowsAll();
    void theSummaryAddsUp();
    void chipsFilterByMouseAndByNumber();
    void chipsDoNotMoveWhileNumbersRun();
    void anEmptyChipSaysSo();
    void typingFilters();
    void aFilterThatHidesAllOffersToGo();
    void escapeEmptiesTheFilter();
    void theErrorColumnFitsAfterItWasHidden();
    void nothingScrollsSidewaysWhereNothingFailed();
    void headersSort();
    void lettersMoveAndJumpToFailures();
    void lettersCanBeSwitchedOff();
    void spaceSelectsAndUnselects();
    void stopIsThereWhileRunning();
    void aStoppedRunSaysWhyUnlessACardDoes();
    void retriedRowsStayWhereTheyAre();
    void stoppingIsSaidAtOnce();
    void nothingMovesWhileRowsArrive();
    void figuresOfTheSummaryAreButtons();
    void theOnlyRecordIsSelected();
    void rowsAreDense();
    void marksTakeTheColoursOfTheTheme();
};

void TestResultsPage::teachesBeforeAnythingWasSent()
{
    Shown shown;
    const auto *empty = shown.part<QLabel>(u"emptyResults"_s);
    QVERIFY(empty->isVisible());
    QVERIFY(empty->text().contains(u"Ctrl+Enter"_s));
    QVERIFY(!shown.grid().isVisible());
    shown.page.retryFailed();
    shown.page.saveFailed();
    shown.page.showChip(2);
    shown.page.copyCell();
}

void TestResultsPage::opensOnWhatWasRefused()
{
    Shown shown;
    shown.runHotKey();
    QCOMPARE(shown.chips().current(), core::ResultChip::Refused);
    QCOMPARE(shown.rows(), 37);
    QVERIFY(shown.page.findChild<ui::DiagnosisCard *>()->isVisible());
}

void TestResultsPage::aChoiceOfThePersonIsKept()
{
    Shown shown;
    shown.begin(test::plannedRecords(4));
    shown.tell({test::stored(0), test::throttled(1)});
    shown.click(u"chip2"_s);
    shown.tell({test::stored(2), test::throttled(3)}, true);
    QCOMPARE(shown.chips().current(), core::ResultChip::Stored);
    QCOMPARE(shown.rows(), 2);
}

void TestResultsPage::aRunWithoutFailuresShowsAll()
{
    Shown shown;
    shown.begin(test::plannedRecords(2));
    shown.tell({test::stored(0), test::stored(1)}, true);
    shown.diagnose();
    QCOMPARE(shown.chips().current(), core::ResultChip::All);
    QVERIFY(!shown.page.findChild<ui::DiagnosisList *>()->isVisible());
}

void TestResultsPage::theSummaryAddsUp()
{
    Shown shown;
    shown.runHotKey();
    QVERIFY2(shown.summary().startsWith(
                 u"500 records · 463 stored · 37 refused · 1 request · 212 ms · "_s),
             qPrintable(shown.summary()));
    shown.runUncertain();
    QVERIFY2(shown.summary().startsWith(u"5 records · 3 stored · 2 uncertain · "_s),
             qPrintable(shown.summary()));
    core::RunUpdate marked = test::updateOf({test::inState(1, RecordState::Stored)});
    marked.marks = {{.row = 1, .state = RecordState::Stored}};
    marked.isFinished = true;
    shown.tell(marked);
    QVERIFY(shown.summary().contains(u"1 marked by you"_s));
    QVERIFY(!shown.summary().contains(u"attempts"_s)); // each was sent once

    const auto summaryBy = [&shown](const core::RetryRule &rule) {
        shown.store.begin({.retries = rule}, test::plannedRecords(2));
        shown.page.setSource(&shown.store);
        return shown.summary();
    };
    const QString plain = summaryBy({.attempts = 5});
    QVERIFY2(plain.endsWith(u"throttled records: up to 5 attempts"_s), qPrintable(plain));
    const QString named = summaryBy({.attempts = 5, .seconds = 30, .codes = {u"SlowDown"_s}});
    QVERIFY2(named.endsWith(u"named codes: up to 5 attempts within 30 s"_s), qPrintable(named));
    core::RowChange timedOut = test::inState(0, RecordState::Refused, 2);
    timedOut.outcome.errorCode = u"SlowDown"_s;
    shown.tell(test::updateOf({timedOut, test::inState(1, RecordState::Refused)}));
    const auto attemptsOf = [&shown](qint64 row) {
        for (const ui::Fact &fact : ui::resultFacts(shown.store, row)) {
            if (fact.name == u"Attempts")
                return fact.value;
        }
        return QString();
    };
    QCOMPARE(attemptsOf(0), u"2 of at most 5; none begins after 30 s"_s);
    QCOMPARE(attemptsOf(1), u"1"_s); // not a code to try again
}

void TestResultsPage::chipsFilterByMouseAndByNumber()
{
    Shown shown;
    shown.runHotKey();
    shown.click(u"chip2"_s);
    QCOMPARE(shown.rows(), 463);
    shown.page.showChip(3);
    QCOMPARE(shown.rows(), 37);
    shown.part<ui::Chip>(u"chip2"_s)->toggle(); // as assistive technology does it
    QCOMPARE(shown.rows(), 463);
    shown.page.showChip(3);
    QVERIFY(shown.part<ui::Chip>(u"chip4"_s)->isChecked());
    shown.page.showChip(0);
    QCOMPARE(shown.rows(), 500);
    QCOMPARE(shown.part<ui::Chip>(u"chip3"_s)->count(), 37);
}

void TestResultsPage::chipsDoNotMoveWhileNumbersRun()
{
    Shown shown;
    shown.begin(test::plannedRecords(2000));
    QTest::qWait(0);
    const QPoint before = shown.part<QWidget>(u"chip4"_s)->pos();
    std::vector<core::RowChange> changes;
    for (qint64 row = 0; row < 2000; ++row)
        changes.push_back(test::throttled(row));
    shown.tell(changes);
    QTest::qWait(0);
    QCOMPARE(shown.part<QWidget>(u"chip4"_s)->pos(), before);
}

void TestResultsPage::anEmptyChipSaysSo()
{
    Shown shown;
    shown.begin(test::plannedRecords(3));
    shown.tell({test::stored(0), test::stored(1), test::stored(2)}, true);
    shown.page.showChip(2);
    const auto *note = shown.part<QLabel>(u"gridNote"_s);
    QVERIFY(note->isVisible());
    QCOMPARE(note->text(), u"No failures. 3 of 3 stored."_s);
    QVERIFY(!shown.part<QPushButton>(u"clearFilter"_s)->isVisible());
}

void TestResultsPage::typingFilters()
{
    Shown shown;
    shown.runHotKey();
    shown.page.showChip(0);
    shown.page.focusFilter();
    QTest::keyClicks(&shown.filter(), u"tenant-7"_s);
    QTRY_COMPARE(shown.rows(), 62);
    QTest::keyClick(&shown.filter(), Qt::Key_Return);
    QTRY_VERIFY(shown.grid().hasFocus());
}

void TestResultsPage::aFilterThatHidesAllOffersToGo()
{
    Shown shown;
    shown.runHotKey();
    QTest::keyClicks(&shown.filter(), u"zebra"_s);
    QTRY_VERIFY(shown.part<QLabel>(u"gridNote"_s)->isVisible());
    QCOMPARE(shown.part<QLabel>(u"gridNote"_s)->text(), u"0 of 37 match “zebra”."_s);
    shown.click(u"clearFilter"_s);
    QCOMPARE(shown.rows(), 37);
    QVERIFY(shown.filter().text().isEmpty());
}

void TestResultsPage::escapeEmptiesTheFilter()
{
    Shown shown;
    shown.runHotKey();
    shown.page.focusFilter();
    QTest::keyClicks(&shown.filter(), u"zebra"_s);
    QTRY_COMPARE(shown.rows(), 0);
    QTest::keyClick(&shown.filter(), Qt::Key_Escape);
    QTRY_COMPARE(shown.rows(), 37);
    QTest::keyClick(&shown.filter(), Qt::Key_Escape);
    QTRY_VERIFY(shown.grid().hasFocus());
}

void TestResultsPage::theErrorColumnFitsAfterItWasHidden()
{
    Shown shown;
    shown.runHotKey();
    const auto error = static_cast<int>(ResultColumn::Error);
    const int width = shown.grid().columnWidth(error);
    for (const int chip : {1, 4}) {
        shown.page.showChip(chip);
        shown.page.showChip(2);
        QCOMPARE(shown.grid().columnWidth(error), width);
        QCOMPARE(shown.grid().horizontalHeader()->length(), shown.grid().viewport()->width());
    }
    shown.grid().horizontalHeader()->resizeSection(error, width - 30); // as a person drags it
    shown.page.showChip(1);
    shown.page.showChip(2);
    QCOMPARE(shown.grid().columnWidth(error), width - 30);
}

void TestResultsPage::nothingScrollsSidewaysWhereNothingFailed()
{
    Shown shown;
    shown.page.resize(1052, 420); // of a window of 1360 by 900
    shown.begin(test::plannedRecords(200));
    const auto isFitting = [&shown] {
        QTest::qWait(0);
        return shown.grid().horizontalHeader()->length() <= shown.grid().viewport()->width();
    };
    QVERIFY(isFitting());
    std::vector<core::RowChange> changes;
    for (qint64 row = 0; row < 200; ++row)
        changes.push_back(test::stored(row));
    shown.tell(changes, true);
    QVERIFY(isFitting());
    shown.page.showChip(1);
    QVERIFY(isFitting());
    QVERIFY(!shown.grid().isColumnHidden(static_cast<int>(ResultColumn::SequenceNumber)));
}

void TestResultsPage::headersSort()
{
    Shown shown;
    shown.runHotKey();
    shown.page.showChip(0);
    QHeaderView *header = shown.grid().horizontalHeader();
    const int bytes = static_cast<int>(ResultColumn::Bytes);
    const auto clickBytes = [&] {
        const QPoint middle(header->sectionViewportPosition(bytes) + header->sectionSize(bytes) / 2,
                            header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, middle);
    };
    const auto size = [&](int place) {
        const qint64 row = shown.grid().model()->index(place, 0).data(Qt::UserRole).toLongLong();
        return shown.store.record(row).size();
    };

    clickBytes();
    QTRY_VERIFY(size(0) <= size(1) && size(1) < size(499)); // a slow machine sorts in slices
    clickBytes();
    QTRY_VERIFY(size(0) >= size(1) && size(1) > size(499));
}

void TestResultsPage::lettersMoveAndJumpToFailures()
{
    Shown shown;
    shown.begin(test::plannedRecords(6));
    shown.tell({test::stored(0), test::throttled(1), test::stored(2), test::stored(3),
                test::uncertain(4), test::stored(5)},
               true);
    shown.page.showChip(0);
    shown.page.focusGrid();
    QCOMPARE(shown.grid().currentRow(), 0);

    shown.key(Qt::Key_J);
    shown.key(Qt::Key_J);
    QCOMPARE(shown.grid().currentRow(), 2);
    shown.key(Qt::Key_K);
    QCOMPARE(shown.grid().currentRow(), 1);
    shown.key(Qt::Key_BracketRight);
    QCOMPARE(shown.grid().currentRow(), 4);
    shown.key(Qt::Key_BracketRight);
    QCOMPARE(shown.grid().currentRow(), 4);
    shown.key(Qt::Key_BracketLeft);
    QCOMPARE(shown.grid().currentRow(), 1);
    shown.key(Qt::Key_Down);
    QCOMPARE(shown.grid().currentRow(), 2);
}

void TestResultsPage::lettersCanBeSwitchedOff()
{
    Shown shown;
    shown.runHotKey();
    QSignalSpy retry(&shown.page, &ResultsPage::retryRequested);
    shown.page.setSingleLetters(false);
    shown.page.focusGrid();
    const qint64 row = shown.grid().currentRow();
    shown.key(Qt::Key_R);
    shown.key(Qt::Key_J);
    QVERIFY(retry.isEmpty());
    QCOMPARE(shown.grid().currentRow(), row);
    shown.page.setSingleLetters(true);
    shown.key(Qt::Key_R);
    QCOMPARE(retry.size(), 1);
}

void TestResultsPage::spaceSelectsAndUnselects()
{
    Shown shown;
    shown.runUncertain();
    shown.page.showChip(0);
    shown.page.focusGrid();
    QCOMPARE(shown.grid().selectedRows(), Rows{0});
    shown.key(Qt::Key_Space);
    QCOMPARE(shown.grid().selectedRows(), Rows{});
    shown.key(Qt::Key_Down, Qt::ControlModifier);
    shown.key(Qt::Key_Space);
    shown.key(Qt::Key_Down, Qt::ControlModifier);
    shown.key(Qt::Key_Space);
    QCOMPARE(shown.grid().selectedRows(), (Rows{1, 2}));
}

void TestResultsPage::stopIsThereWhileRunning()
{
    Shown shown;
    shown.begin(test::plannedRecords(2));
    QSignalSpy stop(&shown.page, &ResultsPage::stopRequested);
    shown.click(u"stopRun"_s);
    QCOMPARE(stop.size(), 1);
    shown.tell({test::stored(0), test::stored(1)}, true);
    QVERIFY(!shown.part<QToolButton>(u"stopRun"_s)->isVisible());
}

void TestResultsPage::aStoppedRunSaysWhyUnlessACardDoes()
{
    Shown shown;
    shown.begin(test::plannedRecords(1));
    core::RunUpdate update = test::updateOf(
        {test::failedWith(0, RecordState::Refused, u"AccessDeniedException"_s, u"no"_s)});
    update.stoppedBy =
        core::Error{.kind = core::Error::Kind::AccessDenied, .code = u"AccessDeniedException"_s};
    update.isFinished = true;
    shown.tell(update);
    const auto *message = shown.part<ui::MessageBar>(u"runMessage"_s);
    QVERIFY(message->isVisible());
    QVERIFY(message->text().startsWith(u"The run stopped: "_s));
    shown.diagnose();
    QVERIFY(!message->isVisible());
}

void TestResultsPage::retriedRowsStayWhereTheyAre()
{
    Shown shown;
    shown.runHotKey();
    const Rows refused = core::retryableRows(shown.store);
    std::vector<core::RowChange> again;
    for (const qint64 row : refused)
        again.push_back(test::inState(row, RecordState::Sending, 2));
    shown.tell(again);
    again.clear();
    for (const qint64 row : refused)
        again.push_back(test::stored(row, 2));
    shown.tell(again, true);

    QCOMPARE(shown.rows(), 37);
    QCOMPARE(shown.part<ui::Chip>(u"chip3"_s)->count(), 0);
    QCOMPARE(shown.part<ui::Chip>(u"chip5"_s)->count(), 37);
    QVERIFY(shown.part<ui::Chip>(u"chip5"_s)->isChecked()); // none of them is refused any more
    QVERIFY(shown.summary().contains(u"500 stored · 37 after retries"_s));
    QVERIFY(!shown.grid().isColumnHidden(static_cast<int>(ResultColumn::Attempts)));
    QVERIFY(shown.grid().isColumnHidden(static_cast<int>(ResultColumn::Error)));
    shown.click(u"chip3"_s);
    QCOMPARE(shown.rows(), 0);
}

void TestResultsPage::stoppingIsSaidAtOnce()
{
    Shown shown;
    shown.begin(test::plannedRecords(2));
    shown.tell({test::inState(0, RecordState::Sending)});
    QVERIFY(!shown.summary().contains(u"Stopping"_s));
    shown.page.showStopping();
    QVERIFY(shown.summary().startsWith(u"Stopping…"_s));
    shown.tell({test::stored(0), test::stored(1)}, true);
    QVERIFY(!shown.summary().contains(u"Stopping"_s));
}

// Cards and notices that came while rows arrive pushed the rows down.
void TestResultsPage::nothingMovesWhileRowsArrive()
{
    Shown shown;
    shown.begin(test::plannedRecords(40));
    QTest::qWait(0);
    const auto top = [&shown] { return shown.grid().mapTo(&shown.page, QPoint()).y(); };
    const int before = top();
    std::vector<core::RowChange> changes;
    for (qint64 row = 0; row < 20; ++row)
        changes.push_back(test::throttled(row));
    core::RunUpdate update = test::updateOf(changes);
    update.notices = {u"No valid answer: sending one request at a time."_s};
    shown.tell(std::move(update));
    QVERIFY(shown.summary().contains(u"sending one request at a time"_s));
    shown.diagnose();
    QTest::qWait(0);
    QCOMPARE(top(), before);
    QVERIFY(shown.summary().contains(u"records were refused by shardId-000000000002"_s));

    changes.clear();
    for (qint64 row = 20; row < 40; ++row)
        changes.push_back(test::stored(row));
    shown.tell(changes, true);
    shown.diagnose();
    QTRY_VERIFY(top() > before); // now the card says more
    QVERIFY(!shown.summary().contains(u"shardId"_s));
    QVERIFY(!shown.part<QWidget>(u"runMessage"_s)->isVisible());
}

void TestResultsPage::figuresOfTheSummaryAreButtons()
{
    Shown shown;
    shown.runHotKey();
    auto *text = shown.part<ui::SummaryText>(u"summary"_s);
    QCOMPARE(text->text(), shown.summary());
    const auto click = [text](core::ResultChip chip) {
        QTest::mouseClick(text, Qt::LeftButton, {}, text->placeOf(chip).center());
    };
    click(core::ResultChip::Stored);
    QTRY_COMPARE(shown.rows(), 463);
    click(core::ResultChip::Refused);
    QTRY_COMPARE(shown.rows(), 37);
    click(core::ResultChip::All);
    QTRY_COMPARE(shown.rows(), 500);
}

void TestResultsPage::theOnlyRecordIsSelected()
{
    Shown shown;
    shown.begin(test::plannedRecords(1));
    shown.tell({test::stored(0)}, true);
    QCOMPARE(shown.grid().currentRow(), 0);
    QCOMPARE(shown.inspector().row(), 0);
    shown.begin(test::plannedRecords(1));
    shown.tell({test::throttled(0)}, true);
    QTRY_COMPARE(shown.inspector().row(), 0);
    QVERIFY(!shown.grid().hasFocus()); // the text of one record goes on being written
}

void TestResultsPage::rowsAreDense()
{
    Shown shown;
    shown.runHotKey();
    QCOMPARE(shown.grid().rowHeight(0), 26);
}

void TestResultsPage::marksTakeTheColoursOfTheTheme()
{
    const auto has = [](const QImage &image, const QColor &color) {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == color)
                    return true;
            }
        }
        return false;
    };
    ui::IconLabel mark;
    mark.setIcon("circle-x", ui::Role::Refused);
    const QColor light = ui::color(ui::Role::Refused);
    QVERIFY(has(mark.grab().toImage(), light));
    ui::applyAppearance(*qApp, ui::Appearance::Dark);
    const QImage dark = mark.grab().toImage();
    QVERIFY(!has(dark, light));
    QVERIFY(has(dark, ui::color(ui::Role::Refused)));
    ui::applyAppearance(*qApp, ui::Appearance::Light);

    // What a card and a message begin with is such a mark.
    Shown shown;
    shown.runUncertain();
    QVERIFY(dynamic_cast<ui::IconLabel *>(
        shown.part<QWidget>(u"diagnosisCard"_s)->layout()->itemAt(0)->widget()));
    QVERIFY(dynamic_cast<ui::IconLabel *>(
        shown.part<QWidget>(u"runMessage"_s)->layout()->itemAt(0)->widget()));
}

QTEST_MAIN(TestResultsPage)
#include "tst_results_page.moc"
