// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/InspectorTabs.h"

#include "ui/common/StyleParts.h"
#include "ui/common/Theme.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int widestPadding = 10;
constexpr int leastPadding = 3;
constexpr int tabHeight = 30;
constexpr int lineWidth = 2;

} // namespace

InspectorTabs::InspectorTabs(QWidget *parent)
    : QTabBar(parent)
{
    setDocumentMode(true);
    setDrawBase(false);
    setExpanding(false);
    setElideMode(Qt::ElideNone);
}

int InspectorTabs::widthOfTexts() const
{
    int width = 0;
    for (int i = 0; i < count(); ++i)
        width += fontMetrics().horizontalAdvance(tabText(i));
    return width;
}

int InspectorTabs::leastWidth() const
{
    return widthOfTexts() + 2 * leastPadding * count();
}

// Tabs come closer together before one of them is out of sight.
int InspectorTabs::padding() const
{
    const int room = m_room - widthOfTexts();
    return std::clamp(room / std::max(2 * count(), 1), leastPadding, widestPadding);
}

void InspectorTabs::setRoom(int width)
{
    if (std::exchange(m_room, width) == width)
        return;
    setIconSize(iconSize()); // nothing else makes it lay out its tabs anew
    updateGeometry();
}

QSize InspectorTabs::tabSizeHint(int index) const
{
    return {fontMetrics().horizontalAdvance(tabText(index)) + 2 * padding(), tabHeight};
}

void InspectorTabs::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), color(Role::Surface));
    painter.fillRect(QRect(0, height() - 1, width(), 1), color(Role::Border));
    for (int i = 0; i < count(); ++i) {
        const QRect tab = tabRect(i);
        const bool isOpen = i == currentIndex();
        painter.setPen(color(isOpen ? Role::Text : Role::Muted));
        painter.drawText(tab, Qt::AlignCenter, tabText(i));
        if (isOpen)
            painter.fillRect(tab.adjusted(padding(), tab.height() - lineWidth, -padding(), 0),
                             color(Role::Accent));
        if (isOpen && hasFocus())
            parts::drawFocusRing(painter, tab.adjusted(1, 2, -1, -3), extent::radius);
    }
}

} // namespace ui
