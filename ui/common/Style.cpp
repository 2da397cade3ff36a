// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Style.h"

#include "ui/common/StyleParts.h"
#include "ui/common/Theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int scrollBarWidth = 12;
constexpr int shortestSlider = 32;
constexpr int fieldArrowWidth = 28; // of combo boxes
constexpr int spinArrowWidth = 22;
constexpr int sortArrowWidth = 14;
constexpr int labelGap = 6; // between an icon and its text

template <typename Option>
const Option *as(const QStyleOption *option)
{
    return qstyleoption_cast<const Option *>(option);
}

QString kindOf(const QWidget *widget)
{
    return widget ? widget->property("kind").toString() : QString();
}

// Scroll bars without arrows: the groove is all there is.
QRect scrollBarPart(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const QRect rect = bar.rect;
    const bool isFlat = bar.orientation == Qt::Horizontal;
    const int length = isFlat ? rect.width() : rect.height();
    const qint64 range = qint64(bar.maximum) - bar.minimum;
    int slider = length;
    if (range > 0)
        slider =
            std::clamp(static_cast<int>(qint64(bar.pageStep) * length / (range + bar.pageStep)),
                       std::min(shortestSlider, length), length);
    const int start = QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition,
                                                      length - slider, bar.upsideDown);
    const auto stretch = [&](int from, int to) {
        return isFlat ? QRect(rect.left() + from, rect.top(), to - from, rect.height())
                      : QRect(rect.left(), rect.top() + from, rect.width(), to - from);
    };
    switch (part) {
    case QStyle::SC_ScrollBarGroove:
        return rect;
    case QStyle::SC_ScrollBarSlider:
        return stretch(start, start + slider);
    case QStyle::SC_ScrollBarSubPage:
        return stretch(0, start);
    case QStyle::SC_ScrollBarAddPage:
        return stretch(start + slider, length);
    default:
        return {};
    }
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

// Whether text stands beside its icon: as on a push button then.
bool isLikePushButton(const QStyleOptionToolButton &button)
{
    return button.toolButtonStyle == Qt::ToolButtonTextBesideIcon && !button.text.isEmpty()
        && !button.icon.isNull();
}

} // namespace

Style::Style()
    : QProxyStyle(u"Fusion"_s)
{
    setObjectName(styleName);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DefaultFrameWidth:
        return 1;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ListViewIconSize:
    case PM_TabBarIconSize:
    case PM_ToolBarIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return extent::icon;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return space::s;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return space::m;
    case PM_ScrollBarExtent:
        return scrollBarWidth;
    case PM_ScrollBarSliderMin:
        return shortestSlider;
    case PM_SplitterWidth:
        return 5;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_TabBarTabShiftVertical:
    case PM_TabBarBaseOverlap:
        return 0;
    case PM_ButtonMargin:
        return space::l;
    case PM_MenuPanelWidth:
        return 1;
    case PM_FocusFrameHMargin: // beside the text of an item
        return 6;
    case PM_HeaderMargin: // as far from the edge as the items below
        return 8;
    case PM_MenuVMargin:
        return space::xs;
    case PM_ToolTipLabelFrameWidth:
        return space::xs;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_FormLayoutLabelAlignment:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    case SH_FormLayoutFieldGrowthPolicy:
        return 1; // ExpandingFieldsGrow is what forms of one column want
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_Menu_Scrollable: // columns would cover the whole screen
        return 1;
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_UnderlineShortcut:
        return 0;
    case SH_TabBar_ElideMode:
        return Qt::ElideRight;
    case SH_Table_GridLineColor:
        return static_cast<int>(color(Role::Border).rgba());
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        result.setHeight(std::max(extent::control, size.height() + 2 * space::xs));
        result.setWidth(std::max(result.width(), size.width() + 2 * space::m));
        break;
    case CT_ComboBox:
        result.setHeight(std::max(extent::control, size.height() + 2 * space::xs));
        result.setWidth(size.width() + space::s + fieldArrowWidth + space::xs);
        break;
    case CT_LineEdit:
    case CT_SpinBox:
        result.setHeight(std::max(extent::control, option->fontMetrics.height() + 2 * space::xs));
        break;
    case CT_ToolButton:
        if (const auto *button = as<QStyleOptionToolButton>(option);
            button && isLikePushButton(*button))
            result.rwidth() += space::s;
        result = result.expandedTo({28, 28});
        break;
    case CT_MenuItem:
        result.setHeight(std::max(result.height(), 28));
        break;
    case CT_HeaderSection:
        result.setHeight(std::max(28, option->fontMetrics.height() + 2 * space::xs));
        break;
    case CT_TabBarTab:
        result.setHeight(std::max(34, option->fontMetrics.height() + 3 * space::xs));
        result.rwidth() += space::m;
        break;
    default:
        break;
    }
    return result;
}

QRect Style::subElementRect(SubElement element, const QStyleOption *option,
                            const QWidget *widget) const
{
    QRect rect = QProxyStyle::subElementRect(element, option, widget);
    if (element == SE_LineEditContents)
        rect.adjust(space::xs, 0, -space::xs, 0);
    const auto *header = as<QStyleOptionHeader>(option);
    if (header && element == SE_HeaderLabel) {
        // The margin is one at the sides: above and below it would cut what is written.
        rect.setTop(option->rect.top());
        rect.setBottom(option->rect.bottom());
    }
    if (!header || header->sortIndicator == QStyleOptionHeader::None)
        return rect;
    // The arrow stands behind the label, on its line.
    const int margin = pixelMetric(PM_HeaderMargin, option, widget);
    const QRect arrow(option->rect.right() - margin / 2 - sortArrowWidth, option->rect.top(),
                      sortArrowWidth, option->rect.height());
    if (element == SE_HeaderLabel)
        rect.setRight(arrow.left() - 1);
    if (element == SE_HeaderArrow)
        return visualRect(option->direction, option->rect, arrow);
    return element == SE_HeaderLabel ? visualRect(option->direction, option->rect, rect) : rect;
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                            SubControl part, const QWidget *widget) const
{
    const QRect rect = option->rect;
    if (control == CC_ComboBox) {
        const auto *combo = as<QStyleOptionComboBox>(option);
        if (part == SC_ComboBoxArrow)
            return visualRect(option->direction, rect,
                              rect.adjusted(rect.width() - fieldArrowWidth, 0, 0, 0));
        if (part == SC_ComboBoxEditField) {
            const int left = combo && combo->editable ? 2 : space::s;
            return visualRect(option->direction, rect,
                              rect.adjusted(left, 1, -fieldArrowWidth, -1));
        }
    }
    if (control == CC_SpinBox && part != SC_SpinBoxFrame) {
        const QRect arrows = rect.adjusted(rect.width() - spinArrowWidth, 1, -1, -1);
        const int half = arrows.height() / 2;
        QRect place = rect.adjusted(2, 1, -spinArrowWidth, -1);
        if (part == SC_SpinBoxUp)
            place = QRect(arrows.topLeft(), QSize(arrows.width(), half));
        else if (part == SC_SpinBoxDown)
            place = arrows.adjusted(0, half, 0, 0);
        return visualRect(option->direction, rect, place);
    }
    if (const auto *bar = as<QStyleOptionSlider>(option); control == CC_ScrollBar && bar)
        return visualRect(option->direction, rect, scrollBarPart(*bar, part));
    return QProxyStyle::subControlRect(control, option, part, widget);
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
            parts::drawPanel(*painter, option->rect, tint(Role::Refused), {}, 4);
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
    fill.setAlpha(isHot ? 255 : 150);
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
