// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/DraftTableDelegate.h"

#include "ui/common/Icons.h"
#include "ui/common/Theme.h"
#include "ui/editor/DraftTableModel.h"

#include <QKeyEvent>
#include <QLineEdit>

namespace ui {

using namespace Qt::Literals::StringLiterals;

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
    case State::Empty:
        break;
    }
    return {};
}

} // namespace

QWidget *DraftTableDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                          const QModelIndex &index) const
{
    auto *line = new QLineEdit(parent);
    line->setObjectName(u"cellEditor"_s);
    line->setFont(codeFont());
    line->setAutoFillBackground(true); // its frame is round: the old text would look out behind it
    line->setBackgroundRole(QPalette::Base);
    line->setAccessibleName(
        index.model()->headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString());
    return line;
}

void DraftTableDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                              const QModelIndex &) const
{
    editor->setGeometry(option.rect);
}

// The field passes Return on: the grid would take it for its own.
bool DraftTableDelegate::eventFilter(QObject *editor, QEvent *event)
{
    const auto *key = event->type() == QEvent::KeyPress ? static_cast<QKeyEvent *>(event) : nullptr;
    const bool isReturn = key && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)
        && !(key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    auto *line = qobject_cast<QLineEdit *>(editor);
    if (!isReturn || !line)
        return QStyledItemDelegate::eventFilter(editor, event);
    const int step = key->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1;
    emit commitData(line);
    emit closeEditor(line, NoHint);
    emit stepRequested(step);
    return true;
}

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
    if (column == DraftTableModel::Check && state != State::Empty) {
        option->icon = iconOf(state);
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = {extent::icon, extent::icon};
    }
    const bool isQuiet = column == DraftTableModel::Number || column == DraftTableModel::Bytes
        || (column == DraftTableModel::Check && state == State::Empty);
    if (isQuiet && !option->state.testFlag(QStyle::State_Selected))
        option->palette.setColor(QPalette::Text, color(Role::Muted));
    if (state == State::Bad && !option->state.testFlag(QStyle::State_Selected))
        option->backgroundBrush = tint(Role::Refused);
}

} // namespace ui
