// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drafts/DraftDigest.h"
#include "ui/common/Theme.h"
#include "ui/editor/CodeArea.h"
#include "ui/editor/DraftPage.h"
#include "ui/editor/DraftTabs.h"

#include <QAbstractButton>
#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using ui::DraftTabs;

class TestDraftTabs : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();

    void thereIsAlwaysADraft();
    void openingReplacesABlankTab();
    void tabsOpenCloseAndComeBack();
    void closedDraftsAreInTheSession();
    void aSessionComesBackAsItWas();
    void pagesAreMadeWhenTheyAreLookedAt();
    void duplicatesAreDraftsOfTheirOwn();
    void titlesFollowWhatIsTyped();
    void movedTabsKeepTheirDrafts();
    void factsOfAnotherRevisionAreNotShown();
    void everyEditCounts();
    void sentBodiesComeBack();
    void unsentTextComesBack();
    void newDraftsTakeTheLastKeys();
    void aDraftThatCannotBeSentSaysSo();
    void sendRequestsArePassedOn();
    void whatIsNotInTheFileYetIsMarked();
    void draftsOfASessionAreMarkedUnseen();
    void titlesFollowTheFile();
    void tabsCloseByTheirCrossAndTheMiddleButton();
    void hiddenCharactersOfATitleAreMarked();

private:
    QTabBar *bar() const { return m_tabs->findChild<QTabBar *>(); }
    ui::CodeArea *body() const
    {
        for (auto *area : m_tabs->findChildren<ui::CodeArea *>()) {
            if (area->isVisible())
                return area;
        }
        return nullptr;
    }
    void type(const QString &text) const
    {
        m_tabs->focusBody();
        QTest::keyClicks(body(), text);
    }
    QByteArray text() const { return m_tabs->currentDraft().records.first().body; }
    static Draft draft(const QByteArray &body)
    {
        Draft draft = core::newDraft();
        draft.records.first().body = body;
        return draft;
    }

    static core::DraftFile fileOf(const Draft &draft, const QString &path = u"orders.records"_s)
    {
        return {u"/shop"_s, path, "1", {}, core::digestOf(draft)};
    }
    static Draft saved(const QByteArray &body)
    {
        Draft saved = draft(body);
        saved.title = u"orders"_s;
        saved.file = fileOf(saved);
        return saved;
    }
    QString said(int tab) const { return bar()->accessibleTabName(tab); }

    std::unique_ptr<DraftTabs> m_tabs;
};

void TestDraftTabs::initTestCase()
{
    ui::applyAppearance(*qApp, ui::Appearance::Light);
}

void TestDraftTabs::init()
{
    m_tabs = std::make_unique<DraftTabs>();
    m_tabs->resize(900, 500);
    m_tabs->show();
    QVERIFY(QTest::qWaitForWindowActive(m_tabs.get()));
}

void TestDraftTabs::cleanup()
{
    m_tabs.reset();
}

void TestDraftTabs::thereIsAlwaysADraft()
{
    QCOMPARE(bar()->count(), 1);
    m_tabs->closeTab();
    QCOMPARE(bar()->count(), 1);
    QVERIFY(core::isBlank(m_tabs->currentDraft()));
    QVERIFY(body()->hasFocus());
}

void TestDraftTabs::openingReplacesABlankTab()
{
    m_tabs->openDraft(draft("1"));
    QCOMPARE(bar()->count(), 1);
    m_tabs->openDraft(draft("2"));
    QCOMPARE(bar()->count(), 2);
    QCOMPARE(text(), "2");
}

void TestDraftTabs::tabsOpenCloseAndComeBack()
{
    type(u"first"_s);
    QTest::mouseClick(m_tabs->findChild<QToolButton *>(u"newTab"_s), Qt::LeftButton);
    QCOMPARE(bar()->count(), 2);
    type(u"second"_s);

    m_tabs->closeTab();
    QCOMPARE(text(), "first");
    m_tabs->reopenTab();
    QCOMPARE(text(), "second");
    QCOMPARE(bar()->count(), 2);
    m_tabs->nextTab();
    QCOMPARE(text(), "first");
}

void TestDraftTabs::closedDraftsAreInTheSession()
{
    m_tabs->newTab();
    type(u"gone"_s);
    m_tabs->closeTab();

    const core::SessionText session = m_tabs->session();
    QCOMPARE(session.closed.size(), 1);

    m_tabs->setDrafts(session);
    m_tabs->reopenTab();
    QCOMPARE(text(), "gone");
}

void TestDraftTabs::aSessionComesBackAsItWas()
{
    Draft table = draft("[1]");
    table.mode = Draft::Mode::Table;
    table.records += {{"2", u"k"_s}, {QByteArray("\xff\0", 2)}};
    table.current = 2;
    table.keySource = core::KeySource::Field;
    table.keyField = u"$.a"_s;
    table.gzips = true;
    const core::SessionText session{.drafts = {draft("a\r\n"), table, draft("c")}, .currentTab = 1};

    m_tabs->setDrafts(session);
    QCOMPARE(bar()->currentIndex(), 1);
    QVERIFY(m_tabs->session() == session);

    for (int tab = 0; tab < 3; ++tab)
        bar()->setCurrentIndex(tab);
    bar()->setCurrentIndex(1);
    QVERIFY(m_tabs->session() == session);
}

void TestDraftTabs::pagesAreMadeWhenTheyAreLookedAt()
{
    core::SessionText session;
    for (int i = 0; i < 20; ++i)
        session.drafts += draft(QByteArray::number(i));

    m_tabs->setDrafts(session);

    QCOMPARE(m_tabs->findChildren<ui::DraftPage *>().size(), 1);
    QCOMPARE(bar()->tabText(7), u"7"_s);
}

void TestDraftTabs::duplicatesAreDraftsOfTheirOwn()
{
    type(u"a"_s);
    const QString id = m_tabs->currentDraft().id;
    m_tabs->duplicateTab();
    type(u"b"_s);

    QCOMPARE(bar()->count(), 2);
    QVERIFY(m_tabs->currentDraft().id != id);
    QCOMPARE(m_tabs->session().drafts.first().records.first().body, "a");
}

void TestDraftTabs::titlesFollowWhatIsTyped()
{
    type(u"you & me"_s);
    QTRY_COMPARE(bar()->tabText(0), u"you && me"_s);
}

void TestDraftTabs::movedTabsKeepTheirDrafts()
{
    m_tabs->setDrafts({.drafts = {draft("0"), draft("1"), draft("2")}});
    bar()->moveTab(0, 2);

    QCOMPARE(text(), "0");
    bar()->setCurrentIndex(0);
    QCOMPARE(text(), "1");
}

void TestDraftTabs::factsOfAnotherRevisionAreNotShown()
{
    type(u"{}"_s);
    m_tabs->setTarget({.stream = u"orders"_s});
    core::DraftFacts facts;
    facts.rows = {{.isSendable = false}};
    facts.revision = m_tabs->revision() - 1;
    auto *send = m_tabs->findChild<QPushButton *>(u"sendButton"_s);

    m_tabs->setFacts(facts);
    QVERIFY(send->isEnabled());
    facts.revision = m_tabs->revision();
    m_tabs->setFacts(facts);
    QVERIFY(!send->isEnabled());
}

void TestDraftTabs::everyEditCounts()
{
    QSignalSpy changed(m_tabs.get(), &DraftTabs::draftChanged);
    quint64 revision = m_tabs->revision();
    const auto hasMoved = [&] {
        const bool moved = m_tabs->revision() > revision && changed.size() > 0;
        revision = m_tabs->revision();
        changed.clear();
        return moved;
    };

    type(u"1"_s);
    QVERIFY(hasMoved());
    m_tabs->setMode(Draft::Mode::Table);
    QVERIFY(hasMoved());
    m_tabs->newTab();
    QVERIFY(hasMoved());
    m_tabs->closeTab();
    QVERIFY(hasMoved());
}

void TestDraftTabs::sentBodiesComeBack()
{
    type(u"1"_s);
    m_tabs->rememberSent(m_tabs->currentDraft());
    type(u"2"_s);
    m_tabs->rememberSent(m_tabs->currentDraft());
    type(u"3"_s);
    QCOMPARE(text(), "123");

    m_tabs->previousSent();
    QCOMPARE(text(), "12");
    m_tabs->previousSent();
    QCOMPARE(text(), "1");
    m_tabs->previousSent();
    QCOMPARE(text(), "1");
    m_tabs->nextSent();
    QCOMPARE(text(), "12");
    m_tabs->nextSent();
    QCOMPARE(text(), "123");
    m_tabs->nextSent();
    QCOMPARE(text(), "123");
    QVERIFY(body()->hasFocus());
}

void TestDraftTabs::unsentTextComesBack()
{
    type(u"1"_s);
    m_tabs->rememberSent(m_tabs->currentDraft());
    Draft unsent = m_tabs->currentDraft();
    unsent.mode = Draft::Mode::Table;
    unsent.records = {{"a"}, {"b"}};
    m_tabs->findChild<ui::DraftPage *>()->setContent(unsent);
    m_tabs->previousSent();
    QCOMPARE(text(), "1");

    m_tabs->newTab();
    m_tabs->nextTab(-1);
    m_tabs->rememberSent(m_tabs->currentDraft());
    m_tabs->nextSent();
    QCOMPARE(m_tabs->currentDraft(), unsent);

    m_tabs->previousSent();
    type(u"2"_s);
    const QByteArray edited = text();
    m_tabs->nextSent();
    QCOMPARE(m_tabs->currentDraft().records, unsent.records);
    m_tabs->nextSent();
    QCOMPARE(text(), edited);
}

void TestDraftTabs::newDraftsTakeTheLastKeys()
{
    Draft first = draft("{}");
    first.keySource = core::KeySource::Field;
    first.keyField = u"$.id"_s;
    m_tabs->openDraft(first);
    m_tabs->newTab();
    QCOMPARE(m_tabs->currentDraft().keySource, core::KeySource::Field);
    QCOMPARE(m_tabs->currentDraft().keyField, u"$.id"_s);
    QVERIFY(core::isBlank(m_tabs->currentDraft()));
}

void TestDraftTabs::aDraftThatCannotBeSentSaysSo()
{
    m_tabs->setTarget({.stream = u"orders"_s});
    type(u"{"_s);
    QVERIFY(m_tabs->hindrance().isEmpty()); // nobody has looked yet
    core::DraftFacts facts =
        core::examineDraft(m_tabs->currentDraft(), {.random = [] { return quint64(1); }});
    facts.revision = m_tabs->revision();
    m_tabs->setFacts(facts);
    QVERIFY(!m_tabs->hindrance().isEmpty());

    m_tabs->findChild<QTabBar *>()->setFocus();
    m_tabs->goToProblem();
    QVERIFY(body()->hasFocus());
}

void TestDraftTabs::sendRequestsArePassedOn()
{
    type(u"{}"_s);
    m_tabs->setTarget({.stream = u"orders"_s});
    QSignalSpy sends(m_tabs.get(), &DraftTabs::sendRequested);

    QTest::mouseClick(m_tabs->findChild<QPushButton *>(u"sendButton"_s), Qt::LeftButton);

    QCOMPARE(sends.size(), 1);
}

void TestDraftTabs::whatIsNotInTheFileYetIsMarked()
{
    m_tabs->openDraft(saved("1"));
    const QString id = m_tabs->currentDraft().id;
    QCOMPARE(said(0), u"orders"_s);
    QCOMPARE(bar()->tabToolTip(0), u"/shop/orders.records"_s);
    const int width = bar()->tabRect(0).width();
    QVERIFY(bar()->tabButton(0, QTabBar::RightSide)->isVisible());

    type(u"2"_s);
    QTRY_COMPARE(said(0), u"orders (modified)"_s);
    QCOMPARE(bar()->tabToolTip(0), u"/shop/orders.records (modified)"_s);
    QCOMPARE(bar()->tabRect(0).width(), width); // the dot has its room
    QTest::keyClick(body(), Qt::Key_Backspace);
    QTRY_COMPARE(said(0), u"orders"_s);

    type(u"3"_s);
    QTRY_COMPARE(said(0), u"orders (modified)"_s);
    m_tabs->setFile(id, fileOf(m_tabs->currentDraft()));
    QCOMPARE(said(0), u"orders"_s);
    m_tabs->setMode(Draft::Mode::Table); // another look at the same
    m_tabs->newTab();
    type(u"free"_s);
    QTRY_COMPARE(said(1), u"free"_s);
    QCOMPARE(said(0), u"orders"_s);
}

void TestDraftTabs::draftsOfASessionAreMarkedUnseen()
{
    Draft edited = saved("1");
    edited.records.front().body = "2";
    Draft unknown = edited;
    unknown.id = core::newDraft().id;
    unknown.file->digest.clear();
    Draft damaged = edited;
    damaged.id = core::newDraft().id;
    damaged.file->damage = u"line 3"_s;
    m_tabs->setDrafts({.drafts = {draft("free"), edited, unknown, damaged}});
    QCOMPARE(said(1), u"orders (modified)"_s);
    QCOMPARE(said(2), u"orders"_s);
    QCOMPARE(said(3), u"orders"_s);
}

void TestDraftTabs::titlesFollowTheFile()
{
    const Draft untitled = draft("{}");
    m_tabs->openDraft(untitled);
    m_tabs->setFile(untitled.id, fileOf(untitled, u"a.records"_s));
    QCOMPARE(said(0), u"a"_s);
    m_tabs->setFile(untitled.id, fileOf(untitled, u"b.records"_s));
    QCOMPARE(said(0), u"b"_s);

    Draft titled = draft("{}");
    titled.title = u"What checkout emits"_s;
    m_tabs->openDraft(titled);
    m_tabs->setFile(titled.id, fileOf(titled, u"a.records"_s));
    QCOMPARE(said(1), u"What checkout emits"_s);
}

void TestDraftTabs::tabsCloseByTheirCrossAndTheMiddleButton()
{
    m_tabs->openDraft(draft("first"));
    m_tabs->openDraft(draft("second"));
    m_tabs->openDraft(draft("third"));
    auto *cross = qobject_cast<QAbstractButton *>(bar()->tabButton(1, QTabBar::RightSide));
    QVERIFY(cross);
    QTest::mouseClick(cross, Qt::LeftButton);
    QCOMPARE(bar()->count(), 2);
    QCOMPARE(said(1), u"third"_s);
    QTest::mouseClick(bar(), Qt::MiddleButton, {}, bar()->tabRect(0).center());
    QCOMPARE(bar()->count(), 1);
    QCOMPARE(said(0), u"third"_s);
}

void TestDraftTabs::hiddenCharactersOfATitleAreMarked()
{
    Draft hostile = saved("1");
    hostile.title = u"pay\u202Eload\u200B<b>"_s;
    hostile.file->path = u"a\u202Eb<b>.records"_s;
    hostile.file->digest = core::digestOf(hostile);
    m_tabs->openDraft(hostile);
    QCOMPARE(bar()->tabText(0), u"pay\uFFFDload\uFFFD<b>"_s);
    QCOMPARE(said(0), u"pay\uFFFDload\uFFFD<b>"_s);
    QCOMPARE(bar()->tabToolTip(0), u"<qt>/shop/a\uFFFDb&lt;b&gt;.records</qt>"_s);
}

QTEST_MAIN(TestDraftTabs)
#include "tst_draft_tabs.moc"
