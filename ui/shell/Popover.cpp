// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Popover.h"

#include "ui/common/Theme.h"

#include <QVBoxLayout>

namespace ui {

Popover::Popover(QWidget &window, QWidget &page)
    : Overlay(window)
    , m_page(page)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(shadow, shadow, shadow, shadow);
    layout->addWidget(&page);
    setFocusProxy(nullptr);
}

void Popover::openBelow(QWidget &anchor)
{
    m_anchor = &anchor;
    layout()->activate();
    openWith(m_page.focusProxy() ? *m_page.focusProxy() : m_page);
}

QRect Popover::placeIn(const QSize &window) const
{
    const QSize size = layout()->sizeHint().boundedTo(window);
    if (!m_anchor)
        return {QPoint(), size};
    const QPoint below =
        m_anchor->mapTo(parentWidget(), QPoint(-shadow, m_anchor->height() + space::xs - shadow));
    const int left = qBound(0, below.x(), std::max(0, window.width() - size.width()));
    if (below.y() + size.height() <= window.height() + shadow)
        return {QPoint(left, below.y()), size};
    const int above =
        m_anchor->mapTo(parentWidget(), QPoint()).y() - space::xs + shadow - size.height();
    return {QPoint(left, std::max(0, above)), size};
}

} // namespace ui
