// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Style.h"
#include "ui/common/StyleOptions.h"
#include "ui/common/Theme.h"

#include <algorithm>

// How large controls are and where their parts lie; what they look like stands in Style.cpp.

namespace ui {

using options::as;
using options::isLikePushButton;

namespace {

constexpr int scrollBarWidth = 12;
constexpr int shortestSlider = 32;
constexpr int fieldArrowWidth = 28; // of combo boxes
constexpr int spinArrowWidth = 22;
constexpr int sortArrowWidth = 14;

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

} // namespace

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
        if (const auto *item = as<QStyleOptionMenuItem>(option);
            item && item->menuItemType == QStyleOptionMenuItem::Separator)
            result.setHeight(space::s + 1);
        else
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

} // namespace ui
