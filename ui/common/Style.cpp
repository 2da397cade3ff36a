// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Style.h"

#include "ui/common/StyleOptions.h"
#include "ui/common/StyleParts.h"
#include "ui/common/Theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>

namespace ui {

using namespace Qt::Literals::StringLiterals;

using options::as;
using options::isLikePushButton;

namespace {

constexpr int labelGap = 6; // between an icon and its text

QString kindOf(const QWidget *widget)
{
    return widget ? widget->property("kind").toString() : QString();
}

// A chosen row of cells of which each paints its part.
void drawRowEdges(QPainter &painter, const QRect &cell)
{
    const QColor edge = color(Role::Accent);
    painter.fillRect(QRect(cell.left(), cell.top(), cell.width(), 2), edge);
    painter.fillRect(QRect(cell.left(), cell.bottom() - 1, cell.width(), 2), edge);
}

// What stands on a button.
struct Label
{
    QRect rect;
    QIcon icon;
    int iconWidth = 0; // 0: none
    QString text;
    int textWidth = 0;
    bool isEnabled = true;
};

// Icon and text in the middle, with room between them. Returns where the text ends.
int drawLabel(QPainter &painter, const Label &label, const QColor &ink, int menuWidth)
{
    const int between = label.iconWidth > 0 && !label.text.isEmpty() ? labelGap : 0;
    const int width = label.iconWidth + between + label.textWidth + menuWidth;
    int x = label.rect.left() + (label.rect.width() - width) / 2;
    if (label.iconWidth > 0) {
        const QRect place(x, label.rect.center().y() - label.iconWidth / 2 + 1, label.iconWidth,
                          label.iconWidth);
        label.icon.paint(&painter, place, Qt::AlignCenter,
                         label.isEnabled ? QIcon::Normal : QIcon::Disabled);
        x += label.iconWidth + between;
    }
    painter.setPen(ink);
    painter.drawText(QRect(x, label.rect.top(), label.textWidth + 1, label.rect.height()),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextShowMnemonic, label.text);
    return x + label.textWidth;
}

void drawButtonLabel(const QStyleOptionButton &button, QPainter &painter, const QColor &ink)
{
    const Label label{.rect = button.rect,
                      .icon = button.icon,
                      .iconWidth = button.icon.isNull() ? 0 : button.iconSize.width(),
                      .text = button.text,
                      .textWidth =
                          button.fontMetrics.size(Qt::TextShowMnemonic, button.text).width(),
                      .isEnabled = button.state.testFlag(QStyle::State_Enabled)};
    const bool hasMenu = button.features.testFlag(QStyleOptionButton::HasMenu);
    const int end = drawLabel(painter, label, ink, hasMenu ? 16 : 0);
    if (hasMenu)
        parts::drawChevron(painter, QRect(end + 4, label.rect.top(), 14, label.rect.height()), ink);
}

} // namespace

Style::Style()
    : QProxyStyle(u"Fusion"_s)
{
    setObjectName(styleName);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    switch (element) {
    case PE_PanelLineEdit:
        // A line edit inside a combo or spin box has no frame of its own.
        if (const auto *frame = as<QStyleOptionFrame>(option); frame && frame->lineWidth > 0)
            parts::drawField(*option, *painter);
        return;
    case PE_FrameLineEdit:
    case PE_FrameFocusRect:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
        return;
    case PE_Frame:
        if (qobject_cast<const QAbstractItemView *>(widget)) {
            painter->setPen(color(Role::Border));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
            return;
        }
        parts::drawPanel(*painter, option->rect, {}, color(Role::Border), extent::radius);
        return;
    case PE_FrameMenu:
        painter->setPen(color(Role::Border));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            color(Role::Border));
        return;
    case PE_IndicatorTabClose: {
        const bool isHot =
            option->state.testFlag(State_MouseOver) || option->state.testFlag(State_Sunken);
        if (isHot)
            parts::drawPanel(*painter, option->rect, tint(Role::Refused),
                             isHighContrast() ? color(Role::Refused) : QColor(), 4);
        parts::drawCross(*painter, option->rect, color(isHot ? Role::Text : Role::Muted));
        return;
    }
    case PE_PanelScrollAreaCorner:
        return; // what is below goes on there
    case PE_IndicatorHeaderArrow:
        if (const auto *header = as<QStyleOptionHeader>(option)) {
            const bool isUp = header->sortIndicator == QStyleOptionHeader::SortUp;
            parts::drawChevron(*painter, option->rect, color(Role::Muted),
                               isUp ? parts::Way::Up : parts::Way::Down);
        }
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        parts::drawCheckMark(*option, *painter);
        return;
    case PE_IndicatorRadioButton:
        parts::drawRadioMark(*option, *painter);
        return;
    case PE_PanelItemViewItem:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        if (isHighContrast() && option->state.testFlag(State_Selected))
            drawRowEdges(*painter, option->rect);
        return;
    case PE_PanelTipLabel:
        painter->fillRect(option->rect, color(Role::Raised));
        painter->setPen(color(Role::StrongBorder));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonBevel:
        parts::drawPushButton(*option, *painter, kindOf(widget));
        return;
    case CE_PushButtonLabel:
        if (const auto *button = as<QStyleOptionButton>(option))
            drawButtonLabel(*button, *painter, parts::pushButtonText(*option, kindOf(widget)));
        return;
    case CE_TabBarTabShape:
        if (const auto *tab = as<QStyleOptionTab>(option))
            parts::drawTab(*tab, *painter);
        return;
    case CE_Header:
        if (const auto *header = as<QStyleOptionHeader>(option))
            drawHeader(*header, painter, widget);
        return;
    case CE_MenuItem:
    case CE_MenuBarItem:
        if (const auto *item = as<QStyleOptionMenuItem>(option);
            item && item->menuItemType == QStyleOptionMenuItem::Separator) {
            painter->fillRect(QRect(option->rect.left() + space::s, option->rect.center().y(),
                                    option->rect.width() - 2 * space::s, 1),
                              color(Role::Border));
            return;
        }
        QProxyStyle::drawControl(element, option, painter, widget);
        if (isHighContrast() && option->state.testFlag(State_Selected))
            parts::drawFocusRing(*painter, option->rect, 0);
        return;
    case CE_HeaderSection:
        painter->fillRect(option->rect, color(Role::Raised));
        painter->setPen(color(Role::Border));
        painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
        painter->drawLine(option->rect.topRight() + QPoint(0, 6),
                          option->rect.bottomRight() - QPoint(0, 6));
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, color(Role::Raised));
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            color(Role::Border));
        return;
    case CE_Splitter: {
        const QRect rect = option->rect;
        const bool isUpright = rect.height() > rect.width();
        const bool isHot = option->state.testFlag(State_MouseOver);
        const QRect line = isUpright ? QRect(rect.center().x(), rect.top(), 1, rect.height())
                                     : QRect(rect.left(), rect.center().y(), rect.width(), 1);
        painter->fillRect(line, color(isHot ? Role::Accent : Role::Border));
        return;
    }
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

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

// QCommonStyle would ask itself where the parts go, not this style.
void Style::drawHeader(const QStyleOptionHeader &header, QPainter *painter,
                       const QWidget *widget) const
{
    QStyleOptionHeaderV2 part;
    if (const auto *whole = as<QStyleOptionHeaderV2>(&header))
        part = *whole;
    else
        static_cast<QStyleOptionHeader &>(part) = header;
    painter->save();
    painter->setClipRect(header.rect, Qt::IntersectClip);
    drawControl(CE_HeaderSection, &header, painter, widget);
    part.rect = subElementRect(SE_HeaderLabel, &header, widget);
    drawControl(CE_HeaderLabel, &part, painter, widget);
    if (header.sortIndicator != QStyleOptionHeader::None) {
        part.rect = subElementRect(SE_HeaderArrow, &header, widget);
        drawPrimitive(PE_IndicatorHeaderArrow, &part, painter, widget);
    }
    painter->restore();
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
    drawLabel(*painter,
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

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QPushButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QToolButton *>(widget) || qobject_cast<QTabBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    // In a form a label shares the baseline of its field.
    if (auto *label = qobject_cast<QLabel *>(widget); label && label->buddy())
        label->setMinimumHeight(extent::control);
}

} // namespace ui
