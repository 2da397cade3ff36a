// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/Style.h"

#include "ui/common/ButtonLabel.h"
#include "ui/common/StyleOptions.h"
#include "ui/common/StyleParts.h"
#include "ui/common/Theme.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QTabBar>
#include <QToolButton>

namespace ui {

using namespace Qt::Literals::StringLiterals;

using options::as;

namespace {

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

void drawButtonLabel(const QStyleOptionButton &button, QPainter &painter, const QColor &ink)
{
    const parts::Label label{.rect = button.rect,
                             .icon = button.icon,
                             .iconWidth = button.icon.isNull() ? 0 : button.iconSize.width(),
                             .text = button.text,
                             .textWidth =
                                 button.fontMetrics.size(Qt::TextShowMnemonic, button.text).width(),
                             .isEnabled = button.state.testFlag(QStyle::State_Enabled)};
    const bool hasMenu = button.features.testFlag(QStyleOptionButton::HasMenu);
    const int end = parts::drawLabel(painter, label, ink, hasMenu ? 16 : 0);
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
    case PE_FrameFocusRect:
        // Boxes and dots have no frame of their own to ring; what else has the focus shows it.
        if (option->state.testFlag(State_KeyboardFocusChange)
            && (qobject_cast<const QCheckBox *>(widget)
                || qobject_cast<const QRadioButton *>(widget)))
            parts::drawFocusRing(*painter, option->rect, extent::radius);
        return;
    case PE_FrameLineEdit:
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
    case CE_ItemViewItem:
        QProxyStyle::drawControl(element, option, painter, widget);
        if (option->state.testFlag(State_HasFocus))
            parts::drawCurrentCell(*painter, option->rect);
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
