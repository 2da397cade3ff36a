// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/EditorWiring.h"

#include "ui/common/Format.h"
#include "ui/shell/StatusLine.h"

#include <QApplication>
#include <QFileInfo>
#include <QKeyEvent>
#include <QKeySequence>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace app {

using core::Settings;
using ui::Command;

namespace {

void press(QWidget &widget, QKeySequence::StandardKey keys)
{
    const QKeyCombination first = QKeySequence(keys)[0];
    QKeyEvent event(QEvent::KeyPress, first.key(), first.keyboardModifiers());
    QCoreApplication::sendEvent(&widget, &event);
}

} // namespace

EditorWiring::EditorWiring(const Views &views, const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_views(views)
    , m_parts(parts)
{
    connectTabs();
    connectBody();
    connectTexts();
    connectZoom();
    connectFiles();
    const SettingsController &settings = m_parts.settings;
    connect(&settings, &SettingsController::changed, this,
            [this](const Settings &now) { m_views.drafts.setTabMovesFocus(now.movesFocusByTab); });
    m_views.drafts.setTabMovesFocus(settings.settings().movesFocusByTab);
    if (const int steps = settings.settings().zoom; steps != 0)
        m_views.drafts.zoom(steps);
}

void EditorWiring::on(Command command, const std::function<void()> &run)
{
    connect(&m_views.actions[command], &QAction::triggered, this, run);
}

void EditorWiring::connectTabs()
{
    ui::DraftTabs &drafts = m_views.drafts;
    // A draft can be seen only where the start page is not.
    on(Command::NewTab, [this, &drafts] {
        m_views.window.showStartPage(false);
        drafts.newTab();
        drafts.focusBody();
    });
    on(Command::DuplicateTab, [&drafts] { drafts.duplicateTab(); });
    on(Command::CloseTab, [&drafts] { drafts.closeTab(); });
    on(Command::ReopenTab, [&drafts] { drafts.reopenTab(); });
    on(Command::NextTab, [&drafts] { drafts.nextTab(1); });
    on(Command::PreviousTab, [&drafts] { drafts.nextTab(-1); });
    on(Command::ModeSingle, [&drafts] { drafts.setMode(core::Draft::Mode::Single); });
    on(Command::ModeTable, [&drafts] { drafts.setMode(core::Draft::Mode::Table); });
}

void EditorWiring::connectBody()
{
    ui::DraftTabs &drafts = m_views.drafts;
    on(Command::Find, [this] { find(); });
    on(Command::Replace, [&drafts] { drafts.showReplace(); });
    on(Command::FormatBody, [&drafts] { drafts.formatBody(); });
    on(Command::MakeVariable, [&drafts] { drafts.makeVariable(); });
    on(Command::PreviousSent, [&drafts] { drafts.previousSent(); });
    on(Command::NextSent, [&drafts] { drafts.nextSent(); });
    connect(&drafts, &ui::DraftTabs::hinted, this, [this](const QString &text) {
        if (text.isEmpty())
            m_views.window.statusLine().dropHint();
        else
            m_views.window.statusLine().hint(text);
    });
}

// What texts do by their own keys can be done from the menu too. Fields and editors name it alike.
void EditorWiring::connectTexts()
{
    connect(qApp, &QApplication::focusChanged, this, [this](const QWidget *, QWidget *now) {
        const bool isTable = qobject_cast<QTableView *>(now) != nullptr;
        if (isTable || (now && now->metaObject()->indexOfMethod("paste()") >= 0))
            m_edited = now;
    });
    struct Edit
    {
        Command command;
        QKeySequence::StandardKey keys; // for a table, which has its own ways
        const char *method; // of a text
    };
    const Edit all[] = {
        {Command::Undo, QKeySequence::Undo, "undo"},
        {Command::Redo, QKeySequence::Redo, "redo"},
        {Command::Cut, QKeySequence::Cut, "cut"},
        {Command::Copy, QKeySequence::Copy, "copy"},
        {Command::Paste, QKeySequence::Paste, "paste"},
        {Command::SelectAll, QKeySequence::SelectAll, "selectAll"},
    };
    for (const Edit &edit : all) {
        on(edit.command, [this, edit] {
            // What was marked last is what is undone there, whichever of its controls has the
            // focus.
            if (edit.command == Command::Undo
                && m_views.results.isAncestorOf(QApplication::focusWidget())
                && m_views.results.undoMark())
                return;
            if (!m_edited || !m_edited->isVisible())
                return;
            if (qobject_cast<QTableView *>(m_edited.data()))
                press(*m_edited, edit.keys);
            else
                QMetaObject::invokeMethod(m_edited, edit.method);
        });
    }
}

void EditorWiring::connectZoom()
{
    on(Command::ZoomIn, [this] { zoom(1); });
    on(Command::ZoomOut, [this] { zoom(-1); });
    on(Command::ZoomReset, [this] { zoom(0); });
}

void EditorWiring::connectFiles()
{
    on(Command::OpenFile, [this] { askForFile(); });
    connect(&m_views.window, &ui::MainWindow::filesDropped, this, &EditorWiring::openFiles);
    connect(&m_views.drafts, &ui::DraftTabs::chooseFileRequested, this, [this] {
        m_parts.questions.openFile(tr("File to send as a body"), {}, [this](const QString &path) {
            if (!path.isEmpty())
                takeBodyFile(path);
        });
    });
    connect(&m_parts.drafts, &DraftController::failed, &m_parts.shell, &ShellController::showError);
    connect(&m_parts.drafts, &DraftController::restored, this, [this](bool hadDrafts) {
        if (hadDrafts)
            showRestoredDrafts();
        m_parts.library.lookAtFiles();
        m_isRestored = true;
        openFiles(std::exchange(m_waiting, {}));
    });
}

// A template names what lies beside it, so that it means the same on every computer.
void EditorWiring::takeBodyFile(const QString &path)
{
    const QString folder = core::filesFolderOf(m_views.drafts.currentDraft());
    if (folder.isEmpty())
        return m_views.drafts.setFilePath(path);
    const QString canonical = QFileInfo(path).canonicalFilePath();
    if (canonical.startsWith(folder + u'/'))
        return m_views.drafts.setFilePath(canonical.sliced(folder.size() + 1));
    m_views.window.statusLine().say(
        tr("A template can name files of its own folder only. Copy the file into %1 first.")
            .arg(ui::printable(folder)));
}

// Whoever wrote something before is not new here.
void EditorWiring::showRestoredDrafts()
{
    const QList<core::Draft> drafts = m_views.drafts.session().drafts;
    // The drafts that came took the place of one that had the focus.
    if (!m_views.window.showsStartPage() && !m_views.window.focusWidget())
        m_views.drafts.focusBody();
    if (!m_views.window.showsStartPage()
        || std::all_of(drafts.begin(), drafts.end(), core::isBlank))
        return;
    m_views.window.showStartPage(false);
    m_views.drafts.focusBody();
}

void EditorWiring::askForFile()
{
    m_parts.questions.openFile(tr("Open records"),
                               tr("Records (*.jsonl *.ndjson *.json *.records);;All files (*)"),
                               [this](const QString &path) {
                                   if (!path.isEmpty())
                                       openFiles({path});
                               });
}

void EditorWiring::openFiles(const QStringList &paths)
{
    if (!m_isRestored) { // a file that has a tab must not get another, and be shown above all
        m_waiting += paths;
        return;
    }
    for (const QString &path : m_parts.library.takeFiles(paths)) {
        m_views.window.showStartPage(false);
        m_parts.drafts.openFile(path);
    }
}

void EditorWiring::find()
{
    if (m_views.window.topicOfFocus() == ui::HelpTopic::Results)
        m_views.results.focusFilter();
    else
        m_views.drafts.showFind();
}

void EditorWiring::zoom(int steps)
{
    const int before = m_parts.settings.settings().zoom;
    const int now =
        steps == 0 ? 0 : std::clamp(before + steps, Settings::smallestZoom, Settings::largestZoom);
    if (now == before)
        return;
    m_views.drafts.zoom(steps);
    m_parts.settings.change([now](Settings &each) { each.zoom = now; });
}

} // namespace app
