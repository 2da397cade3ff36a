// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Theme.h"
#include "ui/shell/AboutDialog.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/ContextBar.h"
#include "ui/shell/DemoBubble.h"
#include "ui/shell/HelpDialog.h"
#include "ui/shell/KeyCaps.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Popover.h"
#include "ui/shell/SettingsDialog.h"
#include "ui/shell/ShortcutsDialog.h"
#include "ui/shell/Sidebar.h"
#include "ui/shell/StatusLine.h"
#include "ui/shell/WelcomePage.h"
#include "ui/simulator/FaultsPage.h"

#include <QApplication>
#include <QDir>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

using namespace ui;
using namespace Qt::Literals::StringLiterals;

namespace {

// A page that stands for a room of somebody else.
QWidget *placeholder(const QString &text)
{
    auto *page = new QWidget;
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    auto *layout = new QVBoxLayout(page);
    auto *label = new QLabel(text);
    label->setAlignment(Qt::AlignCenter);
    label->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(label);
    return page;
}

QList<PaletteEntry> allEntries()
{
    QList<PaletteEntry> entries;
    for (const CommandInfo &info : commands())
        entries.append({.id = QString::fromLatin1(info.id),
                        .text = plainTextOf(info),
                        .group = nameOf(info.menu),
                        .keys = keyText(defaultKeys(info)),
                        .icon = info.icon,
                        .isEnabled = info.command != Command::Stop});
    return entries;
}

} // namespace

// The window and its dialogs in their states, in both themes, for people to look at: the pictures
// lie in the build folder under pictures/.
class TestShellPictures final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { delete m_window; }
    void drawsEveryState_data();
    void drawsEveryState();

private:
    void fill();
    void save(QWidget &widget, const QString &name);
    QWidget *prepare(const QString &state);

    std::unique_ptr<Actions> m_actions;
    QPointer<MainWindow> m_window;
    QPushButton *m_connection = nullptr;
    WelcomePage *m_welcome = nullptr;
};

void TestShellPictures::init()
{
    m_actions = std::make_unique<Actions>();
    m_window = new MainWindow(*m_actions);
}

void TestShellPictures::fill()
{
    m_connection = new QPushButton(u"Simulator"_s);
    m_window->contextBar().setConnectionPicker(*m_connection);
    m_window->contextBar().setStreamPicker(*new QPushButton(u"demo-orders"_s));
    m_window->contextBar().setPaletteKeys(u"Ctrl+K"_s);
    m_window->sidebar().setStreams(*placeholder(u"streams"_s));
    m_window->setEditor(*placeholder(u"editor"_s));
    m_window->setResults(*placeholder(u"results"_s));
    m_welcome = new WelcomePage;
    m_window->setStartPage(*m_welcome);
    m_window->statusLine().say(u"463 of 500 stored at 14:02:11"_s);
    m_window->statusLine().setRetryBudget(500, 500);
    m_window->restorePlaces({});
}

void TestShellPictures::drawsEveryState_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<Appearance>("appearance");
    QTest::addColumn<QSize>("size");

    constexpr QSize usual{1440, 900};
    const QStringList states{u"work"_s,     u"welcome"_s,   u"found"_s,      u"palette"_s,
                             u"searched"_s, u"faults"_s,    u"production"_s, u"bubble"_s,
                             u"settings"_s, u"shortcuts"_s, u"conflict"_s,   u"help"_s,
                             u"about"_s};
    for (const QString &state : states) {
        QTest::newRow(qPrintable(state + u"-light")) << state << Appearance::Light << usual;
        QTest::newRow(qPrintable(state + u"-dark")) << state << Appearance::Dark << usual;
    }
    constexpr QSize narrow{1024, 640};
    QTest::newRow("work-narrow") << u"work"_s << Appearance::Light << narrow;
    QTest::newRow("welcome-narrow") << u"found"_s << Appearance::Light << narrow;
    QTest::newRow("production-narrow") << u"production"_s << Appearance::Dark << narrow;
    QTest::newRow("palette-narrow") << u"palette"_s << Appearance::Light << narrow;
    QTest::newRow("welcome-wide") << u"found"_s << Appearance::Light << QSize(2560, 1440);
    QTest::newRow("work-wide") << u"work"_s << Appearance::Dark << QSize(2560, 1440);
}

QWidget *TestShellPictures::prepare(const QString &state)
{
    m_window->showStartPage(state == u"welcome" || state == u"found");
    if (state == u"found") {
        m_welcome->setProfiles({u"dev"_s, u"staging"_s, u"prod-read-only"_s, u"sso-main"_s});
        m_welcome->setLocalEndpoints({u"http://127.0.0.1:4566"_s});
    } else if (state == u"palette" || state == u"searched") {
        m_window->commandPalette().open(allEntries());
        if (state == u"searched")
            QTest::keyClicks(QApplication::focusWidget(), u"shre"_s);
    } else if (state == u"faults") {
        m_window->contextBar().setSimulator(true);
        m_window->contextBar().setFaultCount(2);
        auto *page = new FaultsPage;
        page->setChoice({.throttledPercent = 20, .latency = 500});
        auto *popover = new Popover(*m_window->centralWidget(), *page);
        QTest::qWait(0);
        popover->openBelow(m_window->contextBar().faultsButton());
    } else if (state == u"production") {
        m_window->setProduction(true);
    } else if (state == u"bubble") {
        auto *bubble = new DemoBubble(*m_window->centralWidget());
        bubble->showFirstStep(*m_connection, u"Ctrl+Return"_s);
        bubble->showSecondStep(u"shard 2"_s);
    } else if (state == u"settings") {
        return new SettingsDialog({}, u"/home/ada/.local/share/headgate"_s, m_window);
    } else if (state == u"shortcuts" || state == u"conflict") {
        auto *dialog = new ShortcutsDialog(Keymap({{u"send"_s, u"Ctrl+M"_s}}), m_window);
        if (state == u"conflict")
            dialog->findChild<QKeySequenceEdit *>()->setKeySequence(QKeySequence(u"Ctrl+W"_s));
        return dialog;
    } else if (state == u"help") {
        return new HelpDialog(HelpTopic::Results, {}, m_window);
    } else if (state == u"about") {
        return new AboutDialog(u"0.1.0"_s, m_window);
    }
    return m_window;
}

void TestShellPictures::drawsEveryState()
{
    QFETCH(QString, state);
    QFETCH(Appearance, appearance);
    QFETCH(QSize, size);
    applyAppearance(*qApp, appearance);
    fill();
    m_window->resize(size);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window));

    QWidget *shown = prepare(state);
    shown->show();
    QVERIFY(QTest::qWaitForWindowExposed(shown));
    QCoreApplication::sendPostedEvents();

    save(*shown, QString::fromLatin1(QTest::currentDataTag()));
}

void TestShellPictures::save(QWidget &widget, const QString &name)
{
    const QDir folder(QStringLiteral(HEADGATE_BINARY_DIR "/pictures"));
    QVERIFY(folder.mkpath(u"."_s));
    QVERIFY(widget.grab().save(folder.filePath(u"shell-%1.png"_s.arg(name))));
}

QTEST_MAIN(TestShellPictures)
#include "tst_shell_pictures.moc"
