// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/library/LibraryController.h"
#include "app/window/library/LibraryFiles.h"
#include "app/window/library/LibraryPaths.h"
#include "app/window/settings/SettingsController.h"
#include "core/drafts/DraftDigest.h"
#include "core/recordfiles/FileNames.h"
#include "core/recordfiles/RecordFile.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <utility>

// Files as drafts: opened, saved, and what happens when another program writes them meanwhile.

namespace app {

using namespace Qt::Literals::StringLiterals;
using core::DraftFile;
using core::Result;
using core::Settings;

namespace {

bool isAbsent(const core::Error &error)
{
    return error.kind == core::Error::Kind::NotFound;
}

} // namespace

void LibraryController::noteRecent(const QString &path)
{
    change([&path](Settings &settings) {
        QStringList &recents = settings.recentTemplates;
        recents.removeAll(path);
        recents.prepend(path);
        recents = recents.mid(0, Settings::mostRecentTemplates);
    });
}

void LibraryController::open(const ui::LibraryKey &key)
{
    struct Read
    {
        Result<core::Draft> draft;
        QByteArray bundle; // empty: it is none
    };
    run(
        [key] {
            return Read{readDraft(key.root, key.path), bundleIn(key.root, key.path)};
        },
        [this, key](const Read &read) {
            if (!read.draft)
                return emit failed(read.draft.error());
            if (!read.bundle.isEmpty())
                return tellBundle(absolutePath(key), read.bundle, {});
            noteRecent(absolutePath(key));
            core::Draft draft = *read.draft;
            draft.environment = environmentFor(key.root);
            emit opened(draft, std::max<qsizetype>(0, key.record));
        });
}

// The one that was chosen last in that folder.
std::optional<core::DraftEnvironment> LibraryController::environmentFor(const QString &root) const
{
    const QString file = m_settings.settings().environments.value(root);
    if (file.isEmpty())
        return std::nullopt;
    if (file.startsWith(root + u'/'))
        return core::DraftEnvironment{root, file.sliced(root.size() + 1)};
    const QFileInfo info(file);
    return core::DraftEnvironment{info.path(), info.fileName()};
}

void LibraryController::look(const core::Draft &draft)
{
    struct Found
    {
        std::optional<core::Draft> theirs;
        bool isEdited = false;
        bool isGone = false;
        bool isAsBefore = false;
    };
    const auto work = [draft]() -> Found {
        const DraftFile &file = *draft.file;
        const auto now = core::readCollectionFile(file.root, file.path);
        if (!now)
            return {.isGone = isAbsent(now.error())};
        if (now->version == file.version)
            return {.isAsBefore = true};
        const auto theirs = readDraft(file.root, file.path);
        if (!theirs)
            return {.isGone = isAbsent(theirs.error())};
        return {.theirs = *theirs, .isEdited = core::digestOf(draft) != file.digest};
    };
    run(work, [this, draft](const Found &found) {
        if (found.theirs)
            emit changed(draft, *found.theirs, found.isEdited);
        else if (found.isGone)
            emit gone(draft, false);
        else if (found.isAsBefore)
            emit unchanged(draft);
    });
}

void LibraryController::setOpenFiles(const QStringList &paths)
{
    if (std::exchange(m_openFiles, paths) != paths)
        m_pause.start(); // to be watched from then on
}

void LibraryController::write(const core::Draft &draft, const DraftFile &file, bool isOver)
{
    const auto work = [draft, file, isOver]() -> Result<DraftFile> {
        const auto bytes = bytesFor(draft, file);
        if (!bytes)
            return core::fail(bytes.error());
        std::optional<QByteArray> read = file.version;
        const auto there = core::readCollectionFile(file.root, file.path);
        // Whoever deleted it meant that.
        if (!isOver && !file.version.isEmpty() && !there && isAbsent(there.error()))
            return core::fail(there.error());
        if (isOver || file.version.isEmpty()) {
            read = there ? std::optional(there->version) : std::nullopt;
        }
        const auto version = core::writeCollectionFile(file.root, file.path, *bytes, read);
        if (!version)
            return core::fail(version.error());
        return DraftFile{file.root, file.path, *version, {}, core::digestOf(draft)};
    };
    run(work, [this, draft, file, isOver](const Result<DraftFile> &written) {
        if (written) {
            noteRecent(file.root + u'/' + file.path);
            return emit saved(draft, *written);
        }
        if (!isOver && isAbsent(written.error()))
            return emit gone(draft, true);
        if (written.error().code != core::changedOutsideCode)
            return emit failed(written.error());
        run([file] { return readDraft(file.root, file.path); },
            [this, draft](const Result<core::Draft> &theirs) {
                if (theirs)
                    emit changedOutside(draft, *theirs);
                else
                    emit failed(theirs.error());
            });
    });
}

void LibraryController::save(const core::Draft &draft)
{
    if (draft.file)
        write(draft, *draft.file, false);
}

void LibraryController::saveOver(const core::Draft &draft)
{
    if (draft.file)
        write(draft, *draft.file, true);
}

void LibraryController::saveAs(const core::Draft &draft, const QString &path)
{
    const QString full =
        path.endsWith(core::recordFileSuffix) ? path : QString(path + core::recordFileSuffix);
    const ui::LibraryKey key = keyOf(full);
    if (!m_settings.settings().collections.contains(key.root))
        openCollection(key.root);
    write(draft, {key.root, key.path, {}}, true); // the dialog asked whether to replace it
}

// A file that lies in no collection has its folder for one.
ui::LibraryKey LibraryController::keyOf(const QString &path) const
{
    const QFileInfo info(path);
    const QString folder = QDir(info.absolutePath()).canonicalPath();
    for (const QString &collection : m_settings.settings().collections) {
        if (folder == collection || folder.startsWith(collection + u'/'))
            return {collection, pathInFolder(folder.mid(collection.size() + 1), info.fileName())};
    }
    return {folder, info.fileName()};
}

QString LibraryController::suggestionFor(const core::Draft &draft) const
{
    if (draft.file) {
        const qsizetype slash = draft.file->path.lastIndexOf(u'/');
        const QString folder = slash < 0 ? QString() : draft.file->path.left(slash);
        const QString name = draft.file->path.mid(slash + 1).chopped(core::recordFileSuffix.size());
        return draft.file->root + u'/'
            + core::freePath(draft.file->root, folder, tr("%1 copy").arg(name),
                             core::recordFileSuffix);
    }
    const QStringList &collections = m_settings.settings().collections;
    if (collections.isEmpty())
        return {};
    QString name;
    for (const QChar each : core::titleOf(draft))
        name += each.isLetterOrNumber() || u"_ ."_s.contains(each) ? each : QChar(u'-');
    // No option to a shell, and no hidden file.
    static const QRegularExpression dashes(u"[- ]*-[- ]*"_s);
    static const QRegularExpression ends(u"^[-. ]+|[-. ]+$"_s);
    name = name.simplified().replace(dashes, u"-"_s).remove(ends);
    return collections.first() + u'/' + (name.isEmpty() ? tr("untitled") : name)
        + core::recordFileSuffix;
}

} // namespace app
