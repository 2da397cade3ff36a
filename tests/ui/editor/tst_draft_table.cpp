// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Theme.h"
#include "ui/editor/DraftTable.h"
#include "ui/editor/DraftWork.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using core::DraftRecord;
using ui::DraftTable;
using ui::DraftTableModel;

using Records = QList<DraftRecord>;

class TestDraftTable : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void addsAnEmptyRecord();
    void deletesWhatIsSelectedAndBringsItBack();
    void editsACellByDoubleClick();
    void returnCommitsAndMovesDown();
    void editorCoversItsCell();
    void saysWhyNothingCanBeTyped_data();
    void saysWhyNothingCanBeTyped();
    void emptyRecordIsNoMistakeYet();
    void editsAllSelectedRowsAtOnce();
    void opensLongBodiesAlone();
    void pastesRowsOfASpreadsheet();
    void pastesOneValueIntoTheSelectedCells();
    void copiesWhatASpreadsheetReads();
    void sortsByAClickOnTheHeader();
    void tabLeavesTheGrid();

private:
    QTableView *grid() const { return m_table->findChild<QTableView *>(); }
    QPushButton *button(const QString &name) const
    {
        return m_table->findChild<QPushButton *>(name);
    }
    QPoint cell(int row, DraftTableModel::Column column) const
    {
        return grid()->visualRect(m_model->index(row, column)).center();
    }
    void click(int row, DraftTableModel::Column column, Qt::KeyboardModifiers keys = {}) const
    {
        QTest::mouseClick(grid()->viewport(), Qt::LeftButton, keys, cell(row, column));
    }

    ui::DraftWorkSwitch m_work;
    std::unique_ptr<DraftTableModel> m_model;
    std::unique_ptr<DraftTable> m_table;
};

void TestDraftTable::initTestCase()
{
    ui::applyAppearance(*qApp, ui::Appearance::Light);
}

void TestDraftTable::init()
{
    m_model = std::make_unique<DraftTableModel>(m_work);
    m_model->setKeySource(core::KeySource::Fixed);
    m_model->setRecords({{"c", u"k1"_s}, {"a\nlong", u"k2"_s}, {"b", u"k3"_s, u"7"_s}});
    m_table = std::make_unique<DraftTable>(*m_model, m_work);
    m_table->resize(900, 300);
    m_table->show();
    QVERIFY(QTest::qWaitForWindowActive(m_table.get()));
    m_table->focusGrid();
}

void TestDraftTable::cleanup()
{
    m_table.reset();
}

void TestDraftTable::addsAnEmptyRecord()
{
    QTest::mouseClick(button(u"addRecord"_s), Qt::LeftButton);

    QCOMPARE(m_model->rowCount(), 4);
    QCOMPARE(m_table->selectedRecords(), QList<qsizetype>{3});
    QVERIFY(grid()->hasFocus());
}

void TestDraftTable::deletesWhatIsSelectedAndBringsItBack()
{
    QVERIFY(!button(u"deleteRecords"_s)->isEnabled());
    click(0, DraftTableModel::Key);
    click(2, DraftTableModel::Key, Qt::ControlModifier);
    QCOMPARE(m_table->selectedRecords(), (QList<qsizetype>{0, 2}));

    QTest::keyClick(grid(), Qt::Key_Delete);
    QCOMPARE(m_model->rowCount(), 1);
    QTest::keyClick(grid(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_model->rowCount(), 3);
    QTest::keyClick(grid(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_model->rowCount(), 1);
}

void TestDraftTable::editsACellByDoubleClick()
{
    click(2, DraftTableModel::Key);
    QTest::mouseDClick(grid()->viewport(), Qt::LeftButton, {}, cell(2, DraftTableModel::Key));
    auto *editor = grid()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QSignalSpy opened(m_table.get(), &DraftTable::openRequested);
    QTest::keyClicks(editor, u"tenant"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY(opened.isEmpty());

    QTRY_COMPARE(m_model->records().at(2).partitionKey, u"tenant"_s);
    QCOMPARE(m_model->records().at(0).partitionKey, u"k1"_s);
}

void TestDraftTable::returnCommitsAndMovesDown()
{
    QSignalSpy opened(m_table.get(), &DraftTable::openRequested);
    const auto rename = [this](const QString &text, int key, Qt::KeyboardModifiers held = {}) {
        QTest::keyClick(grid(), Qt::Key_F2);
        auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(editor);
        editor->setText(text);
        QTest::keyClick(editor, static_cast<Qt::Key>(key), held);
        QTRY_VERIFY(grid()->hasFocus());
    };
    click(0, DraftTableModel::Key);

    rename(u"first"_s, Qt::Key_Return);
    QCOMPARE(grid()->currentIndex(), m_model->index(1, DraftTableModel::Key));
    rename(u"second"_s, Qt::Key_Enter);
    QCOMPARE(grid()->currentIndex(), m_model->index(2, DraftTableModel::Key));
    rename(u"third"_s, Qt::Key_Return);
    QCOMPARE(grid()->currentIndex(), m_model->index(2, DraftTableModel::Key)); // the last one
    rename(u"last"_s, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(grid()->currentIndex(), m_model->index(1, DraftTableModel::Key));

    QCOMPARE(m_model->records().at(0).partitionKey, u"first"_s);
    QCOMPARE(m_model->records().at(1).partitionKey, u"second"_s);
    QCOMPARE(m_model->records().at(2).partitionKey, u"last"_s);
    QCoreApplication::processEvents();
    QVERIFY(opened.isEmpty());
    QTest::keyClick(grid(), Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
}

void TestDraftTable::editorCoversItsCell()
{
    m_model->setRecords({{QByteArray(400, 'x'), u"k1"_s}});
    click(0, DraftTableModel::Body);
    QTest::keyClick(grid(), Qt::Key_F2);
    auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(editor);

    QCOMPARE(editor->geometry(), grid()->visualRect(m_model->index(0, DraftTableModel::Body)));
    QCOMPARE(editor->font().family(), ui::codeFont().family());
    QVERIFY(editor->hasFrame());
    editor->clear(); // what was there before must not be seen through it
    QCoreApplication::processEvents();
    const QImage drawn = grid()->viewport()->grab(editor->geometry()).toImage();
    for (int x = drawn.width() / 2; x < drawn.width() - 8; ++x)
        QCOMPARE(drawn.pixelColor(x, drawn.height() / 2), ui::color(ui::Role::Surface));
}

void TestDraftTable::saysWhyNothingCanBeTyped_data()
{
    QTest::addColumn<core::KeySource>("source");
    QTest::addColumn<DraftTableModel::Column>("column");
    QTest::addColumn<QString>("words");

    QTest::newRow("random") << core::KeySource::Random << DraftTableModel::Key << u"random"_s;
    QTest::newRow("field") << core::KeySource::Field << DraftTableModel::Key << u"field"_s;
    QTest::newRow("round robin") << core::KeySource::RoundRobin << DraftTableModel::Key
                                 << u"round"_s;
    QTest::newRow("body of two lines")
        << core::KeySource::Fixed << DraftTableModel::Body << u"more than one line"_s;
    QTest::newRow("check") << core::KeySource::Fixed << DraftTableModel::Check << u"follows"_s;
}

void TestDraftTable::saysWhyNothingCanBeTyped()
{
    QFETCH(core::KeySource, source);
    QFETCH(DraftTableModel::Column, column);
    QFETCH(QString, words);
    m_model->setKeySource(source);
    QSignalSpy hinted(m_table.get(), &DraftTable::hinted);
    click(1, column);

    for (const auto key : {Qt::Key_F2, Qt::Key_X}) {
        QTest::keyClick(grid(), key);
        QVERIFY(!hinted.isEmpty());
        QVERIFY2(hinted.last().first().toString().contains(words),
                 qPrintable(hinted.last().first().toString()));
        QCOMPARE(grid()->currentIndex(), m_model->index(1, column));
        QTest::keyClick(grid(), Qt::Key_Down);
        QCOMPARE(hinted.last().first().toString(), QString());
        QTest::keyClick(grid(), Qt::Key_Up);
    }
}

void TestDraftTable::emptyRecordIsNoMistakeYet()
{
    m_model->setRecords({{"{}", u"k1"_s}, {}, {{}, u"k2"_s}});
    core::DraftFacts facts;
    facts.rows.resize(3);
    facts.rows[0].isSendable = true;
    facts.sendableCount = 1;
    m_model->setFacts(facts);

    const auto check = [this](int row) {
        return m_model->index(row, DraftTableModel::Check).data().toString();
    };
    QCOMPARE(check(0), u"ready"_s);
    QCOMPARE(check(1), u"empty"_s);
    QCOMPARE(check(2), u"to correct"_s);
}

void TestDraftTable::editsAllSelectedRowsAtOnce()
{
    click(0, DraftTableModel::HashKey);
    click(2, DraftTableModel::HashKey, Qt::ShiftModifier);
    QTest::keyClick(grid(), Qt::Key_F2);
    auto *editor = grid()->findChild<QLineEdit *>();
    QVERIFY(editor);
    editor->setText(u"99"_s);
    QTest::keyClick(editor, Qt::Key_Return);

    QTRY_COMPARE(m_model->records().first().explicitHashKey, u"99"_s);
    for (const DraftRecord &record : m_model->records())
        QCOMPARE(record.explicitHashKey, u"99"_s);
    QTest::keyClick(grid(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_model->records().at(2).explicitHashKey, u"7"_s);
}

void TestDraftTable::opensLongBodiesAlone()
{
    QSignalSpy opened(m_table.get(), &DraftTable::openRequested);

    click(1, DraftTableModel::Body);
    QTest::mouseDClick(grid()->viewport(), Qt::LeftButton, {}, cell(1, DraftTableModel::Body));
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toLongLong(), 1);

    click(0, DraftTableModel::Body);
    QTest::keyClick(grid(), Qt::Key_Return);
    QCOMPARE(opened.last().first().toLongLong(), 0);
}

void TestDraftTable::pastesRowsOfASpreadsheet()
{
    QSignalSpy pasted(m_table.get(), &DraftTable::pasted);
    QApplication::clipboard()->setText(u"k8\t{\"a\":1}\r\nk9\t{\"a\":2}\r\n"_s);

    QTest::keyClick(grid(), Qt::Key_V, Qt::ControlModifier);

    QCOMPARE(pasted.size(), 1);
    const auto split = pasted.first().first().value<core::SplitText>();
    QCOMPARE(split.records, (Records{{"{\"a\":1}", u"k8"_s}, {"{\"a\":2}", u"k9"_s}}));
}

void TestDraftTable::pastesOneValueIntoTheSelectedCells()
{
    QSignalSpy pasted(m_table.get(), &DraftTable::pasted);
    QApplication::clipboard()->setText(u"tenant-7\n"_s);
    click(0, DraftTableModel::Key);
    click(1, DraftTableModel::Key, Qt::ControlModifier);

    QTest::keyClick(grid(), Qt::Key_V, Qt::ControlModifier);

    QCOMPARE(pasted.size(), 0);
    QCOMPARE(m_model->records().at(0).partitionKey, u"tenant-7"_s);
    QCOMPARE(m_model->records().at(1).partitionKey, u"tenant-7"_s);
    QCOMPARE(m_model->records().at(2).partitionKey, u"k3"_s);
}

void TestDraftTable::copiesWhatASpreadsheetReads()
{
    click(1, DraftTableModel::Key);
    click(2, DraftTableModel::Key, Qt::ControlModifier);

    QTest::keyClick(grid(), Qt::Key_C, Qt::ControlModifier);

    const QString text = QApplication::clipboard()->text();
    QCOMPARE(text, u"k2\t\t\"a\nlong\"\nk3\t7\tb\n"_s);
    QCOMPARE(core::splitRecords(text.toUtf8()).records, m_model->records().sliced(1));
}

void TestDraftTable::sortsByAClickOnTheHeader()
{
    QHeaderView *header = grid()->horizontalHeader();
    const QPoint body(header->sectionViewportPosition(DraftTableModel::Body) + 20,
                      header->height() / 2);

    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, body);
    QCOMPARE(m_model->recordAt(0), 1);
    click(0, DraftTableModel::Key);
    QCOMPARE(m_table->selectedRecords(), QList<qsizetype>{1});
}

void TestDraftTable::tabLeavesTheGrid()
{
    click(0, DraftTableModel::Key);
    QTest::keyClick(grid(), Qt::Key_Tab);
    QVERIFY(!grid()->hasFocus());
}

QTEST_MAIN(TestDraftTable)
#include "tst_draft_table.moc"
