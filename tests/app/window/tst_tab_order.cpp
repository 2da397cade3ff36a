// SPDX-License-Identifier: GPL-3.0-or-later
#include "WindowStage.h"

#include <QAccessible>
#include <QComboBox>
#include <QDialog>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;
using ui::Command;

namespace {

// Where a screen reader would say nothing, or what is chosen and not for what.
QStringList speechless(const QWidget &root)
{
    QStringList found;
    for (QWidget *each : root.findChildren<QWidget *>()) {
        const bool isReached = each->isVisible() && each->isEnabled()
            && (each->focusPolicy() & Qt::TabFocus) && !each->focusProxy();
        if (!isReached)
            continue;
        const QString name = QAccessible::queryAccessibleInterface(each)->text(QAccessible::Name);
        const auto *combo = qobject_cast<QComboBox *>(each);
        if (name.isEmpty() || (combo && name == combo->currentText()))
            found += QString::fromLatin1(each->metaObject()->className()) + u' '
                + each->objectName() + u" in "_s + each->parentWidget()->objectName();
    }
    return found;
}

} // namespace

// Where Tab and Shift+Tab lead in the main window, by keys.
class TestTabOrder : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_stage.end(); }
    void changesAreasIntoTheGrid(); // first: later it goes to what had the focus there last
    void followsWhatIsRead();
    void followsWhatIsShown();
    void goesFromFindToReplace();
    void everythingThatTakesTheFocusHasAName_data();
    void everythingThatTakesTheFocusHasAName();

private:
    // The names of what Tab (or, back, Shift+Tab) reaches, from the present focus once round.
    QStringList round(bool isBack) const;

    WindowStage m_stage;
};

void TestTabOrder::initTestCase()
{
    m_stage.start();
    m_stage.window().resize(1440, 900);
    m_stage.openDemo();
    m_stage.sendHotKey();
    m_stage.action(Command::ModeSingle).trigger();
    m_stage.views().drafts.setTabMovesFocus(true);
}

QStringList TestTabOrder::round(bool isBack) const
{
    constexpr int most = 200;
    const QWidget *first = QApplication::focusWidget();
    QStringList names;
    for (int i = 0; i < most; ++i) {
        const QWidget *focus = QApplication::focusWidget();
        names += focus->objectName().isEmpty()
            ? QString::fromLatin1(focus->metaObject()->className())
            : focus->objectName();
        m_stage.press(isBack ? Qt::Key_Backtab : Qt::Key_Tab,
                      isBack ? Qt::ShiftModifier : Qt::NoModifier);
        if (QApplication::focusWidget() == first)
            return names;
    }
    names += u"…"_s;
    return names;
}

void TestTabOrder::followsWhatIsRead()
{
    m_stage.views().connectionPicker.setFocus();
    QVERIFY(QApplication::focusWidget());

    const QStringList forth = round(false);
    QStringList back = round(true);

    std::reverse(back.begin() + 1, back.end());
    QCOMPARE(back, forth);
    const auto upToCards = forth.indexOf(u"resultFilter"_s) + 1;
    QCOMPARE(forth.first(upToCards).join(u' '),
             u"connectionButton faultsButton streamButton paletteBox " // the bar above
             "createStreamButton refreshStreamsButton streamList " // the sidebar
             "openFolderButton libraryEmptyOpen sideSettings sideHelp "
             "draftTabBar newTab modeSingle nextRecord ownForm "
             "keySource partitionKey formatButton sendButton body "
             "hashKeyFold payloadKind isTemplate addsNewline gzips stripsComments " // below it
             "groupButton saveResults chip1 resultFilter"_s);
    const auto grid = forth.indexOf(u"resultGrid"_s);
    QVERIFY(forth.indexOf(u"retry"_s) > upToCards && forth.indexOf(u"retry"_s) < grid);
    QCOMPARE(forth.at(grid + 1), u"inspectorTabs"_s);
}

void TestTabOrder::followsWhatIsShown()
{
    m_stage.action(Command::ToggleSidebar).trigger();
    m_stage.action(Command::ModeTable).trigger();
    m_stage.views().connectionPicker.setFocus();

    const QStringList forth = round(false);
    QStringList back = round(true);

    std::reverse(back.begin() + 1, back.end());
    QCOMPARE(back, forth);
    QVERIFY(!forth.contains(u"streamList"_s));
    QVERIFY(!forth.contains(u"body"_s));
    QVERIFY(forth.indexOf(u"railStreams"_s) > forth.indexOf(u"paletteBox"_s));
    QVERIFY(forth.indexOf(u"addRecord"_s) > forth.indexOf(u"railStreams"_s));
    QVERIFY(forth.indexOf(u"recordTable"_s) > forth.indexOf(u"addRecord"_s));
    QVERIFY(forth.indexOf(u"resultGrid"_s) > forth.indexOf(u"recordTable"_s));

    m_stage.action(Command::ToggleSidebar).trigger();
    m_stage.action(Command::ModeSingle).trigger();
}

void TestTabOrder::goesFromFindToReplace()
{
    m_stage.views().drafts.focusBody();
    m_stage.press(Qt::Key_H, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget()->objectName(), u"findText"_s);

    QStringList names;
    for (int i = 0; i < 9; ++i) {
        m_stage.press(Qt::Key_Tab);
        names += QApplication::focusWidget()->objectName();
    }

    QCOMPARE(
        names,
        (QStringList{u"replaceText"_s, u"findPrevious"_s, u"findNext"_s, u"findCase"_s,
                     u"findWords"_s, u"findClose"_s, u"replaceOne"_s, u"replaceAll"_s, u"body"_s}));
    m_stage.press(Qt::Key_F, Qt::ControlModifier);
    m_stage.press(Qt::Key_Escape);
}

void TestTabOrder::changesAreasIntoTheGrid()
{
    m_stage.views().drafts.focusBody();
    m_stage.press(Qt::Key_F6);
    QVERIFY(m_stage.grid().hasFocus());
}

void TestTabOrder::everythingThatTakesTheFocusHasAName_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<bool>("isDialog");
    QTest::newRow("record") << Command::ModeSingle << false;
    QTest::newRow("table") << Command::ModeTable << false;
    QTest::newRow("start page") << Command::StartPage << false;
    QTest::newRow("palette") << Command::Palette << false;
    QTest::newRow("streams") << Command::ChooseStream << false;
    QTest::newRow("connections to choose") << Command::ChooseConnection << false;
    QTest::newRow("faults") << Command::Faults << false;
    QTest::newRow("replace") << Command::Replace << false;
    QTest::newRow("settings") << Command::Settings << true;
    QTest::newRow("keys") << Command::Keys << true;
    QTest::newRow("help") << Command::Help << true;
    QTest::newRow("about") << Command::About << true;
    QTest::newRow("connections") << Command::ManageConnections << true;
    QTest::newRow("new connection") << Command::NewConnection << true;
    QTest::newRow("create") << Command::CreateStream << true;
    QTest::newRow("delete") << Command::DeleteStream << true;
    QTest::newRow("send to") << Command::SendTo << true;
    QTest::newRow("read") << Command::ReadRecords << true;
}

void TestTabOrder::everythingThatTakesTheFocusHasAName()
{
    QFETCH(Command, command);
    QFETCH(bool, isDialog);
    m_stage.window().showStartPage(false);
    m_stage.views().drafts.focusBody();
    m_stage.action(command).trigger();
    const auto dialog = [this]() -> QWidget * { return m_stage.find<QDialog>(); };
    QTRY_COMPARE_WITH_TIMEOUT(dialog() != nullptr, isDialog, WindowStage::patience);

    QWidget &shown = isDialog ? *dialog() : m_stage.window();
    const QStringList silent = speechless(shown);

    m_stage.press(Qt::Key_Escape);
    if (isDialog && dialog())
        dialog()->close();
    QTRY_VERIFY_WITH_TIMEOUT(!dialog(), WindowStage::patience);
    QCOMPARE(silent.join(u'\n'), QString());
}

QTEST_MAIN(TestTabOrder)
#include "tst_tab_order.moc"
