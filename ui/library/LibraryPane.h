// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/LibraryTree.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace ui {

class LibraryView;
class MessageBar;

// The templates in the sidebar: the folders that were opened as collections, what is in them, and a
// field to search it. While there are none it says how to get one.
class LibraryPane final : public QWidget
{
    Q_OBJECT

public:
    explicit LibraryPane(QWidget *parent = nullptr);

    void setTree(const LibraryTree &tree);
    void setCurrent(const LibraryKey &key);
    // The folder in which something new is to lie: of what is chosen, else the first collection;
    // nothing where there is no collection.
    LibraryKey folderForNew() const;
    QList<LibraryKey> folders() const; // all that files can lie in, as they are shown
    void rename(const LibraryKey &key);
    QList<LibraryKey> chosen() const; // files, folders and collections
    MessageBar &message() const { return *m_message; } // below the tree

signals:
    void openRequested(const ui::LibraryKey &key);
    void openFolderRequested();
    void newFileRequested(const ui::LibraryKey &folder);
    void newFolderRequested(const ui::LibraryKey &folder);
    void newEnvironmentRequested(const ui::LibraryKey &folder);
    void renameRequested(const ui::LibraryKey &key, const QString &name);
    void duplicateRequested(const ui::LibraryKey &key);
    void moveRequested(const ui::LibraryKey &key, const ui::LibraryKey &folder);
    void deleteRequested(const ui::LibraryKey &key);
    void favouriteToggled(const ui::LibraryKey &key);
    void copyRequested(const QString &path);
    void closeRequested(const ui::LibraryKey &collection);
    void exportRequested();
    void importRequested(const ui::LibraryKey &folder); // of a bundle
    void searchRequested(const QString &text); // after a pause; empty: the whole again

private:
    QLayout *createHead();
    QWidget *createEmpty();
    QToolButton *headButton(const QString &objectName, const char *iconName, const QString &text);
    void openMenu(const QPoint &at);
    void connectView();
    void open(const LibraryKey &key); // or say why it cannot be
    void newFile();

    LibraryTree m_tree;
    LibraryView *m_view;
    QLineEdit *m_search;
    QTimer m_searchPause;
    QLabel *m_notice;
    MessageBar *m_message;
    QToolButton *m_new = nullptr;
    QWidget *m_empty = nullptr;
};

} // namespace ui
