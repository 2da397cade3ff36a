// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/results/ResultQuestions.h"
#include "tests/ui/results/PageStage.h"
#include "ui/common/Chip.h"
#include "ui/common/ElidedLabel.h"
#include "ui/common/Format.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/results/AttemptList.h"
#include "ui/results/ChipRow.h"
#include "ui/results/DiagnosisCard.h"
#include "ui/results/DiagnosisList.h"
#include "ui/results/FactList.h"
#include "ui/results/RecordInspector.h"
#include "ui/results/ResultGrid.h"
#include "ui/results/ShardBars.h"
#include "ui/results/SummaryLine.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

using core::RecordState;
using core::ResultColumn;
using ui::RecordInspector;
using ui::ResultGrid;
using ui::ResultsPage;

namespace {

using Rows = QList<qint64>;

// The page on screen, with its parts at hand.
struct Shown : test::PageStage
{
    Shown()
    {
        page.show();
        if (!QTest::qWaitForWindowExposed(&page))
            qFatal("no window");
        page.activateWindow();
    }
    ResultGrid &grid() { return *page.findChild<ResultGrid *>(); }
    RecordInspector &inspector() { return *page.findChild<RecordInspector *>(); }
    QLineEdit &filter() { return *page.findChild<QLineEdit *>(u"resultFilter"_s); }
    QString summary() { return page.findChild<ui::SummaryLine *>()->text(); }
    template <typename Widget>
    Widget *part(const QString &name)
    {
        return page.findChild<Widget *>(name);
    }
    void click(const QString &name)
    {
        QTest::mouseClick(part<QAbstractButton>(name), Qt::LeftButton);
    }
    ui::ChipRow &chips() { return *page.findChild<ui::ChipRow *>(); }
    int rows() { return grid().model()->rowCount(); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(&grid(), key, modifiers);
    }
    QString fact(RecordInspector::Page tab, const QString &name)
    {
        inspector().setCurrentIndex(tab);
        for (const ui::FactList *list : inspector().findChildren<ui::FactList *>()) {
            for (const ui::Fact &fact : list->facts()) {
                if (fact.name == name && list->isVisible())
                    return fact.value;
            }
        }
        return {};
    }
    // Two uncertain rows among five.
    void runUncertain()
    {
        begin(test::plannedRecords(5));
        const std::vector<core::RowChange> changes{test::stored(0), test::uncertain(1),
                                                   test::uncertain(2), test::stored(3),
                                                   test::stored(4)};
        core::RunUpdate update = test::updateOf(changes);
        update.requests = {requestOf(changes)};
        update.isFinished = true;
        tell(std::move(update));
        diagnose();
    }
};

// Not cut at any side.
bool isInSight(const QWidget &widget, const QWidget &in)
{
    const QRect place(widget.mapTo(&in, QPoint()), widget.size());
    return widget.isVisible() && in.rect().contains(place);
}

QAction *menuAction(QWidget &page, const QString &menuName, const QString &name)
{
    auto *menu = page.findChild<QMenu *>(menuName);
    return menu ? menu->findChild<QAction *>(name) : nullptr;
}

} // namespace

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
    void headersSort();
    void lettersMoveAndJumpToFailures();
    void lettersCanBeSwitchedOff();
    void letterRAsksForAllThatMayHelp();
    void nothingIsRetriedWhileRunning();
    void letterSAsksToSaveWhatFailed();
    void spaceSelectsAndUnselects();
    void enterOpensTheInspectorAndEscapeLeadsBack();
    void copiesCellsAndRows();
    void theCardRetriesAndSavesItsRows();
    void theCardUnfoldsShardsAndKeys();
    void aShardInTheCardFilters();
    void uncertainRowsOfferThreeThings();
    void theRowMenuKnowsWhatHelps();
    void goingToARecordNamesTheField();
    void savesWhatIsShown();
    void theInspectorShowsOneRowInFull();
    void theInspectorFollowsItsRow();
    void attemptsListMarksOfPeople();
    void stopIsThereWhileRunning();
    void aStoppedRunSaysWhyUnlessACardDoes();
    void retriedRowsStayWhereTheyAre();
    void everyControlHasANameAndCanBeReached();
    void fitsASmallWindow();
    void everythingIsReachedInANarrowPage_data();
    void everythingIsReachedInANarrowPage();
    void chipsWithoutRoomAreInAMenu();
    void oneButtonRetriesTheFailuresOfAllCards();
    void cardsGroupNumbersLikeTheRest();
    void stoppingIsSaidAtOnce();
    void marksLeaveTheFocusWithTheRows();
    void aNoticeThatACardRepeatsIsLeftOut();
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
    QVERIFY(size(0) <= size(1) && size(1) < size(499));
    clickBytes();
    QVERIFY(size(0) >= size(1) && size(1) > size(499));
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

void TestResultsPage::letterRAsksForAllThatMayHelp()
{
    Shown shown;
    std::vector<core::PlannedRecord> planned = test::plannedRecords(5);
    planned[4].isSendable = false;
    shown.begin(std::move(planned));
    shown.tell({test::stored(0), test::throttled(1), test::uncertain(2),
                test::inState(3, RecordState::NotSent), test::inState(4, RecordState::NotSent)},
               true);
    QSignalSpy retry(&shown.page, &ResultsPage::retryRequested);
    shown.page.focusGrid();
    shown.key(Qt::Key_R);
    QCOMPARE(retry.size(), 1);
    QCOMPARE(retry.first().at(0).value<Rows>(), (Rows{1, 3}));
    QCOMPARE(retry.first().at(1).toBool(), false);
}

void TestResultsPage::nothingIsRetriedWhileRunning()
{
    Shown shown;
    shown.begin(test::plannedRecords(3));
    shown.tell({test::throttled(0)});
    shown.diagnose();
    QSignalSpy retry(&shown.page, &ResultsPage::retryRequested);
    shown.page.focusGrid();
    shown.key(Qt::Key_R);
    QVERIFY(retry.isEmpty());
    QVERIFY(!shown.part<QPushButton>(u"retry"_s)->isEnabled());
    shown.tell({test::stored(1), test::stored(2)}, true);
    QVERIFY(shown.part<QPushButton>(u"retry"_s)->isEnabled());
}

void TestResultsPage::letterSAsksToSaveWhatFailed()
{
    Shown shown;
    shown.runUncertain();
    QSignalSpy save(&shown.page, &ResultsPage::saveRequested);
    shown.page.focusGrid();
    shown.key(Qt::Key_S);
    QCOMPARE(save.size(), 1);
    QCOMPARE(save.first().at(0).value<core::ExportKind>(), core::ExportKind::Records);
    QCOMPARE(save.first().at(1).value<Rows>(), (Rows{1, 2}));
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

void TestResultsPage::enterOpensTheInspectorAndEscapeLeadsBack()
{
    Shown shown;
    shown.page.resize(700, 420);
    shown.runUncertain();
    shown.page.focusGrid();
    QVERIFY(!shown.inspector().isVisible());
    shown.key(Qt::Key_Return);
    QVERIFY(shown.inspector().isVisible());
    QVERIFY(!shown.grid().isVisible());
    QTest::keyClick(shown.page.focusWidget(), Qt::Key_Escape);
    QVERIFY(!shown.inspector().isVisible());
    QVERIFY(shown.grid().isVisible());
    QTRY_VERIFY(shown.grid().hasFocus());
}

void TestResultsPage::copiesCellsAndRows()
{
    Shown shown;
    shown.runUncertain();
    shown.page.showChip(0);
    shown.page.focusGrid();
    QSignalSpy copied(&shown.page, &ResultsPage::copied);
    shown.grid().setCurrentIndex(
        shown.grid().model()->index(3, static_cast<int>(ResultColumn::SequenceNumber)));
    shown.key(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QString::fromLatin1(shown.store.sequenceNumber(3)));
    QCOMPARE(copied.size(), 1);

    shown.grid().selectAll();
    shown.key(Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 7);
    QVERIFY(lines.at(2).startsWith(u"2\tuncertain\tkey 1\t"_s));
    QCOMPARE(copied.size(), 2);
}

void TestResultsPage::theCardRetriesAndSavesItsRows()
{
    Shown shown;
    shown.runHotKey();
    QSignalSpy retry(&shown.page, &ResultsPage::retryRequested);
    QSignalSpy save(&shown.page, &ResultsPage::saveRequested);
    QCOMPARE(shown.part<QPushButton>(u"retry"_s)->text(), u"Retry 37 (R)"_s);
    shown.click(u"retry"_s);
    shown.click(u"save"_s);
    QCOMPARE(retry.first().at(0).value<Rows>(), core::retryableRows(shown.store));
    QCOMPARE(save.first().at(1).value<Rows>().size(), 37);
    QVERIFY(!shown.part<QPushButton>(u"goToRecord"_s));
}

void TestResultsPage::theCardUnfoldsShardsAndKeys()
{
    Shown shown;
    shown.runHotKey();
    auto *bars = shown.part<ui::ShardBars>(u"shardBars"_s);
    QVERIFY(!bars->isVisible());
    shown.click(u"fold"_s);
    QVERIFY(bars->isVisible());
    QVERIFY(bars->accessibleDescription().contains(u"shard 2: "_s));
    QVERIFY(bars->accessibleDescription().contains(u"tenant-7"_s));
    shown.click(u"fold"_s);
    QVERIFY(!bars->isVisible());
}

void TestResultsPage::aShardInTheCardFilters()
{
    Shown shown;
    shown.runHotKey();
    shown.page.showChip(0);
    shown.click(u"fold"_s);
    auto *bars = shown.part<ui::ShardBars>(u"shardBars"_s);
    QTest::mouseClick(bars, Qt::LeftButton, {}, QPoint(20, 30)); // the busiest is first
    QCOMPARE(shown.filter().text(), u"shardId-000000000002"_s);
    QTRY_COMPARE(shown.rows(), 156);
}

void TestResultsPage::uncertainRowsOfferThreeThings()
{
    Shown shown;
    shown.runUncertain();
    QSignalSpy retry(&shown.page, &ResultsPage::retryRequested);
    QSignalSpy mark(&shown.page, &ResultsPage::markRequested);
    shown.click(u"sendAgain"_s);
    QCOMPARE(retry.first().at(0).value<Rows>(), (Rows{1, 2}));
    QCOMPARE(retry.first().at(1).toBool(), true);
    shown.click(u"markStored"_s);
    shown.click(u"markNotStored"_s);
    QCOMPARE(mark.at(0).at(1).value<RecordState>(), RecordState::Stored);
    QCOMPARE(mark.at(1).at(1).value<RecordState>(), RecordState::NotSent);

    shown.page.focusGrid();
    shown.click(u"inspectorMarkStored"_s);
    QCOMPARE(mark.at(2).at(0).value<Rows>(), Rows{1});
    shown.click(u"inspectorSendAgain"_s);
    QCOMPARE(retry.at(1).at(0).value<Rows>(), Rows{1});
    QVERIFY(!shown.part<QPushButton>(u"inspectorRetry"_s)->isVisible());
}

void TestResultsPage::theRowMenuKnowsWhatHelps()
{
    Shown shown;
    shown.begin(test::plannedRecords(4));
    shown.tell({test::stored(0), test::throttled(1), test::uncertain(2), test::stored(3)}, true);
    shown.page.showChip(0);
    shown.page.focusGrid();
    shown.grid().selectAll();
    QSignalSpy retry(&shown.page, &ResultsPage::retryRequested);
    QContextMenuEvent event(QContextMenuEvent::Keyboard, {5, 5}, {5, 5});
    QApplication::sendEvent(shown.grid().viewport(), &event);

    QAction *again = menuAction(shown.page, u"rowMenu"_s, u"sendAgain"_s);
    QVERIFY(again);
    QVERIFY(!menuAction(shown.page, u"rowMenu"_s, u"editAsNew"_s)); // of one row only
    menuAction(shown.page, u"rowMenu"_s, u"retryRows"_s)->trigger();
    again->trigger();
    QCOMPARE(retry.at(0).at(0).value<Rows>(), Rows{1});
    QCOMPARE(retry.at(1).at(0).value<Rows>(), Rows{2});
    QVERIFY(retry.at(1).at(1).toBool());
}

void TestResultsPage::goingToARecordNamesTheField()
{
    Shown shown;
    shown.begin(test::plannedRecords(3));
    shown.tell({test::stored(0), test::stored(1),
                test::failedWith(2, RecordState::Refused, u"ValidationException"_s,
                                 u"1 validation error detected: Value at "
                                 "'records.3.member.partitionKey' failed to satisfy constraint"_s)},
               true);
    shown.diagnose();
    QSignalSpy go(&shown.page, &ResultsPage::goToRecordRequested);
    QCOMPARE(shown.part<QPushButton>(u"goToRecord"_s)->text(), u"Go to record 3"_s);
    shown.click(u"goToRecord"_s);
    QCOMPARE(go.first().at(0).toLongLong(), 2);
    QCOMPARE(go.first().at(1).toString(), u"partitionKey"_s);
}

void TestResultsPage::savesWhatIsShown()
{
    Shown shown;
    shown.runUncertain();
    shown.page.showChip(1);
    QSignalSpy save(&shown.page, &ResultsPage::saveRequested);
    shown.click(u"saveResults"_s);
    menuAction(shown.page, u"saveMenu"_s, u"saveShownTable"_s)->trigger();
    QCOMPARE(save.first().at(0).value<core::ExportKind>(), core::ExportKind::Table);
    QCOMPARE(save.first().at(1).value<Rows>(), (Rows{0, 3, 4}));
}

void TestResultsPage::theInspectorShowsOneRowInFull()
{
    Shown shown;
    shown.runHotKey();
    shown.page.focusGrid();
    QCOMPARE(shown.inspector().row(), shown.grid().currentRow());
    QCOMPARE(shown.fact(RecordInspector::Result, u"Error code"_s),
             u"ProvisionedThroughputExceededException"_s);
    QCOMPARE(shown.fact(RecordInspector::Record, u"Partition key"_s), u"tenant-7"_s);
    QVERIFY(
        shown.part<QPlainTextEdit>(u"recordBody"_s)->toPlainText().contains(u"order.created"_s));
    QCOMPARE(shown.fact(RecordInspector::Timing, u"Host"_s), u"127.0.0.1:4567"_s);

    shown.inspector().setCurrentIndex(RecordInspector::Request);
    QVERIFY(shown.part<QPlainTextEdit>(u"requestText"_s)
                ->toPlainText()
                .startsWith(u"POST / HTTP/1.1"_s));
    shown.inspector().setCurrentIndex(RecordInspector::Signature);
    QVERIFY(shown.part<QPlainTextEdit>(u"signatureText"_s)
                ->toPlainText()
                .contains(u"AWS4-HMAC-SHA256\n20261127"_s));
    shown.inspector().setCurrentIndex(RecordInspector::Attempts);
    const auto *attempts = shown.part<ui::AttemptList>(u"attempts"_s);
    QCOMPARE(attempts->topLevelItemCount(), 1);
    QCOMPARE(attempts->topLevelItem(0)->text(1), u"refused"_s);
}

void TestResultsPage::theInspectorFollowsItsRow()
{
    Shown shown;
    shown.runHotKey();
    shown.page.focusGrid();
    const qint64 row = shown.grid().currentRow();
    shown.tell({test::stored(row, 2)}, true);
    QCOMPARE(shown.fact(RecordInspector::Result, u"State"_s), u"stored"_s);
    shown.page.setSource(nullptr);
    QCOMPARE(shown.inspector().row(), -1);
}

void TestResultsPage::attemptsListMarksOfPeople()
{
    Shown shown;
    shown.runUncertain();
    shown.page.focusGrid();
    shown.inspector().setCurrentIndex(RecordInspector::Attempts);
    core::RunUpdate marked = test::updateOf({test::inState(1, RecordState::Stored)});
    marked.marks = {{.row = 1,
                     .state = RecordState::Stored,
                     .at = core::WallTime(std::chrono::hours(500'001))}};
    marked.isFinished = true;
    shown.tell(marked);

    const auto *attempts = shown.part<ui::AttemptList>(u"attempts"_s);
    QCOMPARE(attempts->topLevelItemCount(), 2);
    QCOMPARE(attempts->topLevelItem(1)->text(3), u"marked by you"_s);
    QCOMPARE(shown.fact(RecordInspector::Result, u"State"_s), u"stored (marked by you)"_s);
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
    shown.click(u"chip3"_s);
    QCOMPARE(shown.rows(), 0);
}

void TestResultsPage::everyControlHasANameAndCanBeReached()
{
    Shown shown;
    shown.runUncertain();
    for (const QWidget *widget : shown.page.findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool isNamed = !widget->accessibleName().isEmpty()
            || (button && !button->text().isEmpty()) || widget->inherits("QTabBar")
            || widget->inherits("QScrollArea") || widget->inherits("QHeaderView")
            || widget->inherits("QLabel");
        QVERIFY2(isNamed,
                 qPrintable(widget->objectName() + u' '
                            + QLatin1StringView(widget->metaObject()->className())));
    }

    shown.page.focusGrid();
    QTest::keyClick(&shown.grid(), Qt::Key_Tab);
    QVERIFY(!shown.grid().hasFocus());
}

void TestResultsPage::fitsASmallWindow()
{
    Shown shown;
    shown.runHotKey();
    QVERIFY2(shown.page.minimumSizeHint().width() <= 700,
             qPrintable(QString::number(shown.page.minimumSizeHint().width())));
    QVERIFY2(shown.page.minimumSizeHint().height() <= 320,
             qPrintable(QString::number(shown.page.minimumSizeHint().height())));
    shown.page.resize(700, 300);
    QTest::qWait(0);
    QVERIFY(shown.grid().isVisible());
}

void TestResultsPage::everythingIsReachedInANarrowPage_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("a window of 1024 by 640") << QSize(760, 300);
    QTest::newRow("docked at the right") << QSize(480, 560);
}

void TestResultsPage::everythingIsReachedInANarrowPage()
{
    QFETCH(QSize, size);
    Shown shown;
    shown.page.resize(size);
    shown.runHotKey();
    QTest::qWait(0);
    for (int i = 1; i <= core::resultChipCount; ++i) {
        const auto *chip = shown.part<ui::Chip>(u"chip%1"_s.arg(i));
        QVERIFY2(isInSight(*chip, shown.page), qPrintable(chip->accessibleName()));
    }
    QVERIFY(!shown.part<ui::Chip>(u"chip6"_s)->isWordShown()); // nothing is uncertain
    QVERIFY(shown.part<ui::Chip>(u"chip3"_s)->isWordShown()); // it is chosen
    QCOMPARE(shown.part<ui::Chip>(u"chip6"_s)->accessibleName(), u"Uncertain, 0"_s);
    for (const QString &name : {u"retry"_s, u"save"_s, u"fold"_s}) {
        const auto *button = shown.part<QPushButton>(name);
        QVERIFY2(isInSight(*button, *shown.part<QWidget>(u"diagnosis"_s)), qPrintable(name));
    }
    QVERIFY(shown.grid().viewport()->height() >= 3 * 26);

    shown.page.focusGrid();
    shown.key(Qt::Key_Return);
    QTest::qWait(0);
    const auto *tabs = shown.part<QTabBar>(u"inspectorTabs"_s);
    QVERIFY(shown.inspector().isVisible());
    QVERIFY(tabs->tabRect(RecordInspector::Timing).right() < tabs->width());
    QVERIFY(shown.inspector().height() > size.height() * 3 / 4);
    shown.click(u"closeInspector"_s);
    QVERIFY(shown.grid().hasFocus());
}

void TestResultsPage::chipsWithoutRoomAreInAMenu()
{
    test::PageStage stage;
    stage.runHotKey();
    QWidget place; // a window would grow with its layout
    ui::ChipRow chips(&place);
    chips.resize(240, 32);
    place.show();
    chips.setCounts(&stage.store);
    QSignalSpy chosen(&chips, &ui::ChipRow::chosen);
    auto *more = chips.findChild<QToolButton *>(u"moreChips"_s);
    QVERIFY(more->isVisible());
    QVERIFY(!chips.findChild<QWidget *>(u"chip7"_s)->isVisible());
    emit more->menu()->aboutToShow();
    QVERIFY(more->menu()->actions().constLast()->text().startsWith(u"Not sent 0"_s));
    more->menu()->actions().constLast()->trigger();
    QCOMPARE(chosen.size(), 1);
    QVERIFY(chips.findChild<QWidget *>(u"chip7"_s)->isVisible());
}

void TestResultsPage::oneButtonRetriesTheFailuresOfAllCards()
{
    Shown shown;
    shown.begin(test::plannedRecords(5));
    shown.tell({test::throttled(0), test::throttled(1), test::stored(2), test::uncertain(3),
                test::failedWith(4, RecordState::Refused, u"InternalFailure"_s, u"no"_s)},
               true);
    shown.diagnose();
    QSignalSpy retry(&shown.page, &ResultsPage::retryRequested);
    QList<QPushButton *> primary;
    for (auto *button : shown.page.findChildren<QPushButton *>()) {
        if (button->property("kind") == u"primary"_s)
            primary << button;
    }
    QCOMPARE(primary.size(), 1);
    QCOMPARE(primary.first()->accessibleName(), u"Retry all 3 (R)"_s);
    primary.first()->click();
    QCOMPARE(retry.first().at(0).value<Rows>(), (Rows{0, 1, 4}));
    for (const auto *button : shown.page.findChildren<QPushButton *>(u"retry"_s))
        QVERIFY(!button->accessibleName().contains(u"(R)"_s));
}

void TestResultsPage::cardsGroupNumbersLikeTheRest()
{
    Shown shown;
    shown.begin(test::plannedRecords(2));
    shown.tell({test::throttled(0), test::throttled(1)}, true);
    const core::Finding finding{.code = u"Throttled"_s,
                                .count = 92'084,
                                .title = u"92,084 records were refused."_s,
                                .why = u"a,b 1,2 and 1,000 records"_s};
    shown.page.setFindings({finding}, {}, {});
    QCOMPARE(shown.part<ui::ElidedLabel>(u"title"_s)->text(),
             ui::grouped(92'084) + u" records were refused."_s);
    QCOMPARE(shown.part<QLabel>(u"why"_s)->text(),
             u"a,b 1,2 and "_s + ui::grouped(1000) + u" records"_s);
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

void TestResultsPage::marksLeaveTheFocusWithTheRows()
{
    Shown shown;
    shown.runUncertain();
    auto *button = shown.part<QPushButton>(u"markStored"_s);
    button->setFocus();
    button->click();
    QTRY_VERIFY(shown.grid().hasFocus());
}

void TestResultsPage::aNoticeThatACardRepeatsIsLeftOut()
{
    const QString page = u"<html><body>Please sign in to the network of this hotel</body></html>"_s;
    Shown shown;
    shown.begin(test::plannedRecords(1));
    core::RunUpdate update =
        test::updateOf({test::failedWith(0, RecordState::Uncertain, u"badReply"_s, page)});
    update.notices = {u"No valid answer: sending one request at a time. "_s + page};
    update.isFinished = true;
    shown.tell(std::move(update));
    const auto *message = shown.part<QWidget>(u"runMessage"_s);
    QVERIFY(message->isVisible());
    shown.diagnose();
    QVERIFY(!message->isVisible());
    QVERIFY(shown.part<QLabel>(u"why"_s)->text().contains(u"sign in"_s));
}

QTEST_MAIN(TestResultsPage)
#include "tst_results_page.moc"
