// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/Keymap.h"

#include <QAbstractTableModel>

namespace ui {

// All commands and their keys, in the order of the menus.
class ShortcutModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Keys, Place, ColumnCount };
    enum Role { SearchRole = Qt::UserRole, ChangedRole };

    using QAbstractTableModel::QAbstractTableModel;

    const Keymap &keymap() const { return m_keymap; }
    void setKeymap(const Keymap &keymap);
    Command commandAt(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString textAt(const CommandInfo &info, int column) const;

    Keymap m_keymap;
};

// All keys of a command as people read them: "Ctrl++, Ctrl+=".
QString allKeysText(const QList<QKeySequence> &keys);

} // namespace ui
