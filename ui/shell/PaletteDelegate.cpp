// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PaletteDelegate.h"

#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/StyleParts.h"
#include "ui/common/Theme.h"
#include "ui/shell/KeyCaps.h"
#include "ui/shell/PaletteModel.h"

#include <QPainter>
#include <QTextLayout>
#include <QWidget>

namespace ui {

namespace {

QList<QTextLayout::FormatRange> boldAt(const QList<qsizetype> &places)
{
    QTextCharFormat bold;
    bold.setFontWeight(QFont::Bold);
    QList<QTextLayout::FormatRange> ranges;
    for (const qsizetype place : places) {
        const int start = static_cast<int>(place);
        if (!ranges.isEmpty() && ranges.last().start + ranges.last().length == start)
            ++ranges.last().length;
        else
            ranges.append({start, 1, bold});
    }
    return ranges;
}

void drawMatched(QPainter &painter, const QRect &rect, const QString &text,
                 const QList<qsizetype> &places, const QFont &font)
{
    QTextLayout layout(printable(text), font);
    layout.setFormats(boldAt(places));
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(1e6);
    layout.endLayout();
    painter.save();
    painter.setClipRect(rect);
    const qreal top = rect.top() + (rect.height() - line.height()) / 2;
    layout.draw(&painter, {qreal(rect.left()), top});
    painter.restore();
}

} // namespace

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const bool isEnabled = index.flags().testFlag(Qt::ItemIsEnabled);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    if (isSelected)
        parts::drawChosenRow(*painter, option.rect, 0);
    QRect rect = option.rect.adjusted(space::m, 0, -space::m, 0);

    const QByteArray name = index.data(PaletteModel::IconRole).toByteArray();
    if (!name.isEmpty()) {
        const qreal ratio = option.widget ? option.widget->devicePixelRatioF() : 1.0;
        const Role role = isEnabled ? Role::Muted : Role::Disabled;
        painter->drawPixmap(rect.left(), rect.center().y() - extent::icon / 2 + 1,
                            iconPixmap(name.constData(), color(role), extent::icon, ratio));
    }
    rect.setLeft(rect.left() + extent::icon + space::s);

    const QString keys = index.data(PaletteModel::KeysRole).toString();
    if (!keys.isEmpty())
        rect.setRight(rect.right() - drawKeyCaps(*painter, rect, keys) - space::m);
    const QString group = index.data(PaletteModel::GroupRole).toString();
    painter->setFont(smallFont());
    painter->setPen(color(isSelected ? Role::SelectionText : Role::Muted));
    painter->drawText(rect, Qt::AlignVCenter | Qt::AlignRight, group);
    rect.setRight(rect.right() - painter->fontMetrics().horizontalAdvance(group) - space::s);

    painter->setPen(color(!isEnabled       ? Role::Disabled
                              : isSelected ? Role::SelectionText
                                           : Role::Text));
    drawMatched(*painter, rect, index.data().toString(),
                index.data(PaletteModel::PlacesRole).value<QList<qsizetype>>(), option.font);
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {option.rect.width(), rowHeight};
}

} // namespace ui
