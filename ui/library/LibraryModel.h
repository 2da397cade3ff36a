// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/library/LibraryTree.h"

#include <QAbstractItemModel>

namespace ui {

// The library as a tree. What a person does to it by renaming or dragging is asked for by signals:
// the tree changes when the files have.
class LibraryModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum NodeRole {
        KeyRole = Qt::UserRole, // LibraryKey
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setTree(const LibraryTree &tree);
    const LibraryTree &tree() const { return m_tree; }
    const LibraryNode *nodeAt(const QModelIndex &index) const; // null: there is none
    QModelIndex indexOf(const LibraryKey &key) const; // outside of sections

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    bool dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                      const QModelIndex &parent) override;

signals:
    void renameRequested(const ui::LibraryKey &key, const QString &name);
    void moveRequested(const ui::LibraryKey &key, const ui::LibraryKey &folder);

private:
    struct Item
    {
        const LibraryNode *node;
        int parent; // in m_items; −1: at the top
        int row; // among its siblings
        int firstChild; // in m_items, where children lie side by side
    };

    void lay();
    const Item &itemAt(const QModelIndex &index) const;
    QString toolTipOf(const LibraryNode &node) const;

    LibraryTree m_tree;
    std::vector<Item> m_items;
};

} // namespace ui
