// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/drafts/PoolWork.h"
#include "app/window/library/LibraryReading.h"
#include "core/collections/CollectionFiles.h"
#include "core/drafts/Draft.h"
#include "core/imports/Import.h"
#include "core/result/Deliver.h"
#include "core/result/Result.h"
#include "core/settings/Settings.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace app {

class SettingsController;

// The folders that are open as collections: read, watched, and changed as the person says. All work
// with files is done on a thread of its own, in the order in which it was asked for.
class LibraryController final : public QObject
{
    Q_OBJECT

public:
    explicit LibraryController(SettingsController &settings, QObject *parent = nullptr);
    ~LibraryController() override;

    void start(); // reads what was open
    void openCollection(const QString &folder);
    void closeCollection(const QString &folder);
    void search(const QString &text);
    void toggleFavourite(const ui::LibraryKey &key);

    void open(const ui::LibraryKey &key); // opened() follows
    // Of a record file anywhere.
    ui::LibraryKey keyOf(const QString &path) const;
    // Saves where the draft came from; it must have a file. saved(), changedOutside(), gone() or
    // failed().
    void save(const core::Draft &draft);
    // Saves as a new file; opens its folder as a collection where it lies in none.
    void saveAs(const core::Draft &draft, const QString &path);
    // Writes over whatever is there now.
    void saveOver(const core::Draft &draft);

    // Reads the file of an open draft: changed(), gone() or unchanged() follows.
    void look(const core::Draft &draft);
    // Files, absolute, that are watched wherever they lie.
    void setOpenFiles(const QStringList &paths);

    // Takes what other tools wrote: imported() follows. An environment becomes a file of the
    // folder, without one of the first collection. Of a bundle nothing is taken: bundleFound()
    // follows.
    void importFile(const QString &path, const ui::LibraryKey &folder);
    // Into a folder, which is opened as a collection where it lies in none: unpacked() follows;
    // without a folder its templates are imported() as drafts.
    void importBundle(const QByteArray &bytes, const ui::LibraryKey &folder);

    // Writes one file for others to import, anywhere: exported() or failed().
    void exportBundle(const QList<ui::LibraryKey> &chosen, const QString &path);
    // Writes those records of the draft as a template of their own: likewise.
    void exportRecords(const core::Draft &draft, const QList<qsizetype> &records,
                       const QString &path);

    void newFile(const ui::LibraryKey &folder); // created() follows
    void newFolder(const ui::LibraryKey &folder); // created() follows
    void rename(const ui::LibraryKey &key, const QString &name);
    void move(const ui::LibraryKey &key, const ui::LibraryKey &folder);
    void duplicate(const ui::LibraryKey &key);
    void remove(const ui::LibraryKey &key); // removed() follows, or trashMissing()
    void removeForGood(const ui::LibraryKey &key); // removedForGood() follows
    void restore(const core::Trashed &trashed);

    // Where a new file of this draft would lie: absolute; beside its own file, else in the first
    // collection. Empty when nothing is open.
    QString suggestionFor(const core::Draft &draft) const;

signals:
    void treeChanged(const ui::LibraryTree &tree);
    void opened(const core::Draft &draft, qsizetype record);
    // The file of a draft is another by now, as `theirs`. `isEdited`: the draft is not what the
    // file said before.
    void changed(const core::Draft &draft, const core::Draft &theirs, bool isEdited);
    // The file of a draft that was looked at, or that was to be saved and was not, is not there.
    void gone(const core::Draft &draft, bool wasToBeSaved);
    void unchanged(const core::Draft &draft); // it is as it was read
    void saved(const core::Draft &draft, const core::DraftFile &file); // as it was written
    // The draft was not written: another program changed the file; `theirs` is what is there now.
    void changedOutside(const core::Draft &draft, const core::Draft &theirs);
    // `remark`: what was not taken, in sentences; empty: all was.
    void imported(const QList<core::Draft> &drafts, const QString &remark);
    // What was to be opened, or to be imported into `folder`, is a bundle of these files.
    void bundleFound(const QString &path, const QStringList &files, const QByteArray &bytes,
                     const ui::LibraryKey &folder);
    // `remark`: which names were taken; empty: none.
    void unpacked(const QStringList &paths, const QString &remark);
    // `remark`: what is not in it; empty: all is.
    void exported(const QString &path, qsizetype count, const QString &remark);
    void created(const ui::LibraryKey &key);
    void moved(const ui::LibraryKey &from, const ui::LibraryKey &to);
    void removed(const core::Trashed &trashed);
    // It is still there: the system has no trash for it.
    void trashMissing(const ui::LibraryKey &key, bool isFolder);
    void removedForGood(const ui::LibraryKey &key);
    void failed(const core::Error &error);

private:
    // Does the work in the pool, after all that was asked for before.
    template <typename Work, typename Receive>
    void run(Work work, Receive receive)
    {
        core::deliver(runIn(m_pool, std::move(work)), this, std::move(receive));
    }
    void change(const std::function<void(core::Settings &)> &edit);
    void refresh();
    void watch(const ui::LibraryTree &tree);
    void noteRecent(const QString &path);
    std::optional<core::DraftEnvironment> environmentFor(const QString &root) const;
    void write(const core::Draft &draft, const core::DraftFile &file, bool isOver);
    void keepEnvironment(const core::Environment &environment, const QString &name,
                         const ui::LibraryKey &folder, QStringList &remarks);
    void tellBundle(const QString &path, const QByteArray &bytes, const ui::LibraryKey &folder);
    void takeImport(const core::ImportResult &result, const QString &name,
                    const ui::LibraryKey &folder);
    void moveTo(const ui::LibraryKey &from, const QString &to);

    SettingsController &m_settings;
    QThreadPool m_pool; // one thread: a file is read as the last work left it
    std::shared_ptr<LibraryReading> m_reading; // used in the pool only
    std::shared_ptr<std::atomic<quint64>> m_latest; // reading that counts
    QFileSystemWatcher m_watcher;
    QTimer m_pause; // many changes, one reading
    QString m_searched;
    QStringList m_openFiles;
};

} // namespace app
