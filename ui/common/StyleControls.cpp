// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/ButtonLabel.h"
#include "ui/common/Style.h"
#include "ui/common/StyleOptions.h"
#include "ui/common/StyleParts.h"
#include "ui/common/Theme.h"

#include <QPainter>

// Controls of several parts: combo and spin boxes, tool buttons, scroll bars.
namespace ui {

using namespace Qt::Literals::StringLiterals;

using options::as;
using options::isLikePushButton;

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                               QPainter *painter, const QWidget *widget) const
{
    switch (control) {
    case CC_ComboBox:
        drawComboBox(option, painter);
        return;
    case CC_SpinBox:
        drawSpinBox(option, painter, widget);
        return;
    case CC_ToolButton:
        drawToolButton(option, painter, widget);
        return;
    case CC_ScrollBar:
        drawScrollBar(option, painter, widget);
        return;
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

void Style::drawComboBox(const QStyleOptionComplex *option, QPainter *painter) const
{
    parts::drawField(*option, *painter);
    const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, nullptr);
    const bool isEnabled = option->state.testFlag(State_Enabled);
    parts::drawChevron(*painter, arrow, color(isEnabled ? Role::Muted : Role::Disabled));
}

void Style::drawSpinBox(const QStyleOptionComplex *option, QPainter *painter,
                        const QWidget *widget) const
{
    parts::drawField(*option, *painter);
    const bool isEnabled = option->state.testFlag(State_Enabled);
    const QColor ink = color(isEnabled ? Role::Muted : Role::Disabled);
    const QRect up = subControlRect(CC_SpinBox, option, SC_SpinBoxUp, widget);
    const QRect down = subControlRect(CC_SpinBox, option, SC_SpinBoxDown, widget);
    parts::drawChevron(*painter, up.translated(0, 2), ink, parts::Way::Up);
    parts::drawChevron(*painter, down.translated(0, -2), ink);
}

void Style::drawToolButton(const QStyleOptionComplex *option, QPainter *painter,
                           const QWidget *widget) const
{
    const auto *button = as<QStyleOptionToolButton>(option);
    if (!button)
        return;
    parts::drawPushButton(*option, *painter, u"quiet"_s);
    QStyleOptionToolButton label = *button;
    const bool hasMenu = button->features.testFlag(QStyleOptionToolButton::HasMenu);
    if (hasMenu) {
        constexpr int arrowWidth = 18;
        label.rect.adjust(0, 0, -arrowWidth, 0);
        const QRect arrow(option->rect.right() - arrowWidth - 2, option->rect.top(), arrowWidth,
                          option->rect.height());
        parts::drawChevron(*painter, arrow, color(Role::Muted));
    }
    if (!isLikePushButton(*button))
        return QProxyStyle::drawControl(CE_ToolButtonLabel, &label, painter, widget);
    const bool isEnabled = button->state.testFlag(State_Enabled);
    parts::drawLabel(
        *painter,
        {.rect = label.rect,
         .icon = button->icon,
         .iconWidth = button->iconSize.width(),
         .text = button->text,
         .textWidth = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width(),
         .isEnabled = isEnabled},
        color(isEnabled ? Role::Text : Role::Disabled), 0);
}

void Style::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter,
                          const QWidget *widget) const
{
    const auto *bar = as<QStyleOptionSlider>(option);
    if (!bar || bar->maximum <= bar->minimum)
        return;
    const QRectF slider = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const bool isHot = option->state.testFlag(State_MouseOver)
        || option->activeSubControls.testFlag(SC_ScrollBarSlider);
    QColor fill = color(Role::StrongBorder);
    fill.setAlpha(isHot || isHighContrast() ? 255 : 150);
    const bool isFlat = bar->orientation == Qt::Horizontal;
    const QRectF thumb = isFlat ? slider.adjusted(2, 3, -2, -3) : slider.adjusted(3, 2, -3, -2);
    parts::drawPanel(*painter, thumb, fill, {}, 3);
}

} // namespace ui
