// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/LibraryWiring.h"

#include "core/recordfiles/FileNames.h"
#include "ui/common/Format.h"
#include "ui/common/MessageBar.h"
#include "ui/library/LibraryPane.h"
#include "ui/shell/StatusLine.h"

#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>

#include <algorithm>
#include <array>

namespace app {

using ui::Command;
using Severity = ui::MessageBar::Severity;

namespace {

// By its name: scripts and exports are no records, whatever else stands in them.
bool isOfAnotherTool(const QString &path)
{
    constexpr std::array<QLatin1StringView, 5> suffixes{
        QLatin1StringView(".postman_environment.json"), QLatin1StringView(".js"),
        QLatin1StringView(".mjs"), QLatin1StringView(".ts"), QLatin1StringView(".sh")};
    return std::any_of(suffixes.begin(), suffixes.end(),
                       [&path](const auto &each) { return path.endsWith(each); });
}

} // namespace

LibraryWiring::LibraryWiring(const Views &views, const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_views(views)
    , m_parts(parts)
    , m_fileChanges(views, parts.library)
{
    connectPane();
    connectChanges();
    connectLibrary();
    connectCommands();
}

void LibraryWiring::on(Command command, const std::function<void()> &run)
{
    connect(&m_views.actions[command], &QAction::triggered, this, run);
}

void LibraryWiring::connectPane()
{
    const ui::LibraryPane &pane = m_views.library;
    connect(&pane, &ui::LibraryPane::openRequested, this, &LibraryWiring::open);
    connect(&pane, &ui::LibraryPane::openFolderRequested, this, &LibraryWiring::askForFolder);
    connect(&pane, &ui::LibraryPane::copyRequested, this,
            [](const QString &path) { QGuiApplication::clipboard()->setText(path); });
    connect(&pane.message(), &ui::MessageBar::actionTriggered, this, [this] {
        m_views.library.message().hide();
        if (const auto answer = std::exchange(m_answer, {}))
            answer();
    });
}

void LibraryWiring::connectChanges()
{
    const ui::LibraryPane &pane = m_views.library;
    LibraryController *library = &m_parts.library;
    connect(&pane, &ui::LibraryPane::newFileRequested, library, &LibraryController::newFile);
    connect(&pane, &ui::LibraryPane::newFolderRequested, library, &LibraryController::newFolder);
    connect(&pane, &ui::LibraryPane::renameRequested, library, &LibraryController::rename);
    connect(&pane, &ui::LibraryPane::duplicateRequested, library, &LibraryController::duplicate);
    connect(&pane, &ui::LibraryPane::moveRequested, library, &LibraryController::move);
    connect(&pane, &ui::LibraryPane::deleteRequested, library, [library](const auto &key) {
        if (key.path.isEmpty())
            library->closeCollection(key.root);
        else if (key.record < 0)
            library->remove(key);
    });
    connect(&pane, &ui::LibraryPane::favouriteToggled, library,
            &LibraryController::toggleFavourite);
    connect(&pane, &ui::LibraryPane::closeRequested, library,
            [library](const auto &key) { library->closeCollection(key.root); });
    connect(&pane, &ui::LibraryPane::searchRequested, library, &LibraryController::search);
}

void LibraryWiring::connectLibrary()
{
    const LibraryController &library = m_parts.library;
    connect(&library, &LibraryController::treeChanged, this, &LibraryWiring::showTree);
    connect(&library, &LibraryController::opened, this, &LibraryWiring::showOpened);
    connect(&library, &LibraryController::saved, this, &LibraryWiring::showSaved);
    connect(&library, &LibraryController::created, this, [this](const ui::LibraryKey &key) {
        m_toRename = key;
        if (key.path.endsWith(core::recordFileSuffix)
            && !key.path.endsWith(core::environmentFileSuffix))
            open(key);
    });
    connect(&library, &LibraryController::imported, this, &LibraryWiring::showImported);
    connect(&library, &LibraryController::moved, this, &LibraryWiring::followMove);
    connect(&library, &LibraryController::removed, this, &LibraryWiring::showRemoved);
    connect(&library, &LibraryController::trashMissing, this, &LibraryWiring::askToDelete);
    connect(&library, &LibraryController::removedForGood, this, [this](const auto &key) {
        m_views.window.statusLine().say(tr("Deleted %1").arg(ui::printable(key.path)));
    });
    connect(&library, &LibraryController::failed, this, [this](const core::Error &error) {
        m_parts.shell.showErrorOf(ShellController::Topic::Library, error);
    });
}

void LibraryWiring::connectCommands()
{
    on(Command::Save, [this] { save(); });
    on(Command::SaveAs, [this] { saveAs(); });
    connect(&m_views.drafts, &ui::DraftTabs::saveCopyRequested, this, &LibraryWiring::saveAs);
    on(Command::OpenFolder, [this] { askForFolder(); });
    on(Command::Import, [this] { askForImport(); });
}

void LibraryWiring::askForFolder()
{
    m_parts.questions.openFolder(tr("Open a folder of templates"), [this](const QString &path) {
        if (!path.isEmpty())
            openFolder(path);
    });
}

// Where it can be seen: a start page or a folded sidebar would hide that anything happened.
void LibraryWiring::openFolder(const QString &path)
{
    m_parts.library.openCollection(path);
    m_views.window.showStartPage(false);
    m_parts.shell.showSidebar();
}

void LibraryWiring::askForImport()
{
    m_parts.questions.openFile(tr("Import from KDG, AWS CLI, k6, Postman or curl"),
                               tr("All files (*)"), [this](const QString &path) {
                                   if (!path.isEmpty())
                                       m_parts.library.importFile(path,
                                                                  m_views.library.folderForNew());
                               });
}

void LibraryWiring::showImported(const QList<core::Draft> &drafts, const QString &remark)
{
    if (!drafts.isEmpty())
        m_views.window.showStartPage(false);
    for (const core::Draft &draft : drafts)
        m_views.drafts.openDraft(draft);
    m_answer = {};
    if (remark.isEmpty())
        m_views.window.statusLine().say(tr("Imported"));
    else
        m_views.library.message().showMessage(Severity::Note, ui::printable(remark));
}

void LibraryWiring::save()
{
    const core::Draft draft = m_views.drafts.currentDraft();
    if (draft.file && !core::isReadOnly(draft))
        m_parts.library.save(draft);
    else
        saveAs();
}

void LibraryWiring::saveAs()
{
    core::Draft draft = m_views.drafts.currentDraft();
    if (draft.file && draft.title == QFileInfo(draft.file->path).completeBaseName())
        draft.title.clear(); // it was called after its file, and is so again
    m_parts.questions.saveFile(core::isReadOnly(draft) ? tr("Save a copy of what could be read")
                                                       : tr("Save as template"),
                               m_parts.library.suggestionFor(draft), tr("Record files (*.records)"),
                               [this, draft](const QString &path) {
                                   if (!path.isEmpty())
                                       m_parts.library.saveAs(draft, path);
                               });
}

// A file has one tab: a second click leads to it.
void LibraryWiring::open(const ui::LibraryKey &key)
{
    const bool isThere = QFileInfo::exists(key.root + u'/' + key.path);
    if (isThere && key.path.endsWith(core::environmentFileSuffix))
        return emit environmentOpened({key.root, key.path});
    if (!showTabOf(key))
        m_parts.library.open(key);
}

bool LibraryWiring::showTabOf(const ui::LibraryKey &key)
{
    for (const core::Draft &draft : m_views.drafts.session().drafts) {
        // A folder of templates may lie in another that is open too.
        if (!draft.file
            || QDir::cleanPath(draft.file->root + u'/' + draft.file->path)
                != QDir::cleanPath(key.root + u'/' + key.path))
            continue;
        m_views.window.showStartPage(false);
        m_views.drafts.showDraft(draft.id);
        m_views.drafts.focusBody();
        if (key.record >= 0)
            m_views.drafts.goTo(key.record, QStringLiteral("body"), {});
        return true;
    }
    return false;
}

void LibraryWiring::showOpened(const core::Draft &draft, qsizetype record)
{
    core::Draft shown = draft;
    shown.current = std::min(record, draft.records.size() - 1);
    m_views.window.showStartPage(false);
    if (showTabOf({draft.file->root, draft.file->path, record}))
        return; // asked for twice while it was read
    m_views.drafts.openDraft(shown);
    m_views.drafts.focusBody();
}

void LibraryWiring::showSaved(const core::Draft &draft, const core::DraftFile &file)
{
    m_views.drafts.setFile(draft.id, file);
    m_parts.shell.clearErrorOf(ShellController::Topic::Library); // the disk has room again
    m_views.window.statusLine().say(tr("Saved %1").arg(ui::printable(file.path)));
}

void LibraryWiring::askToDelete(const ui::LibraryKey &key, bool isFolder)
{
    const QString name = ui::printable(key.path);
    m_parts.questions.confirm(
        isFolder ? tr("Delete the folder “%1” and all that is in it for good?").arg(name)
                 : tr("Delete “%1” for good?").arg(name),
        tr("Where it lies there is no trash that it could be moved to: it cannot be brought back."),
        tr("Delete for good"), [this, key](bool isAgreed) {
            if (isAgreed)
                m_parts.library.removeForGood(key);
        });
}

void LibraryWiring::showRemoved(const core::Trashed &trashed)
{
    // As long as it is said, what follows is undone together with it.
    ui::MessageBar &message = m_views.library.message();
    if (message.isHidden() || message.text() != m_trashText)
        m_trashed.clear();
    m_trashed += trashed;
    m_trashText = m_trashed.size() == 1
        ? tr("“%1” is in the trash.").arg(ui::printable(trashed.path))
        : tr("%1 files and folders are in the trash.").arg(ui::grouped(m_trashed.size()));
    message.showMessage(Severity::Note, m_trashText, tr("Undo"));
    m_answer = [this] {
        for (const core::Trashed &each : std::as_const(m_trashed))
            m_parts.library.restore(each);
    };
}

void LibraryWiring::followMove(const ui::LibraryKey &from, const ui::LibraryKey &to)
{
    for (const core::Draft &draft : m_views.drafts.session().drafts) {
        if (!draft.file || draft.file->root != from.root)
            continue;
        core::DraftFile file = *draft.file;
        if (file.path == from.path)
            file.path = to.path;
        else if (file.path.startsWith(from.path + u'/'))
            file.path = to.path + file.path.mid(from.path.size());
        else
            continue;
        m_views.drafts.setFile(draft.id, file);
    }
}

void LibraryWiring::showTree(const ui::LibraryTree &tree)
{
    m_views.library.setTree(tree);
    if (const auto key = std::exchange(m_toRename, {}))
        m_views.library.rename(*key);
}

QStringList LibraryWiring::takeFiles(const QStringList &paths)
{
    QStringList others;
    for (const QString &path : paths) {
        const QFileInfo info(path);
        if (info.isDir())
            openFolder(path);
        else if (path.endsWith(core::recordFileSuffix))
            open(m_parts.library.keyOf(path));
        else if (isOfAnotherTool(path))
            m_parts.library.importFile(path, m_views.library.folderForNew());
        else
            others.append(path);
    }
    return others;
}

} // namespace app
