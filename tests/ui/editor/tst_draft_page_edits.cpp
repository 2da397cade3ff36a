// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/editor/DraftPageStage.h"
#include "ui/common/MessageBar.h"
#include "ui/editor/DraftPage.h"
#include "ui/editor/Remark.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using core::DraftRecord;
using core::KeySource;
using ui::DraftPage;

// What a person does to a draft by the page.
class TestDraftPageEdits : public QObject, private test::DraftPageStage
{
    Q_OBJECT

private slots:
    void initTestCase() { ui::applyAppearance(*qApp, ui::Appearance::Light); }
    void init() { open(); }
    void cleanup() { close(); }

    void typingChangesTheDraft();
    void keysComeFromThreeSources();
    void hashKeyIsFoldedAway();
    void optionsAreTaken();
    void togglesWorkWithoutAClick();
    void modesShareTheRecords();
    void stepsThroughRecords();
    void offersToSplitAPastedArray();
    void keepsAnArrayAsOneRecord();
    void pastedRowsSetABlankDraftUp();
    void pastedKeysAreOffered();
    void aPastedHeaderIsAskedAbout();
    void formatsWithoutTouchingValues();
    void goesToFields();
};

void TestDraftPageEdits::typingChangesTheDraft()
{
    QSignalSpy edited(m_page.get(), &DraftPage::edited);

    QTest::keyClicks(body(), u"{\"a\":1}"_s);

    QVERIFY(edited.size() > 0);
    QCOMPARE(m_page->draft().records, QList<DraftRecord>{{"{\"a\":1}"}});
    QCOMPARE(m_page->title(), u"{\"a\":1}"_s);
}

void TestDraftPageEdits::keysComeFromThreeSources()
{
    auto *key = find<QLineEdit>(u"partitionKey"_s);
    QVERIFY(!key->isEnabled());

    choose(u"keySource"_s, 1);
    QTest::keyClicks(key, u"tenant-7"_s);
    QCOMPARE(m_page->draft().keySource, KeySource::Fixed);
    QCOMPARE(m_page->draft().records.first().partitionKey, u"tenant-7"_s);

    choose(u"keySource"_s, 2);
    QTest::keyClicks(key, u"id"_s);
    QCOMPARE(m_page->draft().keySource, KeySource::Field);
    QCOMPARE(m_page->draft().keyField, u"$.id"_s);

    choose(u"keySource"_s, 1);
    QCOMPARE(key->text(), u"tenant-7"_s);
}

void TestDraftPageEdits::hashKeyIsFoldedAway()
{
    auto *fold = find<QToolButton>(u"hashKeyFold"_s);
    auto *text = find<QLineEdit>(u"explicitHashKey"_s);
    QVERIFY(!text->isVisible());

    QTest::mouseClick(fold, Qt::LeftButton);
    QVERIFY(text->hasFocus());
    QTest::keyClicks(text, u"012"_s);
    QCOMPARE(m_page->draft().records.first().explicitHashKey, u"012"_s);
    examine();
    QVERIFY(find<ui::Remark>(u"hashKeyRemark"_s)->accessibleName().contains(u"leading zero"));

    QTest::mouseClick(fold, Qt::LeftButton);
    QVERIFY(!text->isVisible());
    QCOMPARE(m_page->draft().records.first().explicitHashKey, QString());
    QTest::mouseClick(fold, Qt::LeftButton);
    QCOMPARE(text->text(), u"012"_s);
}

void TestDraftPageEdits::optionsAreTaken()
{
    QTest::mouseClick(find<QCheckBox>(u"addsNewline"_s), Qt::LeftButton);
    QTest::mouseClick(find<QCheckBox>(u"gzips"_s), Qt::LeftButton);
    QTest::mouseClick(find<QCheckBox>(u"stripsComments"_s), Qt::LeftButton);
    QVERIFY(m_page->draft().addsNewline);
    QVERIFY(m_page->draft().gzips);
    QVERIFY(m_page->draft().stripsComments);

    QVERIFY(!find<QPushButton>(u"chooseFile"_s)->isVisible());
    choose(u"payloadKind"_s, 4);
    QCOMPARE(m_page->draft().payloadKind, core::PayloadKind::File);
    QVERIFY(!find<QCheckBox>(u"stripsComments"_s)->isVisible());
    QSignalSpy asked(m_page.get(), &DraftPage::chooseFileRequested);
    QTest::mouseClick(find<QPushButton>(u"chooseFile"_s), Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    m_page->setFilePath(u"/tmp/ä.bin"_s);
    QCOMPARE(m_page->draft().records.first().body, QByteArray("/tmp/ä.bin"));
}

// As assistive technology does it.
void TestDraftPageEdits::togglesWorkWithoutAClick()
{
    QSignalSpy edited(m_page.get(), &DraftPage::edited);
    find<QCheckBox>(u"addsNewline"_s)->toggle();
    find<QCheckBox>(u"gzips"_s)->toggle();
    find<QCheckBox>(u"stripsComments"_s)->toggle();
    QVERIFY(m_page->draft().addsNewline);
    QVERIFY(m_page->draft().gzips);
    QVERIFY(m_page->draft().stripsComments);
    find<QToolButton>(u"hashKeyFold"_s)->toggle();
    QVERIFY(find<QLineEdit>(u"explicitHashKey"_s)->isVisible());
    find<QPushButton>(u"modeTable"_s)->toggle();
    QCOMPARE(m_page->draft().mode, Draft::Mode::Table);
    QCOMPARE(edited.size(), 4);

    m_page->setContent(core::newDraft());
    QCOMPARE(edited.size(), 5);
    QVERIFY(!find<QCheckBox>(u"gzips"_s)->isChecked());
}

void TestDraftPageEdits::modesShareTheRecords()
{
    QTest::keyClicks(body(), u"{\"a\":1}"_s);
    QTest::mouseClick(find<QPushButton>(u"modeTable"_s), Qt::LeftButton);
    auto *grid = find<QTableView>(u"recordTable"_s);
    QVERIFY(grid->isVisible());
    QCOMPARE(grid->model()->index(0, ui::DraftTableModel::Body).data().toString(), u"{\"a\":1}"_s);

    QTest::mouseClick(find<QPushButton>(u"addRecord"_s), Qt::LeftButton);
    QTest::mouseClick(find<QPushButton>(u"modeSingle"_s), Qt::LeftButton);
    QVERIFY(!grid->isVisible());
    QCOMPARE(m_page->draft().records.size(), 2);
    QVERIFY(find<QToolButton>(u"nextRecord"_s)->isVisible());
}

void TestDraftPageEdits::stepsThroughRecords()
{
    Draft draft = core::newDraft();
    draft.keySource = KeySource::Fixed;
    draft.records = {{"1", u"a"_s}, {"2", u"b"_s}};
    m_page->setContent(draft);
    m_page->focusBody();
    QTest::keyClicks(body(), u"9"_s);

    QTest::mouseClick(find<QToolButton>(u"nextRecord"_s), Qt::LeftButton);
    QCOMPARE(find<QLabel>(u"recordPlace"_s)->text(), u"2 of 2"_s);
    QCOMPARE(find<QLineEdit>(u"partitionKey"_s)->text(), u"b"_s);
    QCOMPARE(m_page->selectedRows(), QList<qsizetype>{1});
    m_page->focusBody();
    QTest::keyClicks(body(), u"8"_s);

    QCOMPARE(m_page->draft().records, (QList<DraftRecord>{{"91", u"a"_s}, {"82", u"b"_s}}));
}

void TestDraftPageEdits::offersToSplitAPastedArray()
{
    paste(u"[{\"a\":1}, {\"a\":2}]"_s);
    auto *bar = find<QWidget>(u"splitBar"_s);
    QTRY_VERIFY(bar->isVisible());
    QCOMPARE(find<QLabel>(u"splitText"_s)->text(), u"Array of 2: send as 2 records?"_s);

    QTest::mouseClick(find<QPushButton>(u"splitRecords"_s), Qt::LeftButton);

    QCOMPARE(m_page->draft().records, (QList<DraftRecord>{{"{\"a\":1}"}, {"{\"a\":2}"}}));
    QCOMPARE(m_page->draft().mode, Draft::Mode::Table);
    QVERIFY(!bar->isVisible());
}

void TestDraftPageEdits::keepsAnArrayAsOneRecord()
{
    paste(u"[1,2]"_s);
    auto *bar = find<QWidget>(u"splitBar"_s);
    QTRY_VERIFY(bar->isVisible());

    QTest::mouseClick(find<QPushButton>(u"keepOneRecord"_s), Qt::LeftButton);

    QVERIFY(!bar->isVisible());
    QCOMPARE(m_page->draft().records, QList<DraftRecord>{{"[1,2]"}});
}

void TestDraftPageEdits::pastedRowsSetABlankDraftUp()
{
    m_page->setMode(Draft::Mode::Table);
    QApplication::clipboard()->setText(u"k1\thello\nk2\tworld\n"_s);
    QTest::mouseClick(find<QPushButton>(u"pasteRecords"_s), Qt::LeftButton);

    const Draft draft = m_page->draft();
    QCOMPARE(draft.records, (QList<DraftRecord>{{"hello", u"k1"_s}, {"world", u"k2"_s}}));
    QCOMPARE(draft.keySource, KeySource::Fixed);
    QCOMPARE(draft.payloadKind, core::PayloadKind::Text);
}

void TestDraftPageEdits::pastedKeysAreOffered()
{
    Draft draft = core::newDraft();
    draft.mode = Draft::Mode::Table;
    draft.records = {{"{}"}};
    m_page->setContent(draft);
    QApplication::clipboard()->setText(u"k1\t{\"a\":1}\nk2\t{\"a\":2}\n"_s);
    QTest::mouseClick(find<QPushButton>(u"pasteRecords"_s), Qt::LeftButton);

    auto *bar = find<ui::MessageBar>(u"draftBar"_s);
    QVERIFY(bar->isVisible());
    QCOMPARE(m_page->draft().keySource, KeySource::Random);
    emit bar->actionTriggered();
    QCOMPARE(m_page->draft().keySource, KeySource::Fixed);
    QCOMPARE(m_page->draft().records.last().partitionKey, u"k2"_s);
}

void TestDraftPageEdits::aPastedHeaderIsAskedAbout()
{
    m_page->setMode(Draft::Mode::Table);
    QApplication::clipboard()->setText(u"user\tevent\nk1\t{\"a\":1}\n"_s);
    find<QPushButton>(u"pasteRecords"_s)->click();
    QCOMPARE(m_page->draft().records.size(), 2);

    const auto *bar = find<ui::MessageBar>(u"draftBar"_s);
    QVERIFY(bar->isVisible());
    bar->findChild<QPushButton *>()->click();
    QCOMPARE(m_page->draft().records, (QList<DraftRecord>{{"{\"a\":1}", u"k1"_s}}));
    QVERIFY(!bar->isVisible());
}

void TestDraftPageEdits::formatsWithoutTouchingValues()
{
    QTest::keyClicks(body(), u"{\"b\":1.0,\"a\":18446744073709551616}"_s);

    QTest::mouseClick(find<QPushButton>(u"formatButton"_s), Qt::LeftButton);

    QCOMPARE(m_page->draft().records.first().body,
             "{\n  \"b\": 1.0,\n  \"a\": 18446744073709551616\n}");
    body()->setFocus();
    QTest::keyClick(body(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_page->draft().records.first().body, "{\"b\":1.0,\"a\":18446744073709551616}");
}

void TestDraftPageEdits::goesToFields()
{
    Draft draft = core::newDraft();
    draft.keySource = KeySource::Fixed;
    draft.records = {{"{}"}, {"[\n1,\n2]"}};
    m_page->setContent(draft);

    m_page->goTo(1, u"partitionKey"_s, {});
    QVERIFY(find<QLineEdit>(u"partitionKey"_s)->hasFocus());
    QCOMPARE(m_page->selectedRows(), QList<qsizetype>{1});
    m_page->goTo(0, u"explicitHashKey"_s, {});
    QVERIFY(find<QLineEdit>(u"explicitHashKey"_s)->hasFocus());
    m_page->goTo(1, u"body"_s, core::TextPlace{3, 1});
    QVERIFY(body()->hasFocus());
    QTest::keyClicks(body(), u"0"_s);
    QCOMPARE(m_page->draft().records.at(1).body, "[\n1,\n02]");

    m_page->setMode(Draft::Mode::Table);
    m_page->goTo(0, u"body"_s, {});
    QVERIFY(find<QTableView>(u"recordTable"_s)->hasFocus());
    QCOMPARE(m_page->selectedRows(), QList<qsizetype>{0});
}

QTEST_MAIN(TestDraftPageEdits)
#include "tst_draft_page_edits.moc"
