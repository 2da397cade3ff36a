// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/SearchBox.h"

#include "ui/common/Icons.h"
#include "ui/common/StyleParts.h"
#include "ui/common/Theme.h"
#include "ui/shell/KeyCaps.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int wideWidth = 280;

} // namespace

SearchBox::SearchBox(QWidget *parent)
    : QAbstractButton(parent)
{
    setText(tr("Search or run…"));
    setAccessibleName(tr("Search or run a command"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void SearchBox::setKeys(const QString &keys)
{
    m_keys = keys;
    setToolTip(keys.isEmpty() ? text() : tr("%1 (%2)").arg(text(), keys));
    update();
}

void SearchBox::setCompact(bool isCompact)
{
    if (m_isCompact == isCompact)
        return;
    m_isCompact = isCompact;
    updateGeometry();
}

QSize SearchBox::sizeHint() const
{
    return {m_isCompact ? extent::control : wideWidth, extent::control};
}

void SearchBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QColor fill = color(underMouse() ? Role::Raised : Role::Surface);
    parts::drawPanel(painter, rect(), fill, color(underMouse() ? Role::StrongBorder : Role::Border),
                     extent::radius);
    const int iconLeft = m_isCompact ? (width() - extent::icon) / 2 : space::s;
    painter.drawPixmap(iconLeft, (height() - extent::icon) / 2,
                       iconPixmap("search", color(Role::Muted), extent::icon, devicePixelRatioF()));
    if (!m_isCompact) {
        const QRect inner = rect().adjusted(space::s + extent::icon + space::s, 0, -space::s, 0);
        const int keysWidth = drawKeyCaps(painter, inner, m_keys);
        painter.setPen(color(Role::Muted));
        painter.drawText(inner.adjusted(0, 0, -keysWidth, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         text());
    }
    if (hasFocus())
        parts::drawFocusRing(painter, rect(), extent::radius);
}

} // namespace ui
