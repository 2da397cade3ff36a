// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/LibraryTree.h"

#include <QMenu>

namespace ui {

// What can be done with one thing of the library.
class LibraryMenu final : public QMenu
{
    Q_OBJECT

public:
    // `chosen`: how many things are chosen, this one among them.
    LibraryMenu(const LibraryNode &node, qsizetype chosen, QWidget *parent = nullptr);

signals:
    void openRequested();
    void newFileRequested(); // in the folder
    void newFolderRequested();
    void newEnvironmentRequested();
    void renameRequested();
    void duplicateRequested();
    void favouriteToggled();
    void copyPathRequested();
    void deleteRequested(); // of all that is chosen
    void exportRequested(); // of all that is chosen
    void importRequested(); // of a bundle, into the folder
    void closeRequested(); // a collection; its files stay

private:
    void addCopyPath();
    void addExport(qsizetype chosen);
    void addFolderActions(const LibraryNode &node);
    QAction *add(const QString &name, const QString &text, const char *iconName = nullptr);
};

} // namespace ui
