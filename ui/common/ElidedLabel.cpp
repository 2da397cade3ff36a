// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ElidedLabel.h"

#include "ui/common/Format.h"

#include <QPainter>

namespace ui {

ElidedLabel::ElidedLabel(Qt::TextElideMode mode, QWidget *parent)
    : QWidget(parent)
    , m_mode(mode)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    m_whole.clear();
    setAccessibleName(text);
    showToolTip();
    updateGeometry();
    update();
}

void ElidedLabel::setWhole(const QString &whole)
{
    m_whole = whole;
    setAccessibleName(whole.isEmpty() ? m_text : whole);
    showToolTip();
}

void ElidedLabel::showToolTip()
{
    const QString whole = printable(m_whole.isEmpty() ? m_text : m_whole);
    setToolTip(shown() == whole ? QString() : plainToolTip(whole));
}

void ElidedLabel::setRole(std::optional<Role> role)
{
    m_role = role;
    update();
}

QString ElidedLabel::shown() const
{
    return fontMetrics().elidedText(printable(m_text), m_mode, width());
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(printable(m_text)) + 1, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    constexpr int leastCharacters = 4;
    return {std::min(sizeHint().width(), fontMetrics().averageCharWidth() * leastCharacters),
            fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Role role = m_role.value_or(Role::Text);
    painter.setPen(color(isEnabled() ? role : Role::Disabled));
    painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeft, shown());
}

void ElidedLabel::resizeEvent(QResizeEvent *)
{
    showToolTip();
}

} // namespace ui
