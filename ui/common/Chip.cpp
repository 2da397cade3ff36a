// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Chip.h"

#include "ui/common/Format.h"
#include "ui/common/Icons.h"
#include "ui/common/StyleParts.h"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int chipHeight = 28;
constexpr int padding = 10;
constexpr int gap = 6;
constexpr int shortPadding = 7; // without the word
constexpr int shortGap = 4;

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
    setAccessibleName(count < 0 ? text() : tr("%1, %2").arg(text(), grouped(count)));
    if (sizeHint() != before)
        updateGeometry();
    update();
}

void Chip::setWordShown(bool isShown)
{
    if (std::exchange(m_isWordShown, isShown) == isShown)
        return;
    updateGeometry();
    update();
}

QString Chip::label(qint64 count) const
{
    if (!isWordShown())
        return count < 0 ? QString() : grouped(count);
    return count < 0 ? text() : QString(text() + u' ' + grouped(count));
}

int Chip::widthFor(qint64 count) const
{
    const int beside = isWordShown() ? gap : shortGap;
    const int iconWidth = m_icon ? extent::icon + beside : 0;
    return 2 * (isWordShown() ? padding : shortPadding) + iconWidth
        + fontMetrics().horizontalAdvance(label(count));
}

QSize Chip::sizeHint() const
{
    return {widthFor(m_count), chipHeight};
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

    // Wider than it needs while numbers may grow.
    int x =
        (isWordShown() ? padding : shortPadding) + std::max(0, width() - sizeHint().width()) / 2;
    if (m_icon) {
        const QColor iconColor = color(isEnabled() ? m_role : Role::Disabled);
        painter.drawPixmap(x, (chipHeight - extent::icon) / 2,
                           iconPixmap(m_icon, iconColor, extent::icon, devicePixelRatioF()));
        x += extent::icon + (isWordShown() ? gap : shortGap);
    }
    painter.setPen(color(!isEnabled()      ? Role::Disabled
                             : isChecked() ? Role::SelectionText
                                           : Role::Text));
    painter.drawText(QRect(x, 0, width() - x, chipHeight), Qt::AlignVCenter | Qt::AlignLeft,
                     label(m_count));
    if (isChecked() && isHighContrast())
        parts::drawPanel(painter, rect().adjusted(1, 1, -1, -1), {}, border, cornerRadius);
    if (hasFocus())
        parts::drawFocusRing(painter, rect(), cornerRadius);
}

} // namespace ui
