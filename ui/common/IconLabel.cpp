// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/IconLabel.h"

#include "ui/common/Icons.h"

#include <QPainter>

namespace ui {

IconLabel::IconLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(const char *name, Role role)
{
    m_name = name;
    m_role = role;
    update();
}

void IconLabel::setExtent(int extent)
{
    m_extent = extent;
    updateGeometry();
    update();
}

QSize IconLabel::minimumSizeHint() const
{
    const QMargins margins = contentsMargins();
    return {m_extent + margins.left() + margins.right(),
            m_extent + margins.top() + margins.bottom()};
}

void IconLabel::paintEvent(QPaintEvent *)
{
    if (!m_name)
        return;
    QPainter painter(this);
    painter.drawPixmap(contentsRect().topLeft(),
                       iconPixmap(m_name, color(m_role), m_extent, devicePixelRatioF()));
}

} // namespace ui
