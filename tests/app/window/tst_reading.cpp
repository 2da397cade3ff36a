// SPDX-License-Identifier: GPL-3.0-or-later
#include "WindowStage.h"
#include "ui/records/RecordsDialog.h"

#include <QComboBox>
#include <QLabel>

using namespace Qt::Literals::StringLiterals;

// What was sent is read back from its shard, through the window.
class TestReading : public QObject
{
    Q_OBJECT

private slots:
    void whatWasStoredIsReadBack();
    void theSidebarOpensItToo();
};

void TestReading::whatWasStoredIsReadBack()
{
    WindowStage stage;
    stage.start();
    QVERIFY(!stage.action(ui::Command::ReadRecords).isEnabled());
    stage.openDemo();
    stage.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(stage.grid().model()->rowCount() == 1
                                 && !stage.action(ui::Command::Stop).isEnabled(),
                             WindowStage::patience);

    stage.action(ui::Command::ReadRecords).trigger();
    auto *dialog = stage.window().findChild<ui::RecordsDialog *>();
    QVERIFY(dialog && !dialog->isModal());
    auto *shards = dialog->findChild<QComboBox *>(u"shardCombo"_s);
    auto *read = dialog->findChild<QPushButton *>(u"readButton"_s);
    const auto *table = dialog->findChild<QTableView *>(u"recordsTable"_s);
    QTRY_COMPARE_WITH_TIMEOUT(shards->count(), 4, WindowStage::patience);

    int found = 0;
    for (int shard = 0; shard < shards->count(); ++shard) {
        QTest::mouseClick(read, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(read->isEnabled(), WindowStage::patience);
        found += table->model()->rowCount();
        if (table->model()->rowCount() == 1)
            QCOMPARE(table->model()->index(0, 1).data().toString(), u"A-1093"_s);
        QTest::keyClick(shards, Qt::Key_Down);
    }
    QCOMPARE(found, 1);

    auto *next = dialog->findChild<QPushButton *>(u"nextPage"_s);
    QTest::mouseClick(next, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(next->isEnabled(), WindowStage::patience);
    QVERIFY(dialog->findChild<QLabel *>(u"recordsFigures"_s)->text().startsWith(u"Page 2"_s));
}

void TestReading::theSidebarOpensItToo()
{
    WindowStage stage;
    stage.start();
    stage.openDemo();

    emit stage.views().streamList.readRequested(u"demo-clicks"_s);

    auto *dialog = stage.window().findChild<ui::RecordsDialog *>();
    QVERIFY(dialog);
    QTRY_COMPARE_WITH_TIMEOUT(dialog->findChild<QComboBox *>(u"shardCombo"_s)->count(), 1,
                              WindowStage::patience);
}

QTEST_MAIN(TestReading)
#include "tst_reading.moc"
