// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ShortcutModel.h"

#include "ui/common/Format.h"
#include "ui/shell/KeyCaps.h"

#include <QFont>

namespace ui {

using namespace Qt::Literals::StringLiterals;

QString allKeysText(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &each : keys)
        texts.append(keyText(each));
    texts.removeDuplicates(); // both Enter keys
    return texts.join(u", "_s);
}

void ShortcutModel::setKeymap(const Keymap &keymap)
{
    m_keymap = keymap;
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

Command ShortcutModel::commandAt(int row) const
{
    return commands().at(row).command;
}

int ShortcutModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(commands().size());
}

int ShortcutModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ShortcutModel::textAt(const CommandInfo &info, int column) const
{
    switch (column) {
    case Name:
        return plainTextOf(info);
    case Keys:
        return allKeysText(m_keymap.keysOf(info.command));
    case Place:
        return info.place == KeyPlace::Grid ? tr("in the results")
            : info.place == KeyPlace::Text  ? tr("in texts")
                                            : tr("everywhere");
    default:
        return {};
    }
}

QVariant ShortcutModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CommandInfo &info = commands().at(index.row());
    const bool isChanged = m_keymap.isChanged(info.command);
    switch (role) {
    case Qt::DisplayRole:
        return textAt(info, index.column());
    case SearchRole:
        return QString(plainTextOf(info) + u' ' + textAt(info, Keys) + u' ' + nameOf(info.menu));
    case ChangedRole:
        return isChanged;
    case Qt::FontRole: {
        QFont font;
        font.setBold(isChanged);
        return isChanged && index.column() == Keys ? QVariant(font) : QVariant();
    }
    case Qt::ToolTipRole:
        return isChanged
            ? plainToolTip(tr("Changed; as delivered: %1").arg(allKeysText(defaultKeys(info))))
            : QString();
    default:
        return {};
    }
}

QVariant ShortcutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Command");
    case Keys:
        return tr("Keys");
    case Place:
        return tr("Acts");
    default:
        return {};
    }
}

} // namespace ui
