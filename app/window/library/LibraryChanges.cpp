// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/library/LibraryController.h"
#include "app/window/library/LibraryPaths.h"
#include "app/window/settings/SettingsController.h"
#include "core/collections/CollectionPath.h"
#include "core/recordfiles/FileNames.h"
#include "core/recordfiles/RecordFile.h"

#include <QFileInfo>

// What a person does to the files of a collection without opening them.

namespace app {

using core::Result;
using core::Settings;

void LibraryController::newFile(const ui::LibraryKey &folder)
{
    const QString path =
        core::freePath(folder.root, folder.path, tr("untitled"), core::recordFileSuffix);
    core::Draft draft = core::newDraft();
    draft.isTemplate = true;
    draft.records.front().title = tr("Record 1");
    draft.records.front().body = "{\n  \"id\": \"{{ uuid() }}\",\n  \"at\": \"{{ now() }}\"\n}";
    const ui::LibraryKey key{folder.root, path};
    run(
        [key, draft]() -> Result<QByteArray> {
            const auto records = core::RecordFile::fromDraft(draft);
            if (!records)
                return core::fail(records.error());
            return core::writeCollectionFile(key.root, key.path, records->toBytes(), std::nullopt);
        },
        [this, key](const Result<QByteArray> &written) {
            if (!written)
                return emit failed(written.error());
            refresh();
            emit created(key);
        });
}

void LibraryController::newFolder(const ui::LibraryKey &folder)
{
    const ui::LibraryKey key{folder.root,
                             core::freePath(folder.root, folder.path, tr("folder"), {})};
    run([key] { return core::makeCollectionFolder(key.root, key.path); },
        [this, key](const Result<> &made) {
            if (!made)
                return emit failed(made.error());
            refresh();
            emit created(key);
        });
}

void LibraryController::moveTo(const ui::LibraryKey &from, const QString &to)
{
    const ui::LibraryKey target{from.root, to};
    run([from, to] { return core::moveInCollection(from.root, from.path, to); },
        [this, from, target](const Result<> &done) {
            if (!done)
                return emit failed(done.error());
            const QString before = absolutePath(from);
            change([&](Settings &settings) {
                for (QStringList *list : {&settings.favouriteTemplates, &settings.recentTemplates})
                    list->replaceInStrings(before, absolutePath(target));
            });
            emit moved(from, target);
        });
}

void LibraryController::rename(const ui::LibraryKey &key, const QString &name)
{
    const qsizetype slash = key.path.lastIndexOf(u'/');
    const QString folder = slash < 0 ? QString() : key.path.left(slash);
    const QString whole = core::nameTyped(name, key.path);
    if (const auto isName = core::checkName(whole); !isName)
        return emit failed(isName.error());
    moveTo(key, pathInFolder(folder, whole));
}

void LibraryController::move(const ui::LibraryKey &key, const ui::LibraryKey &folder)
{
    moveTo(key, pathInFolder(folder.path, key.path.section(u'/', -1)));
}

void LibraryController::duplicate(const ui::LibraryKey &key)
{
    run([key] { return core::duplicateInCollection(key.root, key.path); },
        [this, key](const Result<QString> &copy) {
            if (!copy)
                return emit failed(copy.error());
            refresh();
            emit created({key.root, *copy});
        });
}

void LibraryController::remove(const ui::LibraryKey &key)
{
    struct Done
    {
        Result<core::Trashed> trashed;
        bool isFolder = false;
    };
    run(
        [key] {
            return Done{core::trashInCollection(key.root, key.path),
                        QFileInfo(absolutePath(key)).isDir()};
        },
        [this, key](const Done &done) {
            if (!done.trashed && done.trashed.error().code == core::noTrashCode)
                return emit trashMissing(key, done.isFolder);
            if (!done.trashed)
                return emit failed(done.trashed.error());
            refresh();
            emit removed(*done.trashed);
        });
}

void LibraryController::removeForGood(const ui::LibraryKey &key)
{
    run([key] { return core::deleteFromCollection(key.root, key.path); },
        [this, key](const Result<> &deleted) {
            refresh(); // a part of a folder may be gone
            if (deleted)
                emit removedForGood(key);
            else
                emit failed(deleted.error());
        });
}

void LibraryController::restore(const core::Trashed &trashed)
{
    run([trashed] { return core::restoreToCollection(trashed); },
        [this](const Result<> &done) {
            if (!done)
                emit failed(done.error());
            refresh();
        });
}

} // namespace app
