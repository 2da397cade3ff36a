// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/library/LibraryController.h"
#include "app/window/shell/ShellController.h"
#include "app/window/wiring/FileChanges.h"
#include "app/window/wiring/Views.h"
#include "ui/common/Questions.h"

#include <QObject>

#include <functional>
#include <optional>

namespace app {

// Templates: opened from the sidebar into tabs, saved from tabs into files, and what happens to
// both meanwhile.
class LibraryWiring final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        LibraryController &library;
        ShellController &shell;
        ui::Questions &questions;
    };

    LibraryWiring(const Views &views, const Parts &parts, QObject *parent = nullptr);

    // Record files are opened, folders become collections; gives back the other paths.
    QStringList takeFiles(const QStringList &paths);
    void lookAtFiles() { m_fileChanges.look(); } // of drafts that were restored

signals:
    void environmentOpened(const core::DraftEnvironment &environment); // a click on its file

private:
    void connectPane();
    void connectChanges();
    void connectLibrary();
    void connectCommands();
    void on(ui::Command command, const std::function<void()> &run);

    void askForFolder();
    void openFolder(const QString &path);
    void askForImport();
    void showImported(const QList<core::Draft> &drafts, const QString &remark);
    void save();
    void saveAs();
    void open(const ui::LibraryKey &key);
    bool showTabOf(const ui::LibraryKey &key); // false: it has none
    void showOpened(const core::Draft &draft, qsizetype record);
    void showSaved(const core::Draft &draft, const core::DraftFile &file);
    void askToDelete(const ui::LibraryKey &key, bool isFolder);
    void showRemoved(const core::Trashed &trashed);
    void followMove(const ui::LibraryKey &from, const ui::LibraryKey &to);
    void showTree(const ui::LibraryTree &tree);

    Views m_views;
    Parts m_parts;
    FileChanges m_fileChanges;
    std::optional<ui::LibraryKey> m_toRename; // was made, and is to be named
    std::function<void()> m_answer; // of the message below the tree
    QList<core::Trashed> m_trashed; // what that message can bring back, while it says …
    QString m_trashText; // … this
};

} // namespace app
