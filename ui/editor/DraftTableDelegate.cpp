// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/DraftTableDelegate.h"

#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/editor/DraftTableModel.h"

#include <QLineEdit>

namespace ui {

namespace {

using State = DraftTableModel::CheckState;

QIcon iconOf(State state)
{
    switch (state) {
    case State::Ready:
        return icon("check", Role::Stored);
    case State::Warned:
        return icon("triangle-alert", Role::Throttled);
    case State::Bad:
        return icon("circle-x", Role::Refused);
    case State::Unknown:
        break;
    }
    return {};
}

} // namespace

void DraftTableDelegate::setModelData(QWidget *editor, QAbstractItemModel *,
                                      const QModelIndex &index) const
{
    if (const auto *line = qobject_cast<QLineEdit *>(editor))
        emit committed(index, line->text());
}

void DraftTableDelegate::initStyleOption(QStyleOptionViewItem *option,
                                         const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const int column = index.column();
    const auto state = static_cast<State>(index.data(DraftTableModel::CheckRole).toInt());
    if (column == DraftTableModel::Key || column == DraftTableModel::HashKey
        || column == DraftTableModel::Body)
        option->font = codeFont();
    if (column == DraftTableModel::Check) {
        option->icon = iconOf(state);
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = {extent::icon, extent::icon};
    }
    const bool isQuiet = column == DraftTableModel::Number || column == DraftTableModel::Bytes;
    if (isQuiet && !option->state.testFlag(QStyle::State_Selected))
        option->palette.setColor(QPalette::Text, color(Role::Muted));
    if (state == State::Bad && !option->state.testFlag(QStyle::State_Selected))
        option->backgroundBrush = tint(Role::Refused);
}

} // namespace ui
