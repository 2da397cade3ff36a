// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/wiring/FileChanges.h"

#include "ui/common/Format.h"
#include "ui/shell/StatusLine.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace app {

namespace {

QString nameOf(const core::Draft &draft)
{
    return ui::printable(draft.file ? draft.file->path : draft.title);
}

// Whether both are the same version of the same file.
bool isOfSame(const core::Draft &mine, const core::Draft &theirs)
{
    return mine.file->path == theirs.file->path && mine.file->version == theirs.file->version;
}

// As it was when it was looked at, wherever the cursor may be by now.
bool isAsLooked(core::Draft mine, const core::Draft &looked)
{
    mine.current = looked.current;
    mine.mode = looked.mode;
    mine.times = looked.times;
    mine.environment = looked.environment;
    return mine == looked;
}

} // namespace

FileChanges::FileChanges(const Views &views, LibraryController &library, QObject *parent)
    : QObject(parent)
    , m_views(views)
    , m_library(library)
{
    connect(&m_library, &LibraryController::treeChanged, this, &FileChanges::look);
    connect(&m_library, &LibraryController::changed, this, &FileChanges::take);
    connect(&m_library, &LibraryController::changedOutside, this,
            [this](const core::Draft &draft, const core::Draft &theirs) {
                note(draft, theirs);
                showBoth(draft.id);
            });
    connect(&m_library, &LibraryController::gone, this, &FileChanges::noteGone);
    connect(&m_library, &LibraryController::unchanged, this, &FileChanges::noteBack);
    connect(&m_library, &LibraryController::saved, this,
            [this](const core::Draft &draft) { settle(draft.id); });
    // A tab that was closed for a while.
    connect(&m_views.actions[ui::Command::ReopenTab], &QAction::triggered, this, &FileChanges::look,
            Qt::QueuedConnection);
    connect(&m_views.drafts, &ui::DraftTabs::draftChanged, this, [this] {
        if (!m_conflicts.isEmpty() || !m_settled.isEmpty())
            tell();
    });
}

void FileChanges::look()
{
    QStringList paths;
    for (const core::Draft &draft : m_views.drafts.session().drafts) {
        if (!draft.file)
            continue;
        paths += draft.file->root + u'/' + draft.file->path;
        m_library.look(draft);
    }
    m_library.setOpenFiles(paths);
}

std::optional<core::Draft> FileChanges::find(const QString &id) const
{
    const QList<core::Draft> drafts = m_views.drafts.session().drafts;
    const auto found = std::find_if(drafts.begin(), drafts.end(),
                                    [&id](const core::Draft &each) { return each.id == id; });
    return found == drafts.end() ? std::nullopt : std::optional(*found);
}

void FileChanges::take(const core::Draft &looked, const core::Draft &theirs, bool isEdited)
{
    const auto mine = find(looked.id);
    // What was read may be what we have just written.
    if (!mine || !mine->file || isOfSame(*mine, theirs))
        return;
    if (core::isReadOnly(*mine) || (!isEdited && !core::isReadOnly(theirs))) {
        if (!core::isReadOnly(*mine) && !isAsLooked(*mine, looked))
            return m_library.look(*mine); // written meanwhile
        return showTheirs(*mine, theirs);
    }
    note(*mine, theirs);
    tell();
}

void FileChanges::note(const core::Draft &mine, const core::Draft &theirs)
{
    Conflict &conflict = m_conflicts[mine.id];
    if (conflict.theirs.file && isOfSame(conflict.theirs, theirs))
        return;
    conflict.isGone = false;
    if (!conflict.tab.isEmpty())
        m_settled += std::exchange(conflict.tab, {}); // an earlier version
    conflict.theirs = theirs;
    conflict.isTold = false;
}

void FileChanges::noteGone(const core::Draft &looked, bool wasToBeSaved)
{
    const auto mine = find(looked.id);
    if (!mine || !mine->file || mine->file->path != looked.file->path)
        return; // saved elsewhere or moved meanwhile
    Conflict &conflict = m_conflicts[mine->id];
    if (!conflict.isGone && !conflict.tab.isEmpty())
        m_settled += conflict.tab;
    if (!conflict.isGone)
        conflict = {.isGone = true};
    if (wasToBeSaved)
        conflict.isTold = false; // it may have been closed
    tell();
}

// It is as the draft knows it, whatever was seen of it meanwhile: no more than its first half, for
// instance, while somebody wrote it.
void FileChanges::noteBack(const core::Draft &looked)
{
    settle(looked.id);
}

// A tab that was closed has nothing to be asked, and none leads to it.
void FileChanges::forgetClosed()
{
    QSet<QString> open;
    for (const core::Draft &draft : m_views.drafts.session().drafts)
        open += draft.id;
    for (auto each = m_conflicts.begin(); each != m_conflicts.end();) {
        if (!open.contains(each.key())) {
            m_settled += each->tab;
            each = m_conflicts.erase(each);
            continue;
        }
        if (!each->tab.isEmpty() && !open.contains(each->tab)) {
            each->tab.clear();
            each->isTold = false;
        }
        ++each;
    }
}

void FileChanges::tellGone(const QString &id, const core::Draft &mine)
{
    const auto here = [this, id](const std::function<void()> &run) {
        // Not while a button of the page is at it that may go.
        return [this, id, run] {
            QTimer::singleShot(0, this, [this, id, run] {
                if (m_views.drafts.showDraft(id))
                    run();
            });
        };
    };
    m_views.drafts.offer(
        tr("“%1” is not on disk any more: deleted, renamed or moved. It is in this tab only.")
            .arg(nameOf(mine)),
        {{tr("Save again"), here([this, id] { m_library.saveOver(*find(id)); })},
         {tr("Save as…"), here([this] { m_views.actions[ui::Command::SaveAs].trigger(); })},
         {tr("Close"), here([this] { m_views.drafts.closeTab(); })}});
}

// Above the draft that is shown; the others are told of when they are.
void FileChanges::tell()
{
    forgetClosed();
    const QString id = m_views.drafts.currentDraft().id;
    if (m_settled.remove(id))
        m_views.drafts.suggest({}, {}, [] {});
    const auto found = m_conflicts.find(id);
    if (found == m_conflicts.end() || found->isTold)
        return;
    found->isTold = true;
    if (found->isGone)
        return tellGone(id, m_views.drafts.currentDraft());
    const QString name = nameOf(found->theirs);
    if (core::isReadOnly(found->theirs))
        return m_views.drafts.suggest(
            tr("“%1” was changed by another program, and is damaged now: %2. Here it is as it was.")
                .arg(name, ui::printable(found->theirs.file->damage)),
            {}, [] {});
    if (found->tab.isEmpty())
        return m_views.drafts.suggest(
            tr("“%1” was changed by another program, and you have changed it here.").arg(name),
            tr("Show both"), [this, id] { showBoth(id); });
    m_views.drafts.suggest(
        tr("This is yours, not saved. What “%1” says on disk is in the tab “%2”.")
            .arg(name, tr("%1 (on disk)").arg(ui::printable(found->theirs.title))),
        tr("Take what is on disk"), [this, id] { takeTheirs(id); });
}

void FileChanges::showTheirs(const core::Draft &mine, const core::Draft &theirs)
{
    core::Draft now = theirs;
    now.id = mine.id;
    now.current = std::min(mine.current, now.records.size() - 1);
    now.mode = mine.mode;
    now.environment = mine.environment;
    now.times = mine.times;
    m_views.drafts.replaceDraft(now);
    settle(mine.id);
    m_views.window.statusLine().say(
        tr("%1 was changed on disk and is shown anew").arg(ui::printable(now.title)));
}

void FileChanges::showBoth(const QString &id)
{
    const auto found = m_conflicts.find(id);
    if (found == m_conflicts.end() || found->isGone)
        return;
    if (core::isReadOnly(found->theirs))
        return tell();
    const QString name = nameOf(found->theirs);
    found->isTold = false; // of the draft itself, with other words
    if (found->tab.isEmpty() || !m_views.drafts.showDraft(found->tab)) {
        core::Draft other = core::withoutFile(found->theirs);
        other.title = tr("%1 (on disk)").arg(found->theirs.title);
        found->tab = other.id;
        m_views.drafts.openDraft(other);
    }
    m_views.drafts.suggest(
        tr("This is what “%1” says on disk, as another program wrote it. Yours is in its own tab.")
            .arg(name),
        tr("Save mine over it"), [this, id] { saveMine(id); });
}

// As it is now: a person may have gone on.
void FileChanges::saveMine(const QString &id)
{
    const auto mine = find(id);
    if (!mine || !m_conflicts.contains(id))
        return m_views.window.statusLine().say(tr("Not saved: yours is not open any more"));
    m_views.drafts.showDraft(id);
    m_library.saveOver(*mine);
}

void FileChanges::takeTheirs(const QString &id)
{
    const auto mine = find(id);
    const auto found = m_conflicts.constFind(id);
    if (!mine || found == m_conflicts.cend())
        return;
    const core::Draft theirs = found->theirs;
    core::Draft kept = core::withoutFile(*mine);
    kept.id = core::newDraft().id;
    kept.title = tr("%1 (mine)").arg(mine->title);
    showTheirs(*mine, theirs);
    m_views.drafts.openDraft(kept);
    m_views.drafts.showDraft(id);
}

void FileChanges::settle(const QString &id)
{
    const auto found = m_conflicts.constFind(id);
    if (found == m_conflicts.cend())
        return;
    m_settled += id;
    if (!found->tab.isEmpty())
        m_settled += found->tab;
    m_conflicts.erase(found);
    tell();
}

} // namespace app
