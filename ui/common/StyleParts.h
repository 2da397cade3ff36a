// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>
#include <QString>

class QPainter;
class QStyleOption;
class QStyleOptionTab;

namespace ui::parts {

// The pieces that Style puts together; each draws one thing as LOOK wants it.

// A rounded rectangle with a hairline border; an invalid colour leaves its part out.
void drawPanel(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &border,
               qreal cornerRadius);
void drawFocusRing(QPainter &painter, const QRectF &rect, qreal cornerRadius);
// Where the keyboard is in a table or list.
void drawCurrentCell(QPainter &painter, const QRect &rect);
// A chosen row of a list; the edge of high contrast tells it where the fill is too pale.
void drawChosenRow(QPainter &painter, const QRectF &rect, qreal cornerRadius);
// What a bar lies in that shows a share.
void drawGroove(QPainter &painter, const QRectF &rect, qreal cornerRadius);

// `kind` as Style says.
void drawPushButton(const QStyleOption &option, QPainter &painter, const QString &kind);
// The colour of a push button's text and icon.
QColor pushButtonText(const QStyleOption &option, const QString &kind);
void drawField(const QStyleOption &option, QPainter &painter);
void drawCheckMark(const QStyleOption &option, QPainter &painter);
void drawRadioMark(const QStyleOption &option, QPainter &painter);
void drawTab(const QStyleOptionTab &option, QPainter &painter);
enum class Way { Up, Down };
void drawChevron(QPainter &painter, const QRectF &rect, const QColor &color, Way way = Way::Down);
void drawCross(QPainter &painter, const QRectF &rect, const QColor &color);

} // namespace ui::parts
