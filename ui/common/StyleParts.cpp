// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/StyleParts.h"

#include "ui/common/Theme.h"

#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace ui::parts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qreal hairline = 1.0;
constexpr qreal strongLine = 2.0;
constexpr qreal smallRadius = 4.0;

QColor blended(const QColor &base, const QColor &over, qreal share)
{
    const auto mix = [share](int from, int to) {
        return static_cast<int>(from + (to - from) * share);
    };
    return {mix(base.red(), over.red()), mix(base.green(), over.green()),
            mix(base.blue(), over.blue())};
}

bool has(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

bool isFilled(const QString &kind)
{
    return kind == u"primary" || kind == u"production" || kind == u"danger";
}

QColor fillOf(const QString &kind)
{
    if (kind == u"primary")
        return color(Role::Accent);
    if (kind == u"production" || kind == u"danger")
        return color(Role::Production);
    return color(Role::Surface);
}

// The edge of fields and buttons. In high contrast it is strong, and broken where nothing can be
// done: colours alone would not tell.
QPen controlEdge(bool isEnabled)
{
    if (!isHighContrast())
        return QPen(color(isEnabled ? Role::StrongBorder : Role::Border), hairline);
    return isEnabled ? QPen(color(Role::StrongBorder), strongLine)
                     : QPen(color(Role::Border), hairline, Qt::DashLine);
}

void drawEdged(QPainter &painter, const QRectF &rect, const QColor &fill, const QPen &edge,
               qreal cornerRadius)
{
    const qreal half = std::max(edge.widthF(), hairline) / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(edge);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), cornerRadius, cornerRadius);
    painter.restore();
}

// Pressed is a step further than hovered.
QColor moved(const QColor &fill, const QStyleOption &option, qreal step)
{
    if (!has(option, QStyle::State_Enabled))
        return fill;
    if (has(option, QStyle::State_Sunken) || has(option, QStyle::State_On))
        return blended(fill, color(Role::Text), 2 * step);
    if (has(option, QStyle::State_MouseOver))
        return blended(fill, color(Role::Text), step);
    return fill;
}

} // namespace

void drawPanel(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &border,
               qreal cornerRadius)
{
    drawEdged(painter, rect, fill, border.isValid() ? QPen(border, hairline) : QPen(Qt::NoPen),
              cornerRadius);
}

void drawFocusRing(QPainter &painter, const QRectF &rect, qreal cornerRadius)
{
    drawEdged(painter, rect, {}, QPen(color(Role::Accent), isHighContrast() ? 3 : 2), cornerRadius);
}

void drawCurrentCell(QPainter &painter, const QRect &rect)
{
    painter.save();
    painter.setPen(color(Role::Accent));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
    painter.restore();
}

void drawChosenRow(QPainter &painter, const QRectF &rect, qreal cornerRadius)
{
    const QPen edge = isHighContrast() ? QPen(color(Role::Accent), strongLine) : QPen(Qt::NoPen);
    drawEdged(painter, rect, color(Role::Selection), edge, cornerRadius);
}

void drawGroove(QPainter &painter, const QRectF &rect, qreal cornerRadius)
{
    if (isHighContrast())
        drawPanel(painter, rect, color(Role::Surface), color(Role::Border), cornerRadius);
    else
        drawPanel(painter, rect, color(Role::Border), {}, cornerRadius);
}

void drawPushButton(const QStyleOption &option, QPainter &painter, const QString &kind)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const bool isTouched = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken)
        || has(option, QStyle::State_On);
    if (isFilled(kind) && isEnabled) {
        drawPanel(painter, option.rect, moved(fillOf(kind), option, 0.10), {}, extent::radius);
    } else if (kind == u"quiet") {
        if (isTouched && isEnabled)
            drawPanel(painter, option.rect, moved(color(Role::Window), option, 0.06),
                      isHighContrast() ? color(Role::StrongBorder) : QColor(), extent::radius);
    } else {
        const QColor fill = isEnabled ? color(Role::Surface) : color(Role::Window);
        drawEdged(painter, option.rect, moved(fill, option, 0.05), controlEdge(isEnabled),
                  extent::radius);
    }
    if (!has(option, QStyle::State_HasFocus) || !has(option, QStyle::State_KeyboardFocusChange))
        return;
    // Inside a filled button the ring needs a gap to be seen.
    if (isFilled(kind) && isEnabled) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(color(Role::OnAccent), isHighContrast() ? strongLine : 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(option.rect).adjusted(3, 3, -3, -3), smallRadius,
                                smallRadius);
        painter.restore();
        return;
    }
    drawFocusRing(painter, option.rect, extent::radius);
}

QColor pushButtonText(const QStyleOption &option, const QString &kind)
{
    if (!has(option, QStyle::State_Enabled))
        return color(Role::Disabled);
    if (kind == u"primary")
        return color(Role::OnAccent);
    if (kind == u"production" || kind == u"danger")
        return color(Role::OnProduction);
    return color(Role::Text);
}

void drawField(const QStyleOption &option, QPainter &painter)
{
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const QColor fill = color(isEnabled ? Role::Surface : Role::Window);
    drawEdged(painter, option.rect, fill, controlEdge(isEnabled), extent::radius);
    if (has(option, QStyle::State_HasFocus))
        drawFocusRing(painter, option.rect, extent::radius);
}

void drawCheckMark(const QStyleOption &option, QPainter &painter)
{
    const bool isOn = has(option, QStyle::State_On);
    const bool isPartly = has(option, QStyle::State_NoChange);
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const QColor fill = isOn || isPartly ? color(isEnabled ? Role::Accent : Role::Disabled)
                                         : moved(color(Role::Surface), option, 0.05);
    const QPen edge = isOn || isPartly ? QPen(fill, hairline) : controlEdge(isEnabled);
    drawEdged(painter, option.rect, fill, edge, smallRadius);
    if (!isOn && !isPartly)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(Role::OnAccent), 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const QRectF box = QRectF(option.rect);
    const auto at = [&box](qreal x, qreal y) {
        return QPointF(box.left() + box.width() * x, box.top() + box.height() * y);
    };
    if (isOn)
        painter.drawPolyline(QPolygonF{at(0.25, 0.52), at(0.43, 0.70), at(0.76, 0.32)});
    else
        painter.drawLine(at(0.28, 0.5), at(0.72, 0.5));
    painter.restore();
}

void drawRadioMark(const QStyleOption &option, QPainter &painter)
{
    const bool isOn = has(option, QStyle::State_On);
    const bool isEnabled = has(option, QStyle::State_Enabled);
    const QRectF box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor on = color(isEnabled ? Role::Accent : Role::Disabled);
    painter.setPen(isOn ? QPen(on, hairline) : controlEdge(isEnabled));
    painter.setBrush(isOn ? on : moved(color(Role::Surface), option, 0.05));
    painter.drawEllipse(box);
    if (isOn) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Role::OnAccent));
        const qreal inset = box.width() * 0.32;
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset));
    }
    painter.restore();
}

void drawTab(const QStyleOptionTab &option, QPainter &painter)
{
    const bool isSelected = has(option, QStyle::State_Selected);
    const QRectF rect = option.rect;
    painter.save();
    if (isSelected)
        painter.fillRect(rect, color(Role::Surface));
    else if (has(option, QStyle::State_MouseOver))
        painter.fillRect(rect, blended(color(Role::Window), color(Role::Text), 0.05));
    if (isSelected)
        painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), isHighContrast() ? 4 : 2),
                         color(Role::Accent));
    painter.setPen(color(Role::Border));
    painter.drawLine(rect.topRight() + QPointF(-0.5, isSelected ? 0 : 8),
                     rect.bottomRight() + QPointF(-0.5, isSelected ? 0 : -8));
    painter.restore();
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
        drawFocusRing(painter, rect.adjusted(2, 3, -2, -2), smallRadius);
}

void drawChevron(QPainter &painter, const QRectF &rect, const QColor &color, Way way)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle = rect.center();
    const qreal rise = way == Way::Down ? 1.75 : -1.75;
    painter.drawPolyline(QPolygonF{middle + QPointF(-3.5, -rise), middle + QPointF(0, rise),
                                   middle + QPointF(3.5, -rise)});
    painter.restore();
}

void drawCross(QPainter &painter, const QRectF &rect, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap));
    const QPointF middle = rect.center();
    painter.drawLine(middle + QPointF(-3.5, -3.5), middle + QPointF(3.5, 3.5));
    painter.drawLine(middle + QPointF(-3.5, 3.5), middle + QPointF(3.5, -3.5));
    painter.restore();
}

} // namespace ui::parts
