// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/MessageBar.h"
#include "ui/editor/CodeArea.h"
#include "ui/editor/DraftPage.h"
#include "ui/editor/DraftWork.h"
#include "ui/editor/SendButton.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using ui::DraftPage;

// A draft whose file is damaged: it is looked at, and nothing of it changes.
class TestDamagedPage final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_page.reset(); }
    void saysWhereItIsDamaged();
    void theBodyCannotBeEdited();
    void inALowWindowNothingMovesToTheMiddle();
    void aBodyOfOneLongLineCannotBeCleared();
    void keysAndOptionsCannotBeChanged();
    void theTableCannotBeChanged();
    void variablesCannotBeChanged();
    void commandsChangeNothing();
    void itIsNotSent();
    void aCopyOfItIsLikeAnyOther();

private:
    template <typename T>
    T *find(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    ui::CodeArea *body() const { return find<ui::CodeArea>(u"body"_s); }
    void press(QWidget *on, int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        on->setFocus();
        QTest::keyClick(on, static_cast<Qt::Key>(key), modifiers);
    }

    Draft m_draft;
    ui::DraftWorkSwitch m_work;
    std::unique_ptr<DraftPage> m_page;
};

void TestDamagedPage::init()
{
    m_draft = core::newDraft();
    m_draft.isTemplate = true;
    m_draft.keySource = core::KeySource::Template;
    m_draft.variables = {{u"tenant"_s, u"acme"_s}};
    m_draft.records = {core::DraftRecord{.body = "{\"a\": 1}", .partitionKey = u"k"_s},
                       core::DraftRecord{.body = "{\"b\": 2}", .partitionKey = u"l"_s}};
    m_draft.file = core::DraftFile{u"/events"_s, u"orders.records"_s, "1",
                                   u"line 3, column 7: Gzip is yes or no."_s};
    m_page = std::make_unique<DraftPage>(m_draft, m_work);
    m_page->resize(900, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestDamagedPage::saysWhereItIsDamaged()
{
    auto *bar = find<ui::MessageBar>(u"damageBar"_s);
    QVERIFY(bar->isVisible());
    QVERIFY(bar->text().contains(u"line 3, column 7"_s));
    press(bar, Qt::Key_Escape);
    QVERIFY(bar->isVisible());
    QSignalSpy copies(m_page.get(), &DraftPage::saveCopyRequested);
    QTest::mouseClick(bar->findChild<QPushButton *>(), Qt::LeftButton);
    QCOMPARE(copies.size(), 1);
}

void TestDamagedPage::theBodyCannotBeEdited()
{
    QTest::keyClicks(body(), u"x"_s);
    press(body(), Qt::Key_Delete);
    press(body(), Qt::Key_Return);
    QApplication::clipboard()->setText(u"pasted"_s);
    press(body(), Qt::Key_V, Qt::ControlModifier);
    press(body(), Qt::Key_X, Qt::ControlModifier);
    press(body(), Qt::Key_Z, Qt::ControlModifier);
    QApplication::processEvents();
    QCOMPARE(m_page->draft(), m_draft);
}

void TestDamagedPage::inALowWindowNothingMovesToTheMiddle()
{
    m_page->setMinimumSize(0, 0);
    m_page->resize(1000, 250);
    const auto *fold = find<QToolButton>(u"hashKeyFold"_s);
    QTest::qWait(50);
    QVERIFY2(fold->mapTo(m_page.get(), QPoint()).x() < 50,
             qPrintable(QString::number(fold->mapTo(m_page.get(), QPoint()).x())));
    QVERIFY(!find<QWidget>(u"payloadKind"_s)->isVisible());
}

void TestDamagedPage::aBodyOfOneLongLineCannotBeCleared()
{
    m_draft.records.front().body = QByteArray(100'000, 'a');
    m_page = std::make_unique<DraftPage>(m_draft, m_work);
    m_page->show();
    press(body(), Qt::Key_Delete);
    QApplication::clipboard()->setText(u"pasted"_s);
    press(body(), Qt::Key_V, Qt::ControlModifier);
    QApplication::processEvents();
    QCOMPARE(m_page->draft(), m_draft);
}

void TestDamagedPage::keysAndOptionsCannotBeChanged()
{
    QTest::keyClicks(find<QLineEdit>(u"partitionKey"_s), u"x"_s);
    QTest::mouseClick(find<QToolButton>(u"hashKeyFold"_s), Qt::LeftButton);
    QTest::keyClick(find<QComboBox>(u"keySource"_s), Qt::Key_Down);
    QTest::keyClick(find<QComboBox>(u"payloadKind"_s), Qt::Key_Down);
    for (const QString &name : {u"isTemplate"_s, u"gzips"_s, u"addsNewline"_s, u"stripsComments"_s})
        QTest::keyClick(find<QCheckBox>(name), Qt::Key_Space);
    QCOMPARE(m_page->draft(), m_draft);
    QCOMPARE(find<QLineEdit>(u"partitionKey"_s)->text(), u"k"_s);
}

void TestDamagedPage::theTableCannotBeChanged()
{
    m_page->setMode(Draft::Mode::Table);
    m_draft.mode = Draft::Mode::Table;
    auto *grid = find<QTableView>(u"recordTable"_s);
    grid->setCurrentIndex(grid->model()->index(0, 0));
    QVERIFY(!grid->currentIndex().flags().testFlag(Qt::ItemIsEditable));
    QTest::keyClicks(grid, u"x"_s);
    press(grid, Qt::Key_Delete);
    QApplication::clipboard()->setText(u"one\ntwo"_s);
    press(grid, Qt::Key_V, Qt::ControlModifier);
    press(grid, Qt::Key_Z, Qt::ControlModifier);
    QApplication::processEvents();
    QCOMPARE(m_page->draft(), m_draft);
    for (const QString &name :
         {u"addRecord"_s, u"duplicateRecords"_s, u"deleteRecords"_s, u"pasteRecords"_s})
        QVERIFY2(!find<QPushButton>(name)->isVisible(), qPrintable(name));
}

void TestDamagedPage::variablesCannotBeChanged()
{
    find<QToolButton>(u"variablesFold"_s)->setChecked(true);
    auto *table = find<QTableWidget>(u"variablesTable"_s);
    table->setCurrentCell(0, 1);
    QTest::keyClicks(table, u"x"_s);
    press(table, Qt::Key_F2);
    QTest::mouseClick(find<QToolButton>(u"addVariable"_s), Qt::LeftButton);
    QTest::mouseClick(find<QToolButton>(u"removeVariable"_s), Qt::LeftButton);
    QVERIFY(!table->findChild<QLineEdit *>());
    QCOMPARE(m_page->draft(), m_draft);
}

void TestDamagedPage::commandsChangeNothing()
{
    m_page->formatBody();
    m_page->setFilePath(u"photo.bin"_s);
    body()->selectAll(true);
    m_page->makeVariable();
    m_page->showReplace();
    QApplication::processEvents();
    QVERIFY(!find<QLineEdit>(u"replaceText"_s) || !find<QLineEdit>(u"replaceText"_s)->isVisible());
    QVERIFY(!find<QPushButton>(u"formatButton"_s)->isVisible());
    QCOMPARE(m_page->draft(), m_draft);
}

void TestDamagedPage::itIsNotSent()
{
    m_page->setTarget({.stream = u"orders"_s});
    QVERIFY2(m_page->hindrance().contains(u"damaged"_s), qPrintable(m_page->hindrance()));
    QVERIFY(!m_page->findChild<ui::SendButton *>()->isEnabled());
}

void TestDamagedPage::aCopyOfItIsLikeAnyOther()
{
    m_page->setFile({u"/events"_s, u"orders copy.records"_s, "2"});
    QVERIFY(!find<ui::MessageBar>(u"damageBar"_s)->isVisible());
    QTest::keyClicks(body(), u"x"_s);
    QCOMPARE(m_page->draft().records.front().body, "x{\"a\": 1}");
    find<QToolButton>(u"variablesFold"_s)->setChecked(true);
    QVERIFY(find<QToolButton>(u"addVariable"_s)->isEnabled());
    m_page->setMode(Draft::Mode::Table);
    QVERIFY(find<QPushButton>(u"addRecord"_s)->isVisible());
}

QTEST_MAIN(TestDamagedPage)
#include "tst_damaged_page.moc"
