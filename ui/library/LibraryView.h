// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/LibraryTree.h"

#include <QSet>
#include <QTimer>
#include <QTreeView>

#include <optional>
#include <utility>

namespace ui {

class LibraryModel;

// The tree itself: what is unfolded and what is chosen stay when the files are read again.
class LibraryView final : public QTreeView
{
    Q_OBJECT

public:
    explicit LibraryView(QWidget *parent = nullptr);

    void setTree(const LibraryTree &tree);
    const LibraryNode *current() const; // null: nothing, or a section
    QList<LibraryKey> chosen() const; // files, folders and collections; of records their files
    void setCurrent(const LibraryKey &key); // and shows it
    void rename(); // the current one, where it is
    // Asks for each chosen file and folder that is not below another one.
    void deleteChosen();

signals:
    void openRequested(const ui::LibraryKey &key);
    void favouriteToggled(const ui::LibraryKey &key);
    void deleteRequested(const ui::LibraryKey &key);
    void renameRequested(const ui::LibraryKey &key, const QString &name);
    void moveRequested(const ui::LibraryKey &key, const ui::LibraryKey &folder);

protected:
    void drawBranches(QPainter *painter, const QRect &rect,
                      const QModelIndex &index) const override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void showTree(const LibraryTree &tree);
    void showHeld();
    void unfold(const QModelIndex &parent, bool unfoldsAll);
    void remember(const QModelIndex &index, bool isUnfolded);
    static QString nameOf(const LibraryNode &node);

    LibraryModel *m_model;
    QSet<QString> m_folded; // collections and sections are unfolded at first
    QSet<QString> m_unfolded; // folders and files are folded at first
    bool m_isSetting = false;
    bool m_isDoubleClick = false; // its second release opens nothing
    QTimer m_hold; // runs while a second click may follow
    std::optional<LibraryTree> m_held;
    std::optional<std::pair<LibraryKey, LibraryKey>> m_renamed; // from and to, until it is seen
};

} // namespace ui
