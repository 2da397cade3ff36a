// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/editor/DraftPageStage.h"
#include "ui/common/ElidedLabel.h"
#include "ui/editor/CodeArea.h"
#include "ui/editor/DraftFooter.h"
#include "ui/editor/DraftPage.h"
#include "ui/editor/Remark.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using ui::DraftPage;

// What the page says of a draft, and where it finds room for that.
class TestDraftPage : public QObject, private test::DraftPageStage
{
    Q_OBJECT

private slots:
    void initTestCase() { ui::applyAppearance(*qApp, ui::Appearance::Light); }
    void init() { open(); }
    void cleanup() { close(); }

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
    void keepsRoomForTheBody();
    void formattingShowsTheMistake();
    void keepsItsLinesApartWhereItIsLowest();
    void callsForSendingAndStopping();
    void saysOfWhatIsRightNoMoreThanIsTrue();
};

void TestDraftPage::aBlankDraftIsNotToldOff()
{
    examine();

    QVERIFY(!find<QPushButton>(u"sendButton"_s)->isEnabled());
    QVERIFY(find<ui::Remark>(u"problemLine"_s)->accessibleName().startsWith(u"Write or paste"));
    QVERIFY(body()->accessibleDescription().contains(u"Tab"));

    QTest::keyClicks(body(), u"1"_s);
    QVERIFY(find<QPushButton>(u"sendButton"_s)->isEnabled());
}

void TestDraftPage::saysOfWhatIsRightNoMoreThanIsTrue()
{
    const auto said = [this] { return find<ui::Remark>(u"problemLine"_s)->accessibleName(); };
    QTest::keyClicks(body(), u"1"_s);
    examine();
    QCOMPARE(said(), u"Ready to send"_s);

    m_page->setTarget({.blockedBy = u"Choose a stream first"_s});
    QCOMPARE(said(), u"The record is correct"_s);

    core::Draft draft = core::newDraft();
    draft.records = {{.body = R"({"id":"{{ uuid() }}"})"}};
    m_page->setContent(draft);
    examine();
    QCOMPARE(said(), u"{{ }} is sent as it is: Template is off"_s);
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
    QVERIFY(find<ui::Remark>(u"problemLine"_s)->accessibleName().startsWith(u"Record 2, column "));
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
             u"7 B body + 36 B key of 1 MiB · 76 B on the wire"_s.replace(
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
        QTRY_COMPARE(size->text(), u"43 B of 1 MiB"_s);
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
