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
    LibraryMenu(const LibraryNode &node, QWidget *parent = nullptr);

signals:
    void openRequested();
    void newFileRequested(); // in the folder
    void newFolderRequested();
    void renameRequested();
    void duplicateRequested();
    void favouriteToggled();
    void copyPathRequested();
    void deleteRequested();
    void closeRequested(); // a collection; its files stay

private:
    void addFolderActions(const LibraryNode &node);
    QAction *add(const QString &name, const QString &text, const char *iconName = nullptr);
};

} // namespace ui
