// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/results/PageStage.h"
#include "ui/common/Theme.h"
#include "ui/results/RecordInspector.h"
#include "ui/results/ResultGrid.h"

#include <QApplication>
#include <QDir>
#include <QPushButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

using core::RecordState;
using ui::RecordInspector;

// The page in its states, light and dark, saved for people to look at.
class TestResultsPictures : public QObject
{
    Q_OBJECT

private slots:
    void savesEveryState_data();
    void savesEveryState();
};

namespace {

void nothing(test::PageStage &) { }

void hotKey(test::PageStage &stage)
{
    stage.runHotKey();
    stage.page.focusGrid();
}

void hotKeyWith(test::PageStage &stage, RecordInspector::Page page)
{
    hotKey(stage);
    stage.page.findChild<RecordInspector *>()->setCurrentIndex(page);
}

void allStored(test::PageStage &stage)
{
    stage.begin(test::plannedRecords(1250));
    std::vector<core::RowChange> changes;
    for (qint64 row = 0; row < 1250; ++row)
        changes.push_back(test::stored(row));
    core::RunUpdate update = test::updateOf(changes);
    update.isFinished = true;
    update.requestsSent = 3;
    stage.tell(update);
    stage.diagnose();
    stage.page.focusGrid();
}

void noFailures(test::PageStage &stage)
{
    allStored(stage);
    stage.page.showChip(2);
}

void running(test::PageStage &stage)
{
    stage.begin(test::plannedRecords(100'000));
    std::vector<core::RowChange> changes;
    for (qint64 row = 0; row < 12'400; ++row)
        changes.push_back(row % 50 < 3 ? test::throttled(row) : test::stored(row));
    for (qint64 row = 12'400; row < 15'400; ++row)
        changes.push_back(test::inState(row, RecordState::Sending));
    stage.tell(changes);
    stage.page.findChild<ui::ResultGrid *>()->scrollTo(
        stage.page.findChild<ui::ResultGrid *>()->model()->index(12'400, 0),
        QAbstractItemView::PositionAtCenter);
}

void failing(test::PageStage &stage)
{
    std::vector<core::PlannedRecord> planned = test::plannedRecords(40);
    planned[9].isSendable = false;
    stage.begin(std::move(planned));
    std::vector<core::RowChange> changes;
    for (qint64 row = 0; row < 40; ++row) {
        if (row == 9)
            changes.push_back(test::failedWith(
                row, RecordState::NotSent, u"badInput"_s,
                u"The body is not JSON: expected ',' or '}' after a value in line 3."_s));
        else if (row < 4)
            changes.push_back(test::throttled(row));
        else if (row < 9)
            changes.push_back(test::uncertain(row));
        else if (row < 20)
            changes.push_back(test::failedWith(row, RecordState::Refused,
                                               u"AccessDeniedException"_s,
                                               u"User: arn:aws:iam::123456789012:user/dev is not "
                                               "authorized to perform: kinesis:PutRecords"_s));
        else
            changes.push_back(test::stored(row));
    }
    core::RunUpdate update = test::updateOf(changes);
    update.requests = {test::PageStage::requestOf(changes)};
    update.isFinished = true;
    update.stoppedBy = core::Error{.kind = core::Error::Kind::AccessDenied,
                                   .code = u"AccessDeniedException"_s,
                                   .detail = u"no"_s};
    stage.tell(update);
    stage.diagnose();
    stage.page.focusGrid();
}

void groupedRows(test::PageStage &stage)
{
    stage.runHotKey();
    stage.page.showChip(0);
    stage.page.setGrouping(core::ResultColumn::Shard);
    auto *grid = stage.page.findChild<ui::ResultGrid *>();
    QTRY_VERIFY(grid->model()->rowCount() > 500);
    for (int closed = 0; closed < 2; ++closed) {
        grid->setCurrentIndex(grid->model()->index(closed, 0));
        QTest::keyClick(grid, Qt::Key_Left);
    }
    grid->setFocus();
}

void uncertainOne(test::PageStage &stage)
{
    failing(stage);
    stage.page.showChip(5);
    stage.page.focusGrid();
}

// What was said can be taken back.
void marked(test::PageStage &stage)
{
    failing(stage);
    stage.page.showChip(0);
    stage.page.findChild<QPushButton *>(u"markStored"_s)->click();
    std::vector<core::RowChange> changes;
    for (qint64 row = 4; row < 9; ++row)
        changes.push_back(test::inState(row, RecordState::Stored));
    core::RunUpdate update = test::updateOf(changes);
    for (qint64 row = 4; row < 9; ++row)
        update.marks.push_back({.row = row, .state = RecordState::Stored});
    update.isFinished = true;
    stage.tell(std::move(update));
    stage.diagnose();
}

struct Picture
{
    const char *name;
    std::function<void(test::PageStage &)> prepare;
    QSize size{1100, 560};
};

QList<Picture> pictures()
{
    return {{"empty", nothing, {1100, 320}},
            {"hot-key", hotKey},
            {"hot-key-short", hotKey, {1100, 340}},
            {"hot-key-narrow", hotKey, {744, 420}},
            {"hot-key-760", hotKey, {760, 300}},
            {"hot-key-right", hotKey, {480, 560}},
            {"hot-key-900", hotKey, {920, 420}},
            {"failing-right", failing, {480, 560}},
            {"uncertain-760", uncertainOne, {760, 300}},
            {"inspector-right",
             [](auto &stage) {
                 hotKey(stage);
                 stage.page.toggleInspector();
             },
             {480, 400}},
            {"hot-key-wide", hotKey, {2200, 800}},
            {"grouped", groupedRows, {1100, 640}},
            {"stored", allStored, {1100, 420}},
            {"no-failures", noFailures, {1100, 420}},
            {"running", running, {1100, 420}},
            {"failing", failing, {1100, 640}},
            {"uncertain", uncertainOne, {1100, 640}},
            {"marked", marked, {1040, 420}},
            {"record", [](auto &stage) { hotKeyWith(stage, RecordInspector::Record); }},
            {"attempts", [](auto &stage) { hotKeyWith(stage, RecordInspector::Attempts); }},
            {"request", [](auto &stage) { hotKeyWith(stage, RecordInspector::Request); }},
            {"signature", [](auto &stage) { hotKeyWith(stage, RecordInspector::Signature); }},
            {"timing", [](auto &stage) { hotKeyWith(stage, RecordInspector::Timing); }}};
}

} // namespace

void TestResultsPictures::savesEveryState_data()
{
    QTest::addColumn<int>("picture");
    QTest::addColumn<bool>("dark");
    const QList<Picture> all = pictures();
    for (int i = 0; i < all.size(); ++i) {
        QTest::addRow("%s, light", all.at(i).name) << i << false;
        QTest::addRow("%s, dark", all.at(i).name) << i << true;
    }
}

void TestResultsPictures::savesEveryState()
{
    QFETCH(int, picture);
    QFETCH(bool, dark);
    const Picture wanted = pictures().at(picture);
    ui::applyAppearance(*qApp, dark ? ui::Appearance::Dark : ui::Appearance::Light);
    test::PageStage stage;
    stage.page.resize(wanted.size);
    stage.page.show();
    wanted.prepare(stage);
    QVERIFY(QTest::qWaitForWindowExposed(&stage.page));
    QTest::qWait(0);

    const QPixmap shot = stage.page.grab();

    const QDir folder(QStringLiteral(HEADGATE_BINARY_DIR "/pictures"));
    QVERIFY(folder.mkpath(u"."_s));
    const QString name =
        u"results-%1-%2.png"_s.arg(QLatin1StringView(wanted.name), dark ? u"dark"_s : u"light"_s);
    QVERIFY(shot.save(folder.filePath(name)));
    QCOMPARE(shot.size() / shot.devicePixelRatio(), wanted.size);
}

QTEST_MAIN(TestResultsPictures)
#include "tst_results_pictures.moc"
