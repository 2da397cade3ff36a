// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ElidedLabel.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/editor/BodyEditor.h"
#include "ui/editor/CodeArea.h"
#include "ui/editor/DraftFooter.h"
#include "ui/editor/DraftPage.h"
#include "ui/editor/DraftWork.h"
#include "ui/editor/Remark.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using core::DraftRecord;
using core::KeySource;
using ui::DraftPage;

class TestDraftPage : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void typingChangesTheDraft();
    void aBlankDraftIsNotToldOff();
    void saysWhatIsWrongAndLeadsThere();
    void saysWhatWillBeSent();
    void aBlankTableIsNotToldOff();
    void emptyRecordsAreSaidQuietly();
    void predictsTheShard();
    void sizesAreSaidAgainstTheLimit();
    void sizesAreSaidWhereThereIsLittleRoom();
    void aLongErrorIsReadByKeyboard();
    void aLargeFontCutsNothingBelowTheBody();
    void keysComeFromThreeSources();
    void hashKeyIsFoldedAway();
    void optionsAreTaken();
    void togglesWorkWithoutAClick();
    void keepsRoomForTheBody();
    void modesShareTheRecords();
    void stepsThroughRecords();
    void offersToSplitAPastedArray();
    void keepsAnArrayAsOneRecord();
    void pastedRowsSetABlankDraftUp();
    void pastedKeysAreOffered();
    void aPastedHeaderIsAskedAbout();
    void formatsWithoutTouchingValues();
    void formattingShowsTheMistake();
    void keepsItsLinesApartWhereItIsLowest();
    void goesToFields();
    void callsForSendingAndStopping();

private:
    template <typename T>
    T *find(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    ui::CodeArea *body() const { return find<ui::CodeArea>(u"body"_s); }
    void paste(const QString &text) const
    {
        QApplication::clipboard()->setText(text);
        body()->setFocus();
        QTest::keyClick(body(), Qt::Key_V, Qt::ControlModifier);
    }
    void choose(const QString &combo, int row) const
    {
        auto *box = find<QComboBox>(combo);
        box->setFocus();
        while (box->currentIndex() != row)
            QTest::keyClick(box, box->currentIndex() < row ? Qt::Key_Down : Qt::Key_Up);
    }
    void examine() const { m_page->setFacts(core::examineDraft(m_page->draft(), m_around)); }

    ui::DraftWorkSwitch m_work;
    core::DraftSurroundings m_around;
    std::unique_ptr<DraftPage> m_page;
};

void TestDraftPage::initTestCase()
{
    ui::applyAppearance(*qApp, ui::Appearance::Light);
    m_around.random = [] { return quint64(1); };
    QList<core::Shard> shards;
    for (const auto &[start, end] : core::ShardMap::evenRanges(4))
        shards += core::Shard{.id = u"shardId-00000000000%1"_s.arg(shards.size()),
                              .startingHashKey = start,
                              .endingHashKey = end};
    m_around.shards = core::ShardMap(shards);
}

void TestDraftPage::init()
{
    m_page = std::make_unique<DraftPage>(core::newDraft(), m_work);
    ui::SendTarget target{.stream = u"orders"_s};
    for (const core::Shard &shard : m_around.shards.openShards())
        target.openShardIds += shard.id;
    m_page->setTarget(target);
    m_page->resize(1100, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_page->focusBody();
}

void TestDraftPage::cleanup()
{
    m_page.reset();
}

void TestDraftPage::typingChangesTheDraft()
{
    QSignalSpy edited(m_page.get(), &DraftPage::edited);

    QTest::keyClicks(body(), u"{\"a\":1}"_s);

    QVERIFY(edited.size() > 0);
    QCOMPARE(m_page->draft().records, QList<DraftRecord>{{"{\"a\":1}"}});
    QCOMPARE(m_page->title(), u"{\"a\":1}"_s);
}

void TestDraftPage::aBlankDraftIsNotToldOff()
{
    examine();

    QVERIFY(!find<QPushButton>(u"sendButton"_s)->isEnabled());
    QVERIFY(find<ui::Remark>(u"problemLine"_s)->accessibleName().startsWith(u"Write or paste"));
    QVERIFY(body()->accessibleDescription().contains(u"Tab"));

    QTest::keyClicks(body(), u"1"_s);
    QVERIFY(find<QPushButton>(u"sendButton"_s)->isEnabled());
}

void TestDraftPage::saysWhatIsWrongAndLeadsThere()
{
    QTest::keyClicks(body(), u"{\"a\": tru}"_s);
    examine();
    auto *problem = find<ui::Remark>(u"problemLine"_s);

    QVERIFY2(problem->accessibleName().startsWith(u"Line 1, column 7: This is not JSON"),
             qPrintable(problem->accessibleName()));
    QCOMPARE(body()->markersAtLine(0), 1U << ui::CodeArea::MistakeMark);
    QVERIFY(!find<QPushButton>(u"sendButton"_s)->isEnabled());

    find<QLineEdit>(u"partitionKey"_s)->setFocus();
    QTest::mouseClick(problem, Qt::LeftButton);
    QVERIFY(body()->hasFocus());
    QTest::keyClick(body(), Qt::Key_Delete);
    QCOMPARE(m_page->draft().records.first().body, "{\"a\": ru}");
}

void TestDraftPage::saysWhatWillBeSent()
{
    Draft draft = core::newDraft();
    draft.records = {{"{}"}, {"{"}, {"[]"}};
    m_page->setContent(draft);
    examine();

    auto *send = find<QPushButton>(u"sendButton"_s);
    QCOMPARE(send->text(), u"Send 2 of 3 → orders"_s);
    QVERIFY(send->isEnabled());
    QVERIFY(find<ui::Remark>(u"problemLine"_s)->accessibleName().startsWith(u"Record 2, line 1"));
}

void TestDraftPage::aBlankTableIsNotToldOff()
{
    m_page->setMode(Draft::Mode::Table);
    examine();

    const auto *grid = find<QTableView>(u"recordTable"_s);
    QCOMPARE(grid->model()->index(0, ui::DraftTableModel::Check).data().toString(), u"empty"_s);
    const auto *send = find<QPushButton>(u"sendButton"_s);
    QCOMPARE(send->text(), u"Send → orders"_s);
    QVERIFY(!send->isEnabled());
    QCOMPARE(send->toolTip(), u"There is nothing to send yet"_s);
    QCOMPARE(find<QWidget>(u"sizeText"_s)->accessibleName(), QString());
}

void TestDraftPage::emptyRecordsAreSaidQuietly()
{
    Draft draft = core::newDraft();
    draft.mode = Draft::Mode::Table;
    draft.records = {{"{}"}, {}};
    m_page->setContent(draft);
    examine();

    QCOMPARE(find<QLabel>(u"tableSummary"_s)->text(), u"2 records · 1 empty"_s);
    QCOMPARE(find<ui::Remark>(u"problemLine"_s)->accessibleName(),
             u"One record is empty yet and is not sent."_s);
    QCOMPARE(find<QPushButton>(u"sendButton"_s)->text(), u"Send 1 of 2 → orders"_s);
}

void TestDraftPage::predictsTheShard()
{
    QTest::keyClicks(body(), u"{\"id\":\"a\"}"_s);
    examine();
    auto *remark = find<ui::Remark>(u"keyRemark"_s);
    QCOMPARE(remark->accessibleName(), u"Where the record goes: any of 4 shards"_s);

    choose(u"keySource"_s, 2);
    auto *path = find<QLineEdit>(u"partitionKey"_s);
    QVERIFY(path->hasFocus());
    QTest::keyClicks(path, u"id"_s);
    examine();
    const auto shard = m_around.shards.indexOf(core::HashKey::ofPartitionKey("a"));
    QCOMPARE(remark->accessibleName(), u"Where the record goes: shard %1 of 4"_s.arg(shard));

    QTest::keyClicks(path, u"x"_s);
    examine();
    QVERIFY(remark->accessibleName().contains(u"no value at $.idx"));
}

void TestDraftPage::sizesAreSaidAgainstTheLimit()
{
    QTest::keyClicks(body(), u"{\"a\":1}"_s);
    examine();

    QCOMPARE(find<QWidget>(u"sizeText"_s)->accessibleName(),
             u"7 B body + 36 B key of 1.0 MiB · 76 B on the wire"_s.replace(
                 u"76"_s,
                 QString::number(core::examineDraft(m_page->draft(), m_around).rows[0].wireBytes)));

    m_page->setMode(Draft::Mode::Table);
    QCOMPARE(find<QWidget>(u"sizeText"_s)->accessibleName(), u"1 record · 43 B · 1 request"_s);
}

void TestDraftPage::sizesAreSaidWhereThereIsLittleRoom()
{
    QTest::keyClicks(body(), u"{\"a\":1}"_s);
    examine();
    auto *size = find<ui::ElidedLabel>(u"sizeText"_s);
    for (const int width : {900, 620}) {
        m_page->resize(width, 260);
        QTRY_COMPARE(size->text(), u"43 B of 1.0 MiB"_s);
        QVERIFY(size->isVisible());
        QVERIFY(size->width() >= size->sizeHint().width()); // not cut
        QVERIFY(size->toolTip().contains(u"on the wire"_s));
        QVERIFY(size->accessibleName().contains(u"on the wire"_s));
        QVERIFY(!find<QWidget>(u"sizeMeter"_s)->isVisible());
    }
    m_page->resize(1200, 260);
    QTRY_VERIFY(find<QWidget>(u"sizeMeter"_s)->isVisible());
}

void TestDraftPage::aLongErrorIsReadByKeyboard()
{
    QTest::keyClicks(body(), u"{\"a\": tru}"_s);
    examine();
    m_page->resize(620, 500);
    auto *problem = find<ui::Remark>(u"problemLine"_s);
    const QString text = problem->accessibleName();
    const QRect place(0, 0, problem->width() - 24, 10'000);
    const int needed = problem->fontMetrics().boundingRect(place, Qt::TextWordWrap, text).height();
    QVERIFY(needed > problem->height()); // so far it is cut
    QVERIFY(problem->toolTip().contains(u"This is not JSON"_s));

    problem->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(problem->height() >= needed);
    body()->setFocus();
    QTRY_VERIFY(problem->height() < needed);

    QTest::mouseClick(problem, Qt::LeftButton); // leads to the place, and can be read there
    QVERIFY(body()->hasFocus());
    QTRY_VERIFY(problem->height() >= needed);
    body()->setBytes("{}");
    examine();
    QTRY_VERIFY(problem->height() < needed);
}

void TestDraftPage::aLargeFontCutsNothingBelowTheBody()
{
    QFont large = m_page->font();
    large.setPointSizeF(1.5 * large.pointSizeF());
    for (QWidget *each : m_page->findChildren<QWidget *>())
        each->setFont(large);
    m_page->setFont(large);
    QTest::keyClicks(body(), u"{}"_s);
    examine();
    m_page->resize(979, 300);
    QCoreApplication::sendPostedEvents();

    auto *problem = find<ui::Remark>(u"problemLine"_s);
    QCOMPARE(problem->accessibleName(), u"Ready to send"_s);
    QTRY_VERIFY(problem->width() >= problem->sizeHint().width());
    for (const auto &name : {u"isTemplate"_s, u"addsNewline"_s, u"gzips"_s, u"stripsComments"_s}) {
        const auto *toggle = find<QCheckBox>(name);
        QVERIFY2(toggle->width() >= toggle->sizeHint().width(), qPrintable(name));
    }
}

void TestDraftPage::keysComeFromThreeSources()
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

void TestDraftPage::hashKeyIsFoldedAway()
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

void TestDraftPage::optionsAreTaken()
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

void TestDraftPage::keepsRoomForTheBody()
{
    QWidget window;
    auto *layout = new QVBoxLayout(&window);
    layout->setContentsMargins({});
    layout->addWidget(m_page.get());
    m_page->setMinimumSize(0, 0); // what it had as a window
    window.resize(760, 290);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCOMPARE(m_page->height(), 290);
    QVERIFY(body()->height() >= 5 * body()->textHeight(0));
    for (const QString &name : {u"partitionKey"_s, u"explicitHashKey"_s}) {
        auto *field = find<QLineEdit>(name);
        if (field->isVisible())
            QVERIFY(field->height() >= field->minimumSizeHint().height());
    }
    m_page->setMode(Draft::Mode::Table);
    QCoreApplication::processEvents();
    auto *grid = find<QTableView>(u"recordTable"_s);
    QVERIFY(grid->viewport()->height() >= 3 * grid->rowHeight(0));
    m_page->setParent(nullptr);
}

// As assistive technology does it.
void TestDraftPage::togglesWorkWithoutAClick()
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

void TestDraftPage::modesShareTheRecords()
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

void TestDraftPage::stepsThroughRecords()
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

void TestDraftPage::offersToSplitAPastedArray()
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

void TestDraftPage::keepsAnArrayAsOneRecord()
{
    paste(u"[1,2]"_s);
    auto *bar = find<QWidget>(u"splitBar"_s);
    QTRY_VERIFY(bar->isVisible());

    QTest::mouseClick(find<QPushButton>(u"keepOneRecord"_s), Qt::LeftButton);

    QVERIFY(!bar->isVisible());
    QCOMPARE(m_page->draft().records, QList<DraftRecord>{{"[1,2]"}});
}

void TestDraftPage::pastedRowsSetABlankDraftUp()
{
    m_page->setMode(Draft::Mode::Table);
    QApplication::clipboard()->setText(u"k1\thello\nk2\tworld\n"_s);
    QTest::mouseClick(find<QPushButton>(u"pasteRecords"_s), Qt::LeftButton);

    const Draft draft = m_page->draft();
    QCOMPARE(draft.records, (QList<DraftRecord>{{"hello", u"k1"_s}, {"world", u"k2"_s}}));
    QCOMPARE(draft.keySource, KeySource::Fixed);
    QCOMPARE(draft.payloadKind, core::PayloadKind::Text);
}

void TestDraftPage::pastedKeysAreOffered()
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

void TestDraftPage::aPastedHeaderIsAskedAbout()
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

void TestDraftPage::formatsWithoutTouchingValues()
{
    QTest::keyClicks(body(), u"{\"b\":1.0,\"a\":18446744073709551616}"_s);

    QTest::mouseClick(find<QPushButton>(u"formatButton"_s), Qt::LeftButton);

    QCOMPARE(m_page->draft().records.first().body,
             "{\n  \"b\": 1.0,\n  \"a\": 18446744073709551616\n}");
    body()->setFocus();
    QTest::keyClick(body(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_page->draft().records.first().body, "{\"b\":1.0,\"a\":18446744073709551616}");
}

void TestDraftPage::formattingShowsTheMistake()
{
    QTest::keyClicks(body(), u"{\"a\":}"_s);
    m_page->formatBody();
    QTest::keyClicks(body(), u"1"_s);

    QCOMPARE(m_page->draft().records.first().body, "{\"a\":1}");
}

void TestDraftPage::keepsItsLinesApartWhereItIsLowest()
{
    constexpr int lowest = 240; // of the pane, as the window gives it
    constexpr int tabs = 34;
    QWidget window;
    m_page->setParent(&window);
    m_page->setMinimumSize(0, 0); // what it had as a window
    m_page->setGeometry(0, 0, 930, lowest - tabs);
    m_page->show();
    window.show();
    for (const auto mode : {core::Draft::Mode::Single, core::Draft::Mode::Table}) {
        m_page->setMode(mode);
        QTest::qWait(0);
        const auto *footer = m_page->findChild<ui::DraftFooter *>();
        const auto *body = m_page->findChild<QStackedWidget *>();
        QVERIFY(footer->geometry().top() > body->geometry().bottom());
        QVERIFY(footer->geometry().bottom() <= m_page->rect().bottom());
    }
    m_page->setParent(nullptr);
}

void TestDraftPage::goesToFields()
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

void TestDraftPage::callsForSendingAndStopping()
{
    QTest::keyClicks(body(), u"{}"_s);
    examine();
    QSignalSpy sends(m_page.get(), &DraftPage::sendRequested);
    QSignalSpy stops(m_page.get(), &DraftPage::stopRequested);
    auto *send = find<QPushButton>(u"sendButton"_s);

    QTest::mouseClick(send, Qt::LeftButton);
    QCOMPARE(sends.size(), 1);
    m_page->setTarget({.stream = u"orders"_s, .isSending = true});
    QTest::mouseClick(send, Qt::LeftButton);
    QCOMPARE(stops.size(), 1);
    m_page->setTarget({.blockedBy = u"Choose a stream first"_s});
    QVERIFY(!send->isEnabled());
    QCOMPARE(find<QWidget>(u"hindrance"_s)->accessibleName(), u"Choose a stream first"_s);
}

QTEST_MAIN(TestDraftPage)
#include "tst_draft_page.moc"
