// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/LibraryTree.h"

#include <QDialog>
#include <QList>
#include <QStringList>

class QComboBox;
class QPushButton;

namespace ui {

// A bundle before anything of it is taken: what it brings, and where it would go.
class BundleDialog final : public QDialog
{
    Q_OBJECT

public:
    // `paths`: of the files in it. Strangers named both.
    BundleDialog(const QString &name, const QStringList &paths, QWidget *parent = nullptr);

    // The folders that it can go to, with the one that is meant; may be empty.
    void setFolders(const QList<LibraryKey> &folders, const LibraryKey &meant);
    // Another one, which is meant from now on. It may lie in no collection yet.
    void addFolder(const LibraryKey &folder);

signals:
    void importRequested(const ui::LibraryKey &folder);
    void draftsRequested(); // into no folder
    void otherFolderRequested(); // addFolder() may follow

private:
    void import();

    QComboBox *m_folder;
    QPushButton *m_import;
};

} // namespace ui
