// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/FaultSlider.h"

#include "ui/common/StyleParts.h"
#include "ui/common/Theme.h"

#include <QPainter>
#include <QStyleOptionSlider>

namespace ui {

namespace {

constexpr int grooveHeight = 4;
constexpr int handleSize = 16;
constexpr int usualWidth = 160;

} // namespace

FaultSlider::FaultSlider(QWidget *parent)
    : QSlider(Qt::Horizontal, parent)
{
    setAttribute(Qt::WA_Hover);
}

QSize FaultSlider::sizeHint() const
{
    return {usualWidth, handleSize + 2 * space::xs};
}

void FaultSlider::paintEvent(QPaintEvent *)
{
    QStyleOptionSlider option;
    initStyleOption(&option);
    const QRectF place =
        style()->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, this);
    const QPointF middle(place.center().x(), height() / 2.0);
    const QRectF groove(0, middle.y() - grooveHeight / 2.0, width(), grooveHeight);
    QRectF on = groove;
    on.setRight(middle.x());

    QPainter painter(this);
    parts::drawGroove(painter, groove, grooveHeight / 2.0);
    if (value() > minimum())
        parts::drawPanel(painter, on, color(Role::Throttled), {}, grooveHeight / 2.0);
    QRectF handle(0, 0, handleSize, handleSize);
    handle.moveCenter(middle);
    const bool isLoud = underMouse() || isSliderDown();
    parts::drawPanel(painter, handle, color(Role::Surface),
                     color(isLoud ? Role::Accent : Role::StrongBorder), handleSize / 2.0);
    if (hasFocus())
        parts::drawFocusRing(painter, handle, handleSize / 2.0);
}

} // namespace ui
