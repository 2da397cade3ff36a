// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakePerson.h"
#include "WindowStage.h"
#include "core/files/SettingsFile.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/StatusLine.h"
#include "ui/simulator/FaultsPage.h"

#include <QClipboard>
#include <QDialog>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QTabBar>

using namespace Qt::Literals::StringLiterals;
using ui::Command;

// Every key of the guide, pressed in the running window: with the cursor in the body where it acts
// everywhere, with the focus in the grid where it acts there.
class TestShortcuts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase() { m_stage.end(); }
    void actsWithTheCursorInTheBody_data();
    void actsWithTheCursorInTheBody();
    void actsInTheGrid_data();
    void actsInTheGrid();
    void sSavesWhatFailed();
    void aColumnIsCopiedFromThePalette();
    void spaceTogglesARow();
    void arrowsMoveInTheGrid();
    void savesATemplateByKeys();
    void lettersInTheBodyAreText();
    void lettersDoNothingWhenSwitchedOff();
    void escStopsASend();
    void escIsLeftAloneWhenNothingIsSent();
    void findGoesToTheFilterFromTheGrid();
    void tabLeavesTheBodyWhenTold();
    void menuUndoesAndPastesInTheBody();
    void keysCanBeChanged();

private:
    QWidget *body() const { return m_stage.find<QWidget>(u"body"_s); }
    void focusBody() const;

    FakePerson m_person;
    QTemporaryDir m_files; // what the person saves
    WindowStage m_stage;
};

void TestShortcuts::initTestCase()
{
    m_stage.questions = [this](QWidget &) { return m_person.questions(); };
    m_stage.start();
    m_stage.window().resize(1440, 900);
    m_stage.openDemo();
    m_stage.sendHotKey();
    m_stage.action(Command::ModeSingle).trigger();
}

void TestShortcuts::init()
{
    focusBody();
}

// Whatever a key opened is closed.
void TestShortcuts::cleanup()
{
    while (auto *dialog = QApplication::activeModalWidget())
        dialog->close();
    while (auto *popup = QApplication::activePopupWidget())
        popup->close();
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget()
                                                    : &m_stage.window(),
                        Qt::Key_Escape);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QTRY_VERIFY_WITH_TIMEOUT(!m_stage.action(Command::Stop).isEnabled(), WindowStage::patience);
}

void TestShortcuts::focusBody() const
{
    QApplication::setActiveWindow(&m_stage.window());
    m_stage.action(Command::ModeSingle).trigger();
    m_stage.views().drafts.focusBody();
    QTRY_VERIFY(body());
    QVERIFY(body()->hasFocus());
}

void TestShortcuts::actsWithTheCursorInTheBody_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");

    const auto add = [](const char *name, Command command, int key, Qt::KeyboardModifiers held) {
        QTest::newRow(name) << command << key << static_cast<int>(held);
    };
    constexpr auto ctrl = Qt::ControlModifier;
    constexpr auto shift = Qt::ShiftModifier;
    constexpr auto alt = Qt::AltModifier;
    add("Ctrl+Enter", Command::Send, Qt::Key_Return, ctrl);
    add("Ctrl+Enter of the number pad", Command::Send, Qt::Key_Enter, ctrl);
    add("Ctrl+Shift+Enter", Command::SendSelection, Qt::Key_Return, ctrl | shift);
    add("Ctrl+K", Command::Palette, Qt::Key_K, ctrl);
    add("Ctrl+L", Command::ChooseStream, Qt::Key_L, ctrl);
    add("Ctrl+Shift+L", Command::ChooseConnection, Qt::Key_L, ctrl | shift);
    add("Ctrl+T", Command::NewTab, Qt::Key_T, ctrl);
    add("Ctrl+W", Command::CloseTab, Qt::Key_W, ctrl);
    add("Ctrl+Shift+T", Command::ReopenTab, Qt::Key_T, ctrl | shift);
    add("Ctrl+D", Command::DuplicateTab, Qt::Key_D, ctrl);
    add("Alt+Up", Command::PreviousSent, Qt::Key_Up, alt);
    add("Alt+Down", Command::NextSent, Qt::Key_Down, alt);
    add("F5", Command::Refresh, Qt::Key_F5, {});
    add("Ctrl+E", Command::EditAsNew, Qt::Key_E, ctrl);
    add("Alt+1", Command::ShowAll, Qt::Key_1, alt);
    add("Alt+2", Command::ShowStored, Qt::Key_2, alt);
    add("Alt+3", Command::ShowRefused, Qt::Key_3, alt);
    add("Alt+4", Command::ShowThrottled, Qt::Key_4, alt);
    add("Alt+5", Command::ShowRetried, Qt::Key_5, alt);
    add("Alt+6", Command::ShowUncertain, Qt::Key_6, alt);
    add("Alt+7", Command::ShowNotSent, Qt::Key_7, alt);
    add("Ctrl+F", Command::Find, Qt::Key_F, ctrl);
    add("Ctrl+H", Command::Replace, Qt::Key_H, ctrl);
    add("Ctrl+Shift+F", Command::FormatBody, Qt::Key_F, ctrl | shift);
    add("Ctrl+Shift+V", Command::MakeVariable, Qt::Key_V, ctrl | shift);
    add("Ctrl+B", Command::ToggleSidebar, Qt::Key_B, ctrl);
    add("Ctrl+J", Command::ToggleDock, Qt::Key_J, ctrl);
    add("Ctrl+0", Command::ZoomReset, Qt::Key_0, ctrl);
    add("Ctrl++", Command::ZoomIn, Qt::Key_Plus, ctrl);
    add("Ctrl+=", Command::ZoomIn, Qt::Key_Equal, ctrl);
    add("Ctrl+-", Command::ZoomOut, Qt::Key_Minus, ctrl);
    add("F1", Command::Help, Qt::Key_F1, {});
    add("Ctrl+/", Command::Keys, Qt::Key_Slash, ctrl);
    add("Ctrl+,", Command::Settings, Qt::Key_Comma, ctrl);
    add("F6", Command::NextPane, Qt::Key_F6, {});
    add("Shift+F6", Command::PreviousPane, Qt::Key_F6, shift);
    add("F10", Command::MenuBar, Qt::Key_F10, {});
    add("F10 again, with the bar hidden", Command::MenuBar, Qt::Key_F10, {});
    add("F11", Command::FullScreen, Qt::Key_F11, {});
    add("F11 again", Command::FullScreen, Qt::Key_F11, {});
    add("Ctrl+Shift+M", Command::TabMovesFocus, Qt::Key_M, ctrl | shift);
    add("Ctrl+Shift+M again", Command::TabMovesFocus, Qt::Key_M, ctrl | shift);
}

void TestShortcuts::actsWithTheCursorInTheBody()
{
    QFETCH(Command, command);
    QFETCH(int, key);
    QFETCH(int, modifiers);
    QSignalSpy triggered(&m_stage.action(command), &QAction::triggered);

    m_stage.press(key, static_cast<Qt::KeyboardModifiers>(modifiers));

    QCOMPARE(triggered.size(), 1);
}

void TestShortcuts::actsInTheGrid_data()
{
    QTest::addColumn<Command>("command");
    QTest::addColumn<int>("key");
    QTest::addColumn<int>("modifiers");

    const auto add = [](const char *name, Command command, int key, Qt::KeyboardModifiers held) {
        QTest::newRow(name) << command << key << static_cast<int>(held);
    };
    add("R", Command::RetryFailed, Qt::Key_R, {});
    add("J", Command::RowDown, Qt::Key_J, {});
    add("K", Command::RowUp, Qt::Key_K, {});
    add("]", Command::NextFailure, Qt::Key_BracketRight, {});
    add("[", Command::PreviousFailure, Qt::Key_BracketLeft, {});
    add("Enter", Command::Inspect, Qt::Key_Return, {});
    add("Ctrl+C", Command::CopyCell, Qt::Key_C, Qt::ControlModifier);
    add("Ctrl+Shift+C", Command::CopyRows, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    add("Ctrl+E", Command::EditAsNew, Qt::Key_E, Qt::ControlModifier);
    add("Ctrl+Enter", Command::Send, Qt::Key_Return, Qt::ControlModifier);
    add("Alt+1", Command::ShowAll, Qt::Key_1, Qt::AltModifier);
}

void TestShortcuts::actsInTheGrid()
{
    QFETCH(Command, command);
    QFETCH(int, key);
    QFETCH(int, modifiers);
    m_stage.action(Command::ShowAll).trigger();
    m_stage.grid().setFocus();
    m_stage.grid().setCurrentIndex(m_stage.grid().model()->index(0, 0));
    QSignalSpy triggered(&m_stage.action(command), &QAction::triggered);

    m_stage.press(key, static_cast<Qt::KeyboardModifiers>(modifiers));

    QCOMPARE(triggered.size(), 1);
}

void TestShortcuts::sSavesWhatFailed()
{
    m_person.path = m_files.filePath(u"failed.jsonl"_s);
    m_stage.action(Command::ShowAll).trigger();
    m_stage.grid().setFocus();

    m_stage.press(Qt::Key_S);

    QTRY_VERIFY_WITH_TIMEOUT(
        m_stage.window().statusLine().text().contains(u"saved as failed.jsonl"_s),
        WindowStage::patience);
    QFile file(m_person.path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray lines = file.readAll();
    QVERIFY(lines.count('\n') > 0);
    QVERIFY(m_stage.window().statusLine().text().startsWith(QString::number(lines.count('\n'))));
}

void TestShortcuts::aColumnIsCopiedFromThePalette()
{
    m_stage.action(Command::ShowAll).trigger();
    m_stage.grid().setFocus();
    m_stage.grid().setCurrentIndex(m_stage.grid().model()->index(0, 0));
    const auto count = m_stage.grid().model()->rowCount();

    m_stage.press(Qt::Key_K, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"copy column"_s);
    m_stage.press(Qt::Key_Return);

    QTRY_VERIFY_WITH_TIMEOUT(m_stage.window().statusLine().text().startsWith(u"Copied: "_s),
                             WindowStage::patience);
    QCOMPARE(QApplication::clipboard()->text().count(u'\n'), count);
}

void TestShortcuts::spaceTogglesARow()
{
    m_stage.action(Command::ShowAll).trigger();
    m_stage.grid().setFocus();
    m_stage.grid().setCurrentIndex(m_stage.grid().model()->index(1, 0));
    const auto isSelected = [this](int row) {
        return m_stage.grid().selectionModel()->isRowSelected(row);
    };
    QVERIFY(isSelected(1));

    m_stage.press(Qt::Key_Space);
    QVERIFY(!isSelected(1));
    m_stage.press(Qt::Key_Space);
    QVERIFY(isSelected(1));
    QCOMPARE(m_stage.grid().currentIndex().row(), 1);
}

void TestShortcuts::arrowsMoveInTheGrid()
{
    m_stage.action(Command::ShowAll).trigger();
    m_stage.grid().setFocus();
    m_stage.grid().setCurrentIndex(m_stage.grid().model()->index(0, 0));

    m_stage.press(Qt::Key_Down);
    m_stage.press(Qt::Key_Down);
    QCOMPARE(m_stage.grid().currentIndex().row(), 2);
    m_stage.press(Qt::Key_Up);
    QCOMPARE(m_stage.grid().currentIndex().row(), 1);
    m_stage.press(Qt::Key_J);
    QCOMPARE(m_stage.grid().currentIndex().row(), 2);
    m_stage.press(Qt::Key_K);
    QCOMPARE(m_stage.grid().currentIndex().row(), 1);
}

void TestShortcuts::savesATemplateByKeys()
{
    const auto onDisk = [this](const QString &name) {
        QFile file(m_files.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    m_stage.press(Qt::Key_T, Qt::ControlModifier);
    focusBody();
    QTest::keyClicks(body(), u"{}"_s);
    m_person.asked.clear();

    m_person.path = m_files.filePath(u"first.records"_s);
    m_stage.press(Qt::Key_S, Qt::ControlModifier); // it has no file yet
    QTRY_VERIFY_WITH_TIMEOUT(onDisk(u"first.records"_s).contains("{}"), WindowStage::patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_stage.views().drafts.currentDraft().file, WindowStage::patience);
    QCOMPARE(m_person.asked.size(), 1);

    QTest::keyClicks(body(), u" "_s);
    m_stage.press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(onDisk(u"first.records"_s).contains(" "), WindowStage::patience);
    QCOMPARE(m_person.asked.size(), 1); // where, it knows

    m_person.path = m_files.filePath(u"second.records"_s);
    m_stage.press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(onDisk(u"second.records"_s).contains("{}"), WindowStage::patience);
    QCOMPARE(m_person.asked.size(), 2);
    // It is on the disk before it is known here, which is a change of the draft.
    QTRY_COMPARE_WITH_TIMEOUT(m_stage.find<ui::StatusLine>()->text(), u"Saved second.records"_s,
                              WindowStage::patience);
}

void TestShortcuts::lettersInTheBodyAreText()
{
    QSignalSpy retried(&m_stage.action(Command::RetryFailed), &QAction::triggered);
    m_stage.press(Qt::Key_T, Qt::ControlModifier);
    focusBody();

    QTest::keyClicks(body(), u"rsjk[]"_s);

    QTRY_COMPARE(m_stage.views().drafts.currentDraft().records.first().body, QByteArray("rsjk[]"));
    QVERIFY(retried.isEmpty());
}

void TestShortcuts::lettersDoNothingWhenSwitchedOff()
{
    QSignalSpy retried(&m_stage.action(Command::RetryFailed), &QAction::triggered);
    QSignalSpy moved(&m_stage.action(Command::RowDown), &QAction::triggered);
    m_stage.views().actions.setSingleLetters(false);
    m_stage.grid().setFocus();

    m_stage.press(Qt::Key_R);
    m_stage.press(Qt::Key_J);

    QVERIFY(retried.isEmpty());
    QVERIFY(moved.isEmpty());
    m_stage.views().actions.setSingleLetters(true);
}

void TestShortcuts::escStopsASend()
{
    QSignalSpy stopped(&m_stage.action(Command::Stop), &QAction::triggered);
    m_stage.action(Command::Faults).trigger();
    auto *latency = m_stage.find<QSlider>(u"fault4"_s);
    QVERIFY(latency);
    latency->setValue(latency->maximum());
    m_stage.press(Qt::Key_Escape);
    core::Draft draft = core::newDraft();
    draft.records.first().body = "{}";
    m_stage.views().drafts.openDraft(draft);
    focusBody();
    QTRY_VERIFY(m_stage.action(Command::Send).isEnabled());

    m_stage.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_stage.action(Command::Stop).isEnabled());
    m_stage.press(Qt::Key_Escape);

    QCOMPARE(stopped.size(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(!m_stage.action(Command::Stop).isEnabled(), WindowStage::patience);
    latency->setValue(0);
}

void TestShortcuts::escIsLeftAloneWhenNothingIsSent()
{
    QSignalSpy stopped(&m_stage.action(Command::Stop), &QAction::triggered);
    m_stage.press(Qt::Key_F, Qt::ControlModifier);
    auto *find = m_stage.find<QLineEdit>(u"findText"_s);
    QVERIFY(find && find->hasFocus());

    m_stage.press(Qt::Key_Escape);

    QVERIFY(stopped.isEmpty());
    QVERIFY(!find->isVisible());
}

void TestShortcuts::findGoesToTheFilterFromTheGrid()
{
    m_stage.grid().setFocus();

    m_stage.press(Qt::Key_F, Qt::ControlModifier);

    QCOMPARE(QApplication::focusWidget()->objectName(), u"resultFilter"_s);
}

void TestShortcuts::tabLeavesTheBodyWhenTold()
{
    m_stage.press(Qt::Key_T, Qt::ControlModifier);
    focusBody();
    m_stage.press(Qt::Key_Tab);
    QVERIFY(body()->hasFocus());

    m_stage.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    m_stage.press(Qt::Key_Tab);
    QVERIFY(!body()->hasFocus());

    m_stage.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
}

void TestShortcuts::menuUndoesAndPastesInTheBody()
{
    m_stage.press(Qt::Key_T, Qt::ControlModifier);
    focusBody();
    QTest::keyClicks(body(), u"12"_s);
    const auto text = [this] { return m_stage.views().drafts.currentDraft().records.first().body; };

    m_stage.action(Command::SelectAll).trigger();
    m_stage.action(Command::Copy).trigger();
    m_stage.action(Command::Paste).trigger();
    m_stage.action(Command::Paste).trigger();
    QCOMPARE(text(), QByteArray("1212"));
    m_stage.action(Command::Undo).trigger();
    QCOMPARE(text(), QByteArray("12"));
    m_stage.action(Command::Redo).trigger();
    QCOMPARE(text(), QByteArray("1212"));
}

void TestShortcuts::keysCanBeChanged()
{
    QSignalSpy opened(&m_stage.action(Command::NewTab), &QAction::triggered);
    ui::Keymap keymap;
    keymap.takeKeys(Command::NewTab, QKeySequence(u"Ctrl+M"_s));
    m_stage.views().actions.setKeymap(keymap);

    m_stage.press(Qt::Key_T, Qt::ControlModifier);
    QVERIFY(opened.isEmpty());
    m_stage.press(Qt::Key_M, Qt::ControlModifier);
    QCOMPARE(opened.size(), 1);

    m_stage.views().actions.setKeymap({});
}

QTEST_MAIN(TestShortcuts)
#include "tst_shortcuts.moc"
