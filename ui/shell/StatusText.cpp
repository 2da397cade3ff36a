// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StatusText.h"

#include "ui/common/Format.h"
#include "ui/common/StyleParts.h"
#include "ui/common/Theme.h"

#include <QPainter>

namespace ui {

StatusText::StatusText(QWidget *parent)
    : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    adapt();
}

void StatusText::setWords(const QString &text)
{
    m_words = text;
    setAccessibleName(text);
    updateGeometry();
    adapt();
    update();
}

bool StatusText::isCut() const
{
    return fontMetrics().horizontalAdvance(m_words) > width();
}

// What says all that it has to say is no place to stop at.
void StatusText::adapt()
{
    setFocusPolicy(isCut() ? Qt::TabFocus : Qt::NoFocus);
    setCursor(isCut() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setToolTip(isCut() ? plainToolTip(m_words) : QString());
}

QSize StatusText::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_words) + 1, fontMetrics().height()};
}

QSize StatusText::minimumSizeHint() const
{
    return {0, fontMetrics().height()};
}

void StatusText::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(color(Role::Muted));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft,
                     fontMetrics().elidedText(m_words, Qt::ElideRight, width()));
    if (hasFocus())
        parts::drawFocusRing(painter, rect(), extent::radius);
}

void StatusText::resizeEvent(QResizeEvent *)
{
    adapt();
}

} // namespace ui
