// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/results/SummaryText.h"

#include "ui/common/Format.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace ui {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString separator = u" · "_s;
constexpr int leastShown = 4;

} // namespace

SummaryText::SummaryText(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setMouseTracking(true);
}

void SummaryText::setParts(const QList<Part> &parts)
{
    if (m_parts == parts)
        return;
    m_parts = parts;
    m_hovered = underMouse() ? partAt(mapFromGlobal(QCursor::pos())) : -1;
    setAccessibleName(text());
    updateGeometry();
    update();
}

QString SummaryText::text() const
{
    QStringList texts;
    for (const Part &part : m_parts)
        texts << part.text;
    return texts.join(separator);
}

QList<QRect> SummaryText::places() const
{
    QList<QRect> places;
    int x = 0;
    const int gap = fontMetrics().horizontalAdvance(separator);
    for (const Part &part : m_parts) {
        const int wanted = fontMetrics().horizontalAdvance(part.text);
        places << QRect(x, 0, std::clamp(width() - x, 0, wanted), height());
        x += wanted + gap;
    }
    return places;
}

QRect SummaryText::placeOf(core::ResultChip chip) const
{
    const QList<QRect> all = places();
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        if (m_parts.at(i).chip == chip)
            return all.at(i);
    }
    return {};
}

qsizetype SummaryText::partAt(const QPoint &point) const
{
    const QList<QRect> all = places();
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (m_parts.at(i).chip && all.at(i).contains(point))
            return i;
    }
    return -1;
}

QSize SummaryText::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 1, fontMetrics().height()};
}

QSize SummaryText::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), fontMetrics().averageCharWidth() * leastShown),
            fontMetrics().height()};
}

void SummaryText::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QList<QRect> all = places();
    const int gap = fontMetrics().horizontalAdvance(separator);
    for (qsizetype i = 0; i < m_parts.size(); ++i) {
        const Part &part = m_parts.at(i);
        const QRect &place = all.at(i);
        QFont font = this->font();
        font.setUnderline(i == m_hovered);
        painter.setFont(font);
        painter.setPen(color(part.role));
        const QString rest = i + 1 < m_parts.size() ? part.text + separator : part.text;
        // What does not fit whole ends the line.
        const bool fits = place.x() + fontMetrics().horizontalAdvance(part.text)
                + (i + 1 < m_parts.size() ? gap : 0)
            <= width();
        const QRect line(place.x(), 0, width() - place.x(), height());
        if (!fits) {
            painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
                             fontMetrics().elidedText(rest + u'…', Qt::ElideRight, line.width()));
            return;
        }
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, part.text);
        if (i + 1 == m_parts.size())
            return;
        font.setUnderline(false);
        painter.setFont(font);
        painter.setPen(color(Role::Text));
        painter.drawText(line.adjusted(place.width(), 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         separator);
    }
}

bool SummaryText::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event); // NOLINT: what the type says
    const qsizetype part = partAt(help->pos());
    QString tip;
    if (part >= 0)
        tip = tr("Show them (Alt+%1)").arg(static_cast<int>(*m_parts.at(part).chip) + 1);
    if (sizeHint().width() > width())
        tip = text() + (tip.isEmpty() ? QString() : u"\n"_s + tip);
    QToolTip::showText(help->globalPos(), tip.isEmpty() ? QString() : plainToolTip(tip), this);
    return true;
}

void SummaryText::setHovered(qsizetype part)
{
    if (std::exchange(m_hovered, part) == part)
        return;
    if (part >= 0)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
    update();
}

void SummaryText::mouseMoveEvent(QMouseEvent *event)
{
    setHovered(partAt(event->position().toPoint()));
}

void SummaryText::leaveEvent(QEvent *event)
{
    setHovered(-1);
    QWidget::leaveEvent(event);
}

void SummaryText::mouseReleaseEvent(QMouseEvent *event)
{
    const qsizetype part = partAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && part >= 0)
        emit chosen(*m_parts.at(part).chip);
}

} // namespace ui
