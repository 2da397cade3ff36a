// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/picker/PickItem.h"

#include <QAbstractListModel>
#include <QList>

namespace ui {

// What can be picked, filtered by what was typed, with a heading above each group. Headings are
// rows that cannot be selected. For some hundreds of items.
class PickModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum ItemRole {
        KeyRole = Qt::UserRole, // empty for headings
        DetailRole,
        HeadingRole, // bool
    };

    using QAbstractListModel::QAbstractListModel;

    void setItems(const QList<PickItem> &items);
    const QList<PickItem> &items() const { return m_items; }
    // Keeps what has every word of `text` in its text or detail, in any case; the alias
    // has to be the word.
    void setFilter(const QString &text);

    const PickItem *itemAt(int row) const; // null for headings and rows that are not
    int rowOf(const QString &key) const; // -1: not there, or filtered away
    int firstRow() const; // that can be picked; -1: none
    // The next row that can be picked in that direction; `row` when there is none.
    int nextRow(int row, int step) const;
    bool isEmpty() const { return firstRow() < 0; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Row
    {
        qsizetype item; // of the heading: its first one
        bool isHeading;
    };

    void arrange();
    bool matches(const PickItem &item) const;
    QVariant headingData(const PickItem &first, int role) const;

    QList<PickItem> m_items;
    QStringList m_words;
    QList<Row> m_rows;
};

} // namespace ui
