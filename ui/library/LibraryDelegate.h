// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace ui {

struct LibraryNode;

// How the rows of a LibraryModel look: icon, title, and the marks of what differs from the last
// commit, what is damaged and what is a favourite.
class LibraryDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    // Where the star of a row is, for clicks on it; empty where a row has none.
    static QRect starRect(const QRect &row, const LibraryNode &node);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    // From the right; returns where they start.
    static int paintMarks(QPainter &painter, const QRect &rect, const LibraryNode &node,
                          bool isHot);
};

} // namespace ui
