// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/ResultDelegate.h"

#include "core/results/RowSelection.h"
#include "ui/common/Icons.h"
#include "ui/common/StateLook.h"
#include "ui/common/StyleParts.h"
#include "ui/results/ResultModel.h"

#include <QHeaderView>
#include <QPainter>
#include <QTableView>

namespace ui {

namespace {

using core::RecordState;
using core::ResultColumn;

constexpr int padding = 8;
constexpr int gap = 6;

ResultColumn columnOf(const QModelIndex &index)
{
    return static_cast<ResultColumn>(index.column());
}

StateLook rowLook(const QModelIndex &index)
{
    return lookOf(static_cast<RecordState>(index.data(ResultModel::StateRole).toInt()),
                  index.data(ResultModel::ThrottledRole).toBool());
}

// What needs attention is tinted as a whole row; what is well, in its state alone.
QColor background(const QStyleOptionViewItem &option, const QModelIndex &index,
                  const StateLook &look)
{
    if (option.state & QStyle::State_Selected)
        return color(Role::Selection);
    const auto state = static_cast<RecordState>(index.data(ResultModel::StateRole).toInt());
    const bool isTinted = core::isFinal(state)
        && (state != RecordState::Stored || columnOf(index) == ResultColumn::State);
    return isTinted ? tint(look.role) : color(Role::Surface);
}

bool isCode(ResultColumn column)
{
    return column == ResultColumn::PartitionKey || column == ResultColumn::SequenceNumber;
}

bool isQuiet(const QModelIndex &index)
{
    const ResultColumn column = columnOf(index);
    return column == ResultColumn::Number || column == ResultColumn::Latency
        || (column == ResultColumn::Shard
            && index.data(ResultModel::StateRole).toInt() != int(RecordState::Stored));
}

QColor textColor(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (option.state & QStyle::State_Selected)
        return color(Role::SelectionText);
    if (index.data(ResultModel::MovedRole).toBool() && columnOf(index) == ResultColumn::Shard)
        return color(Role::Throttled);
    return color(isQuiet(index) ? Role::Muted : Role::Text);
}

// In high contrast a tint is not enough: a chosen row has edges, a state a strip of its colour.
void drawEdges(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index,
               const StateLook &look)
{
    const QRect &cell = option.rect;
    if (option.state & QStyle::State_Selected) {
        painter.fillRect(QRect(cell.left(), cell.top(), cell.width(), 2), color(Role::Accent));
        painter.fillRect(QRect(cell.left(), cell.bottom() - 1, cell.width(), 2),
                         color(Role::Accent));
    }
    if (columnOf(index) == ResultColumn::State)
        painter.fillRect(QRect(cell.left(), cell.top(), 4, cell.height()), color(look.role));
}

void drawState(QPainter &painter, const QRect &rect, const StateLook &look)
{
    const qreal ratio = painter.device()->devicePixelRatioF();
    painter.drawPixmap(rect.x(), rect.center().y() - extent::icon / 2 + 1,
                       iconPixmap(look.icon, color(look.role), extent::icon, ratio));
    const QRect word = rect.adjusted(extent::icon + gap, 0, 0, 0);
    painter.drawText(word, Qt::AlignLeft | Qt::AlignVCenter, look.word);
}

void drawText(QPainter &painter, const QRect &rect, const QModelIndex &index)
{
    const auto mode =
        columnOf(index) == ResultColumn::SequenceNumber ? Qt::ElideMiddle : Qt::ElideRight;
    const QString text =
        painter.fontMetrics().elidedText(index.data().toString(), mode, rect.width());
    const int alignment = index.data(Qt::TextAlignmentRole).toInt();
    painter.drawText(rect, alignment | Qt::TextSingleLine, text);
}

// A header is one line over all columns: each cell paints its part of it.
void drawHeader(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool isSelected = option.state & QStyle::State_Selected;
    painter.fillRect(option.rect, color(isSelected ? Role::Selection : Role::Raised));
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1),
                     color(Role::Border));
    const auto *view = qobject_cast<const QTableView *>(option.widget);
    if (!view)
        return;
    const QHeaderView *columns = view->horizontalHeader();
    QRect line(-columns->offset(), option.rect.top(), columns->length(), option.rect.height());
    line.adjust(padding, 0, -padding, 0);
    painter.setClipRect(option.rect);
    const char *name =
        index.data(ResultModel::OpenRole).toBool() ? "chevron-down" : "chevron-right";
    const qreal ratio = painter.device()->devicePixelRatioF();
    painter.drawPixmap(line.x(), line.center().y() - extent::icon / 2 + 1,
                       iconPixmap(name, color(Role::Muted), extent::icon, ratio));
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(color(isSelected ? Role::SelectionText : Role::Text));
    painter.drawText(line.adjusted(extent::icon + gap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     index.data(ResultModel::HeaderRole).toString());
}

} // namespace

void ResultDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    painter->save();
    if (!index.data(ResultModel::HeaderRole).toString().isEmpty()) {
        drawHeader(*painter, option, index);
        return painter->restore();
    }
    const StateLook look = rowLook(index);
    painter->fillRect(option.rect, background(option, index, look));
    if (isHighContrast())
        drawEdges(*painter, option, index, look);
    painter->setPen(textColor(option, index));
    painter->setFont(isCode(columnOf(index)) ? codeFont() : option.font);
    const QRect inner = option.rect.adjusted(padding, 0, -padding, 0);
    if (columnOf(index) == ResultColumn::State)
        drawState(*painter, inner, look);
    else
        drawText(*painter, inner, index);
    if (option.state & QStyle::State_HasFocus)
        parts::drawCurrentCell(*painter, option.rect);
    painter->restore();
}

QSize ResultDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics metrics(isCode(columnOf(index)) ? codeFont() : option.font);
    int width = metrics.horizontalAdvance(index.data().toString()) + 2 * padding;
    if (columnOf(index) == ResultColumn::State)
        width += extent::icon + gap;
    return {width, extent::row};
}

} // namespace ui
