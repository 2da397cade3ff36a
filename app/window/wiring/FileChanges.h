// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/library/LibraryController.h"
#include "app/window/wiring/Views.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace app {

// What another program does to the files of open drafts. A draft that nobody edited shows what its
// file says now; of another both are shown, and the person decides, as about one whose file is not
// there any more. The same whether it happened a
// moment ago or while the program was closed.
class FileChanges final : public QObject
{
    Q_OBJECT

public:
    FileChanges(const Views &views, LibraryController &library, QObject *parent = nullptr);

    void look(); // at the files of all drafts: one of them may be another by now

private:
    // A file that says something else than an edited draft of it, or is not there any more.
    struct Conflict
    {
        bool isGone = false;
        core::Draft theirs; // of a file that is there
        QString tab; // the draft that shows them; empty: none yet
        bool isTold = false; // above the draft
    };

    void take(const core::Draft &looked, const core::Draft &theirs, bool isEdited);
    void note(const core::Draft &mine, const core::Draft &theirs);
    void noteGone(const core::Draft &looked, bool wasToBeSaved);
    void noteBack(const core::Draft &looked);
    void tell();
    void tellGone(const QString &id, const core::Draft &mine);
    void forgetClosed();
    void showTheirs(const core::Draft &mine, const core::Draft &theirs);
    void showBoth(const QString &id);
    void saveMine(const QString &id);
    void takeTheirs(const QString &id);
    void settle(const QString &id);
    std::optional<core::Draft> find(const QString &id) const;

    Views m_views;
    LibraryController &m_library;
    QHash<QString, Conflict> m_conflicts; // by the draft
    QSet<QString> m_settled; // drafts above which something is said that is over
};

} // namespace app
