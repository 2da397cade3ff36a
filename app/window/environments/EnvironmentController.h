// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/environments/EnvironmentReading.h"
#include "core/collections/CollectionFiles.h"
#include "core/rendering/TemplateFacts.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <optional>

namespace app {

// The environments of the open collections and this person's own: read, and changed as the person
// says. All work with files is done on a thread of its own, in the order in which it was asked for.
class EnvironmentController final : public QObject
{
    Q_OBJECT

public:
    // `ownFolder`: of those that belong to no collection; made with the first.
    explicit EnvironmentController(QString ownFolder, QObject *parent = nullptr);
    ~EnvironmentController() override;

    void setCollections(const QStringList &folders); // reads them; entriesChanged() may follow
    // Folders that are no collections, but have files of drafts in them, or environments that were
    // opened: likewise, without what lies in their folders.
    void setOthers(const QStringList &folders);
    void refresh();

    const QList<ui::EnvironmentEntry> &entries() const { return m_entries; }
    QList<ui::EnvironmentRoot> roots() const; // where a new one can lie
    const QString &ownFolder() const { return m_ownFolder; }
    // Null when there is none, or it cannot be used.
    const ui::EnvironmentEntry *find(const std::optional<core::DraftEnvironment> &key) const;
    // What templates of the draft get from its environment: variables, and names of secrets.
    void addTo(core::TemplateSurroundings &around, const core::Draft &draft) const;

    void create(const QString &root); // created() follows
    void createIn(const QString &root, const QString &folder); // of the root; likewise
    void save(const ui::EnvironmentEntry &before, const QString &name,
              const core::Environment &environment); // saved() follows
    void remove(const core::DraftEnvironment &environment); // removed() follows, or trashMissing()
    void removeForGood(const core::DraftEnvironment &environment); // removedForGood() follows
    void restore(); // the one that was removed last

signals:
    void entriesChanged();
    void created(const core::DraftEnvironment &environment);
    void saved(const core::DraftEnvironment &before, const core::DraftEnvironment &now);
    void removed(const QString &name);
    // It is still there: the system has no trash for it.
    void trashMissing(const core::DraftEnvironment &environment);
    void removedForGood();
    void failed(const core::Error &error);

private:
    // Whatever it is called, with %1 for the name; empty: it is a matter of the name.
    QString whyNoSecretAtAll(const core::Draft &draft) const;

    template <typename Work, typename Receive>
    void run(Work work, Receive receive);

    QString m_ownFolder;
    QStringList m_folders;
    QStringList m_others;
    QThreadPool m_pool; // one thread: a file is read as the last work left it
    std::shared_ptr<EnvironmentReading> m_reading; // used in the pool only
    std::shared_ptr<std::atomic<quint64>> m_latest; // reading that counts
    QList<ui::EnvironmentEntry> m_entries;
    std::optional<core::Trashed> m_trashed;
};

} // namespace app
