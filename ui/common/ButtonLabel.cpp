// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ButtonLabel.h"

#include <QPainter>

namespace ui::parts {

namespace {

constexpr int labelGap = 6; // between an icon and its text

} // namespace

int drawLabel(QPainter &painter, const Label &label, const QColor &ink, int menuWidth)
{
    const int between = label.iconWidth > 0 && !label.text.isEmpty() ? labelGap : 0;
    const int width = label.iconWidth + between + label.textWidth + menuWidth;
    int x = label.rect.left() + (label.rect.width() - width) / 2;
    if (label.iconWidth > 0) {
        const QRect place(x, label.rect.center().y() - label.iconWidth / 2 + 1, label.iconWidth,
                          label.iconWidth);
        label.icon.paint(&painter, place, Qt::AlignCenter,
                         label.isEnabled ? QIcon::Normal : QIcon::Disabled);
        x += label.iconWidth + between;
    }
    painter.setPen(ink);
    painter.drawText(QRect(x, label.rect.top(), label.textWidth + 1, label.rect.height()),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, label.text);
    return x + label.textWidth;
}

} // namespace ui::parts
