// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Chip.h"

#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/StyleParts.h"

#include <QPainter>

namespace ui {

namespace {

constexpr int chipHeight = 28;
constexpr int padding = 10;
constexpr int gap = 6;

} // namespace

Chip::Chip(const QString &word, const char *icon, Role role, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
    , m_role(role)
{
    setText(word);
    setAccessibleName(word);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setCount(qint64 count)
{
    if (m_count == count)
        return;
    const QSize before = sizeHint();
    m_count = count;
    setAccessibleName(count < 0 ? text() : tr("%1, %2").arg(text()).arg(count));
    if (sizeHint() != before)
        updateGeometry();
    update();
}

QString Chip::label() const
{
    return m_count < 0 ? text() : QString(text() + u' ' + grouped(m_count));
}

QSize Chip::sizeHint() const
{
    const int iconWidth = m_icon ? extent::icon + gap : 0;
    return {2 * padding + iconWidth + fontMetrics().horizontalAdvance(label()), chipHeight};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const qreal cornerRadius = chipHeight / 2.0;
    const QColor border = isChecked() ? color(Role::Accent) : color(Role::Border);
    QColor fill = isChecked() ? color(Role::Selection) : color(Role::Surface);
    if (!isChecked() && underMouse() && isEnabled())
        fill = color(Role::Window);
    parts::drawPanel(painter, rect(), fill, border, cornerRadius);

    int x = padding;
    if (m_icon) {
        const QColor iconColor = color(isEnabled() ? m_role : Role::Disabled);
        painter.drawPixmap(x, (chipHeight - extent::icon) / 2,
                           iconPixmap(m_icon, iconColor, extent::icon, devicePixelRatioF()));
        x += extent::icon + gap;
    }
    painter.setPen(color(!isEnabled()      ? Role::Disabled
                             : isChecked() ? Role::SelectionText
                                           : Role::Text));
    painter.drawText(QRect(x, 0, width() - x, chipHeight), Qt::AlignVCenter | Qt::AlignLeft,
                     label());
    if (hasFocus())
        parts::drawFocusRing(painter, rect(), cornerRadius);
}

} // namespace ui
