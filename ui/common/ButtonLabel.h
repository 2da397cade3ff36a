// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QRect>
#include <QString>

class QPainter;

namespace ui::parts {

// What stands on a button.
struct Label
{
    QRect rect;
    QIcon icon;
    int iconWidth = 0; // 0: none
    QString text;
    int textWidth = 0;
    bool isEnabled = true;
};

// Icon and text in the middle, with room between them and for an arrow of `menuWidth` after them.
// Returns where the text ends.
int drawLabel(QPainter &painter, const Label &label, const QColor &ink, int menuWidth);

} // namespace ui::parts
